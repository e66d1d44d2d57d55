"""Statements over time: months or years with what lies surely in each, and what is only spread over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from faultline.workspace.extents import Span

MOST_MONTHS = 180
"""Longer than this, bins are years."""
FAR = 0.025
"""The share of all weight that may lie outside of what is shown on either side."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One kind in one month (`2013-01`) or year (`2013`).

    Attributes:
        sure: Statements whose time lies within.
        spread: The weight of statements with a wider time: each counts 1, shared evenly by the bins that it covers;
            one that is open on a side counts where the side lies that is told.
    """

    bin: str
    kind: str
    sure: int
    spread: float


@dataclass(frozen=True, slots=True)
class Binned:
    """Bins in their order, of `unit` month or year, from `first` to `last`; what lies outside, by its middle."""

    unit: str
    first: str
    last: str
    bins: tuple[Bin, ...]
    earlier: int = 0
    later: int = 0


def binned(spans: Sequence[Span], *, whole: bool = False) -> Binned | None:
    """The bins of some spans; None without any.

    Args:
        whole: Show from the earliest to the latest, instead of where nearly all of them lie.
    """
    told = [(span, *_months(span)) for span in spans]
    if not told:
        return None
    first, last = (min(a for _, a, _ in told), max(b for _, _, b in told)) if whole else _where_most_lie(told)
    inside = [(span, a, b) for span, a, b in told if first <= (a + b) // 2 <= last]
    width = 1 if last - first < MOST_MONTHS else 12
    return Binned(
        "month" if width == 1 else "year",
        _name(first // width, width),
        _name(last // width, width),
        tuple(_fill(inside, first, last, width)),
        sum(span.statements for span, a, b in told if (a + b) // 2 < first),
        sum(span.statements for span, a, b in told if (a + b) // 2 > last),
    )


def _months(span: Span) -> tuple[int, int]:
    """The first and the last month, counted from the year 0; a side that is open is where the other is."""
    start, end = span.start or span.end or "", span.end or span.start or ""
    first = _month(start, 1)
    return first, max(first, _month(end, 12))


def _month(iso: str, otherwise: int) -> int:
    return int(iso[:4]) * 12 + (int(iso[5:7]) if len(iso) >= 7 else otherwise) - 1


def _where_most_lie(told: Sequence[tuple[Span, int, int]]) -> tuple[int, int]:
    """The months between which all but the outermost fortieth on each side lie, by the middle of each."""
    middles = sorted(((a + b) // 2, span.statements) for span, a, b in told)
    sums = list(accumulate(n for _, n in middles))
    cut = sums[-1] * FAR
    first = next(m for (m, _), total in zip(middles, sums, strict=True) if total > cut)
    last = next(m for (m, _), total in zip(middles, sums, strict=True) if total >= sums[-1] - cut)
    return first, last


def _fill(inside: Iterable[tuple[Span, int, int]], first: int, last: int, width: int) -> Iterable[Bin]:
    sure: dict[tuple[int, str], int] = defaultdict(int)
    spread: dict[tuple[int, str], float] = defaultdict(float)
    for span, a, b in inside:
        low, high = a // width, b // width
        if low == high and span.start and span.end:
            sure[low, span.kind] += span.statements
            continue
        for position in range(max(low, first // width), min(high, last // width) + 1):
            spread[position, span.kind] += span.statements / (high - low + 1)
    for position, kind in sorted(sure.keys() | spread.keys()):
        yield Bin(_name(position, width), kind, sure[position, kind], round(spread[position, kind], 2))


def _name(position: int, width: int) -> str:
    return f"{position:04d}" if width == 12 else f"{position // 12:04d}-{position % 12 + 1:02d}"
