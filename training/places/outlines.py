"""The outlines of countries as lines between two of them, or between one and the sea: each border once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa

from faultline.resolution.outlines import OUTLINES, STEPS
from places.shapes import Point, area_and_middle, decode_arcs, holds, polygons_of, ring_points
from places.tables import write_table

_FINE, _COARSE = 0.006, 0.03
"""How far, in degrees, a simplified border and a simplified coast may lie from the given one."""
_SMALLEST = 0.002
"""Islands of less, in square degrees (25 square kilometres), are left out where the country has a larger piece."""
_UNCODED = {
    "Kosovo": "XK",
    "Somaliland": "SO",
    "N. Cyprus": "CY",
    "Cyprus U.N. Buffer Zone": "CY",
    "Dhekelia": "CY",
    "Akrotiri": "CY",
    "USNB Guantanamo Bay": "CU",
    "Baikonur": "KZ",
}
"""Shapes without a number of ISO 3166, and the country that United Nations lists count them to."""
_REASSIGNED = {(34.1, 44.95): "UA"}
"""Pieces, each by a point in it, that the source gives to who holds them: Crimea."""
_SAHARA_NORTH, _SAHARA_EAST, _SAHARA_END = 27.6605, -8.75, -8.818
"""The source gives what Morocco holds of Western Sahara to Morocco; its border is this parallel, west of the
first meridian; at the second the source's own border begins."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with a country on one side and another, or none, on the other."""

    sides: tuple[str, ...]
    points: tuple[Point, ...]


def write_outlines(topology: Mapping[str, Any], codes: Mapping[str, str], target: Path) -> None:
    """Write the outlines of a TopoJSON of countries; `codes`: numbers of ISO 3166 → alpha-2."""
    lines = sorted(
        _simplified(_with_western_sahara(_lines(topology, codes))), key=lambda line: (line.sides, line.points)
    )
    table = pa.table(
        {
            "one": pa.array([line.sides[0] for line in lines], pa.string()),
            "other": pa.array([line.sides[1] if len(line.sides) > 1 else None for line in lines], pa.string()),
            "size": pa.array([len(line.points) for line in lines], pa.int32()),
        }
    )
    points = [(round(x * STEPS), round(y * STEPS)) for line in lines for x, y in line.points]
    coordinates = pa.table(
        {name: pa.array([p[i] for p in points], pa.int32()) for i, name in enumerate(("lon", "lat"))}
    )
    write_table(table, target / OUTLINES[0], deltas=["size"])
    write_table(coordinates, target / OUTLINES[1], deltas=["lon", "lat"])


def _lines(topology: Mapping[str, Any], codes: Mapping[str, str]) -> list[Line]:
    """The arcs with the countries on their sides; those inside one country and around small islands are left out."""
    arcs = decode_arcs(topology)
    sides: dict[int, set[str]] = defaultdict(set)
    for code, polygons in _pieces(topology, codes, arcs).items():
        areas = [area_and_middle(ring_points(polygon[0], arcs))[0] for polygon in polygons]
        for polygon, area in zip(polygons, areas, strict=True):
            if area >= min(_SMALLEST, max(areas)):
                for number in (n for ring in polygon for n in ring):
                    sides[number if number >= 0 else ~number] ^= {code}
    return [Line(tuple(sorted(sides[n])), tuple(arcs[n])) for n in sorted(sides) if sides[n]]


def _pieces(
    topology: Mapping[str, Any], codes: Mapping[str, str], arcs: Sequence[Sequence[Point]]
) -> dict[str, list[list[list[int]]]]:
    found: dict[str, list[list[list[int]]]] = defaultdict(list)
    for shape in topology["objects"]["countries"]["geometries"]:
        own = codes.get(shape.get("id", "")) or _UNCODED.get(shape["properties"]["name"])
        for polygon in polygons_of(shape):
            outer = ring_points(polygon[0], arcs)
            code = next((code for point, code in _REASSIGNED.items() if holds(outer, point)), own)
            if code:
                found[code].append(polygon)
    return found


def _with_western_sahara(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of Morocco south of the border named above as Western Sahara's, and that border."""
    coast = -180.0
    for line in lines:
        if "MA" not in line.sides:
            yield line
            continue
        for piece, is_south in _cut(line.points):
            sides = {("EH" if side == "MA" and is_south else side) for side in line.sides}
            if line.sides == ("EH", "MA") and is_south:
                continue
            if len(line.sides) == 1:
                ends = [x for x, y in (piece[0], piece[-1]) if abs(y - _SAHARA_NORTH) < 1e-9]
                coast = max([coast, *ends])
            yield Line(tuple(sorted(sides)), piece)
    yield Line(("EH", "MA"), ((coast, _SAHARA_NORTH), (_SAHARA_END, _SAHARA_NORTH)))


def _cut(points: Sequence[Point]) -> Iterator[tuple[tuple[Point, ...], bool]]:
    """A line in pieces that lie wholly south of the parallel (and west of the meridian), or wholly not."""
    piece = [points[0]]
    for (xa, ya), (xb, yb) in pairwise(points):
        if (ya < _SAHARA_NORTH) != (yb < _SAHARA_NORTH) and min(xa, xb) < _SAHARA_EAST:
            crossing = (xa + (xb - xa) * (_SAHARA_NORTH - ya) / (yb - ya), _SAHARA_NORTH)
            piece.append(crossing)
            yield tuple(piece), _is_south(piece)
            piece = [crossing]
        piece.append((xb, yb))
    yield tuple(piece), _is_south(piece)


def _is_south(points: Sequence[Point]) -> bool:
    x, y = points[len(points) // 2] if len(points) > 2 else points[0 if points[0][1] != _SAHARA_NORTH else -1]
    return y < _SAHARA_NORTH and x <= _SAHARA_EAST


def _simplified(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield Line(line.sides, tuple(_simplify(line.points, _FINE if len(line.sides) > 1 else _COARSE)))


def _simplify(points: Sequence[Point], most: float) -> list[Point]:
    """Douglas and Peucker (1973): as few of the points as keep the line within `most` degrees; rings keep two."""
    keep = {0, len(points) - 1}
    if points[0] == points[-1]:
        keep.add(max(range(len(points)), key=lambda i: _distance(points[i], points[0], points[0])))
    ends = sorted(keep)
    spans = list(pairwise(ends))
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        far = max(inner, key=lambda i: _distance(points[i], points[first], points[last]))
        if _distance(points[far], points[first], points[last]) > most:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def _distance(point: Point, one: Point, other: Point) -> float:
    (x, y), (xa, ya), (xb, yb) = point, one, other
    dx, dy = xb - xa, yb - ya
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - xa) * dx + (y - ya) * dy) / length)) if length else 0.0
    return float(((x - xa - along * dx) ** 2 + (y - ya - along * dy) ** 2) ** 0.5)
