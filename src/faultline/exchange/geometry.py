"""Where a statement lies on the globe, as geometries of GeoJSON (RFC 7946): degrees in WGS 84, longitude first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise, product

from faultline.exchange.json_lines import Json, number
from faultline.model.place import Place
from faultline.model.statement import Argument, Kind, Statement

Position = tuple[float, float]
"""Longitude and latitude."""


_STOPS = ("origin", "via", "destination")


def geometry_of(statement: Statement, place_of: Mapping[str, Place]) -> dict[str, Json] | None:
    """The route of a flow, else the point of the statement's place; None where it lies nowhere.

    A route is a line from the origin through the places on the way, in the order of the text, to the destination: it
    joins what the source names and is no road. Several origins or several destinations make several lines; several of
    both do not say which goes where, so they are points, as is a flow of which one end alone lies somewhere.

    Args:
        place_of: Entity → the place it stands for.
    """
    if statement.kind is Kind.FLOW and (geometry := _flow_geometry(statement, place_of)):
        return geometry
    place = statement.place
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": _coordinates((place.lon, place.lat))}


def unlocated_stops(statement: Statement, place_of: Mapping[str, Place]) -> list[str]:
    """The names of origins, destinations and places on the way of a flow that no coordinates are known of."""
    return [a.name or a.text for a in statement.roles(*_STOPS) if _position(a, place_of) is None]


def _flow_geometry(statement: Statement, place_of: Mapping[str, Place]) -> dict[str, Json] | None:
    origins, vias, destinations = (_positions(statement, role, place_of) for role in _STOPS)
    if min(len(statement.roles(role)) for role in ("origin", "destination")) == 1:
        stops = ([origin, *vias, destination] for origin, destination in product(origins, destinations))
        routes = [route for route in map(_without_standing, stops) if len(route) > 1]
        if routes:
            return _lines([part for route in routes for part in _cut(route)])
    return _points(list(dict.fromkeys((*origins, *vias, *destinations))))


def _positions(statement: Statement, role: str, place_of: Mapping[str, Place]) -> list[Position]:
    found = (_position(argument, place_of) for argument in statement.roles(role))
    return list(dict.fromkeys(position for position in found if position))


def _position(argument: Argument, place_of: Mapping[str, Place]) -> Position | None:
    place = place_of.get(argument.entity) if argument.entity else None
    return None if place is None or place.lon is None or place.lat is None else (place.lon, place.lat)


def _without_standing(stops: list[Position]) -> list[Position]:
    return stops[:1] + [stop for before, stop in pairwise(stops) if stop != before]


def _cut(line: list[Position]) -> Iterator[list[Position]]:
    """The line in parts that do not cross the antimeridian, as RFC 7946, section 3.1.9, asks."""
    part = line[:1]
    for (lon, lat), (next_lon, next_lat) in pairwise(line):
        if abs(next_lon - lon) > 180:
            side = 180.0 if lon > 0 else -180.0
            to_side, beyond = abs(side - lon), abs(next_lon + side)
            crossing = lat + (next_lat - lat) * to_side / ((to_side + beyond) or 1)
            yield [*part, (side, crossing)]
            part = [(-side, crossing)]
        part.append((next_lon, next_lat))
    yield part


def _lines(lines: list[list[Position]]) -> dict[str, Json]:
    written: list[Json] = [[_coordinates(position) for position in line] for line in lines]
    if len(written) == 1:
        return {"type": "LineString", "coordinates": written[0]}
    return {"type": "MultiLineString", "coordinates": written}


def _points(positions: list[Position]) -> dict[str, Json] | None:
    written: list[Json] = [_coordinates(position) for position in positions]
    if len(written) == 1:
        return {"type": "Point", "coordinates": written[0]}
    return {"type": "MultiPoint", "coordinates": written} if written else None


def _coordinates(position: Position) -> list[Json]:
    return [number(round(degrees, 6)) for degrees in position]
