"""Compares two things by their names: which of the names tell, and what the best of their pairs says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from faultline.model.entity import EntityType
from faultline.resolution.folding import fold_name
from faultline.resolution.likeness import Comparison, Likeness
from faultline.resolution.names import ParsedName, compare_parsed, parse_name
from faultline.resolution.organisations import content_words, is_acronym
from faultline.resolution.persons import person_name

MOST_NAMES = 12
"""Names of one thing that are compared."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing before clustering: all chains with one key.

    Attributes:
        names: What it is called, the longest first.
        group: Names of other classes never meet it.
        is_fact: Two facts are never one thing.
        is_local: Its name means another thing in another document.
        documents: Ids of those that mention it.
    """

    key: str
    names: tuple[str, ...]
    group: str
    type: EntityType
    is_fact: bool
    is_local: bool = False
    documents: Collection[str] = ()


def telling_names(names: Sequence[str], group: str) -> tuple[str, ...]:
    """The names by which a thing is told from others.

    What many may be called tells nothing beside a full name: "Diarra" beside "Awa Diarra", "MNA" and "the Movement"
    beside "Movement of the North". Two Diarras would else be one, since both are called Diarra.
    """
    distinct = tuple({fold_name(name): name for name in reversed(names)}.values())[::-1]
    if group == "person":
        full = tuple(n for n in distinct if len(person_name(n).words) > 1)
    elif group == "organisation":
        full = _whole(tuple(n for n in distinct if not is_acronym(n)))
    else:
        full = distinct
    return (full or distinct)[:MOST_NAMES]


def own_names(names: Sequence[str]) -> tuple[str, ...]:
    """The names by which a thing is found again in its document, where a short form means the long one; no acronyms."""
    return (tuple(n for n in names if not is_acronym(n)) or tuple(names))[:MOST_NAMES]


def _whole(names: tuple[str, ...]) -> tuple[str, ...]:
    """Without the names whose telling words are but some of those of another."""
    told = {name: frozenset(content_words(name)) for name in names}
    return tuple(n for n in names if not any(told[n] < other for other in told.values()))


def parse_all(names: Iterable[str], group: str) -> tuple[ParsedName, ...]:
    """The names read for comparing."""
    return tuple(parse_name(name, group) for name in names)


def liken(left: Sequence[str], right: Sequence[str], group: str) -> Likeness:
    """The best likeness of any two names; a refusal only where no pair agrees."""
    best = best_of(parse_all(left, group), parse_all(right, group))
    return best[0].likeness(*best[1:]) if best else Likeness(0.0, "one of the two has no name")


def best_of(left: Sequence[ParsedName], right: Sequence[ParsedName]) -> tuple[Comparison, str, str] | None:
    """The best of all comparisons of two things' names, with these; a refusal only where no pair agrees.

    None where one of the two has no name.
    """
    best: tuple[Comparison, str, str] | None = None
    refusal: tuple[Comparison, str, str] | None = None
    for one in left:
        for other in right:
            found = compare_parsed(one, other)
            if best is None or found.score > best[0].score or _rank(found, one.text, other.text) > _rank(*best):
                best = found, one.text, other.text
            if found.is_refusal and refusal is None:
                refusal = found, one.text, other.text
    return best if best is None or refusal is None or best[0].is_same else refusal


def _rank(found: Comparison, a: str, b: str) -> tuple[float, str, str, str]:
    return found.score, found.reason, a, b
