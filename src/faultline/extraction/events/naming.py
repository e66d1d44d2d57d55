"""Which class of event a noun phrase names, without its sentence: "the coup in Niger" is a COUP."""

from __future__ import annotations

from functools import cache, lru_cache

from faultline.extraction.lexicon import patterns_of
from faultline.language.tokenising import tokens_of

_LONGEST = 5


@lru_cache(maxsize=50_000)
def event_named(phrase: str) -> str | None:
    """The PLOVER type of the first event that the phrase names; None where it names none, or needs its sentence."""
    tokens = [t.lower() for t in tokens_of(phrase)]
    for at in range(len(tokens)):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            words = tokens[at : at + size]
            found = _nouns().get(" ".join(words)) or _nouns().get(" ".join([*words[:-1], words[-1].removesuffix("s")]))
            if found:
                return found
    return None


@cache
def _nouns() -> dict[str, str]:
    """The nouns of the pattern files that mean one class whatever stands beside them."""
    found: dict[str, set[str]] = {}
    for pattern in patterns_of("events", "event"):
        if pattern.part == "noun" and not (pattern.only or pattern.by or pattern.needs):
            found.setdefault(" ".join(pattern.words), set()).add(pattern.type)
    return {words: types.pop() for words, types in found.items() if len(types) == 1}
