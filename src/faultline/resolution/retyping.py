"""Gives names that were taken for a person's or an organisation's to the place they name.

A dateline in capitals looks like an organisation, a town like a surname. A name moves only where a place of that name is
already known in its document, or where the document speaks of the country and the place is well known there.
"""

from __future__ import annotations

from collections.abc import Mapping

from faultline.resolution.chains import ChainKey
from faultline.resolution.folding import fold_name
from faultline.resolution.referents import PLACES, Referent, place_referent
from faultline.resolution.toponyms import PlaceContext

WELL_KNOWN = 20_000
"""Inhabitants."""
MUCH_SPOKEN_OF = 0.3
"""The share of a country among the countries that the document mentions."""

_MISTAKEN = ("name:person:", "name:organisation:")


def retype(referents: Mapping[ChainKey, Referent], contexts: Mapping[str, PlaceContext]) -> dict[ChainKey, Referent]:
    """The referents, names of places among persons and organisations given to their places."""
    places: dict[tuple[str, str], Referent] = {}
    for key in sorted(referents):
        referent = referents[key]
        if referent.type in PLACES and referent.place:
            places.setdefault((key[0], fold_name(referent.name)), referent)
    surnames = {word for r in referents.values() if r.key.startswith("name:person:") for word in _surname(r)}
    return {
        key: _place(key[0], referent, places, surnames, contexts.get(key[0])) or referent
        for key, referent in referents.items()
    }


def _surname(referent: Referent) -> list[str]:
    words = fold_name(referent.name).split()
    return words[-1:] if len(words) > 1 else []


def _place(
    document: str,
    referent: Referent,
    places: Mapping[tuple[str, str], Referent],
    surnames: set[str],
    context: PlaceContext | None,
) -> Referent | None:
    name = fold_name(referent.name)
    if not referent.key.startswith(_MISTAKEN) or " " in name or name in surnames:
        return None
    known = places.get((document, name))
    if known or context is None:
        return known
    found = place_referent(referent.name, context)
    place = found.place if found else None
    if place is None or place.feature not in ("city", "admin1") or place.population < WELL_KNOWN:
        return None
    return found if context.shares.get(place.country or "", 0.0) >= MUCH_SPOKEN_OF else None
