"""How alike two clusterings of mentions are: MUC, B³, CEAF-e and their mean, the CoNLL score.

MUC: Vilain et al. 1995. B³: Bagga and Baldwin 1998. CEAF with the entity measure φ4: Luo 2005. Mentions that one side
alone has count as in the reference scorer of CoNLL-2012 (Pradhan et al. 2014): nothing is added or taken away.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision and recall, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """All measures of one clustering."""

    muc: Figure
    b_cubed: Figure
    ceaf_e: Figure

    @property
    def conll(self) -> float:
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def score(key: Clusters, response: Clusters) -> Scores:
    """The measures of a response against a key; each mention may stand in one cluster of a side."""
    return Scores(muc(key, response), b_cubed(key, response), ceaf_e(key, response))


def without_singletons(clusters: Clusters) -> Clusters:
    """The clusters of two mentions or more."""
    return [c for c in clusters if len(c) > 1]


def clusters_of(names: Mapping[Hashable, Hashable]) -> Clusters:
    """The clusters of mentions whose cluster's name is given."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, name in names.items():
        found[name].add(mention)
    return [frozenset(c) for c in found.values()]


def muc(key: Clusters, response: Clusters) -> Figure:
    """By the links that it takes to join each cluster."""
    return Figure(_kept_links(response, key), _kept_links(key, response))


def b_cubed(key: Clusters, response: Clusters) -> Figure:
    """By the share of each mention's cluster that is its own in the other clustering."""
    return Figure(_shared(response, key), _shared(key, response))


def ceaf_e(key: Clusters, response: Clusters) -> Figure:
    """By the best one-to-one alignment of clusters, two of them being alike by φ4 = 2|K∩R| / (|K|+|R|)."""
    likeness = sum(_aligned(key, response, part) for part in _parts(key, response))
    return Figure(
        likeness / len(response) if response else 0.0,
        likeness / len(key) if key else 0.0,
    )


def _kept_links(clusters: Clusters, other: Clusters) -> float:
    """The share of the links of the clusters that the other clustering keeps."""
    home = _homes(other)
    links = kept = 0
    for cluster in clusters:
        named = {home[m] for m in cluster if m in home}
        lost = sum(m not in home for m in cluster)
        links += len(cluster) - 1
        kept += len(cluster) - len(named) - lost
    return kept / links if links else 0.0


def _shared(clusters: Clusters, other: Clusters) -> float:
    home = _homes(other)
    total, mentions = 0.0, 0
    for cluster in clusters:
        together = Counter(home[m] for m in cluster if m in home)
        total += sum(n * n for n in together.values()) / len(cluster)
        mentions += len(cluster)
    return total / mentions if mentions else 0.0


def _homes(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _overlaps(key: Clusters, response: Clusters) -> Counter[tuple[int, int]]:
    home = _homes(response)
    return Counter((k, home[m]) for k, cluster in enumerate(key) for m in cluster if m in home)


def _parts(key: Clusters, response: Clusters) -> Iterator[Collection[tuple[int, int]]]:
    """The pairs of clusters that share mentions, by connected part: parts are aligned apart from each other."""
    by_key: dict[int, list[int]] = defaultdict(list)
    by_response: dict[int, list[int]] = defaultdict(list)
    for k, r in _overlaps(key, response):
        by_key[k].append(r)
        by_response[r].append(k)
    seen: set[int] = set()
    for first in by_key:
        if first in seen:
            continue
        part, reached = set(), [first]
        while reached:
            k = reached.pop()
            if k not in seen:
                seen.add(k)
                part |= {(k, r) for r in by_key[k]}
                reached += _others(by_key[k], by_response)
        yield sorted(part)


def _others(numbers: Iterable[int], by_number: Mapping[int, Sequence[int]]) -> list[int]:
    return [k for number in numbers for k in by_number[number]]


def _aligned(key: Clusters, response: Clusters, part: Collection[tuple[int, int]]) -> float:
    rows, columns = sorted({k for k, _ in part}), sorted({r for _, r in part})
    alike = np.zeros((len(rows), len(columns)))
    for k, r in part:
        likeness = 2 * len(key[k] & response[r]) / (len(key[k]) + len(response[r]))
        alike[rows.index(k), columns.index(r)] = likeness
    return float(alike[linear_sum_assignment(-alike)].sum())
