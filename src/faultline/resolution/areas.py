"""Areas that are no place of the gazetteer: regions, waters, mountains, and parts of countries and divisions.

Each is a `Place` to be drawn at a point and an `Area` with a rough extent. Extents are hints where a name lies and
never borders; where a part of a country ends, nobody has laid down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from faultline.model.place import Place
from faultline.ontology import vocabulary
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer import Gazetteer, NameKind
from faultline.resolution.lexicon import mapping
from faultline.resolution.outlines import Box, outlines
from faultline.resolution.parts import middle_of_part, part_box

_BEFORE = re.compile(
    r"(?P<other>\b(?:north|south|east|west|cent)\w*,? (?:and|or) (?:the )?)?"
    r"\b(?P<direction>(?:north|south)?[\s-]?(?:north|south|east|west)(?:ern)?|central|cent(?:re|er))"
    r"(?:\s+parts?|\s+regions?|\s+areas?)?(?:\s+of)?(?:\s+the)?\s+$",
    re.IGNORECASE,
)
_ADJECTIVES = {"centre": "central"}
_FILLERS = frozenset(
    {"of", "the", "part", "parts", "region", "regions", "area", "areas", "in", "far", "s", "half", "province"}
)
_TOWN = 0.2
"""A town with more than this share of the people of its division may be meant where the division is named."""
_WATERS = {"river": ("river {}", "{} river"), "lake": ("lake {}",)}
"""How texts write the bare name of a river or lake, so that "Niger River" is no country."""


@dataclass(frozen=True, slots=True)
class Area:
    """A place with a rough extent.

    Attributes:
        kind: `region`, `sea`, `strait`, `river`, `lake`, `desert`, `mountains`, `island` or `part`.
        countries: ISO 3166-1 alpha-2 codes of the countries that it lies in or, a sea, washes; () where not told.
        box: Its extent; of a river or strait that of its course.
        path: The rough course of a river or strait: latitudes and longitudes.
        geonames: Its number in GeoNames, where it has one there and we know it.
        within: The country, and where there is one the first-level division, whose part it is.
    """

    place: Place
    kind: str
    countries: tuple[str, ...]
    box: Box
    path: tuple[tuple[float, float], ...] = ()
    within: tuple[str, str | None] | None = None
    geonames: int | None = None


def find_region(text: str) -> Place | None:
    """The region or water that the text names, placed in the middle of its extent, a river on its course."""
    area = _areas().get(fold_name(text))
    return area.place if area else None


def area_of(place_id: str, gazetteer: Gazetteer) -> Area | None:
    """The area with an id that `find_region` or `find_part` gave; None for other places."""
    scheme, _, rest = place_id.partition(":")
    if scheme == "region":
        return _areas_by_id().get(place_id)
    codes, _, direction = rest.rpartition(":")
    if scheme != "part" or direction not in mapping("parts"):
        return None
    country, _, admin1 = codes.partition(".")
    return _part(country, admin1 or None, direction, gazetteer)


def find_part(text: str, gazetteer: Gazetteer) -> Place | None:
    """The part of a country or first-level division that the text names: "northern Mali", "the north of Mali".

    The point lies in the middle of what the country has on that side: a hint where to draw it, not a border. A division
    counts only where no town bears its name that could be meant: "southern Borno", but neither "west London" nor "east
    Aleppo".
    """
    codes, rest = countries().take_out(fold_name(text).split())
    if len(codes) == 1:
        direction = _direction(" ".join(t for t in rest if t not in _FILLERS))
        part = _part(codes[0], None, direction, gazetteer) if direction else None
    else:
        part = None if codes else _part_of_division(rest, gazetteer)
    return part.place if part else None


def find_part_around(text: str, start: int, code: str, gazetteer: Gazetteer) -> Place | None:
    """The part of the country `code` named at `start` that the words just before it say: "in northern |Mali".

    Two directions ("central and northern Mali") give none: the country is then the most that is said of one place.
    """
    before = _BEFORE.search(text[max(0, start - 60) : start])
    country = countries().country(code)
    if before is None or country is None or before.group("other"):
        return None
    return find_part(f"{before.group('direction')} {country.name}", gazetteer)


def _part_of_division(tokens: list[str], gazetteer: Gazetteer) -> Area | None:
    for size in (2, 1):
        direction = _direction(" ".join(tokens[:size]))
        rest = tokens[size:]
        while rest and rest[0] in _FILLERS:
            rest = rest[1:]
        if direction and rest:
            division = _only_division(" ".join(rest), gazetteer)
            if division and division.country:
                return _part(division.country, division.admin1, direction, gazetteer)
    return None


def _only_division(name: str, gazetteer: Gazetteer) -> Place | None:
    """The first-level division of this name, if there is one and no town of the name is a large part of it."""
    found = [c.place for c in gazetteer.candidates(name) if c.kind is NameKind.OWN]
    divisions = [place for place in found if place.feature == "admin1"]
    towns = max((place.population for place in found if place.feature == "city"), default=0)
    return divisions[0] if len(divisions) == 1 and towns <= _TOWN * divisions[0].population else None


def _part(code: str, admin1: str | None, direction: str, gazetteer: Gazetteer) -> Area | None:
    country = countries().country(code)
    division = gazetteer.admin1(code, admin1) if admin1 else None
    name = division.name if division else country.name if country else None
    box = _part_box(code, admin1, direction, gazetteer)
    if name is None or box is None or (admin1 and division is None):
        return None
    lat, lon = middle_of_part(code, box, outlines())
    place = Place(
        id=f"part:{code}{'.' + admin1 if admin1 else ''}:{direction}",
        name=f"{_ADJECTIVES.get(direction, direction + 'ern')} {name}",
        feature="region",
        country=code,
        admin1=admin1,
        lat=round(lat, 4),
        lon=round(lon, 4),
    )
    return Area(place, "part", (code,), box, within=(code, admin1))


@lru_cache(maxsize=4096)
def _part_box(code: str, admin1: str | None, direction: str, gazetteer: Gazetteer) -> Box | None:
    inhabited = gazetteer.extent(code, admin1)
    if inhabited is None:
        return None
    whole = inhabited if admin1 else outlines().box(code) or inhabited
    return part_box(direction, inhabited, whole)


def _direction(words: str) -> str | None:
    parts: dict[str, Any] = mapping("parts")
    return next((name for name, forms in parts.items() if words in forms), None)


@cache
def _areas() -> dict[str, Area]:
    """The areas by each folded name; the first that bears it wins, `regions.toml` before `areas.toml`."""
    found: dict[str, Area] = {}
    for key, row in vocabulary("regions").items():
        if "box" in row:
            area = _area(f"region:{key.replace('_', '-')}", row["name"], "region", row)
            for name in (row["name"], *(n for k in ("names", "uncertain", "demonyms") for n in row.get(k, ()))):
                found.setdefault(fold_name(name), area)
    for kind, rows in vocabulary("areas").items():
        for key, row in rows.items():
            names = list(_names(kind, key, row))
            area = _area(f"region:{key.replace('_', '-').casefold()}-{kind}", names[0], kind, row)
            for name in names:
                found.setdefault(fold_name(name), area)
    return found


@cache
def _areas_by_id() -> dict[str, Area]:
    return {area.place.id: area for area in _areas().values()}


def _names(kind: str, key: str, row: Mapping[str, Any]) -> Iterator[str]:
    """The names of a row of `areas.toml`, the one to show first."""
    bare = key.replace("_", " ")
    if "name" in row or kind not in _WATERS:
        yield row["name"]
    else:
        forms = [form.format(bare).title() if kind == "lake" else form.format(bare) for form in _WATERS[kind]]
        yield f"{bare} River" if kind == "river" else f"Lake {bare}"
        yield from forms
        if kind == "river" and row.get("bare", True):
            yield bare
    yield from row.get("names", ())


def _area(place_id: str, name: str, kind: str, row: Mapping[str, Any]) -> Area:
    path = tuple(zip(row["path"][::2], row["path"][1::2], strict=True)) if "path" in row else ()
    south, west, north, east = row["box"] if "box" in row else _around(path)
    width = east - west if east >= west else east - west + 360
    lat, lon = path[len(path) // 2] if path else ((south + north) / 2, (west + width / 2 + 180) % 360 - 180)
    members = tuple(row.get("countries", ()))
    place = Place(
        id=place_id,
        name=name,
        feature="region",
        country=members[0] if len(members) == 1 else None,
        lat=round(lat, 4),
        lon=round(lon, 4),
    )
    return Area(place, kind, members, (south, west, north, east), path, geonames=row.get("geonames"))


def _around(path: tuple[tuple[float, float], ...]) -> Box:
    lats, lons = [lat for lat, _ in path], [lon for _, lon in path]
    return min(lats), min(lons), max(lats), max(lons)
