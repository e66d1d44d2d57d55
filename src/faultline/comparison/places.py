"""Whether two places may be one: the same, near each other, or one inside the other."""

from __future__ import annotations

from enum import IntEnum

from faultline.model.place import PlaceReference
from faultline.resolution.toponyms import country_place, distance_km

SAME_KM = 30.0
"""Two points so near are one place for an event: sources name the village or the town beside it."""


class Nearness(IntEnum):
    """APART: cannot be one; UNKNOWN: one is not told; AROUND: one may lie in the other; SAME: one place."""

    APART = 0
    UNKNOWN = 1
    AROUND = 2
    SAME = 3


def nearness(a: PlaceReference | None, b: PlaceReference | None) -> Nearness:
    """How two places relate."""
    if a is None or b is None or a.place is None or b.place is None:
        return Nearness.UNKNOWN
    if a.place == b.place:
        return Nearness.SAME
    if a.country and b.country and a.country != b.country:
        return Nearness.APART
    if is_area(a) or is_area(b):
        return Nearness.AROUND if a.country and a.country == b.country else Nearness.UNKNOWN
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return Nearness.UNKNOWN
    return Nearness.SAME if distance_km(a.lat, a.lon, b.lat, b.lon) <= SAME_KM else Nearness.APART


def is_area(place: PlaceReference) -> bool:
    """Whether a place is a country, a part of one or a region, so that towns lie in it."""
    if place.place is None:
        return False
    if place.place.startswith(("part:", "region:")):
        return True
    country = country_place(place.country) if place.country else None
    return country is not None and country.id == place.place
