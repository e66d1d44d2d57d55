"""Words of organisations' names across languages (`foreign.toml`): what they mean and how they begin in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from faultline.resolution.countries import countries
from faultline.resolution.lexicon import read_lexicon, singular, words

LANGUAGES = ("en", "fr", "es", "pt", "ar")


def lexicon(table: str) -> dict[str, Any]:
    """A table of `foreign.toml`."""
    found: dict[str, Any] = read_lexicon("foreign")[table]
    return found


@cache
def _meanings() -> dict[str, str]:
    """Each listed word and the English word that stands for it; the English words stand for themselves."""
    table: dict[str, dict[str, str]] = lexicon("words")
    found = {concept: concept for concept in table}
    for language in LANGUAGES:
        for concept, forms in table.items():
            for form in forms.get(language, "").split():
                found.setdefault(form, concept)
    for month, forms in lexicon("months").items():
        found.update((form, month) for form in (month, *forms.split()))
    return found


@cache
def _forms(language: str) -> frozenset[str]:
    table: dict[str, dict[str, str]] = lexicon("words")
    own = {form for forms in table.values() for form in forms.get(language, "").split()}
    return frozenset(own | set(table)) if language == "en" else frozenset(own)


def language_of(tokens: Iterable[str]) -> str:
    """The language that lists most of the folded tokens; English where several do."""
    found = list(tokens)
    return max(LANGUAGES, key=lambda language: (sum(t in _forms(language) for t in found), language == "en"))


@cache
def is_month(word: str) -> bool:
    """Whether the English word is the name of a month."""
    return word in lexicon("months")


def is_listed(word: str) -> bool:
    """Whether the folded word is one of the listed words of any language."""
    return word in _meanings()


def meaning(word: str) -> str:
    """The English word for a folded word of a name, in the singular; itself where no language lists it."""
    found = _meanings().get(word) or lexicon("numbers").get(word)
    if found:
        return str(found)
    single = singular(word)
    return _meanings().get(single, single)


@cache
def initials(meant: str, language: str) -> frozenset[str]:
    """What a word (of `meaning`, or `@` and a country's code) may give an acronym in a language: mostly one letter."""
    if meant[0] == "@":
        return _country_initials(meant[1:])
    forms: dict[str, str] = lexicon("words").get(meant, {})
    if language == "en":
        return frozenset({meant[0], *(form[0] for form in forms.get("en", "").split())})
    return frozenset(form[0] for form in forms.get(language, "").split()) or frozenset(meant[0])


@cache
def _country_initials(code: str) -> frozenset[str]:
    country = countries().country(code)
    names = [country.name.casefold()] if country else []
    phrases = [p.strip() for p in lexicon("countries").get(code, "").split(",")]
    fillers = words("organisation_fillers")
    long = ("".join(word[0] for word in name.split() if word not in fillers) for name in (*names, *phrases))
    return frozenset({*(name[0] for name in (*names, *phrases) if name), *long} - {""})


@cache
def _country_phrases() -> dict[str, dict[tuple[str, ...], str]]:
    """The listed names of countries by their first words."""
    found: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for code, phrases in lexicon("countries").items():
        for phrase in phrases.split(","):
            spelled = tuple(phrase.split())
            found[spelled[0]].setdefault(spelled, code)
    return dict(found)


def take_out_countries(tokens: list[str]) -> tuple[list[str], list[str]]:
    """The codes of the countries named in folded tokens, sorted, and the tokens left; longest names win."""
    codes: set[str] = set()
    left: list[str] = []
    at = 0
    while at < len(tokens):
        phrases = _country_phrases().get(tokens[at], {})
        size = max((len(p) for p in phrases if tuple(tokens[at : at + len(p)]) == p), default=0)
        if size:
            codes.add(phrases[tuple(tokens[at : at + size])])
            at += size
        else:
            left.append(tokens[at])
            at += 1
    more, left = countries().take_out(left)
    return sorted(codes | set(more)), left
