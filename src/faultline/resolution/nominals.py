"""Reads descriptions without a name: which are nobody in particular ("civilians"), so that they never rank."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from faultline.ontology import vocabulary
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold, fold_name
from faultline.resolution.lexicon import mapping, singular, words

_TAIL = re.compile(
    r" (?:of|in|from|who|that|which|for|at|with|to|on|by|against|near|between|under|and|or|such|including|whose|where|"
    r"as|over|across|within|involved|fighting|operating)\b.*"
)
_MADE = re.compile(r"-[a-z]\w*(?:ed|d)$")
"""A word made of a name and a participle: "Community-based"."""
_LEADING = re.compile(
    r"^(?:at least|at most|(?:more|less|fewer) than|no fewer than|as many as|up to|(?:a )?total of|"
    r"(?:a )?number of|(?:dozens|hundreds|thousands|scores) of|"
    r"the|an?|its|their|his|her|our|my|your|this|that|these|those|such|any|some|all|many|several|most|few|other|"
    r"more|both|each|every|various|numerous|about|around|approximately|nearly|almost|roughly|estimated|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|"
    r"\d+[\s-]years?[\s-]old|old(?=\s(?:\w+\s)?(?:(?:wo)?m[ae]n|boy|girl|child)\b)|"
    r"\d[\d,.]*(?: \d{3})*)\s+(?=\S)",
    re.IGNORECASE,
)


@lru_cache(maxsize=100_000)
def plain_description(text: str) -> str:
    """A description as written without determiners, quantities and ages before it: "women" for "at least 19 women"."""
    while (shorter := _LEADING.sub("", text)) != text:
        text = shorter
    return text


@lru_cache(maxsize=100_000)
def bare_phrase(text: str) -> str:
    """The folded phrase without determiners and quantities before it."""
    return fold_name(plain_description(text.strip()))


@lru_cache(maxsize=100_000)
def head_of(text: str) -> str:
    """The singular of the noun a description is built on: "man" for "armed men on motorbikes"."""
    core = _TAIL.sub("", bare_phrase(text)).split()
    return singular(core[-1]) if core else ""


def is_residual(text: str) -> bool:
    """Whether a description means nobody in particular: by its head, or as a nameless plural of people or bodies."""
    if bare_phrase(text) in words("residual_phrases"):
        return True
    if head_of(text) in words("residual"):
        return not _is_one_named_body(text)
    return text.islower() and _is_plural(bare_phrase(text)) and head_of(text) in _agents()


def _is_one_named_body(text: str) -> bool:
    """Whether it is a single body called by a name: "Red Canyon gang"; not "Malian militia"."""
    if head_of(text) not in words("named_bodies") or _is_plural(bare_phrase(text)):
        return False
    capitalised = [
        word for word in plain_description(text).split()[:-1] if word[:1].isupper() and not _MADE.search(word)
    ]
    return any(
        not (countries().named(word) or countries().of_demonym(word) or singular(fold(word)) in words("residual"))
        for word in capitalised
    )


@cache
def _agents() -> frozenset[str]:
    """The nouns for people and bodies that act."""
    return frozenset(map(fold, vocabulary("roles")["agents"]))


def _is_plural(phrase: str) -> bool:
    tokens = _TAIL.sub("", phrase).split()
    return bool(tokens) and (tokens[-1] != singular(tokens[-1]) or tokens[-1] in mapping("plurals"))


def generic_key(text: str) -> str | None:
    """The form under which a catch-all is one across documents: plural or mass, short, nothing after its head."""
    phrase = bare_phrase(text)
    tokens = phrase.split()
    if phrase in words("residual_phrases"):
        return phrase
    if not _is_plural(phrase) or len(tokens) > 3 or _TAIL.search(phrase):
        return None
    return " ".join([*tokens[:-1], singular(tokens[-1])])


def is_description(text: str) -> bool:
    """Whether a text that stands where a name does is a common noun phrase: "at least 19 women", "Civilians"."""
    if text[1:] != text[1:].lower() or not any(map(str.islower, text)):
        return False
    is_catch_all = is_residual(text) and generic_key(text) is not None
    return is_catch_all or (" " in text and not text[0].isupper())
