"""Where divisions and countries are drawn, since GeoNames' lists of them carry no coordinates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer.rows import PlaceRow
from faultline.resolution.gazetteer.spelling import keys_of

_CELL = 0.05
"""Towns within one square of so many degrees count once, so that a city of many quarters does not pull the middle."""
Point = tuple[float, float]


def place_divisions(
    divisions: Iterable[PlaceRow], towns: Sequence[PlaceRow], outlined: Mapping[str, Point]
) -> list[PlaceRow]:
    """The divisions with coordinates and population, as far as they can be told.

    In this order: the middle of the outline of a state or county of the United States (`outlined`, by its code); the
    middle of the box around the towns of a first-level division, of a second-level one that of its towns; for a
    second-level division none of whose towns is known, the most populous town of its name in its first-level division.
    A population is the sum of the towns, so it is too low.
    """
    inside: dict[tuple[str | None, ...], list[PlaceRow]] = defaultdict(list)
    for town in towns:
        inside[town.country, town.admin1].append(town)
        inside[town.country, town.admin1, town.admin2].append(town)
    named: dict[tuple[str | None, str | None], dict[int, PlaceRow]] = {}
    return [_placed(division, inside, named, outlined) for division in divisions]


def _placed(
    division: PlaceRow,
    inside: Mapping[tuple[str | None, ...], list[PlaceRow]],
    named: dict[tuple[str | None, str | None], dict[int, PlaceRow]],
    outlined: Mapping[str, Point],
) -> PlaceRow:
    first = (division.country, division.admin1)
    members = inside.get(first if division.feature == "admin1" else (*first, division.admin2), [])
    population = sum(town.population for town in members)
    found = box_middle(members) if division.feature == "admin1" else middle(members)
    point = outlined.get(".".join(filter(None, (*first, division.admin2)))) or found
    if point is None and division.feature == "admin2":
        if first not in named:
            named[first] = _by_key(inside.get(first, []))
        namesake = next((named[first][key] for key in keys_of(division) if key in named[first]), None)
        if namesake and namesake.lat is not None and namesake.lon is not None:
            point, population = (namesake.lat, namesake.lon), namesake.population
    if point is None:
        return division
    return replace(division, lat=point[0], lon=point[1], population=population)


def _by_key(towns: Iterable[PlaceRow]) -> dict[int, PlaceRow]:
    """The most populous town by each key of its own name."""
    found: dict[int, PlaceRow] = {}
    for town in sorted(towns, key=lambda t: (-t.population, str(t.id))):
        for key in keys_of(replace(town, names=())):
            found.setdefault(key, town)
    return found


def box_middle(towns: Iterable[PlaceRow]) -> Point | None:
    """The middle of the box around the towns, which a crowded south does not pull as it pulls their mean.

    The outermost percent on each side is left out: a few towns bear the code of a division far away.
    """
    points = _on_one_side(towns)
    if not points:
        return None
    lats, lons = (sorted(axis) for axis in zip(*points, strict=True))
    out = len(points) // 100
    return (lats[out] + lats[-1 - out]) / 2, _on_map((lons[out] + lons[-1 - out]) / 2)


def middle(towns: Iterable[PlaceRow]) -> Point | None:
    """The mean of the squares of land in which there are towns; none without towns."""
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for lat, lon in _on_one_side(towns):
        cells[round(lat / _CELL), round(lon / _CELL)].append((lat, lon))
    means = [_mean(points) for points in cells.values()]
    if not means:
        return None
    lat, lon = _mean(means)
    return lat, _on_map(lon)


def _on_one_side(towns: Iterable[PlaceRow]) -> list[Point]:
    """Latitudes and longitudes, these on beyond 180 where the date line runs between the towns."""
    points = [(town.lat, town.lon) for town in towns if town.lat is not None and town.lon is not None]
    lons = [lon for _, lon in points]
    crosses = bool(lons) and max(lons) - min(lons) > 180
    return [(lat, lon + 360 if crosses and lon < 0 else lon) for lat, lon in points]


def _on_map(lon: float) -> float:
    return lon - 360 if lon > 180 else lon


def capital_of(name: str, towns: Iterable[PlaceRow]) -> PlaceRow | None:
    """The most populous town that bears the name."""
    folded = fold_name(name)
    same = [town for town in towns if fold_name(town.name) == folded]
    return max(same, key=lambda t: (t.population, str(t.id)), default=None)


def _mean(points: Sequence[Point]) -> Point:
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
