"""What a text means that is known beforehand: registers, countries, bodies of a country, seats of power, places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from faultline.model.entity import EntityType
from faultline.model.place import Place
from faultline.model.sentence import Form
from faultline.resolution.chains import Chain
from faultline.resolution.composites import read_composite
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold, fold_name
from faultline.resolution.gazetteer import gazetteer
from faultline.resolution.geography import distance_km
from faultline.resolution.known_things import Rank, RegisterEntry
from faultline.resolution.lexicon import longest, words
from faultline.resolution.likeness import THRESHOLD
from faultline.resolution.names import compare_names
from faultline.resolution.nominals import plain_description
from faultline.resolution.organisations import initials_of
from faultline.resolution.registers import Register, is_short_acronym
from faultline.resolution.seats import is_located, read_seat
from faultline.resolution.surroundings import Surroundings
from faultline.resolution.toponyms import NEAR_KM, PlaceContext, country_place, resolve_toponym

PLACES = (EntityType.PLACE, EntityType.COUNTRY)
_NO_ACTORS = (*PLACES, EntityType.FACILITY, EntityType.GOODS, EntityType.NAMED_EVENT, EntityType.AGREEMENT)
_NUMBERED = re.compile(r"(?:(?:united nations |un )?security council )?(?:(\w+?)s? )?(?:no )?(\d{3,4})(?: \d{4})?")


@dataclass(frozen=True, slots=True)
class Referent:
    """What a chain is taken to mean.

    Attributes:
        key: Chains with one key are one thing: `country:ML`, `government:ML`, `body:…`, `place:…`, `name:person:…`.
        is_fact: Whether the key is known beforehand, so that two of them can never be one thing.
        why: One sentence.
        is_local: Whether the name means another thing in another document.
        refused: Why it was not taken to mean something else that it may be taken for, a sentence each.
        probability: That it means this place, where that was weighed.
    """

    key: str
    name: str
    type: EntityType
    is_fact: bool
    why: str
    residual: bool = False
    place: Place | None = None
    is_local: bool = False
    refused: tuple[str, ...] = ()
    probability: float | None = None


def known_fact(text: str, chain: Chain, register: Register, around: Surroundings) -> Referent | None:
    """What a text of the chain means, if that is known."""
    found = _registered(text, chain, register, around)
    if found or chain.type is EntityType.PERSON:
        return found
    if chain.type is EntityType.AGREEMENT:
        return _numbered(text)
    return (
        _of_country(text, chain, around)
        or _seat(text, chain, around)
        or _composite(text)
        or _members(text, chain, register, around)
        or (place_referent(text, around.places) if chain.type in PLACES else None)
    )


def _registered(text: str, chain: Chain, register: Register, around: Surroundings) -> Referent | None:
    choice = register.choose(text, around.hints)
    entry = choice.entry
    if entry is None or not _fits(entry, chain.type) or _is_explained_otherwise(text, entry, chain, register):
        return None
    return Referent(entry.key, entry.name, entry.type, True, choice.why)


def _fits(entry: RegisterEntry, kind: EntityType) -> bool:
    """Whether a mention of this type may mean it: only persons' names mean persons, and no place is an armed group."""
    if entry.rank <= Rank.REGISTER:
        return kind is not EntityType.PERSON or entry.type is EntityType.PERSON
    if (kind is EntityType.PERSON) != (entry.type is EntityType.PERSON):
        return entry.type is EntityType.PERSON and kind not in PLACES
    return entry.rank is Rank.BODY or kind not in _NO_ACTORS


def _is_explained_otherwise(text: str, entry: RegisterEntry, chain: Chain, register: Register) -> bool:
    """Whether the chain's own long name gives the acronym another meaning than the register."""
    if not is_short_acronym(text) or entry.rank <= Rank.REGISTER:
        return False
    letters = "".join(c for c in fold(text) if c.isalnum())
    long = [t for t in chain.texts(Form.NAME) if " " in t and letters in initials_of(t) and register.find(t) is None]
    return bool(long) and all(compare_names(t, entry.name, "organisation").score < THRESHOLD for t in long)


def _of_country(text: str, chain: Chain, around: Surroundings) -> Referent | None:
    code, why = countries().named(text), f"“{text}” names the country"
    if code is None:
        code, why = countries().of_demonym(text), f"“{text}” is what belongs to or comes from the country"
    if code is None:
        return None
    return (place_referent(text, around.places) if chain.type in PLACES else None) or country_referent(code, why)


def country_referent(code: str, why: str) -> Referent:
    """The country as an entity."""
    country = countries().country(code)
    name = country.name if country else code
    why = f"{why} {name} (ISO 3166: {code})"
    return Referent(f"country:{code}", name, EntityType.COUNTRY, True, why, place=country_place(code))


def government_referent(code: str, why: str) -> Referent:
    """The government of a country as an entity."""
    country = countries().country(code)
    name = country.definite if country else code
    return Referent(f"government:{code}", f"Government of {name}", EntityType.GOVERNMENT, True, f"{why} {name}")


def _seat(text: str, chain: Chain, around: Surroundings) -> Referent | None:
    """The government that sits there, or the building where all mentions say where something is."""
    seat = read_seat(text)
    if seat is None:
        return None
    name, code = seat
    if is_located(chain, around.text):
        why = f"“{text}” says where something is, and means the building"
        return Referent(f"seat:{fold_name(name)}", name, EntityType.FACILITY, True, why)
    return government_referent(code, f"“{text}” is the seat of power and stands for the government of")


def _composite(text: str) -> Referent | None:
    composite = read_composite(text)
    if composite is None:
        return None
    why = f"“{text}” means the {composite.name.removeprefix('the ')}"
    return Referent(composite.key, composite.name, composite.type, True, why)


def _members(text: str, chain: Chain, register: Register, around: Surroundings) -> Referent | None:
    """The armed group of which a phrase names the members: "AQIM militants", "fighters" being nobody in particular."""
    parts = plain_description(text).split()
    for size in range(1, min(longest("members"), len(parts) - 1) + 1):
        if " ".join(parts[-size:]).casefold() in words("members"):
            entry = register.choose(" ".join(parts[:-size]), around.hints).entry
            if entry and entry.type is EntityType.ARMED_GROUP and chain.type not in _NO_ACTORS:
                why = f"“{text}” are those who make up {entry.name}, known from {entry.source}"
                return Referent(entry.key, entry.name, entry.type, True, why)
    return None


def _numbered(text: str) -> Referent | None:
    """An act that its number tells: "resolution 2085", "Security Council resolution 2085 (2012)", or "2085" alone."""
    found = _NUMBERED.fullmatch(fold_name(text))
    if found is None or (found.group(1) or "") not in ("", *words("numbered_acts")):
        return None
    name = f"{found.group(1) or sorted(words('numbered_acts'))[0]} {found.group(2)}"
    return Referent(f"act:{name}", name, EntityType.AGREEMENT, True, f"“{text}” is {name} by its number")


def place_referent(text: str, context: PlaceContext) -> Referent | None:
    """The place that the text names, if one can tell."""
    found = resolve_toponym(text, context)
    if found is None:
        return None
    place = found.place
    if place.feature == "country" and place.country:
        country = country_referent(place.country, f"“{text}” names the country")
        return replace(country, probability=found.probability)
    key, probability = f"place:{place.id}", found.probability
    return Referent(key, place.name, EntityType.PLACE, True, found.why, place=place, probability=probability)


def located_referent(chain: Chain) -> Referent | None:
    """The place of a dataset row that gives coordinates: the gazetteer's place of that name near by, else the point."""
    at = next((m for m in chain.mentions if m.lat is not None and m.lon is not None and m.type in PLACES), None)
    if at is None or at.lat is None or at.lon is None or at.type is EntityType.COUNTRY:
        return None
    near = [
        (distance_km(at.lat, at.lon, c.place.lat, c.place.lon), c.place)
        for c in gazetteer().candidates(at.text)
        if c.place.lat is not None and c.place.lon is not None
    ]
    near = [n for n in near if n[0] <= NEAR_KM / 2]
    if near:
        place = min(near, key=lambda n: (n[1].feature != "city", n[0], n[1].id))[1]
        why = f"“{at.text}” is {place.name}, near the coordinates that the row gives"
    else:
        point = f"point:{at.lat:.4f},{at.lon:.4f}"
        place = Place(id=point, name=at.text, feature="point", country=at.country, lat=at.lat, lon=at.lon)
        why = f"“{at.text}” stands in a row with coordinates"
    return Referent(f"place:{place.id}", place.name, EntityType.PLACE, True, why, place=place)
