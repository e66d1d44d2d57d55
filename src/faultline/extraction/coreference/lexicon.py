"""What the words of `patterns/coreference.toml` and of the lists of actors say of a noun, a name or a pronoun."""

from __future__ import annotations

from functools import cache
from typing import Final

from faultline.extraction.wordlists import agents, tables
from faultline.language.lexicons import read_lexicon
from faultline.model.entity import EntityType

PERSON, BODY, COUNTRY, PLACE, THING, UNKNOWN = range(6)
"""Classes of what a mention can mean."""

SINGULAR, PLURAL, EITHER = range(3)
NO_GENDER, HE, SHE, NEUTER = range(4)

_PRONOUNS: Final = ("he", "she", "it", "they")
_OF_TYPE: Final = {
    EntityType.PERSON: PERSON,
    EntityType.GROUP: PERSON,
    EntityType.COUNTRY: COUNTRY,
    EntityType.PLACE: PLACE,
    EntityType.FACILITY: PLACE,
    EntityType.AGREEMENT: THING,
    EntityType.GOODS: THING,
    EntityType.NAMED_EVENT: THING,
}


def class_of_type(kind: EntityType) -> int:
    """The class of a name by its type; what is no person, place or thing is a body."""
    return _OF_TYPE.get(kind, BODY)


def class_of_noun(lemma: str) -> int:
    """The class of a common noun by the lists, UNKNOWN where none has it."""
    return _nouns().get(lemma, UNKNOWN)


def pronoun(text: str) -> int:
    """Which of he, she, it, they a word in lower case is a form of (0 to 3), -1 for any other."""
    return _pronouns().get(text, -1)


def gender_of_noun(lemma: str) -> int:
    return _genders("gender").get(lemma, NO_GENDER)


def gender_of_given(name: str) -> int:
    return _genders("given").get(name, NO_GENDER)


def can_stand_for(lemma: str, kind: EntityType) -> bool:
    """Whether a common noun can stand for a name of a type ("the group" for an armed group)."""
    is_person = kind is EntityType.PERSON and class_of_noun(lemma) == PERSON
    return is_person or lemma in _standing().get(kind, frozenset())


def is_in(key: str, word: str) -> bool:
    """Whether a word is in one of the short lists of `[words]`."""
    return word in _short()[key]


@cache
def _short() -> dict[str, frozenset[str]]:
    return {key: frozenset(listed) for key, listed in tables("coreference")["words"].items()}


@cache
def _nouns() -> dict[str, int]:
    table = tables("coreference")["classes"]
    found = dict.fromkeys(table["place"], PLACE) | dict.fromkeys(agents(), PERSON)
    actors = read_lexicon("actors")
    for part, fallback in (("collective", BODY), ("persons", PERSON)):
        for kind, lemmas in actors[part].items():
            is_people = fallback == PERSON or kind == "group"
            found |= dict.fromkeys(lemmas, PERSON if is_people else BODY)
    return found | dict.fromkeys(table["body"], BODY) | dict.fromkeys(table["country"], COUNTRY)


@cache
def _pronouns() -> dict[str, int]:
    return {form: index for index, key in enumerate(_PRONOUNS) for form in _short()[key]}


@cache
def _genders(table: str) -> dict[str, int]:
    given = tables("coreference")[table]
    return dict.fromkeys(given["he"], HE) | dict.fromkeys(given["she"], SHE)


@cache
def _standing() -> dict[EntityType, frozenset[str]]:
    return {EntityType(kind): frozenset(nouns) for kind, nouns in tables("coreference")["stand_for"].items()}
