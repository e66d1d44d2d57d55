"""How likely two mentions mean the same, told as numbers: one row for a mention and each of those before it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from faultline.extraction.coreference import lexicon
from faultline.extraction.coreference.candidates import (
    BARE,
    DEFINITE,
    DEMONSTRATIVE,
    HE,
    INDEFINITE,
    IT,
    OBJECT,
    OWNED,
    OWNER,
    SHE,
    SUBJECT,
    THEY,
    Candidate,
)
from faultline.extraction.coreference.descriptions import Descriptions
from faultline.extraction.coreference.lands import Lands
from faultline.extraction.coreference.lexicon import EITHER, NO_GENDER, UNKNOWN, can_stand_for
from faultline.extraction.tree import Tree

Rows = NDArray[np.float32]

_NEVER = 1 << 30
_SENTENCES = np.array([0, 1, 2, 3, 5, 9, 1 << 30])
_RANKS = np.array([0, 1, 2, 4, 8, 1 << 30])
_COUNTS = np.array([0, 1, 3, 7, 1 << 30])
_MANNERS = {HE: 0, SHE: 0, IT: 1, THEY: 2, DEFINITE: 3, DEMONSTRATIVE: 4, OWNED: 5, INDEFINITE: 6, BARE: 7}
_KINDS, _CLASSES, _ROLES, _MANNER_COUNT = 13, 6, 6, 9
_MATCHES = 3
_FLAGS = 16

WIDTH = (
    1
    + _MANNER_COUNT
    + 2
    + _CLASSES
    + _ROLES
    + _KINDS
    + _CLASSES
    + _ROLES
    + 3 * _MATCHES
    + len(_SENTENCES)
    + len(_RANKS)
    + len(_COUNTS)
    + _FLAGS
)
"""Numbers in a row."""


class Columns:
    """The candidates of a document as columns, from which rows are made many at a time."""

    def __init__(self, found: Sequence[Candidate], trees: Sequence[Tree], described: Descriptions) -> None:
        self.found = found
        self._trees = trees
        self._described = described
        self.lands = Lands(found, trees)
        self._names: dict[int, set[str]] = {}
        for one in found:
            if one.is_named and one.chain is not None:
                self._names.setdefault(one.chain, set()).update(one.words)
        self.sentence = _column(found, "sentence")
        self.kind = _column(found, "kind")
        self.cls = _column(found, "cls")
        self.number = _column(found, "number")
        self.gender = _column(found, "gender")
        self.role = _column(found, "role")
        self.paragraph = _column(found, "paragraph")
        self.is_quoted = _column(found, "is_quoted")
        self.is_topic = _column(found, "is_topic")
        lemmas: dict[str, int] = {}
        self.lemma = np.array([lemmas.setdefault(c.lemma, len(lemmas)) for c in found], dtype=np.int64)
        self.seen = _times_seen(found)

    def with_other(self, index: int, one: Candidate) -> Columns:
        """The same document with another candidate at one place."""
        return Columns((*self.found[:index], one, *self.found[index + 1 :]), self._trees, self._described)

    def rows(self, anaphor: int, before: NDArray[np.int64]) -> Rows:
        """A row for nothing before it being meant, then one for each candidate in `before`, in their order."""
        one = self.found[anaphor]
        rows = np.zeros((len(before) + 1, WIDTH), dtype=np.float32)
        at = self._own(rows, one)
        rows[0, 0] = 1.0
        if not len(before):
            return rows
        rest = rows[1:]
        numbers = _match(self.number[before], one.number, EITHER)
        genders = _match(self.gender[before], one.gender, NO_GENDER)
        classes = _match(self.cls[before], one.cls, UNKNOWN)
        for values, width in (
            (self.kind[before], _KINDS),
            (self.cls[before], _CLASSES),
            (self.role[before], _ROLES),
            (numbers, _MATCHES),
            (genders, _MATCHES),
            (classes, _MATCHES),
            (_bins(one.sentence - self.sentence[before], _SENTENCES), len(_SENTENCES)),
            (_bins(_rank((numbers > 0) & (genders > 0) & (classes > 0)), _RANKS), len(_RANKS)),
            (_bins(self.seen[before], _COUNTS), len(_COUNTS)),
        ):
            rest[np.arange(len(before)), at + values] = 1.0
            at += width
        self._flags(rest[:, at:], anaphor, before)
        return rows

    def _own(self, rows: Rows, one: Candidate) -> int:
        """Fill in what the mention itself tells, the same in all rows; gives the first column after it."""
        at = 1
        rows[:, at + _MANNERS.get(one.kind, _MANNER_COUNT - 1)] = 1.0
        at += _MANNER_COUNT
        rows[:, at] = one.role == OWNER
        rows[:, at + 1] = one.is_quoted
        at += 2
        rows[:, at + one.cls] = 1.0
        at += _CLASSES
        rows[:, at + one.role] = 1.0
        return at + _ROLES

    def _flags(self, flags: Rows, anaphor: int, before: NDArray[np.int64]) -> None:
        one = self.found[anaphor]
        flags[:, 0] = self.lemma[before] == self.lemma[anaphor]
        flags[:, 1] = self.paragraph[before] == one.paragraph
        flags[:, 2] = self.is_quoted[before] == one.is_quoted
        flags[:, 3] = self.is_topic[before]
        flags[:, 4] = self.sentence[before] == 0
        flags[:, 5] = self.role[before] == one.role
        flags[:, 6] = self.is_topic[before] * (self.sentence[before] == one.sentence - 1)
        for row, index in enumerate(before):
            other = self.found[index]
            if other.sentence == one.sentence:
                flags[row, 7:11] = self._binding(one, other)
            if not one.is_pronoun:
                flags[row, 11:16] = self._wording(one, other)

    def _binding(self, one: Candidate, other: Candidate) -> tuple[bool, bool, bool, bool]:
        """Whether one holds the other, both hang from one word, the other is the subject or the object above."""
        tree = self._trees[one.sentence]
        above = tree.ancestors(one.head)
        governor = tree.head(other.head)
        is_sister = bool(above) and governor == above[0] and one.role != OWNER
        is_above = governor in above
        return other.head in above, is_sister, other.role == SUBJECT and is_above, other.role == OBJECT and is_above

    def can_be(self, anaphor: int, before: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the candidates can be meant at all: by number and gender for a pronoun, by its words for a noun."""
        one = self.found[anaphor]
        if one.is_pronoun:
            numbers = _match(self.number[before], one.number, EITHER)
            genders = _match(self.gender[before], one.gender, NO_GENDER)
            return (numbers > 0) & (genders > 0)
        land = self.lands.left(anaphor)
        away = {other for other in before if land and self.lands.is_of_another(anaphor, other, land)}
        can = [other not in away and not self.is_another(one, self.found[other]) for other in before]
        return np.array(can, dtype=bool)

    def is_another(self, one: Candidate, other: Candidate) -> bool:
        """Whether a description has a name in it that the other lacks, or tells of what a name is known not to be."""
        if one.proper and not one.proper <= other.words | self._names.get(_chain(other), set()):
            return True
        if not other.is_named or other.type is None or self._is_told(one, other):
            return False
        return lexicon.is_in("telling", one.lemma) or not can_stand_for(one.lemma, other.type)

    def _is_told(self, one: Candidate, other: Candidate) -> bool:
        """Whether a noun is in a name, in another form of it, or in what it was introduced as."""
        names = self._names.get(_chain(other), other.words)
        return one.lemma in names or self._described.get(_chain(other), {}).get(one.lemma, _NEVER) <= one.sentence

    def _wording(self, one: Candidate, other: Candidate) -> tuple[bool, bool, bool, bool, bool]:
        """Whether a noun is told of a name, can stand for it, adds words, has only known words, tells of another."""
        is_told = self._is_told(one, other)
        stands = other.type is not None and can_stand_for(one.lemma, other.type)
        is_adding = bool(one.words - other.words - {other.lemma})
        return is_told, stands, is_adding, bool(one.words) and one.words <= other.words, self.is_another(one, other)


def _chain(one: Candidate) -> int:
    return -1 if one.chain is None else one.chain


def _column(found: Sequence[Candidate], name: str) -> NDArray[np.int64]:
    return np.array([int(getattr(c, name)) for c in found], dtype=np.int64)


def _times_seen(found: Sequence[Candidate]) -> NDArray[np.int64]:
    """How often its chain, or for want of one its noun, was mentioned before each candidate."""
    counts: dict[object, int] = {}
    seen = []
    for candidate in found:
        key: object = candidate.lemma if candidate.chain is None else candidate.chain
        seen.append(counts.get(key, 0))
        counts[key] = seen[-1] + 1
    return np.array(seen, dtype=np.int64)


def _match(values: NDArray[np.int64], own: int, unknown: int) -> NDArray[np.int64]:
    """0 where two values differ, 1 where one is not known, 2 where they agree."""
    if own == unknown:
        return np.where(values == unknown, 2, 1)
    return np.where(values == own, 2, np.where(values == unknown, 1, 0))


def _bins(values: NDArray[np.int64], edges: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.searchsorted(edges, values)


def _rank(fits: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many that fit stand between each candidate and the mention; the candidates are in the order of the text."""
    after = np.cumsum(fits[::-1])[::-1]
    return after - fits
