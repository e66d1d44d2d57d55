"""What speaks for and against two accounts telling of one happening, as figures with names.

The features follow those of event coreference on ECB+ (Lee et al. 2012; Cybulska and Vossen 2015): the word and its
kin, the parties, the time, the place, the words around, and how alike the documents are.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from faultline.resolution.happenings.accounts import SIDES, Account
from faultline.resolution.happenings.families import likeness
from faultline.resolution.happenings.windows import Windows
from faultline.resolution.intervals import gap_days
from faultline.resolution.nearness import Nearness, nearness

NO_TYPE = "OTHER"


UNSEEN_DOCUMENTS = 10
"""Documents that are thought to stand beside those at hand: in two alone, every word that both have would be common."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a word tells: next to nothing where most documents have it, 1 where one alone does."""

    documents: int
    counts: Mapping[str, int]
    known: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, words_by_document: Iterable[Iterable[str]]) -> Rarity:
        """By the words of each document."""
        counts: Counter[str] = Counter()
        documents = 0
        for words in words_by_document:
            documents += 1
            counts.update(set(words))
        return cls(documents + UNSEEN_DOCUMENTS, counts)

    def __call__(self, word: str) -> float:
        found = self.known.get(word)
        if found is None:
            share = (1 + self.documents) / (1 + self.counts.get(word, 0))
            found = self.known[word] = min(1.0, math.log(share) / math.log((1 + self.documents) / 2))
        return found


def features(a: Account, b: Account, rarity: Rarity, windows: Windows) -> dict[str, float]:
    """The features of a pair by name; those that do not hold are left out."""
    found = {"bias": 1.0}
    found.update(_of_words(a, b, rarity))
    found.update(_of_parties(a, b, rarity))
    found.update(_of_settings(a, b, windows))
    clause = overlap(a.clause, b.clause, rarity)
    found["clause"] = clause
    if "same word" in found:
        found["same word, clause"] = clause
    if a.statement.evidence.document == b.statement.evidence.document:
        found["one document"] = 1.0
        if "same word" in found or "same family" in found:
            found["one document, same word"] = 1.0
    return found


def _of_words(a: Account, b: Account, rarity: Rarity) -> dict[str, float]:
    found: dict[str, float] = {}
    shared = a.families & b.families
    if set(a.words) & set(b.words):
        found["same word"] = 1.0
    elif shared:
        found["same family"] = 1.0
    else:
        found["likeness"] = max((likeness(x, y) or 0.0 for x in a.words for y in b.words), default=0.0)
    if shared:
        found["rare word"] = max(map(rarity, shared))
    one, other = a.statement.type, b.statement.type
    if one == other != NO_TYPE:
        found["same type"] = 1.0
    elif NO_TYPE not in (one, other):
        found["other type"] = 1.0
    return found


def _of_parties(a: Account, b: Account, rarity: Rarity) -> dict[str, float]:
    found: dict[str, float] = {}
    sides = [(a.sides[role], b.sides[role]) for role in SIDES]
    if any(x & y for x, y in sides):
        found["same party"] = 1.0
    elif any(x & y for x in a.sides.values() for y in b.sides.values()):
        found["party in another role"] = 1.0
    found["other party"] = float(sum(bool(x and y and not x & y) for x, y in sides))
    found["words of parties"] = overlap(a.party_words, b.party_words, rarity)
    if a.party_words and b.party_words and not a.party_words & b.party_words:
        found["no words of parties"] = 1.0
    if a.figures and b.figures:
        found["same figure" if a.figures & b.figures else "other figure"] = 1.0
    return found


def _of_settings(a: Account, b: Account, windows: Windows) -> dict[str, float]:
    found: dict[str, float] = {}
    gap = gap_days(a.statement.time, b.statement.time)
    if gap is not None:
        found["other time" if gap > windows.twindow else "same time"] = 1.0
    near = nearness(a.statement.place, b.statement.place, windows.spatwindow)
    if near is not Nearness.UNKNOWN:
        found["other place" if near is Nearness.APART else "same place"] = 1.0
    if a.statement.modality is not b.statement.modality:
        found["other modality"] = 1.0
    if a.statement.polarity is not b.statement.polarity:
        found["other polarity"] = 1.0
    return found


def overlap(a: frozenset[str], b: frozenset[str], rarity: Rarity) -> float:
    """The share of the words that both have, each by its rarity; 0 where there are none."""
    if a.isdisjoint(b):
        return 0.0
    whole = math.fsum(map(rarity, a | b))
    return math.fsum(map(rarity, a & b)) / whole if whole > 0 else 0.0
