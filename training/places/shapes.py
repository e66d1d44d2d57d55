"""Polygons of TopoJSON (Bostock 2016): decoding, area and middle. Points are (longitude, latitude) in degrees."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Point = tuple[float, float]


def decode_arcs(topology: Mapping[str, Any]) -> list[list[Point]]:
    """The arcs in degrees: differences summed, scaled and moved."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        decoded.append(unwrapped(points))
    return decoded


def unwrapped(points: Sequence[Point]) -> list[Point]:
    """The points on one side of the date line: what the source has beyond it, at the other end of the map, goes on."""
    if not points:
        return []
    middle = sorted(x for x, _ in points)[len(points) // 2]
    return [(x + 360 if x < middle - 180 else x - 360 if x > middle + 180 else x, y) for x, y in points]


def polygons_of(geometry: Mapping[str, Any]) -> list[list[list[int]]]:
    """The polygons of a geometry: rings of numbers of arcs (`~n` is arc n backwards), the outer ring first."""
    found = {"Polygon": lambda: [geometry["arcs"]], "MultiPolygon": lambda: geometry["arcs"]}
    polygons: list[list[list[int]]] = found.get(geometry.get("type", ""), list)()
    return polygons


def ring_points(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """The points of a ring of arcs."""
    points: list[Point] = []
    for number in ring:
        arc = list(arcs[number]) if number >= 0 else list(reversed(arcs[~number]))
        points += arc if not points else arc[1:]
    return unwrapped(points)


def area_and_middle(ring: Sequence[Point]) -> tuple[float, Point]:
    """The area of a ring in square degrees of the equator (longitudes shrunk by latitude), and its centre of mass."""
    shrink = math.cos(math.radians(sum(y for _, y in ring) / len(ring)))
    x0, y0 = ring[0]
    area = cx = cy = 0.0
    for (xa, ya), (xb, yb) in zip(ring, [*ring[1:], ring[0]], strict=True):
        xa, ya, xb, yb = xa - x0, ya - y0, xb - x0, yb - y0
        cross = xa * yb - xb * ya
        area, cx, cy = area + cross, cx + (xa + xb) * cross, cy + (ya + yb) * cross
    if not area:
        return 0.0, (x0, y0)
    return abs(area) / 2 * shrink, (x0 + cx / (3 * area), y0 + cy / (3 * area))


def holds(ring: Sequence[Point], point: Point) -> bool:
    """Whether a ring holds a point (even and odd crossings)."""
    x, y = point
    crossings = 0
    for (xa, ya), (xb, yb) in _sides(ring):
        if (ya > y) != (yb > y) and x < (xb - xa) * (y - ya) / (yb - ya) + xa:
            crossings += 1
    return crossings % 2 == 1


def middle_of(geometry: Mapping[str, Any], arcs: Sequence[Sequence[Point]]) -> Point | None:
    """The middle of the largest polygon: its centre of mass, or where that lies outside the middle of its width."""
    outers = [ring_points(polygon[0], arcs) for polygon in polygons_of(geometry)]
    if not outers:
        return None
    largest = max(outers, key=lambda ring: area_and_middle(ring)[0])
    x, y = area_and_middle(largest)[1]
    if holds(largest, (x, y)):
        return x, y
    crossed = sorted(
        (xb - xa) * (y - ya) / (yb - ya) + xa for (xa, ya), (xb, yb) in _sides(largest) if (ya > y) != (yb > y)
    )
    if not crossed:
        return x, y
    left, right = max(zip(crossed[::2], crossed[1::2], strict=True), key=lambda pair: pair[1] - pair[0])
    return (left + right) / 2, y


def largest_area(geometry: Mapping[str, Any], arcs: Sequence[Sequence[Point]]) -> float:
    """The area of the largest polygon, as `area_and_middle` has it; 0 without polygons."""
    return max((area_and_middle(ring_points(polygon[0], arcs))[0] for polygon in polygons_of(geometry)), default=0.0)


def _sides(ring: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)
