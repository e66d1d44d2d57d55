"""What phrases are about, as sets of content words, and how near two phrases are."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from faultline.resolution.folding import fold
from faultline.resolution.lexicon import singular

Words = frozenset[str]

_ENDINGS = re.compile(r"(?:(?<=\w{5})(?:ations?|itions?|ions?|ments?)|(?<=\w{4})(?:ings?|ies|ed|es|ly|s))$")
_NUMBER = re.compile(r"\d")


@cache
def lists() -> dict[str, Any]:
    """The word lists of `wording.toml`."""
    return tomllib.loads((files("faultline.comparison") / "wording.toml").read_text(encoding="utf-8"))


@cache
def listed(name: str) -> Words:
    """The words of one list."""
    return frozenset(lists()[name])


@cache
def anybody() -> Words:
    """The stems of words for people of whatever kind."""
    return frozenset(map(stem, listed("anybody")))


@cache
def general() -> Words:
    """The stems of words that tell next to nothing about what is meant."""
    return frozenset(map(stem, listed("general")))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A folded word without the endings of number, tense and derivation, and without a last vowel or doubled letter.

    Coarse on purpose: "decided", "decides" and "decision" need not meet, "deployment" and "deployed" should.
    """
    short = _ENDINGS.sub("", singular(word))
    if len(short) > 4:
        short = short.removesuffix("e").removesuffix("y").removesuffix("i")
    return short[:-1] if len(short) > 4 and short[-1] == short[-2] else short


@lru_cache(maxsize=200_000)
def content_words(text: str) -> Words:
    """The stems of the words of a text that tell what it is about: no function words, numbers, months or weekdays."""
    stop = listed("stop")
    return frozenset(stem(w) for w in fold(text).split() if w not in stop and not _NUMBER.search(w) and len(w) > 1)


def share(a: Words, b: Words) -> float:
    """Shared words as a share of the larger set; 0 where one is empty."""
    return len(a & b) / max(len(a), len(b)) if a and b else 0.0


def covered(a: Words, b: Words) -> float:
    """Shared words as a share of the smaller set; 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def are_near(a: Words, b: Words, *, least: float = 0.6, longest: float = 0.4) -> bool:
    """Whether two phrases are near in wording: most words of the shorter, and a good part of the longer, are shared."""
    return covered(a, b) >= least and share(a, b) >= longest
