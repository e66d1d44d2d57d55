"""The figures of the dead by incident, each from its least to its greatest."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.analysis import Finding
from faultline.reports.drawings.scale import span
from faultline.reports.drawings.svg import SOFT, WIDTH, figure, line, shortened, text
from faultline.reports.elements import Figure
from faultline.reports.material import Material

MOST = 30
LEFT, RIGHT, ROW, TOP = 260, 150, 20, 26


@dataclass(frozen=True, slots=True)
class _Row:
    low: int
    best: int
    high: int
    is_least: bool
    sources: int
    name: str

    @property
    def words(self) -> str:
        bounds = f"{self.best:,}" if self.low == self.high else f"{self.best:,} ({self.low:,}–{self.high:,})"
        return f"{bounds}{' or more' if self.is_least else ''}"


def figure_ledger(material: Material) -> Figure | None:
    """A row an incident, the deadliest first; None where no incident is told with its dead."""
    rows = [row for f in material.analyses.found("casualties", "incident") if (row := _row(f))]
    if not rows:
        return None
    shown = sorted(rows, key=lambda row: (-row.best, -row.high, row.name))[:MOST]
    greatest = max(row.high for row in shown) or 1
    scale = (WIDTH - LEFT - RIGHT) / greatest
    pieces = [line(LEFT, TOP - 8, LEFT, TOP + ROW * len(shown)), text(LEFT, 12, "0", 10, "middle", SOFT)]
    pieces.append(text(LEFT + greatest * scale, 12, f"{greatest:,} dead", 10, "middle", SOFT))
    pieces.append(text(WIDTH - 8, 12, "sources", 10, "end", SOFT))
    for place, row in enumerate(shown):
        y = TOP + (place + 0.5) * ROW
        pieces.append(text(LEFT - 8, y + 4, shortened(row.name, 44), 11, "end"))
        low, best, high = (LEFT + value * scale for value in (row.low, row.best, row.high))
        pieces += span(low, best, high, y, (False, row.is_least))
        pieces.append(text(high + (24 if row.is_least else 9), y + 4, row.words, 11))
        pieces.append(text(WIDTH - 8, y + 4, str(row.sources), 11, "end", SOFT))
    caption = (
        f"The dead by incident: what the sources tell at least, best and at most{_of(len(rows), len(shown))}; an arrow "
        "means “or more”. The bars hold what is told, not the truth: what one source tells has no span, however unsure "
        "it is. Incidents that nobody counted are not here, and some may be told twice."
    )
    return figure(caption, TOP + ROW * len(shown) + 8, pieces)


def _row(finding: Finding) -> _Row | None:
    figures, sources = finding.facts.get("figures"), finding.facts.get("sources")
    deaths = figures.get("deaths") if isinstance(figures, dict) else None
    if not deaths:
        return None
    return _Row(
        deaths["low"],
        deaths["best"],
        deaths["high"],
        bool(deaths["at_least"]),
        sources if isinstance(sources, int) else 1,
        finding.title.partition(": deaths")[0],
    )


def _of(every: int, shown: int) -> str:
    return f", the deadliest {shown} of {every}" if shown < every else ""
