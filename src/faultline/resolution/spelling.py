"""How alike two words of a name are, across the ways to write Arabic, Tuareg and African names in Latin letters."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

SAME_WORD = 0.86
"""From here on two words count as spellings of one."""

_RULES = (
    (re.compile(r"ch(?=[rl])|ck|kh"), "k"),
    (re.compile(r"sch|sh|ch"), "x"),
    (re.compile(r"tch|tj"), "x"),
    (re.compile(r"dj|dg(?=[ei])"), "j"),
    (re.compile(r"q(?=u)"), "k"),
    (re.compile(r"gh|gu(?=[eiy])"), "g"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ou|oo|w"), "u"),
    (re.compile(r"ee|ie|y|ii"), "i"),
    (re.compile(r"ai|ei|ay"), "e"),
    (re.compile(r"z"), "s"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"c"), "k"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[aeiou])h$|h(?=[bcdfgjklmnpqrstvxz])"), ""),
)
_VOWELS = re.compile(r"[aeiou]")


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The folded word with one letter for each sound that is written in several ways: "djibril" and "jibril"."""
    for pattern, letter in _RULES:
        word = pattern.sub(letter, word)
    return word


@lru_cache(maxsize=500_000)
def word_likeness(a: str, b: str) -> float:
    """0 to 1 for two folded words; SAME_WORD or more for spellings of one.

    Equal skeletons are one word. `q` may be `g` or `k` (Qaddafi, Gaddafi, Kadhafi), while `g` and `k` themselves differ
    (Goïta and Koïta are two families). Equal consonants count as one word when the vowels are mostly the same
    (Mohamed, Muhammad). Short words must be nearly equal: four letters carry little redundancy.
    """
    if a == b:
        return 1.0
    x, y = skeleton(a), skeleton(b)
    if "q" in x + y:
        return max(_likeness(x.replace("q", letter), y.replace("q", letter)) for letter in "gk")
    return _likeness(x, y)


def same_consonants(a: str, b: str) -> bool:
    """Whether two folded words differ in a vowel alone, with two consonants or more (Riek, Riak; not John, Jane)."""
    x, y = skeleton(a), skeleton(b)
    consonants = _VOWELS.sub("", x)
    alike = 1 - OSA.distance(x, y) / max(len(x), len(y))
    return consonants == _VOWELS.sub("", y) and len(consonants) >= 2 and alike >= 0.7


def _likeness(x: str, y: str) -> float:
    if x == y:
        return 0.97
    longer = max(len(x), len(y))
    plain = 1 - OSA.distance(x, y) / longer
    consonants = _VOWELS.sub("", x)
    if consonants == _VOWELS.sub("", y) and len(consonants) >= 3 and plain >= 0.55:
        return max(0.92, plain)
    if longer <= 5:
        return min(plain, SAME_WORD - 0.01)
    if plain >= 0.83 and x[0] == y[0]:
        return max(plain, float(JaroWinkler.similarity(x, y)) - 0.06, SAME_WORD + 0.01)
    return min(plain, SAME_WORD - 0.01)
