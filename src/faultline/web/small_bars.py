"""Bars over time, small enough to stand in a page without a script."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from faultline.web.binning import Binned

HEIGHT = 60.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a bar, in units of a drawing that is as wide as `BarChart.width` and as high as `HEIGHT`.

    Attributes:
        is_sure: Whether what it stands for is dated within its time; pale where it is a share of wider times.
    """

    x: float
    y: float
    height: float
    kind: str
    is_sure: bool
    bin: str
    count: float


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars side by side, each one unit wide."""

    width: int
    first: str
    last: str
    bars: tuple[Bar, ...]


def bar_chart(time: Binned) -> BarChart:
    """The bars of what is binned, the kinds one upon the other in the order of the bins."""
    start = _position(time.first)
    heights: dict[str, float] = defaultdict(float)
    totals: dict[str, float] = defaultdict(float)
    for one in time.bins:
        totals[one.bin] += one.sure + one.spread
    most = max(totals.values())
    bars = []
    for one in time.bins:
        for count, is_sure in ((one.sure, True), (one.spread, False)):
            if not count:
                continue
            height = HEIGHT * count / most
            heights[one.bin] += height
            bars.append(
                Bar(
                    float(_position(one.bin) - start),
                    round(HEIGHT - heights[one.bin], 2),
                    round(height, 2),
                    one.kind,
                    is_sure,
                    one.bin,
                    round(count, 1),
                )
            )
    return BarChart(_position(time.last) - start + 1, time.first, time.last, tuple(bars))


def _position(name: str) -> int:
    """`2013` as its year, `2013-02` as its month."""
    year, _, month = name.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)
