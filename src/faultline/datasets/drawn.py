"""Where a geometry of GeoJSON lies: its point, or the middle of what is drawn (RFC 7946; degrees, longitude first)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from faultline.errors import UnreadableError

MOST_POSITIONS = 1_000_000
Position = tuple[float, float]
Weighted = tuple[float, float, float]
"""Longitude, latitude and what the place weighs in the middle: an area, a length, or one."""


@dataclass(frozen=True, slots=True)
class Middle:
    """A point, and what it is the middle of: None for a geometry that is a point itself."""

    lat: float
    lon: float
    of: str | None = None


def middle_of(geometry: Any) -> Middle | None:
    """The point of a geometry; None where there is none.

    Raises:
        UnreadableError: It is no geometry, or lies outside the globe.
    """
    if geometry is None:
        return None
    if not isinstance(geometry, dict) or not isinstance(geometry.get("type"), str):
        raise UnreadableError("its geometry is none of RFC 7946")
    kind = geometry["type"]
    parts = _unwrapped(_parts(geometry))
    if not parts:
        return None
    weight = math.fsum(w for _, _, w in parts)
    if weight == 0:
        parts, weight = [(lon, lat, 1.0) for lon, lat, _ in parts], float(len(parts))
    lon, lat = (math.fsum(p[axis] * p[2] for p in parts) / weight for axis in (0, 1))
    lon = (lon + 180) % 360 - 180 if abs(lon) > 180 else lon
    return Middle(round(lat, 6), round(lon, 6), None if kind == "Point" else kind)


def _parts(geometry: dict[str, Any]) -> list[Weighted]:
    given = geometry.get("coordinates")
    match geometry["type"]:
        case "Point":
            return [(*_position(given), 1.0)] if given else []
        case "MultiPoint":
            return [(*position, 1.0) for position in _positions(given)]
        case "LineString":
            return list(_line(_positions(given)))
        case "MultiLineString":
            return [part for line in _list(given) for part in _line(_positions(line))]
        case "Polygon":
            return list(_ring(_list(given)))
        case "MultiPolygon":
            return [part for polygon in _list(given) for part in _ring(_list(polygon))]
        case "GeometryCollection":
            return [part for inner in _list(geometry.get("geometries")) for part in _inner(inner)]
    raise UnreadableError(f"its geometry {geometry['type'][:40]!r} is none of RFC 7946")


def _inner(geometry: Any) -> list[Weighted]:
    """One geometry of a collection; collections inside collections are not read, as RFC 7946 asks to avoid them."""
    if not isinstance(geometry, dict) or geometry.get("type") in (None, "GeometryCollection"):
        raise UnreadableError("its geometry is none of RFC 7946")
    return _parts(geometry)


def _line(positions: list[Position]) -> Iterator[Weighted]:
    for first, last in pairwise(positions):
        yield (first[0] + last[0]) / 2, (first[1] + last[1]) / 2, math.dist(first, last)


def _ring(polygon: list[Any]) -> Iterator[Weighted]:
    """The centroid and area of a polygon's outer ring; holes are left aside."""
    if not polygon:
        return
    ring = _straight(_positions(polygon[0]))
    if not ring:
        return
    first_lon, first_lat = ring[0]
    area = lon = lat = 0.0
    for (x1, y1), (x2, y2) in pairwise([(x - first_lon, y - first_lat) for x, y in ring]):
        cross = x1 * y2 - x2 * y1
        area, lon, lat = area + cross, lon + (x1 + x2) * cross, lat + (y1 + y2) * cross
    if abs(area) < 1e-12:
        yield from ((x, y, 0.0) for x, y in ring)
    else:
        yield first_lon + lon / (3 * area), first_lat + lat / (3 * area), abs(area) / 2


def _straight(ring: list[Position]) -> list[Position]:
    """A ring over the antimeridian with its western part beyond 180 degrees."""
    crosses = ring and max(x for x, _ in ring) - min(x for x, _ in ring) > 180
    return [(x + 360 if x < 0 else x, y) for x, y in ring] if crosses else ring


def _unwrapped(parts: list[Weighted]) -> list[Weighted]:
    """Parts on both sides of the antimeridian, side by side."""
    if parts and max(p[0] for p in parts) - min(p[0] for p in parts) > 180:
        return [(lon + 360 if lon < 0 else lon, lat, weight) for lon, lat, weight in parts]
    return parts


def _positions(given: Any) -> list[Position]:
    found = _list(given)
    if len(found) > MOST_POSITIONS:
        raise UnreadableError(f"its geometry has {len(found):,} positions, at most {MOST_POSITIONS:,} are read")
    return [_position(one) for one in found]


def _position(given: Any) -> Position:
    if not isinstance(given, list) or len(given) < 2:
        raise UnreadableError("a position of its geometry has no longitude and latitude")
    lon, lat = given[:2]
    if not all(isinstance(degrees, (int, float)) and not isinstance(degrees, bool) for degrees in (lon, lat)):
        raise UnreadableError("a position of its geometry is no number")
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise UnreadableError("a position of its geometry lies outside the globe: degrees in WGS 84 are read")
    return float(lon), float(lat)


def _list(given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise UnreadableError("its geometry has no list of positions")
    return given
