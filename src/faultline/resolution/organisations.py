"""Compares names of organisations: acronyms, translations, missing fillers, different countries."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rapidfuzz.distance import OSA

from faultline.resolution.acronyms import is_acronym, spells, spells_translated
from faultline.resolution.likeness import Comparison
from faultline.resolution.organisation_names import OrganisationName, content_words, initials_of, organisation_name
from faultline.resolution.spelling import SAME_WORD, word, word_likeness
from faultline.resolution.translations import is_listed, lexicon

__all__ = [
    "OrganisationName",
    "compare_organisation_names",
    "content_words",
    "initials_of",
    "is_acronym",
    "of_different_countries",
    "organisation_name",
]

ENOUGH = 0.85
"""The share of telling words that two names must have in common."""

LONG_WORD = 5
"""Words of fewer letters may not differ in sound."""

SURE = 0.9
"""How alike two words must be that carry their names alone."""

LONG_NAME = 8
"""Names of so many letters are compared as one string too, where their words are cut differently."""

_EQUAL = Comparison(1.0, "{a} and {b} are the same name")
_SAME_WORDS = Comparison(0.97, "{a} and {b} have the same telling words")
_OTHER_ORDER = Comparison(0.8, "{a} and {b} have the same words in another order")
_CUT = Comparison(0.93, "{a} and {b} are the same name, its words joined otherwise")
_REFUSED = Comparison(0.1, "{a} and {b} belong to different countries", is_refusal=True)
_NO_WORDS = Comparison(0.0, "{a} and {b} have no telling words in common")
_UNLIKE = Comparison(0.3, "{a} and {b} differ in telling words")
_ACRONYMS_DIFFER = Comparison(0.1, "{a} and {b} are different acronyms")
_INITIALS = Comparison(0.88, "of {a} and {b} one is the initials of the other")
_SHORT_INITIALS = Comparison(0.7, "of {a} and {b} one is the two initials of the other, which others may share")
_TRANSLATED = Comparison(0.86, "of {a} and {b} one is the initials of the other in another language")
_NO_INITIALS = Comparison(0.1, "of {a} and {b} one is an acronym, but not of the other")
_LEFT_OUT = "{{a}} and {{b}} have the same telling words but for one that is often left out ({})"


def compare_organisation_names(x: OrganisationName, y: OrganisationName) -> Comparison:
    """How far two names mean one organisation."""
    if x.folded == y.folded:
        return _EQUAL
    if x.letters or y.letters:
        return _compare_acronym(x, y)
    if not x.words or not y.words:
        return _NO_WORDS
    if of_different_countries(x, y):
        return _REFUSED
    if x.words == y.words:
        is_other_order = x.order != y.order and x.written == y.written and not (x.is_linked or y.is_linked or x.nations)
        return _OTHER_ORDER if is_other_order else _SAME_WORDS
    return _compare_words(x, y)


def of_different_countries(x: OrganisationName, y: OrganisationName) -> bool:
    """Whether each of two names tells of a country that the other does not, without which none is ever refused."""
    return bool(x.nations and y.nations) and not (x.nations <= y.nations or y.nations <= x.nations)


def _compare_acronym(x: OrganisationName, y: OrganisationName) -> Comparison:
    if x.letters and y.letters:
        return _SAME_WORDS if x.letters == y.letters else _ACRONYMS_DIFFER
    letters, name = (x.letters, y.spelled) if x.letters else (y.letters, x.spelled)
    if spells(letters, name):
        return _INITIALS if len(letters) >= 3 else _SHORT_INITIALS
    return _TRANSLATED if spells_translated(letters, name) else _NO_INITIALS


def _compare_words(x: OrganisationName, y: OrganisationName) -> Comparison:
    """Names that share some telling words only."""
    left, right = x.words - y.words, y.words - x.words
    if not left or not right:
        return _compare_part(x, y, left | right)
    if len(left) == len(right) and all(_resembles(w, right) for w in left):
        common = len(x.words) - len(left)
        score = min(_best(w, right) for w in left)
        return Comparison(score if common or score >= SURE else 0.8, "{a} and {b} share their telling words")
    if _abbreviates(x, left, right) or _abbreviates(y, right, left):
        return _INITIALS
    if _is_cut(x, y):
        return _CUT
    if not (left - _optional()) and not (right - _optional()) and _is_name(x.words & y.words):
        return Comparison(0.87, _LEFT_OUT.format(", ".join(sorted(left | right))))
    return _UNLIKE


def _compare_part(x: OrganisationName, y: OrganisationName, extra: frozenset[str]) -> Comparison:
    """One has all the telling words of the other and more."""
    common = x.words & y.words
    if extra == {"@nations"} and len(common) >= 2:
        return Comparison(0.88, _LEFT_OUT.format("United Nations"))
    if not (extra - _optional()) and _is_name(common):
        return Comparison(0.87, _LEFT_OUT.format(", ".join(sorted(extra))))
    if _is_cut(x, y):
        return _CUT
    share = len(common) / max(len(x.words), len(y.words))
    if share < ENOUGH or extra & _telling() or not all(map(is_listed, extra)):
        return Comparison(min(share, 0.8), "{a} and {b} differ in telling words")
    return Comparison(min(share, 0.96), _LEFT_OUT.format(", ".join(sorted(extra))))


@cache
def _optional() -> frozenset[str]:
    return frozenset(lexicon("optional")["words"])


@cache
def _telling() -> frozenset[str]:
    return frozenset(lexicon("optional")["telling"])


def _is_name(common: Iterable[str]) -> bool:
    """Whether the words hold one that is a name, not a common noun, of some length."""
    return any(w[0] == "~" and len(w) > LONG_WORD for w in common)


def _resembles(a: str, others: Iterable[str]) -> bool:
    return any(_word_likeness(a, other) >= SAME_WORD for other in others)


def _best(a: str, others: Iterable[str]) -> float:
    return max(_word_likeness(a, other) for other in others)


def _word_likeness(a: str, b: str) -> float:
    if a[0] == "@" or b[0] == "@" or a.isdigit() or b.isdigit():
        return 0.0
    if (is_listed(a) and is_listed(b)) or min(len(a), len(b)) <= LONG_WORD:
        return 0.0
    return word_likeness(word(a.lstrip("~")), word(b.lstrip("~")))


def _abbreviates(x: OrganisationName, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the one word that only x has is the initials of those that only the other has ("EUTM Mali")."""
    if len(left) != 1 or len(right) < 2 or len(x.words) < 2:
        return False
    single = next(iter(left))
    return 2 <= len(single) <= len(right) + 2 and sorted(single) == sorted(_first_letters(right))


def _first_letters(some: Iterable[str]) -> str:
    return "".join("un" if w == "@nations" else w.lstrip("@~")[0] for w in some)


def _is_cut(x: OrganisationName, y: OrganisationName) -> bool:
    """Whether the words are the same letters but for one, cut otherwise ("Ansar Allah", "Ansarullah")."""
    a, b = x.joined, y.joined
    if min(len(a), len(b)) < LONG_NAME or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    return len(x.written) != len(y.written) and OSA.distance(a, b, score_cutoff=1) <= 1
