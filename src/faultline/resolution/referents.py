"""What a chain refers to, as far as one can know without comparing it with other chains.

Facts come first: the glossary, known bodies, countries, bodies of a country, places. A chain with another name waits
for clustering under that name; a description without a name is local to its document, or a catch-all.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from faultline.model.entity import EntityType
from faultline.model.place import Place
from faultline.model.sentence import Form
from faultline.resolution.chains import NAMING, Chain
from faultline.resolution.composites import read_composite
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer import gazetteer
from faultline.resolution.lexicon import words
from faultline.resolution.nominals import bare_phrase, generic_key, is_description, is_residual, plain_description
from faultline.resolution.persons import is_office, person_name
from faultline.resolution.registers import Register
from faultline.resolution.toponyms import NEAR_KM, PlaceContext, country_place, distance_km, resolve_toponym

PLACES = (EntityType.PLACE, EntityType.COUNTRY)
_OF = re.compile(r"\b(?:of|for|to)\s+(?:the\s+)?")
_LOCAL_FORMS = (Form.NOMINAL, Form.DEMONYM)


@dataclass(frozen=True, slots=True)
class Referent:
    """What a chain is taken to mean.

    Attributes:
        key: Chains with one key are one thing: `country:ML`, `government:ML`, `body:…`, `place:…`, `name:person:…`.
        is_fact: Whether the key is known beforehand, so that two of them can never be one thing.
        why: One sentence.
        is_local: Whether the name means another thing in another document.
    """

    key: str
    name: str
    type: EntityType
    is_fact: bool
    why: str
    residual: bool = False
    place: Place | None = None
    is_local: bool = False


def refer(chain: Chain, register: Register, context: PlaceContext) -> Referent | None:
    """The referent of a chain; None where only pronouns or a vague place ("the region") mention it."""
    located = _located(chain)
    if located:
        return located
    for texts in (chain.texts(*NAMING), chain.texts(*_LOCAL_FORMS)):
        known = _known(texts, chain, register, context)
        if known:
            return known
    if chain.type is EntityType.PERSON and _is_capitalised_office(chain.representative):
        return _office(chain, register)
    if (chain.has_name and not is_description(chain.representative)) or chain.texts(Form.DEMONYM):
        return _named(chain)
    return _described(chain)


def name_class(kind: EntityType) -> str:
    """Types whose names are compared with one another; the others never meet."""
    if kind is EntityType.PERSON:
        return "person"
    if kind in PLACES:
        return "place"
    if kind in (EntityType.GROUP, EntityType.GOODS):
        return kind.value
    return "organisation"


def _known(texts: Counter[str], chain: Chain, register: Register, context: PlaceContext) -> Referent | None:
    """The fact that most of the texts name; a longer text wins a tie."""
    votes: dict[str, tuple[int, int, str, Referent]] = {}
    for text in sorted(texts):
        found = _fact(text, chain.type, register, context)
        if found:
            count, length, _, first = votes.get(found.key, (0, 0, "", found))
            votes[found.key] = (count + texts[text], max(length, len(text)), found.key, first)
    if not votes:
        return None
    return min(votes.values(), key=lambda v: (-v[0], -v[1], v[2]))[3]


def _fact(text: str, kind: EntityType, register: Register, context: PlaceContext) -> Referent | None:
    entry = register.find(text)
    if entry and (kind is not EntityType.PERSON or entry.type is EntityType.PERSON):
        key = f"body:{fold_name(entry.name)}"
        return Referent(key, entry.name, entry.type, True, f"“{text}” is {entry.name} in {entry.source}")
    if kind is EntityType.PERSON:
        return None
    code = countries().named(text)
    why = f"“{text}” names the country"
    if code is None:
        code, why = countries().of_demonym(text), f"“{text}” is what belongs to or comes from the country"
    if code:
        return country_referent(code, why)
    composite = read_composite(text)
    if composite:
        why = f"“{text}” means the {composite.name.removeprefix('the ')}"
        return Referent(composite.key, composite.name, composite.type, True, why)
    if kind in PLACES:
        return place_referent(text, context)
    return None


def country_referent(code: str, why: str) -> Referent:
    """The country as an entity."""
    country = countries().country(code)
    name = country.name if country else code
    return Referent(f"country:{code}", name, EntityType.COUNTRY, True, f"{why} {name}", place=country_place(code))


def government_referent(code: str, why: str) -> Referent:
    """The government of a country as an entity."""
    country = countries().country(code)
    name = country.name if country else code
    return Referent(f"government:{code}", f"Government of {name}", EntityType.GOVERNMENT, True, f"{why} {name}")


def place_referent(text: str, context: PlaceContext) -> Referent | None:
    """The place that the text names, if one can tell."""
    found = resolve_toponym(text, context)
    if found is None:
        return None
    place = found.place
    if place.feature == "country" and place.country:
        return country_referent(place.country, f"“{text}” names the country")
    return Referent(f"place:{place.id}", place.name, EntityType.PLACE, True, found.why, place=place)


def _located(chain: Chain) -> Referent | None:
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


def _named(chain: Chain) -> Referent:
    """A chain with a name that no register knows; clustering may join it with others."""
    name, kind = chain.representative, chain.type
    group = name_class(kind)
    folded = " ".join(person_name(name).words) if group == "person" else fold_name(name)
    residual = fold_name(name) in words("residual_phrases") or (name.islower() and is_residual(name))
    generic = generic_key(name) if residual else None
    if generic:  # a row of a table names its columns' "civilians" as it names an army
        return Referent(f"residual:{generic}", bare_phrase(name), kind, True, f"“{name}” is nobody in particular", True)
    is_local = _is_local(folded, group)
    key = f"name:{group}:{folded}" + (f":{chain.document}" if is_local else "")
    return Referent(key, name, kind, False, f"“{name}” is a name", residual, is_local=is_local)


def _is_local(folded: str, group: str) -> bool:
    """Whether it means another thing in another document: a surname alone, "Ministry of Defence" of no country."""
    if group == "person":
        return " " not in folded
    tokens = folded.split()
    codes, rest = countries().take_out(tokens)
    return group == "organisation" and not codes and bool(set(rest) & words("each_country"))


def _is_capitalised_office(text: str) -> bool:
    return text[:1].isupper() and is_office(text)


def _office(chain: Chain, register: Register) -> Referent:
    """An office: one across documents if its name says of which country or known body, else local to its document."""
    name = chain.representative
    folded = fold_name(name)
    body = _OF.split(name, maxsplit=1)[1:]
    if countries().take_out(folded.split())[0] or (body and register.find(body[0])):
        return Referent(f"office:{folded}", name, chain.type, True, f"“{name}” is an office")
    why = f"“{name}” is an office that does not say of what, so it is told in one document only"
    return Referent(f"local:{chain.document}:{folded}", name, chain.type, True, why, residual=is_residual(name))


def _described(chain: Chain) -> Referent | None:
    texts = chain.texts(*_LOCAL_FORMS, *NAMING)
    if not texts or chain.type in PLACES:
        return None
    text = min(texts, key=lambda t: (-texts[t], -len(t), t))
    residual = is_residual(text)
    generic = generic_key(text) if residual else None
    if generic:
        return Referent(
            f"residual:{generic}", bare_phrase(text), chain.type, True, f"“{text}” is nobody in particular", True
        )
    key = f"local:{chain.document}:{bare_phrase(text)}"
    name = plain_description(text)
    return Referent(key, name, chain.type, True, f"“{text}” is described, not named, in one document", residual)
