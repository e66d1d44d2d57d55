"""Which statement of the map stands for which annotated one: one to one, the best pairs first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from faultline.evaluation.gold import Gold, GoldStatement
from faultline.evaluation.judging import is_right
from faultline.evaluation.likeness import shared, words_of
from faultline.model.statement import Kind, Statement

LONGEST_QUOTE = 90
LEAST_SHARED = 0.6
_KINDRED = frozenset(
    frozenset(pair)
    for pair in (
        (Kind.RELATION, Kind.EFFORT),
        (Kind.EVENT, Kind.EFFORT),
        (Kind.EVENT, Kind.RELATION),
        (Kind.EVENT, Kind.POSITION),
        (Kind.EFFORT, Kind.POSITION),
        (Kind.EFFORT, Kind.QUANTITY),
        (Kind.EVENT, Kind.QUANTITY),
        (Kind.RELATION, Kind.POSITION),
    )
)
"""Kinds that carry the same arguments: one may stand for the other where these are all right."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated statement and the one of the map that stands for it; `right` if its arguments are."""

    wanted: GoldStatement
    found: Statement
    right: bool


def paired(gold: Gold, found: Mapping[str, Sequence[Statement]]) -> dict[str, Pair]:
    """The pairs by the annotated statement's id; `found` are the statements of each annotated document."""
    candidates = sorted(_candidates(gold, found), key=lambda c: c[0], reverse=True)
    taken: set[str] = set()
    pairs: dict[str, Pair] = {}
    for _, pair in candidates:
        if pair.wanted.id not in pairs and pair.found.id not in taken:
            pairs[pair.wanted.id] = pair
            taken.add(pair.found.id)
    return pairs


def _candidates(
    gold: Gold, found: Mapping[str, Sequence[Statement]]
) -> Iterator[tuple[tuple[bool, bool, float, int], Pair]]:
    """Pairs whose quotes share enough, with what they are ranked by: right, same kind, words shared, short."""
    quotes = {s.id: words_of(s.evidence.quote) for s in _all(found.values())}
    for wanted in gold.statements:
        quote = words_of(wanted.quote)
        for statement in found.get(wanted.document, ()):
            same, other = statement.kind is wanted.kind, quotes[statement.id]
            is_kindred = same or frozenset((statement.kind, wanted.kind)) in _KINDRED
            if not is_kindred or len(other) > LONGEST_QUOTE or min(len(other), len(quote)) < 2:
                continue
            share = shared(quote, other)
            if share < LEAST_SHARED:
                continue
            right = is_right(gold, wanted, statement)
            if same or right:
                yield (right, same, share, -len(other)), Pair(wanted, statement, right)


def _all(groups: Iterable[Sequence[Statement]]) -> Iterator[Statement]:
    for group in groups:
        yield from group
