"""Areas that are no place of the gazetteer: parts of countries ("northern Mali") and well-known regions ("Sahel")."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from faultline.model.place import Place
from faultline.ontology import vocabulary
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer import Gazetteer
from faultline.resolution.lexicon import mapping

_SHIFTS = {
    "north": (0.5, 0.0),
    "south": (-0.5, 0.0),
    "east": (0.0, 0.5),
    "west": (0.0, -0.5),
    "centre": (0.0, 0.0),
    "northeast": (0.5, 0.5),
    "northwest": (0.5, -0.5),
    "southeast": (-0.5, 0.5),
    "southwest": (-0.5, -0.5),
}
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


def find_region(text: str) -> Place | None:
    """The region of `ontology/regions.toml` that the text names, placed at the middle of its extent."""
    return _regions().get(fold_name(text))


def find_part(text: str, gazetteer: Gazetteer) -> Place | None:
    """The part of a country that the text names: "northern Mali", "the north of Mali", "Mali's north".

    The point lies half-way from the middle of the country's inhabited extent towards that side: a hint where to draw
    it, not a border.
    """
    codes, rest = countries().take_out(fold_name(text).split())
    direction = _direction(" ".join(t for t in rest if t not in _FILLERS))
    country = countries().country(codes[0]) if len(codes) == 1 else None
    extent = gazetteer.extent(country.code) if country else None
    if direction is None or country is None or extent is None:
        return None
    south, west, north, east = extent
    up, right = _SHIFTS[direction]
    return Place(
        id=f"part:{country.code}:{direction}",
        name=f"{_ADJECTIVES.get(direction, direction + 'ern')} {country.name}",
        feature="region",
        country=country.code,
        lat=round((south + north) / 2 + up * (north - south) / 2, 4),
        lon=round((west + east) / 2 + right * (east - west) / 2, 4),
    )


def find_part_around(text: str, start: int, code: str, gazetteer: Gazetteer) -> Place | None:
    """The part of the country `code` named at `start` that the words just before it say: "in northern |Mali".

    Two directions ("central and northern Mali") give none: the country is then the most that is said of one place.
    """
    before = _BEFORE.search(text[max(0, start - 60) : start])
    country = countries().country(code)
    if before is None or country is None or before.group("other"):
        return None
    return find_part(f"{before.group('direction')} {country.name}", gazetteer)


def _direction(words: str) -> str | None:
    parts: dict[str, Any] = mapping("parts")
    return next((name for name, forms in parts.items() if words in forms), None)


@cache
def _regions() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for key, row in vocabulary("regions").items():
        if "box" not in row:
            continue
        south, west, north, east = row["box"]
        members = row.get("countries", ())
        place = Place(
            id=f"region:{key.replace('_', '-')}",
            name=row["name"],
            feature="region",
            country=members[0] if len(members) == 1 else None,
            lat=round((south + north) / 2, 4),
            lon=round((west + east) / 2, 4),
        )
        for name in (row["name"], *(n for k in ("names", "uncertain", "demonyms") for n in row.get(k, ()))):
            found.setdefault(fold_name(name), place)
    return found
