"""How places lie to one another: which countries border on one, which borders an area touches, what lies in what.

Borders come from the outlines of countries, so islands and the sea have none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np

from faultline.model.place import Place
from faultline.resolution.areas import Area, area_of
from faultline.resolution.gazetteer import Gazetteer, gazetteer
from faultline.resolution.outlines import Box, Segments, outlines

EARTH_KM = 6371.0
_COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
_RIVER_KM = 50.0
"""What lies within this distance of a river's rough course lies on it."""


@dataclass(frozen=True, slots=True)
class Border:
    """Where two countries meet.

    Attributes:
        one, other: ISO 3166-1 alpha-2, in alphabetical order.
        km: Approximate length: the lines are simplified, so a winding river counts too little.
        lat, lon: The point of the border that lies half-way along it.
    """

    one: str
    other: str
    km: float
    lat: float
    lon: float

    def across_from(self, code: str) -> str:
        """The country on the other side."""
        return self.other if code == self.one else self.one


def country_at(lat: float, lon: float) -> str | None:
    """The code of the country that a point lies in; None at sea and where no outline is known.

    A harbour may lie a kilometre off the simplified coast, and so nowhere. Who holds the land decides, as
    `resolution/outlines.py` says.
    """
    return outlines().country_at(lat, lon)


def neighbours(code: str) -> tuple[str, ...]:
    """The codes of the countries with a land border with this one, the longest border first."""
    return tuple(border.across_from(code) for border in borders(code))


@lru_cache(maxsize=512)
def borders(code: str) -> tuple[Border, ...]:
    """The land borders of a country, the longest first."""
    return _sorted(_border(pair, segments) for pair, segments in outlines().between.items() if code in pair)


def border_between(one: str, other: str) -> Border | None:
    """The land border of two countries; None where they have none."""
    pair = (one, other) if one <= other else (other, one)
    segments = outlines().between.get(pair)
    return None if segments is None else _border(pair, segments)


def borders_of(place: Place, places: Gazetteer | None = None) -> tuple[Border, ...]:
    """The borders that a place touches, the longest first.

    Of a country its borders; of a region, of a water and of a part of a country the borders inside its extent, each
    with the length and the point that lie there. A town and a point touch none.
    """
    if place.feature == "country" and place.country:
        return borders(place.country)
    area = area_of(place.id, places or gazetteer())
    if area is None:
        return ()
    inside = {
        pair: segments[_in_box(segments, area.box)]
        for pair, segments in outlines().between.items()
        if not area.countries or any(code in area.countries for code in pair)
    }
    return _sorted(_border(pair, segments) for pair, segments in inside.items() if len(segments))


def countries_of(place: Place, places: Gazetteer | None = None) -> tuple[str, ...]:
    """The codes of the countries that a place lies in, as far as is known."""
    if place.country:
        return (place.country,)
    area = area_of(place.id, places or gazetteer())
    return area.countries if area else ()


def contains(area: Place, lat: float, lon: float, places: Gazetteer | None = None) -> bool | None:
    """Whether a point lies in an area; None where the extent of the area is not known.

    Of a country by its outline; of regions and waters by their rough extent, of those of one country within its
    outline; of rivers within 50 km of their course; of divisions by the extent of their towns.
    """
    if area.feature == "country" and area.country:
        return outlines().holds(area.country, lat, lon) if outlines().box(area.country) else None
    found = area_of(area.id, places or gazetteer())
    if found:
        return _area_contains(found, lat, lon)
    if area.feature == "admin1" and area.country:
        box = (places or gazetteer()).extent(area.country, area.admin1)
        return None if box is None else _box_holds(box, lat, lon)
    return None


def direction(lat: float, lon: float, to_lat: float, to_lon: float) -> str:
    """Where the second point lies seen from the first, along the great circle: `north`, `north-east` …"""
    p, q, turn = math.radians(lat), math.radians(to_lat), math.radians(to_lon - lon)
    east = math.sin(turn) * math.cos(q)
    north = math.cos(p) * math.sin(q) - math.sin(p) * math.cos(q) * math.cos(turn)
    return _COMPASS[round(math.degrees(math.atan2(east, north)) / 45) % 8]


def distance_km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Great-circle distance of two points in degrees."""
    p, q = math.radians(lat), math.radians(to_lat)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _area_contains(area: Area, lat: float, lon: float) -> bool:
    if area.path:
        return min(distance_km(lat, lon, *point) for point in _along(area.path)) <= _RIVER_KM
    if not _box_holds(area.box, lat, lon):
        return False
    is_land = area.kind not in ("sea", "strait", "island") and len(area.countries) == 1
    at = country_at(lat, lon) if is_land else None
    return at is None or at == area.countries[0]


@cache
def _along(path: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """Points along a path, a quarter of a degree apart or less."""
    points = [path[0]]
    for (lat, lon), (to_lat, to_lon) in pairwise(path):
        steps = max(1, math.ceil(4 * max(abs(to_lat - lat), abs(to_lon - lon))))
        points += [(lat + (to_lat - lat) * i / steps, lon + (to_lon - lon) * i / steps) for i in range(1, steps + 1)]
    return tuple(points)


def _box_holds(box: Box, lat: float, lon: float) -> bool:
    south, west, north, east = box
    return south <= lat <= north and (west <= lon <= east if west <= east else lon >= west or lon <= east)


def _in_box(segments: Segments, box: Box) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    south, west, north, east = box
    lat, lon = (segments[:, 0] + segments[:, 2]) / 2, (segments[:, 1] + segments[:, 3]) / 2
    around = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = (lat >= south) & (lat <= north) & around
    return found


def _border(pair: tuple[str, str], segments: Segments) -> Border:
    lengths = _lengths(segments)
    along = np.cumsum(lengths)
    half = int(np.searchsorted(along, along[-1] / 2))
    lat, lon = (float((segments[half, i] + segments[half, i + 2]) / 2) for i in (0, 1))
    return Border(*pair, km=round(float(along[-1]), 1), lat=round(lat, 4), lon=round(lon, 4))


def _lengths(segments: Segments) -> Segments:
    """Kilometres of each piece, by the plane that touches the earth there."""
    north = segments[:, 2] - segments[:, 0]
    east = (segments[:, 3] - segments[:, 1]) * np.cos(np.radians((segments[:, 0] + segments[:, 2]) / 2))
    lengths: Segments = np.radians(np.hypot(north, east)) * EARTH_KM
    return lengths


def _sorted(found: Iterable[Border]) -> tuple[Border, ...]:
    return tuple(sorted(found, key=lambda border: (-border.km, border.one, border.other)))
