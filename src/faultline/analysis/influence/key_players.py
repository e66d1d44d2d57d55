"""Sets of actors whose loss would break a network most, or who together reach most of it (Borgatti 2006, KPP).

Best sets are no sums of best single actors: two that cut the same part off are worth one.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.csgraph import shortest_path

from faultline.analysis.influence.measures import Indices, betweenness, connected_pairs

CANDIDATES = 60
"""Actors that a set is chosen from, by betweenness: beyond them, leaving one out changes next to nothing."""


def fragmentation(pairs: Indices, size: int, without: frozenset[int] = frozenset()) -> float:
    """Borgatti's F: part of the pairs of remaining actors that no way connects, 0 to 1."""
    left = size - len(without)
    if left < 2:
        return 0.0
    return 1.0 - connected_pairs(pairs, size, without) / (left * (left - 1))


def breaking_set(
    pairs: Indices, size: int, count: int, may: npt.NDArray[np.bool_] | None = None
) -> tuple[tuple[int, ...], float]:
    """KPP-Neg: so many actors whose loss leaves most pairs unconnected, and that part.

    Chosen one by one, then by exchange of single members while that helps.

    Args:
        may: Who may be in the set; all by default.
    """
    return _chosen(_candidates(pairs, size, may), count, lambda s: fragmentation(pairs, size, s))


def reaching_set(
    pairs: Indices, size: int, count: int, may: npt.NDArray[np.bool_] | None = None
) -> tuple[tuple[int, ...], float]:
    """KPP-Pos: so many actors who are nearest to all others, and Borgatti's R: the mean of one over the distance."""
    candidates = _candidates(pairs, size, may)
    if not candidates or size < 2:
        return (), 0.0
    ones = np.ones(len(pairs))
    graph = sparse.csr_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(size, size))
    distances = shortest_path(graph, directed=False, unweighted=True, indices=candidates)
    near = dict(zip(candidates, distances, strict=True))

    def closeness(chosen: frozenset[int]) -> float:
        nearest = np.min([near[c] for c in chosen], axis=0)
        nearest = np.delete(nearest, sorted(chosen))
        return float(np.sum(1.0 / nearest[np.isfinite(nearest)])) / max(1, size - len(chosen))

    return _chosen(candidates, count, closeness)


def _candidates(pairs: Indices, size: int, may: npt.NDArray[np.bool_] | None) -> list[int]:
    if not len(pairs):
        return []
    between = betweenness(pairs, size)
    tied = np.bincount(pairs.ravel(), minlength=size)
    able = [n for n in range(size) if tied[n] and (may is None or may[n])]
    return sorted(sorted(able, key=lambda n: (-between[n], -tied[n], n))[:CANDIDATES])


def _chosen(
    candidates: list[int], count: int, worth: Callable[[frozenset[int]], float]
) -> tuple[tuple[int, ...], float]:
    chosen: frozenset[int] = frozenset()
    best = 0.0
    while len(chosen) < min(count, len(candidates)):
        options = [(worth(chosen | {c}), -c) for c in candidates if c not in chosen]
        best, added = max(options)
        chosen |= {-added}
    improved = bool(chosen)
    while improved:
        improved = False
        for member in sorted(chosen):
            others = [(worth(chosen - {member} | {c}), -c) for c in candidates if c not in chosen]
            value, other = max(others, default=(0.0, 0))
            if value > best + 1e-12:
                chosen, best, improved = chosen - {member} | {-other}, value, True
    return tuple(sorted(chosen)), best
