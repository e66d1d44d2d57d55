"""Key-player sets against all sets of their size."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from tests.analysis.influence.test_measures import pairs_of

from faultline.analysis.influence.key_players import breaking_set, fragmentation, reaching_set


@pytest.mark.parametrize("seed", range(6))
def test_the_breaking_set_is_the_best_of_all(seed: int) -> None:
    graph = nx.gnm_random_graph(16, 22, seed=seed)
    pairs = pairs_of(graph)
    _, value = breaking_set(pairs, 16, 2)
    best = max(fragmentation(pairs, 16, frozenset(s)) for s in combinations(range(16), 2))
    assert value == pytest.approx(best)


@pytest.mark.parametrize("seed", range(6))
def test_the_reaching_set_is_nearly_the_best_of_all(seed: int) -> None:
    graph = nx.gnm_random_graph(14, 20, seed=seed)
    chosen, value = reaching_set(pairs_of(graph), 14, 2)
    distances = dict(nx.all_pairs_shortest_path_length(graph))

    def reached(some: tuple[int, ...]) -> float:
        near = [
            min((distances[s][n] for s in some if n in distances[s]), default=0) for n in range(14) if n not in some
        ]
        return sum(1 / d for d in near if d) / (14 - len(some))

    assert value == pytest.approx(reached(chosen))
    assert value >= 0.97 * max(reached(s) for s in combinations(range(14), 2))


def test_two_hubs_that_cut_the_same_part_off_are_worth_one() -> None:
    ring = nx.barbell_graph(5, 2)
    chosen, _ = breaking_set(pairs_of(ring), 12, 1)
    assert set(chosen) <= {4, 5, 6, 7}


def test_who_may_not_is_in_no_set() -> None:
    star = np.array([[0, n] for n in range(1, 6)], dtype=np.int64)
    may = np.array([False, *[True] * 5])
    assert 0 not in breaking_set(star, 6, 2, may)[0]
    assert breaking_set(np.zeros((0, 2), dtype=np.int64), 4, 2) == ((), 0.0)


def test_fragmentation_is_the_part_of_pairs_that_do_not_meet() -> None:
    line = np.array([[0, 1], [1, 2], [2, 3]], dtype=np.int64)
    assert fragmentation(line, 4) == 0.0
    assert fragmentation(line, 4, frozenset({1})) == pytest.approx(1 - 2 / 6)
