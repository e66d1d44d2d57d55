"""Words that name the same sort of deed: one family by derivation ("bomb", "bombing", "bomber"), or alike in meaning.

Meaning is told by small vectors of some 9,600 verbs and nouns (`training/event_words.py`).
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SHORTEST = 3
_LONGEST_ENDING = 9


@lru_cache(maxsize=100_000)
def family(word: str) -> str:
    """What the words made of one stem have in common: "arriv" for "arrive" and "arrival".

    A stem keeps three letters at least; doubled letters at its end are made single.
    """
    endings = lexicon()["endings"]
    word = word.lower()
    word = lexicon()["irregular"].get(word, word)
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST), 0, -1):
        left = endings.get(word[-length:])
        if left is not None and not word.endswith("ss"):
            word = word[:-length] + left
            break
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "se" else word


def is_light(word: str) -> bool:
    """Whether a word tells little of what happened."""
    return word in _light()


@lru_cache(maxsize=200_000)
def likeness(a: str, b: str) -> float | None:
    """How alike two words are in meaning, the cosine of their vectors, 0 at least; None where one is not known."""
    numbers, vectors = _vectors()
    x, y = numbers.get(a), numbers.get(b)
    return None if x is None or y is None else max(0.0, float(vectors[x] @ vectors[y]))


@cache
def lexicon() -> dict[str, Any]:
    """The content of `words.toml`."""
    return tomllib.loads((files("faultline.resolution.happenings") / "words.toml").read_text(encoding="utf-8"))


@cache
def _light() -> frozenset[str]:
    return frozenset(lexicon()["light"])


@cache
def _vectors() -> tuple[dict[str, int], NDArray[np.float32]]:
    with (files("faultline.language") / "models" / "event_words.npz").open("rb") as file:
        content = np.load(file)
        vectors = content["vectors"].astype(np.float32)
        words = str(content["words"]).split()
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return {word: number for number, word in enumerate(words)}, vectors
