"""Ties the name of a place to a place, or abstains.

Countries come first, then regions and parts of countries, then the gazetteer, whose candidates are ranked by
population, feature, main or alternative name, and the countries that the document speaks of. The weights are few and
plain; `why` of each answer names what decided.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from faultline.model.place import Place
from faultline.resolution.areas import find_part, find_region
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer import Candidate, Gazetteer, gazetteer
from faultline.resolution.lexicon import words

CERTAIN = 0.45
"""Below this score a candidate is no answer."""
MARGIN = 0.07
"""A candidate must lead those elsewhere by this much."""
NEAR_KM = 100.0

_GENERIC = {
    "region": "admin1", "province": "admin1", "state": "admin1", "governorate": "admin1",
    "district": "admin2", "cercle": "admin2", "department": "admin2", "county": "admin2", "prefecture": "admin2",
    "city": "city", "town": "city", "village": "city",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """A place with the sentence that says why it was taken."""

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """The countries a document speaks of with their shares of its mentions, and the region of the map's settings."""

    shares: Mapping[str, float]
    region: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, mentioned: Counter[str], region: tuple[str, ...] = ()) -> PlaceContext:
        total = sum(mentioned.values())
        return cls({code: n / total for code, n in mentioned.items()} if total else {}, region, dict(mentioned))


def resolve_toponym(text: str, context: PlaceContext, places: Gazetteer | None = None) -> ResolvedPlace | None:
    """The place that the text names in this context; None where unsure."""
    places = places or gazetteer()
    code = countries().named(text)
    if code and (place := places.country(code)):
        return ResolvedPlace(place, f"“{text}” names the country {place.name}")
    region = find_region(text)
    if region:
        return ResolvedPlace(region, f"“{text}” is the region {region.name}")
    part = find_part(text, places)
    if part:
        return ResolvedPlace(part, f"“{text}” is a part of {part.country}")
    return _rank(text, context, places)


def country_place(code: str, places: Gazetteer | None = None) -> Place | None:
    """The place of a country."""
    return (places or gazetteer()).country(code)


def _rank(text: str, context: PlaceContext, places: Gazetteer) -> ResolvedPlace | None:
    name, feature = _without_generic(text)
    found, inside = places.candidates(name), None
    if "," in text and not found:
        name, _, tail = text.partition(",")
        inside = countries().named(tail.strip())
        found = places.candidates(name)
    if inside:
        found = [c for c in found if c.place.country == inside]
    if not found or fold_name(name) in words("no_places"):
        return None
    is_alone = all(_near(c.place, found[0].place) for c in found)
    ranked = sorted(((_score(c, context, feature, is_alone), c) for c in found), key=lambda s: (-s[0], s[1].place.id))
    score, best = ranked[0]
    rival = next((s for s, c in ranked[1:] if not _near(c.place, best.place)), 0.0)
    if not inside and (score < CERTAIN or score - rival < MARGIN):
        return None
    if feature is None and best.place.feature != "city":
        best = next((c for _, c in ranked if c.place.feature == "city" and _near(c.place, best.place)), best)
    return ResolvedPlace(best.place, _explain(text, best, context, len(found)))


def _score(candidate: Candidate, context: PlaceContext, feature: str | None, is_alone: bool) -> float:
    place = candidate.place
    capital = countries().of_capital(place.name) == place.country
    score = 0.35 * min(1.0, math.log10(place.population + 1) / 7)
    score += 0.25 * candidate.is_main + 0.15 * (is_alone and candidate.is_main) + 0.25 * capital
    score += 0.5 * context.shares.get(place.country or "", 0.0) + 0.2 * (place.country in context.region)
    score += {"city": 0.1, "admin1": 0.05}.get(place.feature, 0.0)
    return score + (0.4 if feature == place.feature else 0.0)


def _without_generic(text: str) -> tuple[str, str | None]:
    """The name and the feature that a generic word beside it asks for: "Mopti region" is Mopti, admin1."""
    tokens = fold_name(text).split()
    if len(tokens) > 1 and tokens[-1] in _GENERIC:
        return " ".join(tokens[:-1]), _GENERIC[tokens[-1]]
    if len(tokens) > 2 and tokens[0] in _GENERIC and tokens[1] in ("of", "de"):
        return " ".join(tokens[2:]), _GENERIC[tokens[0]]
    return text, None


def _near(a: Place, b: Place) -> bool:
    """Whether two places are one location on the map: a town and the division named after it."""
    if a.country != b.country:
        return False
    if a.admin1 == b.admin1 and a.feature != b.feature:
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.admin1 == b.admin1
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= NEAR_KM


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points in degrees."""
    p, q = math.radians(lat1), math.radians(lat2)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def _explain(text: str, best: Candidate, context: PlaceContext, count: int) -> str:
    place = best.place
    reasons = []
    if context.shares.get(place.country or "", 0.0) >= 0.1:
        reasons.append(f"the document speaks of {place.country}")
    if place.country in context.region:
        reasons.append(f"the map is about {place.country}")
    if place.population:
        reasons.append(f"{place.population:,} inhabitants")
    because = f": {', '.join(reasons)}" if reasons else ""
    return f"“{text}” is {place.name} ({place.feature} in {place.country}), of {count} of that name{because}"
