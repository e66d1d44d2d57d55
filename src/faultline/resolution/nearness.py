"""Whether two places may be one: the same, near each other, or one inside the other."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from faultline.model.place import PlaceReference
from faultline.resolution.folding import fold_name
from faultline.resolution.geography import distance_km
from faultline.resolution.toponyms import country_place

SAME_KM = 30.0
"""Two points so near are one place for an event: sources name the village or the town beside it."""


class Nearness(IntEnum):
    """APART: cannot be one; UNKNOWN: one is not told; AROUND: one may lie in the other; SAME: one place."""

    APART = 0
    UNKNOWN = 1
    AROUND = 2
    SAME = 3


def nearness(a: PlaceReference | None, b: PlaceReference | None, within_km: float = SAME_KM) -> Nearness:
    """How two places relate; points are the same where they lie within so many kilometres.

    Two places that no gazetteer knows are one where they are called alike.
    """
    if a is None or b is None:
        return Nearness.UNKNOWN
    if a.place is None and b.place is None:
        return Nearness.SAME if fold_name(a.text) == fold_name(b.text) else Nearness.UNKNOWN
    if a.place is None or b.place is None:
        return _beside_unknown(a, b)
    if a.place == b.place:
        return Nearness.SAME
    if a.country and b.country and a.country != b.country:
        return Nearness.APART
    if is_area(a) or is_area(b):
        return Nearness.AROUND if a.country and a.country == b.country else Nearness.UNKNOWN
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return Nearness.UNKNOWN
    return Nearness.SAME if distance_km(a.lat, a.lon, b.lat, b.lon) <= within_km else Nearness.APART


def _beside_unknown(a: PlaceReference, b: PlaceReference) -> Nearness:
    """How a place lies to one that no gazetteer knows: in its country, if that is told and the other is all of it."""
    if not a.country or not b.country:
        return Nearness.UNKNOWN
    if a.country != b.country:
        return Nearness.APART
    return Nearness.AROUND if is_area(a) or is_area(b) else Nearness.UNKNOWN


def is_area(place: PlaceReference) -> bool:
    """Whether a place is a country, a part of one or a region, so that towns lie in it."""
    return place.place is not None and _is_area(place.place, place.country)


@lru_cache(maxsize=50_000)
def _is_area(place: str, country: str | None) -> bool:
    if place.startswith(("part:", "region:")):
        return True
    whole = country_place(country) if country else None
    return whole is not None and whole.id == place
