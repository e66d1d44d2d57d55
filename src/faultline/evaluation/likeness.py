"""When two texts are taken for the same: by the words they share, not by their letters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_WORD = re.compile(r"[a-z0-9]+")
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_STEM = 5
_EMPTY = frozenset(
    (
        *("the", "a", "an", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from", "as"),
        *("its", "his", "her", "their", "this", "that", "s"),
        *("is", "are", "was", "were", "be", "been", "has", "have", "had"),
    )
)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without accents."""
    letters = unicodedata.normalize("NFKD", text)
    return tuple(_WORD.findall("".join(c for c in letters if not unicodedata.combining(c)).lower()))


def plain_name(text: str) -> str:
    """A name without leading article, accents and marks."""
    return " ".join(words_of(_ARTICLE.sub("", text.strip())))


def shared(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Words in common, each as often as both have it, as a share of the shorter text."""
    if not one or not other:
        return 0.0
    return sum((Counter(one) & Counter(other)).values()) / min(len(one), len(other))


def likeness(one: str, other: str) -> tuple[float, float]:
    """Words of content in common (by their first five letters), as a share of the shorter and of the longer text."""
    first, second = ({w[:_STEM] for w in words_of(text) if w not in _EMPTY} for text in (one, other))
    if not first or not second:
        return 0.0, 0.0
    both = len(first & second)
    return both / min(len(first), len(second)), both / max(len(first), len(second))


def is_like(one: str, other: str) -> bool:
    """Whether two phrases mean the same: 60 % of the shorter's words are shared and 25 % of the longer's."""
    of_shorter, of_longer = likeness(one, other)
    return of_shorter >= 0.6 and of_longer >= 0.25
