"""Who is meant by the pronouns and descriptions of a document; where it is not safe to say, nobody.

From the beginning to the end of the text each is given to the cluster of mentions that the ranker finds likeliest,
if it is likely enough. Names and what the language pipeline has chained with them stay together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from faultline.extraction.attributes.speaking import apposed_name
from faultline.extraction.coreference import lexicon
from faultline.extraction.coreference.binding import binder
from faultline.extraction.coreference.candidates import (
    BARE,
    DEFINITE,
    DEMONSTRATIVE,
    HE,
    INDEFINITE,
    IT,
    NAME,
    OWNED,
    SEVERAL,
    SHE,
    THEY,
    Candidate,
    candidates,
)
from faultline.extraction.coreference.descriptions import descriptions
from faultline.extraction.coreference.features import Columns
from faultline.extraction.coreference.model import ranker
from faultline.extraction.coreference.renewing import mention_of, renewed_by
from faultline.extraction.mending import tree_of
from faultline.extraction.tree import Tree
from faultline.model.document import Document
from faultline.model.sentence import Analysis, Mention

Head = tuple[int, int]
"""A token: the position of its sentence in the document, and its index there."""

LEAST = {HE: 0.4, SHE: 0.4, IT: 0.5, THEY: 0.45, DEFINITE: 0.5, DEMONSTRATIVE: 0.6}
"""How likely a cluster must be to be meant, by what refers to it; what is not here is never resolved."""

_DESCRIBING = (DEFINITE, DEMONSTRATIVE, OWNED, INDEFINITE, BARE)
_NEAR_PRONOUN, _NEAR_DESCRIPTION = 4, 8
"""Sentences back in which all candidates are looked at; further back only names, and the same noun."""
_FARTHEST = 80
_MOST = 70
_REMEMBERED = 40
"""Mentions of a cluster among which the one is sought that tells best who is meant."""


@dataclass(frozen=True, slots=True)
class References:
    """Who is meant, beyond the chains of the language pipeline.

    Attributes:
        trees: The sentences, with the pronouns and descriptions that are resolved as mentions in their chains.
        phrases: For a pronoun the heads of the words that tell who is meant.
    """

    trees: tuple[Tree, ...]
    phrases: Mapping[Head, tuple[Head, ...]] = field(default_factory=dict)

    def phrases_in(self, position: int) -> dict[int, tuple[Head, ...]]:
        """Those of one sentence, by the pronoun."""
        tokens = range(len(self.trees[position].tokens))
        return {head: self.phrases[position, head] for head in tokens if (position, head) in self.phrases}


def is_anaphor(one: Candidate) -> bool:
    """Whether a candidate may take up an earlier one: a pronoun, or a noun for people, bodies and places."""
    return one.is_pronoun or (one.kind in _DESCRIBING and one.cls not in (lexicon.THING, lexicon.UNKNOWN))


def pool(columns: Columns, anaphor: int) -> NDArray[np.int64]:
    """The candidates for who is meant, at most 70, in the order of the text."""
    found = columns.found
    one = found[anaphor]
    reach = _NEAR_PRONOUN if one.is_pronoun else _NEAR_DESCRIPTION
    taken: list[int] = []
    seen: set[int | None] = {None}
    for index in range(anaphor - 1, -1, -1):
        other = found[index]
        is_near = one.sentence - other.sentence <= reach
        if not is_near and (one.is_pronoun or one.sentence - other.sentence > _FARTHEST):
            break
        is_self = other.sentence == one.sentence and other.head == one.head
        is_wanted = is_near or other.lemma == one.lemma or (other.is_named and other.chain not in seen)
        if is_wanted and not is_self:
            taken.append(index)
            seen.add(other.chain)
        if len(taken) >= _MOST:
            break
    return np.array(taken[::-1], dtype=np.int64)


def resolve(document: Document, analysis: Analysis) -> References:
    """The sentences of a document with their pronouns and descriptions resolved where that is safe."""
    trees = tuple(tree_of(s) for s in analysis.sentences)
    return _clustered(document, analysis, trees).references(trees)


def clusters_of(document: Document, analysis: Analysis) -> list[int]:
    """The cluster of every candidate of `candidates`, in their order, for measuring."""
    trees = tuple(tree_of(s) for s in analysis.sentences)
    return _clustered(document, analysis, trees).numbers()


def _clustered(document: Document, analysis: Analysis, trees: Sequence[Tree]) -> _Clusters:
    quoted = [(q.start, q.end) for q in analysis.quotations]
    found = candidates(trees, quoted, paragraphs(document.text, trees))
    columns = Columns(found, trees, descriptions(trees))
    clusters = _Clusters(found, _apposed(found, trees), columns.lands.parted())
    for index, one in enumerate(found):
        least = LEAST.get(one.kind)
        if least is not None and is_anaphor(one) and not clusters.is_settled(index):
            before = pool(columns, index)
            bound = binder(trees[one.sentence], one.head)
            if bound >= 0:
                clusters.bind(index, bound)
            elif len(before):
                shares = ranker().shares(columns.rows(index, before))[1:] * columns.can_be(index, before)
                clusters.give(index, before, shares, least)
    return clusters


def paragraphs(text: str, trees: Sequence[Tree]) -> list[int]:
    """The number of the paragraph of each sentence."""
    numbers: list[int] = []
    end = 0
    for tree in trees:
        is_new = "\n" in text[end : tree.sentence.start]
        numbers.append((numbers[-1] if numbers else 0) + is_new)
        end = tree.sentence.end
    return numbers


def _is_bare(one: Candidate) -> bool:
    """Whether it says next to nothing of who is meant: a pronoun, or a noun with an article alone."""
    return one.is_pronoun or (one.kind in (DEFINITE, DEMONSTRATIVE) and not one.words)


def _apposed(found: Sequence[Candidate], trees: Sequence[Tree]) -> dict[int, int]:
    """The descriptions of one person that a comma parts from his name, with that name ("the envoy, Ana Ruiz, …")."""
    at = {(one.sentence, one.head): index for index, one in enumerate(found) if one.kind == NAME}
    pairs = {}
    for index, one in enumerate(found):
        if one.kind in _DESCRIBING and one.cls == lexicon.PERSON and one.number != lexicon.PLURAL:
            name = at.get((one.sentence, apposed_name(trees[one.sentence], one.head)))
            if name is not None:
                pairs[index] = name
    return pairs


class _Clusters:
    """The candidates of a document by what they mean: first the chains given, then what is resolved to them."""

    def __init__(self, found: Sequence[Candidate], apposed: Mapping[int, int], parted: Mapping[int, int]) -> None:
        self._found = found
        self._apposed = apposed
        chains: dict[int, int] = {}
        self._of = [
            index if one.chain is None or one.is_pronoun else chains.setdefault(one.chain, index)
            for index, one in enumerate(found)
        ]
        for index, key in parted.items():
            self._of[index] = key
        for index, name in apposed.items():
            self._of[index] = self._of[name]
        self._members: dict[int, set[int]] = defaultdict(set)
        self._ordered: dict[int, list[int]] = {}
        for index, cluster in enumerate(self._of):
            self._members[cluster].add(index)
        self._named = {cluster for cluster, one in zip(self._of, found, strict=True) if one.is_named}
        self._given = tuple(self._of)
        fresh = 1 + max((one.chain for one in found if one.chain is not None), default=0)
        self._chains = {index: fresh + key for index, key in parted.items()}
        """The chain of those that the language pipeline had in the chain of something else."""
        self._resolved: set[int] = set(apposed)

    def numbers(self) -> list[int]:
        """The cluster of each candidate; what is not safe to say stands alone."""
        return [
            now if now == given or index in self._resolved else -1 - index
            for index, (given, now) in enumerate(zip(self._given, self._of, strict=True))
        ]

    def is_settled(self, index: int) -> bool:
        """Whether the language pipeline has tied a description to a name: in apposition, by a title."""
        return not self._found[index].is_pronoun and self._of[index] in self._named

    def give(self, index: int, before: NDArray[np.int64], shares: NDArray[np.float32], least: float) -> None:
        """Give a candidate to the likeliest cluster of those before it, if that is likely enough.

        A pronoun or "the group" of which that is only likelier than nothing stays there for those that follow it.
        """
        sums: dict[int, float] = defaultdict(float)
        for other, share in zip(before.tolist(), shares.tolist(), strict=True):
            sums[self._of[other]] += share
        best = max(sums, key=lambda cluster: (sums[cluster], cluster))
        is_safe = sums[best] >= least
        if is_safe or (_is_bare(self._found[index]) and sums[best] > 1.0 - sum(sums.values())):
            self._move(index, best)
        if is_safe:
            self._resolved.add(index)

    def bind(self, index: int, head: int) -> None:
        """Give a pronoun to the candidate of its sentence that has a head, where there is one."""
        sentence = self._found[index].sentence
        for other in range(index - 1, -1, -1):
            if self._found[other].sentence != sentence:
                break
            if self._found[other].head == head and self._found[other].kind != SEVERAL:
                self._move(index, self._of[other])
                self._resolved.add(index)
                return

    def _move(self, index: int, cluster: int) -> None:
        self._members[self._of[index]].remove(index)
        self._of[index] = cluster
        self._members[cluster].add(index)

    def references(self, trees: Sequence[Tree]) -> References:
        """The sentences with the chains as they are now, and the words for who is meant where no name tells it."""
        self._ordered = {cluster: sorted(members) for cluster, members in self._members.items()}
        made: dict[int, dict[int, Mention]] = defaultdict(dict)
        phrases: dict[Head, tuple[Head, ...]] = {}
        for index in self._chains.keys() - self._resolved:
            one = self._found[index]
            if one.type is not None:
                made[one.sentence][one.head] = mention_of(trees[one.sentence], one, one.type, self._chains[index])
        for index in sorted(self._resolved):
            one, told = self._found[index], self._telling(index)
            if told is None:
                continue
            other = self._found[told]
            if one.is_pronoun:
                phrases[one.sentence, one.head] = tuple((other.sentence, h) for h in (other.head, *other.members))
            chain = self._chain(index)
            if chain is not None and other.type is not None and other.kind != SEVERAL:
                made[one.sentence][one.head] = mention_of(trees[one.sentence], one, other.type, chain)
        open_pronouns = defaultdict(set)
        for index, one in enumerate(self._found):
            if one.is_pronoun and one.chain is not None and index not in self._resolved:
                open_pronouns[one.sentence].add(one.head)
        renewed = (
            renewed_by(tree, made.get(position, {}), open_pronouns.get(position, set()))
            for position, tree in enumerate(trees)
        )
        return References(tuple(renewed), phrases)

    def _chain(self, index: int) -> int | None:
        """The chain of what a candidate means, None where nothing there is in a chain."""
        given = (i for i in self._before(index) if self._given[i] == self._of[i] and not self._found[i].is_pronoun)
        chains = (self._chains.get(i, self._found[i].chain) for i in given)
        return next((chain for chain in chains if chain is not None), None)

    def _telling(self, index: int) -> int | None:
        """The earlier candidate that tells best who is meant: a name, several, the fullest description."""
        told = [i for i in self._before(index) if not self._found[i].is_pronoun]
        return max(told, key=lambda other: self._worth(other, index), default=None)

    def _before(self, index: int) -> list[int]:
        """The last candidates of the same cluster that stand before one, and the name in apposition to it."""
        members = self._ordered[self._of[index]]
        at = bisect_left(members, index)
        named = [self._apposed[index]] if index in self._apposed else []
        return [*members[max(0, at - _REMEMBERED) : at], *named]

    def _worth(self, index: int, anaphor: int) -> tuple[bool, bool, bool, bool, int, int]:
        """Names first, of these one in the same sentence, then a full one; else several, else the fullest words."""
        one = self._found[index]
        is_here = one.sentence == self._found[anaphor].sentence
        told = 0 if one.is_named else len(one.words)
        return one.is_named, one.is_named and is_here, one.kind == NAME, one.kind == SEVERAL, told, index
