"""Where the parts of a country lie: its north, its centre, its south-west, as boxes over inhabited land and outline.

What is called northern begins nearer to the middle of where people live than to the middle of the land: of a country
with an empty north, the north is not only where nobody lives. So the middle of the former counts twice.
"""

from __future__ import annotations

from faultline.resolution.outlines import Box, Outlines

_SHIFTS = {
    "north": (1, 0),
    "south": (-1, 0),
    "east": (0, 1),
    "west": (0, -1),
    "centre": (0, 0),
    "northeast": (1, 1),
    "northwest": (1, -1),
    "southeast": (-1, 1),
    "southwest": (-1, -1),
}
_SAMPLES = 24
_CORE = 0.5
"""The centre takes this share of each axis."""


def part_box(direction: str, inhabited: Box, whole: Box) -> Box:
    """The box of a part, from the box where people live and that of the whole land."""
    up, right = _SHIFTS[direction]
    south, north = _side(up, inhabited[0], inhabited[2], whole[0], whole[2])
    west, east = _side(right, inhabited[1], inhabited[3], whole[1], whole[3])
    if not (up or right):
        (south, north), (west, east) = _core(inhabited[0], inhabited[2]), _core(inhabited[1], inhabited[3])
    return south, west, north, east


def _side(shift: int, low: float, high: float, least: float, most: float) -> tuple[float, float]:
    middle = (low + high + (least + most) / 2) / 3
    return {0: (least, most), 1: (middle, most), -1: (least, middle)}[shift]


def _core(low: float, high: float) -> tuple[float, float]:
    margin = (high - low) * (1 - _CORE) / 2
    return low + margin, high - margin


def middle_of_part(code: str, box: Box, outlines: Outlines) -> tuple[float, float]:
    """The middle of the land that a country has in a box, or where that is off the land, a point on it near by."""
    south, west, north, east = box
    pieces = []
    for step in range(_SAMPLES):
        lat = south + (step + 0.5) * (north - south) / _SAMPLES
        for left, right in outlines.spans(code, lat):
            left, right = max(left, west), min(right, east)
            if left < right:
                pieces.append((right - left, lat, (left + right) / 2))
    if not pieces:
        return (south + north) / 2, (west + east) / 2
    weight = sum(width for width, _, _ in pieces)
    lat, lon = (sum(p[0] * p[i] for p in pieces) / weight for i in (1, 2))
    if outlines.holds(code, lat, lon):
        return lat, lon
    _, lat, lon = min(pieces, key=lambda p: (abs(p[1] - lat) + abs(p[2] - lon), p))
    return lat, lon
