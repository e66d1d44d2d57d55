"""Words that name a stance without being its verb, by `patterns/positions.toml`: nouns, states, judgements, lacks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from faultline.extraction.wordlists import tables


@dataclass(frozen=True, slots=True)
class Stance:
    """What a word says of its holder, and where the target stands.

    Attributes:
        prepositions: What introduces the target; `clause` where a clause may be it.
    """

    type: str
    prepositions: tuple[str, ...] = ()


@cache
def stances(table: str, words: str = "words") -> dict[str, Stance]:
    """Word → stance, of one table; a word in two entries of one type has what either allows."""
    found: dict[str, Stance] = {}
    for entry in tables("positions")[table]:
        for word in entry.get(words, ()):
            known = found.get(word)
            given = tuple(entry.get("prepositions", ()))
            if known is None or known.type == entry["type"]:
                found[word] = Stance(entry["type"], (*(known.prepositions if known else ()), *given))
    return found
