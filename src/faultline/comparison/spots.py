"""Whether two statements tell of one spot, by their places and by what their sentences name."""

from __future__ import annotations

import re
from functools import lru_cache

from faultline.comparison.wording import listed
from faultline.model.place import PlaceReference
from faultline.model.statement import Statement
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold, fold_name
from faultline.resolution.nearness import Nearness, is_area, nearness
from faultline.resolution.toponyms import country_place

_LEAST_LETTERS = 4


def spot_nearness(a: Statement, b: Statement) -> Nearness:
    """How the places of two statements relate.

    Places called alike are one where the gazetteer knew only one of them, or knew two kinds of thing by that name (a
    province, a region); so are a town that one gives as the place and that the other's sentence names.
    """
    if _is_any(a.place) or _is_any(b.place):
        return Nearness.SAME if _shared_spots(a, b) else Nearness.UNKNOWN
    near = nearness(a.place, b.place)
    if near is Nearness.SAME or a.place is None or b.place is None:
        return Nearness.SAME if near is Nearness.SAME or _names_it(a, b) or _names_it(b, a) else near
    if _are_called_alike(a.place, b.place):
        return Nearness.SAME
    if near is not Nearness.APART and (_names_it(a, b) or _names_it(b, a)):
        return Nearness.SAME
    return near


def _is_any(place: PlaceReference | None) -> bool:
    """Whether a place is told by a common noun alone: "a school" is any school."""
    return place is not None and place.place is None and place.text == place.text.lower()


def _shared_spots(a: Statement, b: Statement) -> frozenset[str]:
    """The names after "in", "at" and "near" that both sentences have, but for months and whole lands."""
    return _spots_in(a.evidence.quote) & _spots_in(b.evidence.quote)


@lru_cache(maxsize=20_000)
def _spots_in(quote: str) -> frozenset[str]:
    found = (fold(m.group(1)) for m in _SPOT.finditer(quote))
    return frozenset(name for name in found if name not in listed("stop") and not countries().take_out(name.split())[0])


_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)*"
_SPOT = re.compile(rf"\b(?:in|at|near)\s+(?:the\s+(?:village|town|city)\s+of\s+)?({_NAME})")


def _are_called_alike(a: PlaceReference, b: PlaceReference) -> bool:
    if fold_name(a.text) != fold_name(b.text) or (a.country and b.country and a.country != b.country):
        return False
    return a.place is None or b.place is None or is_area(a) is not is_area(b)


def _names_it(told: Statement, other: Statement) -> bool:
    """Whether the town that one gives as its place stands in the sentence of the other."""
    place = told.place
    if place is None or is_area(place) or _is_country(place) or other.evidence.table is not None:
        return False
    if not place.text[:1].isupper():
        return False
    if len(place.text) < _LEAST_LETTERS:  # "Gao", "Jos": only as it is written
        return _word(place.text).search(other.evidence.quote) is not None
    return _word(fold(place.text)).search(fold(other.evidence.quote)) is not None


def _is_country(place: PlaceReference) -> bool:
    whole = country_place(place.country) if place.country else None
    return whole is not None and whole.id == place.place


@lru_cache(maxsize=20_000)
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b")
