"""Countries of the region, and places that sources name, in which no statement lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from faultline.analysis.material import Material
from faultline.model.entity import EntityType
from faultline.model.statement import Kind
from faultline.ontology import vocabulary

LARGEST_REGION = 12
"""Countries of a region that is still a neighbourhood: Africa is none."""
FEWEST_STATEMENTS = 5
"""Statements that must lie in a country before its region is looked at."""
FEWEST_MENTIONS = 3
_LOCATED = frozenset({EntityType.PLACE, EntityType.FACILITY})


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """A place of which nothing is told.

    Attributes:
        mentions: How often sources name it.
        region: Why a country is expected: the region it shares with the country most spoken of; else empty.
    """

    name: str
    mentions: int
    region: str
    entity: str


def countries_of_the_region(material: Material) -> Iterator[UnknownPlace]:
    """Countries that share a region of few countries with the one most statements lie in, and have none themselves."""
    told = {s.place.country for s in material.statements if s.place and s.place.country}
    told |= {c for s in material.statements if s.place for c in _countries_of(material, s.place.place)}
    centre = _centre(material)
    if centre is None:
        return
    shared = Counter(c for r in _regions() if centre in r["countries"] for c in r["countries"])
    named = {e.name: e for e in material.entities.values() if e.type is EntityType.COUNTRY}
    for code in sorted(shared, key=lambda c: (-shared[c], c)):
        if code in told:
            continue
        name = str(vocabulary("countries")[code]["name"])
        region = next(str(r["name"]) for r in _regions() if centre in r["countries"] and code in r["countries"])
        entity = named.get(name)
        yield UnknownPlace(name, entity.mentions if entity else 0, region, entity.id if entity else "")


def places_only_named(material: Material) -> Iterator[UnknownPlace]:
    """Places that sources name several times and where, for all that is told, nothing happens; most named first.

    They lie in countries of which something is told: what else the world has is no gap of this map.
    """
    countries = {s.place.country for s in material.statements if s.place and s.place.country}
    told = {s.place.place for s in material.statements if s.place}
    names = {s.place.name or s.place.text for s in material.statements if s.place}
    filled = {a.entity for s in material.statements for a in s.arguments if a.entity}
    for entity in sorted(material.entities.values(), key=lambda e: (-e.mentions, e.name, e.id)):
        if entity.type not in _LOCATED or entity.residual or entity.mentions < FEWEST_MENTIONS:
            continue
        place = material.places.get(entity.place or "")
        if place is None or place.country not in countries or place.feature in ("country", "region"):
            continue
        if entity.place not in told and entity.name not in names and entity.id not in filled:
            yield UnknownPlace(entity.name, entity.mentions, "", entity.id)


def _centre(material: Material) -> str | None:
    """The country that the map is about: a third of its statements at least lie there; efforts, worldwide, aside."""
    told = Counter(
        s.place.country for s in material.statements if s.place and s.place.country and s.kind is not Kind.EFFORT
    )
    if not told:
        return None
    centre = min(told, key=lambda c: (-told[c], c))
    return centre if told[centre] >= max(FEWEST_STATEMENTS, told.total() / 3) else None


def _regions() -> list[dict[str, Any]]:
    """Regions of few countries, the smallest first."""
    small = [r for r in vocabulary("regions").values() if 1 < len(r.get("countries", ())) <= LARGEST_REGION]
    return sorted(small, key=lambda r: (len(r["countries"]), r["name"]))


def _countries_of(material: Material, place: str | None) -> tuple[str, ...]:
    """The countries of a region that a statement lies in: what is told of the Sahel is told of them all."""
    known = material.places.get(place or "")
    if known is None or known.feature != "region":
        return ()
    return tuple(vocabulary("regions").get(known.id.removeprefix("region:"), {}).get("countries", ()))
