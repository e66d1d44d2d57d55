"""The ground of a map: which part of the world it shows, and the outlines of countries on it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from faultline.reports.drawings.svg import SOFT, WIDTH, lines, text
from faultline.resolution.outlines import Box, outlines

MARGIN = 0.12
LEAST_DEGREES = 3.0
TALLEST, SHORTEST = 640, 240
OUTLYING = 0.04
"""Part of the weight at each edge that does not stretch the map."""

Point = tuple[float, float]
"""Latitude and longitude."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A part of the world in a drawing of full width; equirectangular, true in the middle."""

    box: Box
    scale: float
    squeeze: float
    height: float

    @classmethod
    def under(cls, weights: Mapping[Point, int]) -> Ground:
        """The ground of points, each with its weight: the few farthest do not stretch it."""
        box = _box(weights)
        south, west, north, east = box
        squeeze = math.cos(math.radians((south + north) / 2))
        scale = min(WIDTH / ((east - west) * squeeze), TALLEST / (north - south))
        return cls(box, scale, squeeze, max(SHORTEST, (north - south) * scale))

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point lies in the drawing."""
        _, west, north, east = self.box
        aside = (WIDTH - (east - west) * self.squeeze * self.scale) / 2
        return aside + (lon - west) * self.squeeze * self.scale, (north - lat) * self.scale

    def shows(self, lat: float, lon: float) -> bool:
        """Whether a point lies on it."""
        south, west, north, east = self.box
        return south <= lat <= north and west <= lon <= east

    def drawn(self) -> list[str]:
        """The outlines of countries."""
        known, pieces = outlines(), []
        for code in known.near(self.box):
            borders = [(*self.at(a, b), *self.at(c, d)) for a, b, c, d in known.around(code).tolist()]
            pieces.append(lines((p for p in borders if self._is_seen(p)), "#9aa3a8"))
        return pieces

    def source(self, y: float) -> str:
        """Whose outlines they are."""
        return text(WIDTH - 8, y, "Outlines: Natural Earth; no statement about a border", 9, "end", SOFT)

    def _is_seen(self, piece: tuple[float, float, float, float]) -> bool:
        a, b, c, d = piece
        return max(a, c) >= 0 and min(a, c) <= WIDTH and max(b, d) >= 0 and min(b, d) <= self.height


def _box(weights: Mapping[Point, int]) -> Box:
    lats = sorted(lat for (lat, _), n in weights.items() for _ in range(n))
    lons = sorted(lon for (_, lon), n in weights.items() for _ in range(n))
    cut = int(len(lats) * OUTLYING)
    south, north = lats[cut], lats[-1 - cut]
    west, east = lons[cut], lons[-1 - cut]
    tall, wide = max(north - south, LEAST_DEGREES), max(east - west, LEAST_DEGREES * 1.5)
    middle_lat, middle_lon = (south + north) / 2, (west + east) / 2
    up, along = tall * (0.5 + MARGIN), wide * (0.5 + MARGIN)
    return (
        max(-90.0, middle_lat - up),
        max(-180.0, middle_lon - along),
        min(90.0, middle_lat + up),
        min(180.0, middle_lon + along),
    )
