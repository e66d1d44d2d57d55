"""Compares two names of one class (person, organisation, …); every comparison gives a score and its reason.

Who compares few names calls `compare_names`. Who compares many reads each name once (`parse_name`), compares the parsed
values (`compare_parsed`) and asks for the sentence only where it is shown (`Comparison.why`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import singular
from faultline.resolution.likeness import THRESHOLD, Comparison, Likeness
from faultline.resolution.organisations import (
    OrganisationName,
    compare_organisation_names,
    of_different_countries,
    organisation_name,
)
from faultline.resolution.persons import PersonName, compare_person_names, person_name
from faultline.resolution.spelling import SAME_WORD, word, word_likeness

__all__ = [
    "THRESHOLD",
    "Comparison",
    "Likeness",
    "ParsedName",
    "compare_names",
    "compare_parsed",
    "may_refuse",
    "parse_name",
]

_EQUAL = Comparison(1.0, "{a} and {b} are the same name")
_SPELLINGS = "{a} and {b} are spellings of one name"
_DIFFERENT = Comparison(0.1, "{a} and {b} are different names")


@dataclass(frozen=True, slots=True, eq=False)
class PlainName:
    """A name of another class (a people, goods, a place off the map), folded and in the singular."""

    text: str
    folded: str
    singular: str


ParsedName = PersonName | OrganisationName | PlainName


def parse_name(text: str, group: str) -> ParsedName:
    """The name of a class (`referents.name_class`), read once for all comparisons with names of that class."""
    if group == "person":
        return person_name(text)
    if group == "organisation":
        return organisation_name(text)
    return _plain_name(text)


@lru_cache(maxsize=50_000)
def _plain_name(text: str) -> PlainName:
    folded = fold_name(text)
    return PlainName(text, folded, " ".join(map(singular, folded.split())))


def compare_parsed(a: ParsedName, b: ParsedName) -> Comparison:
    """How far two parsed names of one class mean one thing, the reason unwritten; two classes are never compared."""
    if isinstance(a, PersonName) and isinstance(b, PersonName):
        return compare_person_names(a, b)
    if isinstance(a, OrganisationName) and isinstance(b, OrganisationName):
        return compare_organisation_names(a, b)
    if isinstance(a, PlainName) and isinstance(b, PlainName):
        return _compare_plain(a, b)
    return _DIFFERENT


def may_refuse(a: ParsedName, b: ParsedName) -> bool:
    """Whether comparing two names of one class may end in a refusal; far quicker than to compare them."""
    if isinstance(a, OrganisationName) and isinstance(b, OrganisationName):
        return of_different_countries(a, b)
    return isinstance(a, PersonName) and isinstance(b, PersonName)


def compare_names(a: str, b: str, group: str) -> Likeness:
    """How far two names of a class mean one thing."""
    return compare_parsed(parse_name(a, group), parse_name(b, group)).likeness(a, b)


def _compare_plain(a: PlainName, b: PlainName) -> Comparison:
    if a.folded == b.folded or a.singular == b.singular:
        return _EQUAL
    if " " in a.singular + b.singular:
        return _DIFFERENT
    score = word_likeness(word(a.singular), word(b.singular))
    return Comparison(score, _SPELLINGS) if score >= SAME_WORD else _DIFFERENT
