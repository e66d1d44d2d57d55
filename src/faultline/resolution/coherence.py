"""Ranks the place names of one document together: each helps to tell the others.

Every name spreads its weight over the places it may mean, as far as each is likely. A place gains by what the other
names put into its country and its first level division, and near it (spatial minimality after Leidner, Toponym
Resolution in Text, 2007). A few rounds settle it; no name supports itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from faultline.resolution.ranking import ASKED, Area, Entry

NONE = 6.5
"""The score of no place of the gazetteer: that of an unsupported town of some ten thousand people."""
COUNTRY = 3.0
"""For a place in the only country that the document speaks of, less by the root of the country's share."""
ELSEWHERE = -1.5
"""For a place in a country that a document which names others does not speak of; half of it for that country itself."""
DIVISION = 3.0
"""For a place in a division that many other names of the document share."""
OUTRIGHT = 2.0
"""How much more a division counts that the document names itself than one in which it names a town."""
NEARBY = 2.5
"""For a place with many other names of the document near it."""
NEAR_KM = 60.0
"""The distance at which a place near by counts little more than a third."""
TOLD = 6.0
"""For a place in the division or country that stands beside the name."""
OF_MAP = 2.0
"""For a place in a country that the map is about."""
ROUNDS = 3
MOST = 15
"""Candidates of one name that are compared with those of the others."""
ENOUGH = 0.3
"""Weight of countries from which a document counts as speaking of any."""

Ranked = tuple[tuple[float, Entry], ...]
"""Candidates with their probabilities, likeliest first; what is missing to one is no place of the gazetteer."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says outright.

    Attributes:
        counts: How often it names each country, by name, demonym or a phrase built with one.
        own: How much of that each folded name has added itself.
        beside: The countries and divisions that stand beside a folded name ("Paris, Texas").
        kinds: Of what kind of place a folded name is said to be ("Gao and Kidal regions").
        region: The countries that the map is about.
    """

    counts: Mapping[str, int]
    own: Mapping[str, Mapping[str, int]]
    beside: Mapping[str, frozenset[Area]]
    region: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)


def rank_together(names: Mapping[str, Sequence[Entry]], told: Told) -> dict[str, Ranked]:
    """The candidates of each folded name with their probabilities.

    Args:
        names: For each folded name at least one place that it may mean, likeliest first.
        told: What the document says outright.
    """
    board = _Board(names, told)
    for _ in range(ROUNDS):
        board.play()
    return board.ranked()


class _Board:
    """All candidates of all names in one row, as arrays."""

    def __init__(self, names: Mapping[str, Sequence[Entry]], told: Told) -> None:
        self.names = sorted(names)
        kept = [_kept(n, names[n], told) for n in self.names]
        self.entries = [e for some in kept for _, e in some]
        self.base = np.array([s for some in kept for s, _ in some])
        self.of = np.repeat(np.arange(len(kept)), [len(some) for some in kept])
        self.starts = np.concatenate(([0], np.cumsum([len(some) for some in kept])[:-1]))
        self.is_country = np.array([e.place.feature == "country" for e in self.entries])
        self.is_division = np.array([e.place.feature == "admin1" for e in self.entries])
        countries = {c: i for i, c in enumerate(sorted({e.area[0] for e in self.entries} | set(told.counts)))}
        self.country = np.array([countries[e.area[0]] for e in self.entries])
        areas = {a: i for i, a in enumerate(sorted({e.area for e in self.entries}, key=str))}
        self.area = np.array([areas[e.area] for e in self.entries])
        self.sizes = len(countries), len(areas)
        self.elsewhere = np.where(self.is_country, ELSEWHERE / 2, ELSEWHERE)
        self.worth_of_country = np.where(self.is_country, 0.0, 1.0)
        self.worth_of_division = np.where(self.is_country, 0.0, np.where(self.is_division, OUTRIGHT, 1.0))
        self.named = self._named(countries, told)
        self.nearness = _nearness(self.entries, self.of)
        self.odds = self._softmax(self.base)

    def _named(self, countries: Mapping[str, int], told: Told) -> Floats:
        """For each name the weight of each country by what is said outright, without what the name itself says."""
        some = np.zeros((len(self.names), len(countries)))
        some[:] = [math.log2(1 + told.counts.get(c, 0)) for c in countries]
        for row, name in enumerate(self.names):
            for code, n in told.own.get(name, {}).items():
                some[row, countries[code]] = math.log2(1 + told.counts[code] - n)
        return some

    def play(self) -> None:
        """One round: the probabilities anew from what the last ones say for one another."""
        self.odds = self._softmax(self.base + self._by_country() + self._by_division() + self._by_nearness())

    def _softmax(self, scores: Floats) -> Floats:
        highest = np.maximum(np.maximum.reduceat(scores, self.starts), NONE)
        weights = np.exp(scores - highest[self.of])
        totals = np.add.reduceat(weights, self.starts) + np.exp(NONE - highest)
        share: Floats = weights / totals[self.of]
        return share

    def _others(self, places: npt.NDArray[np.int64], size: int, worth: Floats) -> Floats:
        """For each name the weight that the other names put into each country or division."""
        weights = self.odds * worth
        mine = np.zeros((len(self.names), size))
        np.add.at(mine, (self.of, places), weights)
        others: Floats = mine.sum(axis=0) - mine
        return others

    def _by_country(self) -> Floats:
        spoken = self._others(self.country, self.sizes[0], self.worth_of_country) + self.named
        total = spoken.sum(axis=1, keepdims=True)
        share = (spoken / np.maximum(total, 1e-9))[self.of, self.country]
        score = np.where(share > 0.02, COUNTRY * np.sqrt(share), self.elsewhere)
        chosen: Floats = np.where(total[self.of, 0] > ENOUGH, score, 0.0)
        return chosen

    def _by_division(self) -> Floats:
        others = self._others(self.area, self.sizes[1], self.worth_of_division)[self.of, self.area]
        score: Floats = np.where(self.is_country, 0.0, DIVISION * (1 - np.exp(-others)))
        return score

    def _by_nearness(self) -> Floats:
        close = np.maximum.reduceat(self.nearness * self.odds, self.starts, axis=1).sum(axis=1)
        score: Floats = NEARBY * (1 - np.exp(-close))
        return score

    def ranked(self) -> dict[str, Ranked]:
        found: dict[str, list[tuple[float, Entry]]] = {name: [] for name in self.names}
        for name, odds, entry in zip(self.of.tolist(), self.odds.tolist(), self.entries, strict=True):
            found[self.names[name]].append((odds, entry))
        return {n: tuple(sorted(some, key=lambda r: (-r[0], r[1].place.id))) for n, some in found.items()}


def _kept(name: str, found: Sequence[Entry], told: Told) -> list[tuple[float, Entry]]:
    """The likeliest candidates with what the words beside the name and the settings of the map say for them."""
    beside, kind = told.beside.get(name, frozenset()), told.kinds.get(name)
    if not (beside or kind or told.region):
        return [(e.score, e) for e in found[:MOST]]
    scored = []
    for entry in found:
        is_told = entry.area in beside or (entry.area[0], None) in beside
        score = entry.score + TOLD * is_told + OF_MAP * (entry.area[0] in told.region)
        scored.append((score + (0.0 if kind is None else ASKED if entry.place.feature == kind else -ASKED), entry))
    return sorted(scored, key=lambda s: (-s[0], s[1].place.id))[:MOST]


def _nearness(entries: Sequence[Entry], of: npt.NDArray[np.int64]) -> Floats:
    """For each two candidates of different names how near they are: 1 in one spot, falling with the distance."""
    known = np.array([e.place.lat is not None and e.place.feature in ("city", "admin2") for e in entries])
    lat, lon = (np.array([getattr(e.place, axis) or 0.0 for e in entries]) for axis in ("lat", "lon"))
    up = (lat[:, None] - lat) * 111.2
    right = (lon[:, None] - lon) * 111.2 * np.cos(np.radians(lat))
    near: Floats = np.exp(-np.hypot(up, right) / NEAR_KM)
    near[(of[:, None] == of) | ~known[:, None] | ~known] = 0.0
    return near
