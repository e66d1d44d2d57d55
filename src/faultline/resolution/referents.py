"""What a chain refers to, as far as one can know without comparing it with other chains.

Facts come first: the glossary, known bodies, countries, bodies of a country, places. A chain with another name waits
for clustering under that name; a description without a name is local to its document, or a catch-all.
"""

from __future__ import annotations

import re
from collections import Counter

from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.resolution.chains import NAMING, Chain
from faultline.resolution.countries import countries
from faultline.resolution.facts import (
    PLACES,
    Referent,
    country_referent,
    government_referent,
    known_fact,
    located_referent,
    place_referent,
)
from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import words
from faultline.resolution.nominals import bare_phrase, generic_key, is_description, is_residual, plain_description
from faultline.resolution.persons import is_office, person_name
from faultline.resolution.registers import Register
from faultline.resolution.surroundings import Surroundings

__all__ = [
    "LOCAL",
    "PLACES",
    "Referent",
    "country_referent",
    "government_referent",
    "name_class",
    "place_referent",
    "refer",
]

LOCAL = "local:"
"""How the keys of what is told in one document only begin."""
_OF = re.compile(r"\b(?:of|for|to)\s+(?:the\s+)?")
_LOCAL_FORMS = (Form.NOMINAL, Form.DEMONYM)
_TAKEN_FOR_BODIES = (EntityType.MILITARY, EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANISATION)
"""Types under which an office ("Secretary-General") may stand that is no person's name."""


def refer(chain: Chain, register: Register, around: Surroundings) -> Referent | None:
    """The referent of a chain; None where only pronouns or a vague place ("the region") mention it."""
    located = located_referent(chain)
    if located:
        return located
    for forms in (NAMING, _LOCAL_FORMS):
        known = _known(chain.texts(*forms), chain, register, around)
        if known:
            return known
    if chain.type in (EntityType.PERSON, *_TAKEN_FOR_BODIES) and _is_capitalised_office(chain.representative):
        return _office(chain, register)
    if (chain.has_name and not is_description(chain.representative)) or Form.DEMONYM in chain.by_form:
        return _named(chain, register, around)
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


def _known(texts: Counter[str], chain: Chain, register: Register, around: Surroundings) -> Referent | None:
    """The fact that most of the texts name; a longer text wins a tie."""
    votes: dict[str, tuple[int, int, str, Referent]] = {}
    for text in sorted(texts):
        found = known_fact(text, chain, register, around)
        if found:
            count, length, _, first = votes.get(found.key, (0, 0, "", found))
            votes[found.key] = (count + texts[text], max(length, len(text)), found.key, first)
    if not votes:
        return None
    return min(votes.values(), key=lambda v: (-v[0], -v[1], v[2]))[3]


def _named(chain: Chain, register: Register, around: Surroundings) -> Referent:
    """A chain with a name that no register tells; clustering may join it with others."""
    name, kind = chain.representative, chain.type
    group = name_class(kind)
    folded = " ".join(person_name(name).words) if group == "person" else fold_name(name)
    residual = fold_name(name) in words("residual_phrases") or (name.islower() and is_residual(name))
    generic = generic_key(name) if residual else None
    if generic:  # a row of a table names its columns' "civilians" as it names an army
        return Referent(f"residual:{generic}", bare_phrase(name), kind, True, f"“{name}” is nobody in particular", True)
    refused, is_ambiguous = _namesakes(name, group, register, around)
    is_local = is_ambiguous or _is_local(folded, group)
    key = f"name:{group}:{folded}" + (f":{chain.document}" if is_local else "")
    return Referent(key, name, kind, False, f"“{name}” is a name", residual, is_local=is_local, refused=refused)


def _namesakes(name: str, group: str, register: Register, around: Surroundings) -> tuple[tuple[str, ...], bool]:
    """Why it was taken for none of the known things that bear the name, and whether several of them do."""
    found = register.choose(name, around.hints).namesakes if group == "organisation" else ()
    if not found:
        return (), False
    meant = " or ".join(f"{entry.name} ({entry.source})" for entry in found[:4])
    lacks = "neither the full name nor the countries of one of them" if len(found) > 1 else "neither it nor its country"
    return (f"“{name}” may mean {meant}, but the document speaks of {lacks}",), len(found) > 1


def _is_local(folded: str, group: str) -> bool:
    """Whether it means another thing in another document: a surname alone, "Ministry of Defence" of no country."""
    if group == "person":
        return " " not in folded
    if group != "organisation":
        return False
    codes, rest = countries().take_out(folded.split())
    telling = [word for word in rest if word not in words("organisation_fillers") and word not in words("common_names")]
    return not codes and (not telling or bool(set(rest) & words("each_country")))


def _is_capitalised_office(text: str) -> bool:
    return text[:1].isupper() and is_office(text)


def _office(chain: Chain, register: Register) -> Referent:
    """An office: one across documents if its name says of which country or known body, else local to its document."""
    name, kind = chain.representative, EntityType.PERSON
    folded = fold_name(name)
    body = _OF.split(name, maxsplit=1)[1:]
    if countries().take_out(folded.split())[0] or (body and register.find(body[0])):
        return Referent(f"office:{folded}", name, kind, True, f"“{name}” is an office")
    why = f"“{name}” is an office that does not say of what, so it is told in one document only"
    residual = folded in words("ranks") or is_residual(name)
    return Referent(f"{LOCAL}{chain.document}:{folded}", name, kind, True, why, residual=residual)


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
    key = f"{LOCAL}{chain.document}:{bare_phrase(text)}"
    name = plain_description(text)
    kind = EntityType.PERSON if chain.type in _TAKEN_FOR_BODIES and is_office(name) else chain.type
    return Referent(key, name, kind, True, f"“{text}” is described, not named, in one document", residual)
