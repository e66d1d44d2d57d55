"""Gives names that were taken for a person's or an organisation's to the place they name.

A dateline in capitals looks like an organisation, a town like a surname, a numbered heading ("C. Nyala") like an
initial with a surname. A name moves only where that place is known
in its document, or where the document speaks of the country and the place is known on the map or has many people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from faultline.resolution.chains import ChainKey
from faultline.resolution.folding import fold_name
from faultline.resolution.referents import PLACES, Referent, place_referent
from faultline.resolution.toponyms import PlaceContext

WELL_KNOWN = 20_000
"""Inhabitants."""
MUCH_SPOKEN_OF = 0.25
"""The share of a country among the countries that the document mentions."""

LONGEST = 3
"""Words of a town's name."""
_NUMBER = re.compile(r"^(?:[A-Z]|[IVX]+)\.\s+(?=\w)")

_MISTAKEN = ("name:person:", "name:organisation:")


def retype(referents: Mapping[ChainKey, Referent], contexts: Mapping[str, PlaceContext]) -> dict[ChainKey, Referent]:
    """The referents, names of places among persons and organisations given to their places."""
    places: dict[tuple[str, str], Referent] = {}
    known: set[str] = set()
    for key in sorted(referents):
        referent = referents[key]
        if referent.type in PLACES and referent.place:
            places.setdefault((key[0], fold_name(referent.name)), referent)
            known.add(referent.place.id)
    surnames = {word for r in referents.values() if r.key.startswith("name:person:") for word in _surname(r)}
    return {
        key: _place(key[0], referent, places, known, surnames, contexts.get(key[0])) or referent
        for key, referent in referents.items()
    }


def _surname(referent: Referent) -> list[str]:
    """The surname of a full name; what follows a single letter may be a heading and tells no surname."""
    words = fold_name(_without_number(referent.name)).split()
    return words[-1:] if len(words) > 1 else []


def _without_number(name: str) -> str:
    """The name without a heading's number or letter before it: "Nyala" for "C. Nyala" and "IV. Nyala"."""
    return _NUMBER.sub("", name) or name


def _place(
    document: str,
    referent: Referent,
    places: Mapping[tuple[str, str], Referent],
    known: set[str],
    surnames: set[str],
    context: PlaceContext | None,
) -> Referent | None:
    text = _without_number(referent.name)
    name = fold_name(text)
    is_short = len(name.split()) <= LONGEST and not any(map(str.isdigit, name))
    if not referent.key.startswith(_MISTAKEN) or not is_short or name in surnames:
        return None
    here = places.get((document, name))
    if here or context is None:
        return here
    found = place_referent(text, context)
    place = found.place if found else None
    if place is None or place.feature not in ("city", "admin1"):
        return None
    share = context.shares.get(place.country or "", 0.0)
    if place.id in known and share > 0.0:
        return found
    return found if place.population >= WELL_KNOWN and share >= MUCH_SPOKEN_OF else None
