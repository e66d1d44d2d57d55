"""Ties the name of a place to a place, or abstains.

Regions and parts of countries come first, then the gazetteer, whose candidates are ranked by population, feature, main
or alternative name (`ranking`), and by what the document says besides: the countries and divisions it speaks of, the
one that stands beside the name ("Paris, Texas"), and the division that its other names would share. The scores of the
candidates, and of no place of the gazetteer at all, become probabilities; below `LIKELY` there is no answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from faultline.model.place import Place
from faultline.resolution.areas import find_part, find_region
from faultline.resolution.coherence import NONE, Ranked, Told, rank_together
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer import Gazetteer, gazetteer
from faultline.resolution.geography import distance_km
from faultline.resolution.lexicon import words
from faultline.resolution.ranking import Area, Entry, entries
from faultline.resolution.whole_places import is_nature

NEAR_KM = 100.0
LIKELY = 0.45
"""Below this probability a candidate is no answer."""
SLIGHT = 0.002
"""Below it a candidate adds nothing."""
MOST_SURE = 0.99
TOWN, VILLAGE = 0.94, 0.9
"""The same of a town of ten thousand people or more and of what is smaller, divisions of the second level included."""
MIDDLING = 10_000
DOUBT = 0.92
"""A factor for each of: an alternative name, a word left out of the name, nothing else named around it."""
SUPPORTED = 1.5
"""Names in a division or country, unsure ones in part, the place's own among them, for something to be around it."""
MUCH_SPOKEN_OF = 0.2
"""The share of a country from which its division is meant rather than a region of the same name ("Sahel")."""
TOWN_SHARE = 0.1
"""A division is meant rather than the town of its name where the town has less than this share of its people."""

MOST_OF = 0.5
"""The same where the town only has the name among others ("Kiev" of Kyiv, but not "Oklahoma" of Oklahoma City)."""


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """A place with how probable it is that the name means it, and the sentence that says why it was taken."""

    place: Place
    why: str
    probability: float


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What a document tells of where it is about.

    Attributes:
        shares: The countries it speaks of with their shares of its mentions.
        region: Countries that the map is about, from its settings.
        counts: Mentions by country.
        ranked: The places that each folded name of the document may mean, ranked together.
        told: The countries and divisions that stand beside a folded name.
        masses: How many of its names lie in a country or division, unsure ones in part.
        resolved: What its names have been resolved to, as they are asked for more than once.
    """

    shares: Mapping[str, float]
    region: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    ranked: Mapping[str, Ranked] = field(default_factory=dict)
    told: Mapping[str, frozenset[Area]] = field(default_factory=dict)
    masses: Mapping[Area, float] = field(default_factory=dict)
    resolved: dict[str, ResolvedPlace | None] = field(default_factory=dict, init=False, compare=False, repr=False)

    @classmethod
    def of(cls, mentioned: Mapping[str, int], region: tuple[str, ...] = ()) -> PlaceContext:
        """The context of a document that names these countries so many times, and nothing else."""
        total = sum(mentioned.values())
        return cls({code: n / total for code, n in mentioned.items()} if total else {}, region, dict(mentioned))


def resolve_toponym(text: str, context: PlaceContext, places: Gazetteer | None = None) -> ResolvedPlace | None:
    """The place that the text names in this context; None where unsure."""
    if places is not None:
        return _resolve(text, context, places)
    if text not in context.resolved:
        context.resolved[text] = _resolve(text, context, None)
    return context.resolved[text]


def _resolve(text: str, context: PlaceContext, places: Gazetteer | None) -> ResolvedPlace | None:
    found = entries(text, places)
    area = _area(text, found, context, places)
    if area:
        return area
    if not found and "," in text:
        return _inside(text, context, places)
    if not found or fold_name(text) in words("no_places"):
        return None
    return _best(text, _rank(text, found, context), context)


def _area(text: str, found: Sequence[Entry], context: PlaceContext, places: Gazetteer | None) -> ResolvedPlace | None:
    """The region or part of a country or division.

    None where a country has the name, or a division of a country much spoken of, or a town has that of a division's
    part ("West Columbia").
    """
    levels = [e for e in found if e.place.feature in ("country", "admin1") and e.is_main]
    is_country = any(e.place.feature == "country" for e in levels)
    spoken = 0.0
    if levels and not is_nature(text):
        spoken = max(context.shares.get(e.area[0], 0.0) for e in levels)
    region = None if is_country or spoken >= MUCH_SPOKEN_OF else find_region(text)
    if region:
        return ResolvedPlace(region, f"“{text}” is the region {region.name}", MOST_SURE)
    part = _part(text, places or gazetteer()) if " " in text and not levels else None
    if part and "." in part.id and any(e.is_main and not e.is_asked for e in found):
        return None
    whole = countries().country(part.country) if part and part.country else None
    if part is None or (whole and _is_division(whole.name, context)):
        return None
    return ResolvedPlace(part, f"“{text}” is a part of {part.country}", MOST_SURE)


@lru_cache(maxsize=50_000)
def _part(text: str, places: Gazetteer) -> Place | None:
    return find_part(text, places)


def _is_division(name: str, context: PlaceContext) -> bool:
    """Whether the document means another place than the country by a country's name ("Georgia")."""
    ranked = context.ranked.get(fold_name(name))
    return ranked is not None and ranked[0][1].place.feature != "country"


def country_place(code: str, places: Gazetteer | None = None) -> Place | None:
    """The place of a country."""
    return (places or gazetteer()).country(code)


def _rank(text: str, found: Sequence[Entry], context: PlaceContext, beside: frozenset[Area] = frozenset()) -> Ranked:
    """The candidates of the name: as ranked with the other names of its document, else by what the document tells."""
    name = fold_name(text)
    if not beside and name in context.ranked:
        return context.ranked[name]
    if not beside and not any(e.score >= NONE or _is_spoken_of(e, context) for e in found):
        return ((0.0, found[0]),)
    told = Told(context.counts, {}, {name: beside or context.told.get(name, frozenset())}, context.region)
    others = {n: [e for _, e in some[:3]] for n, some in context.ranked.items() if n != name}
    return rank_together({**others, name: found}, told)[name]


def _is_spoken_of(entry: Entry, context: PlaceContext) -> bool:
    country = entry.area[0]
    return country in context.counts or country in context.region or (country, None) in context.masses


def _best(text: str, ranked: Sequence[tuple[float, Entry]], context: PlaceContext) -> ResolvedPlace | None:
    """The likeliest place; one location under two entries (a town and its division) is as likely as both."""
    best = ranked[0][1]
    here = [(p, e) for p, e in ranked if p >= SLIGHT and _near(e.place, best.place)]
    if not here:
        return None
    probability = sum(p for p, _ in here)
    chosen = _chosen([e for _, e in here])
    probability = min(1.0, probability) * most_sure(chosen, context)
    if probability < LIKELY:
        return None
    return ResolvedPlace(chosen.place, _explain(text, chosen.place, probability, context, len(ranked)), probability)


def most_sure(entry: Entry, context: PlaceContext) -> float:
    """How sure one can be at best: no gazetteer lists all quarters, hills and hamlets that share the name of a town."""
    place, country = entry.place, entry.area[0]
    sure = MOST_SURE
    if not entry.is_large:
        sure = TOWN if place.feature == "city" and place.population >= MIDDLING else VILLAGE
        if context.masses.get(entry.area, 0.0) < SUPPORTED:
            sure *= DOUBT
    if context.counts and place.feature != "country" and country not in context.counts:
        sure *= DOUBT if context.masses.get((country, None), 0.0) < SUPPORTED else 1.0
    return sure * (1.0 if entry.is_main else DOUBT) * (DOUBT if entry.is_asked else 1.0)


def _chosen(here: Sequence[Entry]) -> Entry:
    """Of a town and the divisions of its name the town, unless the likeliest is a far larger first level division."""
    best = here[0]
    towns = [e for e in here if e.place.feature == "city" and e.score > best.score - 5]
    if best.place.feature in ("city", "country") or not towns:
        return best
    town = towns[0]
    is_capital = countries().of_capital(town.place.name) == town.place.country
    if best.is_short and not is_capital:
        return best
    share = TOWN_SHARE if town.is_main or is_capital else MOST_OF
    is_small = best.place.feature == "admin1" and town.place.population < share * best.place.population
    return best if is_small else town


def _inside(text: str, context: PlaceContext, places: Gazetteer | None) -> ResolvedPlace | None:
    """The place of "Timbuktu, Mali": what stands after the comma is told of what stands before."""
    name, _, tail = text.partition(",")
    areas = frozenset(e.area for e in entries(tail.strip(), places) if e.place.feature in ("country", "admin1"))
    found = entries(name.strip(), places)
    if not areas or not found:
        return None
    return _best(text, _rank(name.strip(), found, context, areas), context)


def _near(a: Place, b: Place) -> bool:
    """Whether two places are one location on the map: a town and the division named after it."""
    if a.country != b.country or "country" in (a.feature, b.feature):
        return a.id == b.id
    if a.admin1 == b.admin1 and a.feature != b.feature:
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.admin1 == b.admin1
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= NEAR_KM


def _explain(text: str, place: Place, probability: float, context: PlaceContext, count: int) -> str:
    if place.feature == "country":
        return f"“{text}” names the country {place.name}"
    told, area = context.told.get(fold_name(text), frozenset()), (place.country or "", place.admin1)
    reasons = []
    if area in told or (area[0], None) in told:
        reasons.append(f"the text says that it lies in {place.country}")
    if place.admin1 and context.masses.get(area, 0.0) >= 1.5:
        reasons.append("the document names other places of its division")
    if context.shares.get(place.country or "", 0.0) >= 0.1:
        reasons.append(f"the document speaks of {place.country}")
    if place.country in context.region:
        reasons.append(f"the map is about {place.country}")
    if place.population:
        reasons.append(f"{place.population:,} inhabitants")
    because = f": {', '.join(reasons)}" if reasons else ""
    kind = f"{place.feature} in {place.country}, of {count} of that name"
    return f"“{text}” is {place.name} ({kind}, probability {probability:.2f}){because}"
