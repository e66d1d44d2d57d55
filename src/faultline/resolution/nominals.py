"""Reads descriptions without a name: which are nobody in particular ("civilians"), so that they never rank."""

from __future__ import annotations

import re
from functools import lru_cache

from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import mapping, singular, words

_TAIL = re.compile(
    r" (?:of|in|from|who|that|which|for|at|with|to|on|by|against|near|between|under|and|or|such|including|whose|where|"
    r"as|over|across|within|involved|fighting|operating)\b.*"
)
_LEADING = re.compile(
    r"^(?:its|their|his|her|our|my|your|this|that|these|those|such|any|some|all|many|several|most|few|other|more|both|"
    r"each|every|various|numerous|two|three|four|five|six|seven|eight|nine|ten|dozens of|hundreds of|thousands of|"
    r"scores of|\d[\d ]*) "
)


@lru_cache(maxsize=100_000)
def bare_phrase(text: str) -> str:
    """The folded phrase without determiners and numbers before it."""
    phrase = fold_name(text)
    while (shorter := _LEADING.sub("", phrase)) != phrase:
        phrase = shorter
    return phrase


@lru_cache(maxsize=100_000)
def head_of(text: str) -> str:
    """The singular of the noun a description is built on: "man" for "armed men on motorbikes"."""
    core = _TAIL.sub("", bare_phrase(text)).split()
    return singular(core[-1]) if core else ""


def is_residual(text: str) -> bool:
    """Whether a description means nobody in particular."""
    return bare_phrase(text) in words("residual_phrases") or head_of(text) in words("residual")


def generic_key(text: str) -> str | None:
    """The form under which a catch-all is one across documents: plural or mass, short, nothing after its head."""
    phrase = bare_phrase(text)
    tokens = phrase.split()
    if phrase in words("residual_phrases"):
        return phrase
    is_plural = bool(tokens) and (tokens[-1] != singular(tokens[-1]) or tokens[-1] in mapping("plurals"))
    if not is_plural or len(tokens) > 3 or _TAIL.search(phrase):
        return None
    return " ".join([*tokens[:-1], singular(tokens[-1])])
