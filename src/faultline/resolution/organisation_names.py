"""Reads an organisation's name for comparing: its telling words in English, its countries, its possible acronyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from sys import intern

from faultline.resolution.acronyms import Spelled, initials_in, is_acronym
from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import words
from faultline.resolution.spelling import word
from faultline.resolution.translations import (
    LANGUAGES,
    is_listed,
    is_month,
    language_of,
    lexicon,
    meaning,
    take_out_countries,
)

SHORTEST = 3
"""Words of fewer letters must be equal; others may be spelled by sound ("Abu", "Abou")."""

_ELISION = re.compile(r"\b[ldLD]['’]")
_COUNTED = re.compile(r"^g(\d+)$")
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th|e|er|eme)$")
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class OrganisationName:
    """An organisation's name, read once for all comparisons.

    Attributes:
        text: As written.
        folded: Folded, without article.
        letters: Those of an acronym; else empty.
        order: The telling words in order: English, singular, countries as `@` and their codes.
        words: The same as a set, words that no language lists by their sound, as Qaeda and Qaida have it in common.
        nations: The countries among them.
        is_linked: Whether words such as "of" join them, so that their order tells nothing.
        written: All tokens but fillers, sorted: who has the same ones writes in the same language.
        joined: The same in order, in one.
    """

    text: str
    folded: str
    letters: str
    order: tuple[str, ...]
    words: frozenset[str]
    nations: frozenset[str]
    is_linked: bool
    written: tuple[str, ...]
    joined: str

    @property
    def spelled(self) -> Spelled:
        """What acronyms may be made of it."""
        return _spelled(self.text)


@lru_cache(maxsize=50_000)
def organisation_name(text: str) -> OrganisationName:
    """Reads "Forces armées maliennes" as (@ML, armed, force)."""
    tokens = _tokens(text)
    order = _telling(tokens)
    capitals = set() if text.isupper() else _capitals(text)
    written = [intern(t) for t in tokens if t not in words("organisation_fillers")]
    folded = fold_name(text)
    has_letters = is_acronym(text) and folded not in lexicon("short_forms")
    return OrganisationName(
        text=text,
        folded=folded,
        letters=re.sub(r"[^a-z0-9]", "", folded) if has_letters else "",
        order=order,
        words=frozenset(intern(_key(w, capitals)) for w in order),
        nations=frozenset(w for w in order if w[0] == "@" and w != "@nations") or _NOTHING,
        is_linked=not _links().isdisjoint(tokens) or any(t.isdigit() for t in tokens),
        written=tuple(sorted(written)),
        joined="".join(written),
    )


def _tokens(text: str) -> list[str]:
    return _expand(_join_listed(fold_name(_ELISION.sub("", text)).split()), text)


def _telling(tokens: list[str]) -> tuple[str, ...]:
    """The telling words in order: English, singular, countries as `@` and their codes."""
    codes, rest = take_out_countries(tokens)
    plain = [meaning(t) for t in rest if t not in words("organisation_fillers")]
    if {"united", "nation"} <= set(plain):
        plain = ["@nations", *(p for p in plain if p not in ("united", "nation"))]
    some = (*(f"@{code}" for code in codes), *plain)
    return tuple(intern(p) for p in some if p not in words("organisation_fillers"))


def _key(meant: str, capitals: set[str]) -> str:
    """What a telling word is compared by: its sound where no list has it and it is not written in capitals."""
    if meant[0] == "@" or is_listed(meant) or len(meant) < SHORTEST or meant in capitals or meant.isdigit():
        return meant
    return f"~{word(meant).classes}"


def _join_listed(tokens: list[str]) -> list[str]:
    """Listed words written in two: "self defence" is selfdefence."""
    joined: list[str] = []
    for token in tokens:
        if joined and len(token) > 3 and is_listed(joined[-1] + token):
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _capitals(text: str) -> set[str]:
    """The words written in capitals, folded."""
    return {re.sub(r"\W", "", w).lower() for w in text.split() if w.isupper()}


def _expand(tokens: list[str], text: str) -> list[str]:
    """Short forms that stand in capitals written out, "1st" as "1", "G5" as "group 5"."""
    capitals = _capitals(text)
    short_forms: dict[str, str] = lexicon("short_forms")
    found: list[str] = []
    for at, token in enumerate(tokens):
        if token in short_forms and (token in capitals or len(tokens) == 1):
            found.extend(short_forms[token].split())
        elif match := _COUNTED.match(token):
            found.extend(("group", match.group(1)))
        elif token in _links() and found and found[-1] in _solemn() and _names_country(tokens[at + 1 :]):
            found.pop()
        else:
            ordinal = _ORDINAL.match(token)
            found.append(ordinal.group(1) if ordinal else token)
    return found


def _names_country(tokens: list[str]) -> bool:
    """Whether the tokens begin with a country's name before which "Republic of" tells nothing."""
    rest = tokens[1:3] if tokens[:1] == ["the"] else tokens[:2]
    return bool(rest) and rest[0] not in lexicon("solemn")["telling_before"] and bool(take_out_countries(rest[:1])[0])


@lru_cache(maxsize=20_000)
def _spelled(text: str) -> Spelled:
    tokens = _tokens(text)
    fillers = words("organisation_fillers")
    nations = {i for i, pair in enumerate(pairwise(tokens)) if pair in _united_nations()}
    nations |= {i + 1 for i in nations}
    optional = tuple(t in fillers or meaning(t) in (*fillers, "against") or is_month(meaning(t)) for t in tokens)
    language = language_of(tokens)
    return Spelled(
        tokens=tuple(tokens),
        optional=tuple(o or i in nations for i, o in enumerate(optional)),
        meanings=tuple(w for w in _telling(tokens) if w != "@nations" and not is_month(w)),
        phrases=_phrases(tokens, language),
        is_of_nations=bool(nations),
        language=language,
    )


def _phrases(tokens: list[str], language: str) -> tuple[tuple[str, ...], ...]:
    """The words in English without links, cut where a link stands."""
    found: list[list[str]] = [[]]
    for token in tokens:
        if token in _cuts():
            found.append([])
        elif token not in words("organisation_fillers") or meaning(token) in ("group", "organization", "al"):
            found[-1].append(token)
    return tuple(_phrase(phrase, language) for phrase in found if phrase)


def _phrase(tokens: list[str], language: str) -> tuple[str, ...]:
    codes, rest = take_out_countries(tokens)
    countries = [f"@{code}" for code in codes]
    plain = [meaning(token) for token in rest if not is_month(meaning(token))]
    if {"united", "nation"} <= set(plain):
        plain = ["@nations", *(p for p in plain if p not in ("united", "nation"))]
    return tuple([*countries, *plain] if language == "en" else [*plain, *countries])


def content_words(text: str) -> tuple[str, ...]:
    """The words that tell an organisation from others, in English, singular, demonyms as country codes, sorted."""
    return tuple(sorted(organisation_name(text).order))


@lru_cache(maxsize=50_000)
def initials_of(text: str) -> frozenset[str]:
    """Acronyms a name may have: the initials of all its words, of its content words, and of these in each language."""
    spelled = _spelled(text)
    own = spelled.tokens
    content = [t for t, is_optional in zip(own, spelled.optional, strict=True) if not is_optional]
    found = {"".join(t[0] for t in some) for some in (own, content) if len(some) >= 2}
    if len(spelled.meanings) >= 2:
        found.update(initials_in(spelled, language) for language in LANGUAGES)
    return frozenset(found)


@cache
def _links() -> frozenset[str]:
    return frozenset(lexicon("links")["words"])


@cache
def _cuts() -> frozenset[str]:
    return _links() | frozenset(lexicon("links")["other"])


@cache
def _solemn() -> frozenset[str]:
    return frozenset(lexicon("solemn")["words"])


@cache
def _united_nations() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in lexicon("united_nations")["phrases"])
