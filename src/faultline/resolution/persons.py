"""Compares names of persons: titles, initials, missing middle names, order, transliteration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import strip_leading, words
from faultline.resolution.likeness import Likeness
from faultline.resolution.spelling import SAME_WORD, same_consonants, word_likeness

LONG_SURNAME = 5
"""A surname of so many letters, written alike, lets the vowels of a given name vary (Riek, Riak)."""

_ARTICLES = frozenset({"al", "ul", "el", "ur", "ar", "er", "us", "as", "ou"})
_OFFICE_LINKS = frozenset({"of", "for", "to"})
_SERVANT = re.compile(
    r"^abd(?:[aeo]?ul|[ae]l|ou)?$|^abd[aeu][lr]r?(?=[a-z]{3})|^abdou[lr](?=[a-z]{3})|^abd(?=[a-z]{4})"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without title: its words in order, particles taken out."""

    words: tuple[str, ...]

    @property
    def surname(self) -> str:
        return self.words[-1]


@lru_cache(maxsize=200_000)
def person_name(text: str) -> PersonName:
    """Reads "Brig.-Gen. Cyril Carcy" as (cyril, carcy) and "Iyad Ag Ghaly" as (iyad, ghaly)."""
    tokens = _join_servant(_strip_titles(fold_name(text).split()))
    last = len(tokens) - 1
    kept = [t for i, t in enumerate(tokens) if i == last or not i or t not in words("particles")]
    return PersonName(tuple(kept or [""]))


@lru_cache(maxsize=200_000)
def is_office(text: str) -> bool:
    """Whether it names an office and not who holds it: "Deputy Prime Minister", "President of the Security Council"."""
    tokens = fold_name(text).split()
    while len(tokens) > 1 and countries().of_demonym(tokens[0]):
        tokens = tokens[1:]
    rest = strip_leading([*tokens, ""], "titles")[:-1]
    return not rest or (len(rest) < len(tokens) and rest[0] in _OFFICE_LINKS)


def _strip_titles(tokens: list[str]) -> list[str]:
    """Without titles and the nationality before them: "French Brig.-Gen. Cyril Carcy"."""
    while True:
        tokens = strip_leading(tokens, "titles")
        if len(tokens) < 3 or countries().of_demonym(tokens[0]) is None:
            return tokens
        tokens = tokens[1:]


def _join_servant(tokens: list[str]) -> list[str]:
    """The "servant of" names in one word however they are cut: Abd al-Aziz, Abdul Aziz, Abdelaziz are abdaziz."""
    joined: list[str] = []
    rest = list(tokens)
    while rest:
        token = rest.pop(0)
        match = _SERVANT.match(token)
        if match and match.end() == len(token) and len(rest) > 1:
            if rest[0] in _ARTICLES and len(rest) > 2:
                rest.pop(0)
            token = "abd" + rest.pop(0)
        elif match and match.end() < len(token):
            token = "abd" + token[match.end() :]
        joined.append(token)
    return joined


def compare_persons(a: str, b: str) -> Likeness:
    """How far two names mean one person."""
    x, y = person_name(a), person_name(b)
    if x.words == y.words:
        return Likeness(1.0, f"“{a}” and “{b}” are the same name")
    if "".join(x.words) == "".join(y.words):
        return Likeness(0.97, f"“{a}” and “{b}” are the same name, its words joined otherwise")
    if len(x.words) == 1 or len(y.words) == 1:
        return _compare_single(a, b, x, y)
    return _compare_full(a, b, x, y)


def _compare_single(a: str, b: str, x: PersonName, y: PersonName) -> Likeness:
    short, full = (x, y) if len(x.words) == 1 else (y, x)
    word = short.words[0]
    if len(full.words) == 1:
        score = word_likeness(word, full.words[0])
        if score >= SAME_WORD:
            return Likeness(score, f"“{a}” and “{b}” are spellings of one name")
        return Likeness(min(score, 0.5), f"“{a}” and “{b}” are different names")
    if len(word) >= 2 and word == "".join(w[0] for w in full.words):
        return Likeness(0.8, f"“{word.upper()}” are the initials of “{' '.join(full.words)}”, which others may share")
    if word_likeness(word, full.surname) >= SAME_WORD:
        return Likeness(0.75, f"“{a}” and “{b}” share the surname, which others may bear")
    if word_likeness(word, full.words[0]) >= SAME_WORD:
        return Likeness(0.6, f"“{a}” and “{b}” share the given name only")
    return Likeness(0.2, f"“{a}” and “{b}” share no name")


def _compare_full(a: str, b: str, x: PersonName, y: PersonName) -> Likeness:
    short, full = sorted((x.words, y.words), key=len)
    in_order = _align(short, full)
    if in_order is not None:
        missing = len(full) - len(short)
        score = in_order - 0.04 * missing
        what = "are spellings of one name" if not missing else "agree in all the names that both give"
        return Likeness(score, f"“{a}” and “{b}” {what}")
    if len(short) == len(full) and all(any(word_likeness(s, f) >= SAME_WORD for f in full) for s in short):
        return Likeness(0.93, f"“{a}” and “{b}” are the same names in another order")
    if word_likeness(short[-1], full[-1]) >= SAME_WORD:
        return Likeness(0.3, f"“{a}” and “{b}” share a surname, their first names differ", is_refusal=True)
    return Likeness(0.1, f"“{a}” and “{b}” are different names")


def _align(short: tuple[str, ...], full: tuple[str, ...]) -> float | None:
    """The lowest likeness of the words, in order, first on first and last on last; None where one finds no partner."""
    first, last = _word_or_initial(short[0], full[0]), _word_or_initial(short[-1], full[-1])
    if short[-1] == full[-1] and len(full[-1]) >= LONG_SURNAME and same_consonants(short[0], full[0]):
        first = max(first, SAME_WORD + 0.01)
    if first < SAME_WORD or last < SAME_WORD or len(short[-1]) == 1:
        return None
    lowest, at = min(first, last), 1
    for word in short[1:-1]:
        while at < len(full) - 1 and _word_or_initial(word, full[at]) < SAME_WORD:
            at += 1
        if at >= len(full) - 1:
            return None
        lowest = min(lowest, _word_or_initial(word, full[at]))
        at += 1
    return lowest


def _word_or_initial(a: str, b: str) -> float:
    if len(a) == 1 or len(b) == 1:
        return 0.9 if a[0] == b[0] else 0.0
    return word_likeness(a, b)
