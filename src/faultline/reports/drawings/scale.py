"""A figure from its least to its greatest on a scale, open where a source gives no end."""

from __future__ import annotations

from faultline.reports.drawings.svg import ACCENT, INK, dot, line, ring, shape

_OPEN = 16.0
"""How far an open end is drawn."""


def span(least: float, best: float, most: float, y: float, ends: tuple[bool, bool] = (False, False)) -> list[str]:
    """A bar between three places on a scale; `ends` tells whether it is open to the left and to the right."""
    pieces = [line(least, y, max(most, least + 0.1), y, ACCENT, 3)]
    for place, way, is_open in ((least, -1, ends[0]), (most, 1, ends[1])):
        if is_open:
            tip = place + way * _OPEN
            pieces.append(line(place, y, tip, y, ACCENT, 1.2, "2 2"))
            pieces.append(shape(f"M{tip + way * 4:.1f} {y:.1f}l{-5 * way} -3.5v7Z", ACCENT))
        elif least != most:
            pieces.append(line(place, y - 4, place, y + 4, ACCENT, 1.2))
    return [*pieces, dot(best, y, 3.6, INK)]


def hollow(x: float, y: float) -> str:
    """The point of a figure that is alleged only."""
    return ring(x, y, 3.6, INK)
