"""Whether the words for somebody say that they do not fight."""

from __future__ import annotations

import re
from functools import cache

from faultline.ontology import vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def are_civilians(words: str) -> bool:
    """Whether one of the words is a noun for people who do not fight, such as "villagers"."""
    return any(word.casefold() in _nouns() for word in _WORD.findall(words))


@cache
def _nouns() -> frozenset[str]:
    """The nouns of the measure `civilians`, singular and plural."""
    singular = [str(noun) for noun in vocabulary("measures")["civilians"]["nouns"]]
    return frozenset((*singular, *(f"{noun}s" for noun in singular)))
