"""How many events are told of each year or month."""

from __future__ import annotations

from collections import Counter

from faultline.model.statement import Kind
from faultline.reports.drawings.svg import SOFT, WIDTH, bar, figure, line, text
from faultline.reports.elements import Figure
from faultline.reports.material import Material, in_time

MONTHS_UP_TO = 36
MOST_PERIODS = 60
LEFT, TOP, HEIGHT = 40, 20, 160


def timeline(material: Material) -> Figure | None:
    """A bar a period; None where fewer than two events are dated by their text."""
    events = material.told_of_kind(Kind.EVENT)
    days = [(s.time.start or s.time.end or "") for s in in_time(events) if s.time]
    by_month = all(len(day) >= 7 for day in days) and len(_between([day[:7] for day in days])) <= MONTHS_UP_TO
    counts = Counter(day[: 7 if by_month else 4] for day in days)
    periods = _between(sorted(counts))[-MOST_PERIODS:]
    if len(days) < 2 or not periods:
        return None
    step, highest = (WIDTH - LEFT - 10) / len(periods), max(counts.values())
    pieces = [line(LEFT, TOP + HEIGHT, WIDTH - 10, TOP + HEIGHT)]
    every = -(-len(periods) * 46 // (WIDTH - LEFT))
    for place, period in enumerate(periods):
        x, tall = LEFT + place * step, HEIGHT * counts[period] / highest
        if counts[period]:
            pieces.append(bar(x + step * 0.12, TOP + HEIGHT - tall, step * 0.76, tall))
            pieces.append(text(x + step / 2, TOP + HEIGHT - tall - 4, str(counts[period]), 10, "middle", SOFT))
        if place % every == 0:
            pieces.append(text(x + step / 2, TOP + HEIGHT + 15, period, 10, "middle"))
    told = "month" if by_month else "year"
    caption = (
        f"Statements about events by the {told} in which they are told to have begun. {len(events) - len(days)} that "
        "the text does not date are left out; one event told twice counts twice, and a low bar may mean that few wrote."
    )
    return figure(caption, TOP + HEIGHT + 28, pieces)


def _between(periods: list[str]) -> list[str]:
    """All years, or months, from the first to the last."""
    if not periods:
        return []
    first, last = min(periods), max(periods)
    if len(first) == 4:
        return [f"{year:04d}" for year in range(int(first), int(last) + 1)]
    months = range(int(first[:4]) * 12 + int(first[5:7]) - 1, int(last[:4]) * 12 + int(last[5:7]))
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in months]
