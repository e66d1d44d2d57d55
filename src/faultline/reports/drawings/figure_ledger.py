"""The figures of the dead by incident, each from its least to its greatest."""

from __future__ import annotations

from faultline.reports.drawings.svg import ACCENT, SOFT, WIDTH, dot, figure, line, shortened, text
from faultline.reports.elements import Figure
from faultline.reports.material import Material

MOST = 30
LEFT, ROW, TOP = 260, 20, 26


def figure_ledger(material: Material) -> Figure | None:
    """A row an incident, the deadliest first; None where no incident is told with its dead."""
    rows = []
    for finding in material.analyses.found("casualties", "incident"):
        figures = finding.facts.get("figures")
        deaths = figures.get("deaths") if isinstance(figures, dict) else None
        if deaths:
            name = finding.title.partition(": deaths")[0]
            rows.append((deaths["low"], deaths["best"], deaths["high"], bool(deaths["at_least"]), name))
    if not rows:
        return None
    shown = sorted(rows, key=lambda row: (-row[1], -row[2], row[4]))[:MOST]
    greatest = max(row[2] for row in shown) or 1
    scale = (WIDTH - LEFT - 90) / greatest
    pieces = [line(LEFT, TOP - 8, LEFT, TOP + ROW * len(shown)), text(LEFT, 12, "0", 10, "middle", SOFT)]
    pieces.append(text(LEFT + greatest * scale, 12, f"{greatest:,} dead", 10, "middle", SOFT))
    for place, (low, best, high, is_least, name) in enumerate(shown):
        y = TOP + (place + 0.5) * ROW
        pieces.append(text(LEFT - 8, y + 4, shortened(name, 44), 11, "end"))
        pieces.append(line(LEFT + low * scale, y, LEFT + high * scale, y, ACCENT, 3))
        pieces.append(dot(LEFT + best * scale, y, 4))
        bounds = f"{best:,}" if low == high else f"{best:,} ({low:,}–{high:,})"
        pieces.append(text(LEFT + high * scale + 9, y + 4, f"{bounds}{' or more' if is_least else ''}", 11))
    caption = (
        f"The dead by incident: what the sources tell at least, best and at most{_of(len(rows), len(shown))}. The bars "
        "hold what is told, not the truth; incidents that nobody counted are not here, and some may be told twice."
    )
    return figure(caption, TOP + ROW * len(shown) + 8, pieces)


def _of(every: int, shown: int) -> str:
    return f", the deadliest {shown} of {every}" if shown < every else ""
