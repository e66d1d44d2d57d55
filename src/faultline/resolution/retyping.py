"""Gives names that were taken for a person's or an organisation's to the place they name.

A dateline in capitals looks like an organisation, a town like a surname, a numbered heading ("C. Nyala") like an
initial with a surname. A name moves where that place is known in its document, or where the document speaks of the
country and the place is probable: the more so where the name looks like a person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from faultline.model.entity import EntityType
from faultline.model.place import Place
from faultline.resolution.folding import fold_name
from faultline.resolution.referents import PLACES, Referent, place_referent
from faultline.resolution.toponyms import PlaceContext

PROBABLE = {"person": 0.85, "organisation": 0.6, "fighters": 0.9}
"""How probable a place must be for a name of this class; forces and parties are seldom called like a town alone."""
FIGHTERS = (EntityType.ARMED_GROUP, EntityType.MILITARY, EntityType.PARTY, EntityType.MEDIA)
SUPPORTED = 1.5
"""Names of the document in its first level division, itself included; else its country must be much spoken of."""
MUCH_SPOKEN_OF = 0.25
WELL_KNOWN = 20_000
"""Inhabitants of a place that no other place of the document supports, in a country much spoken of."""
LARGE = 100_000
"""The same in no country spoken of; such a place must be nearly sure."""
SURE = 0.95

LONGEST = 3
"""Words of a town's name."""
_NUMBER = re.compile(r"^(?:[A-Z]|[IVX]+)\.\s+(?=\w)")

_MISTAKEN = ("name:person:", "name:organisation:")


@dataclass(frozen=True, slots=True)
class Doubt:
    """The place that a name may be after all.

    Attributes:
        is_likely: Whether its document alone shows it; else the place must be known from elsewhere on the map.
    """

    place: Referent
    is_likely: bool


def doubts(referents: Mapping[int, Referent], context: PlaceContext) -> dict[int, Doubt]:
    """The chains of one document, by number, whose names may be those of places, as far as the document tells."""
    places: dict[str, Referent] = {}
    for _, referent in sorted(referents.items(), key=lambda r: r[0]):
        if referent.type in PLACES and referent.place:
            places.setdefault(fold_name(referent.name), referent)
    surnames = {w for r in referents.values() if r.key.startswith("name:person:") for w in _surname(r)}
    found = {number: _doubt(referent, places, surnames, context) for number, referent in referents.items()}
    return {number: doubt for number, doubt in found.items() if doubt}


def known_places(referents: Iterable[Referent]) -> set[str]:
    """The ids of the places that these referents mean."""
    return {r.place.id for r in referents if r.type in PLACES and r.place}


def retype(referent: Referent, doubt: Doubt | None, known: AbstractSet[str]) -> Referent:
    """The referent, or the place it is where its document shows it or the place is `known` on the map."""
    place = doubt.place.place if doubt else None
    if doubt is None or place is None:
        return referent
    return doubt.place if doubt.is_likely or place.id in known else referent


def _surname(referent: Referent) -> list[str]:
    """The surname of a full name; what follows a single letter may be a heading and tells no surname."""
    words = fold_name(_without_number(referent.name)).split()
    return words[-1:] if len(words) > 1 else []


def _without_number(name: str) -> str:
    """The name without a heading's number or letter before it: "Nyala" for "C. Nyala" and "IV. Nyala"."""
    return _NUMBER.sub("", name) or name


def _doubt(
    referent: Referent, places: Mapping[str, Referent], surnames: AbstractSet[str], context: PlaceContext
) -> Doubt | None:
    if not referent.key.startswith(_MISTAKEN):
        return None
    text = _without_number(referent.name)
    name = fold_name(text)
    if len(name.split()) > LONGEST or any(map(str.isdigit, name)) or name in surnames:
        return None
    if name in places:
        return Doubt(places[name], True)
    found = place_referent(text, context)
    place = found.place if found else None
    if found is None or place is None or place.feature not in ("city", "admin1", "admin2"):
        return None
    share = context.shares.get(place.country or "", 0.0)
    is_likely = _is_likely(referent, found.probability or 0.0, place, context)
    return Doubt(found, is_likely) if is_likely or share > 0.0 else None


def _is_likely(referent: Referent, probability: float, place: Place, context: PlaceContext) -> bool:
    if probability < PROBABLE[_class(referent)]:
        return False
    share = context.shares.get(place.country or "", 0.0)
    near = context.masses.get((place.country or "", place.admin1), 0.0)
    is_much_spoken_of = place.population >= WELL_KNOWN and share >= MUCH_SPOKEN_OF
    is_sure = probability >= SURE and place.population >= LARGE and _class(referent) == "organisation"
    return near >= SUPPORTED or is_much_spoken_of or is_sure


def _class(referent: Referent) -> str:
    if referent.key.startswith("name:person:"):
        return "person"
    return "fighters" if referent.type in FIGHTERS else "organisation"
