"""Compares names of organisations: acronyms, translations, missing fillers, different countries."""

from __future__ import annotations

import re
from functools import lru_cache

from faultline.resolution.countries import countries
from faultline.resolution.folding import fold, fold_name
from faultline.resolution.lexicon import mapping, singular, words
from faultline.resolution.likeness import Likeness
from faultline.resolution.spelling import SAME_WORD, word_likeness

_ACRONYM = re.compile(r"^[A-Z][A-Za-z0-9&.’'-]{1,9}$")
_ELISION = re.compile(r"\b[ldLD]['’]")
_SHORT_FORMS = {
    "un": ("united", "nations"),
    "us": ("united", "states"),
    "eu": ("european", "union"),
    "au": ("african", "union"),
}


def is_acronym(text: str) -> bool:
    """Whether a name is written like an acronym: one word with two capitals or more ("FAMa", "MNLA", "G5")."""
    text = text.strip()
    return bool(_ACRONYM.match(text)) and sum(c.isupper() or c.isdigit() for c in text) >= max(2, len(text) // 2)


@lru_cache(maxsize=200_000)
def content_words(text: str) -> tuple[str, ...]:
    """The words that tell an organisation from others, in English, singular, demonyms as country codes, sorted."""
    found: list[str] = []
    for token in fold_name(_ELISION.sub("", text)).split():
        found.extend(_SHORT_FORMS.get(token, (token,)))
    places, rest = countries().take_out(found)
    plain = (mapping("translations").get(w, w) for w in rest if w not in words("organisation_fillers"))
    return tuple(sorted([*(f"@{code}" for code in places), *(singular(w) for w in plain)]))


def compare_organisations(a: str, b: str) -> Likeness:
    """How far two names mean one organisation."""
    if fold_name(a) == fold_name(b):
        return Likeness(1.0, f"“{a}” and “{b}” are the same name")
    if is_acronym(a) != is_acronym(b) and not {fold(a), fold(b)} & set(_SHORT_FORMS):
        return _compare_acronym(*((a, b) if is_acronym(a) else (b, a)))
    x, y = content_words(a), content_words(b)
    if not x or not y:
        return Likeness(0.0, f"“{a}” and “{b}” have no telling words in common")
    nations = ({w for w in x if w[0] == "@"}, {w for w in y if w[0] == "@"})
    if all(nations) and nations[0] != nations[1]:
        return Likeness(0.1, f"“{a}” and “{b}” belong to different countries", is_refusal=True)
    if x == y:
        return Likeness(0.97, f"“{a}” and “{b}” have the same telling words")
    if is_acronym(a):
        return Likeness(0.1, f"“{a}” and “{b}” are different acronyms")
    return _compare_words(a, b, x, y)


def _compare_words(a: str, b: str, x: tuple[str, ...], y: tuple[str, ...]) -> Likeness:
    left = list(y)
    total = 0.0
    for word in x:
        best = max(left, key=lambda other: (_likeness(word, other), other), default=None)
        if best is not None and _likeness(word, best) >= SAME_WORD:
            total += _likeness(word, best)
            left.remove(best)
    score = total / max(len(x), len(y))
    if score >= 0.85 and min(len(x), len(y)) == 1 and len(x[0]) < 6:
        score = 0.8
    decided = "share their telling words" if score >= 0.85 else "differ in telling words"
    odd = sorted(set(x) ^ set(y))
    return Likeness(min(score, 0.96), f"“{a}” and “{b}” {decided}" + (f" ({', '.join(odd[:4])})" if odd else ""))


def _likeness(a: str, b: str) -> float:
    if a[0] == "@" or b[0] == "@":
        return float(a == b)
    return word_likeness(a, b)


def _compare_acronym(acronym: str, long: str) -> Likeness:
    letters = re.sub(r"[^a-z0-9]", "", fold(acronym))
    if letters in initials_of(long):
        score = 0.88 if len(letters) >= 3 else 0.7
        return Likeness(score, f"“{acronym}” are the initials of “{long}”")
    if len(letters) >= 4 and any(sorted(letters) == sorted(initials) for initials in initials_of(long)):
        return Likeness(0.86, f"“{acronym}” are the initials of “{long}” in the order of another language")
    return Likeness(0.1, f"“{acronym}” are not the initials of “{long}”")


@lru_cache(maxsize=50_000)
def initials_of(text: str) -> frozenset[str]:
    """Acronyms a name may have: the initials of all its words, and of its content words."""
    tokens = fold_name(_ELISION.sub("", text)).split()
    content = [t for t in tokens if t not in words("organisation_fillers")]
    return frozenset("".join(t[0] for t in some) for some in (tokens, content) if len(some) >= 2)
