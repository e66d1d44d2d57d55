"""Closures against enumeration of all sets of links; the bound of greater graphs."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from faultline.analysis.routes import interdiction
from faultline.analysis.routes.interdiction import Closure, interdict, relaxed_bound
from faultline.analysis.routes.roads import Roads, Ways


def roads(size: int, density: float, delay: float, seed: int, *, whole: bool = False) -> Roads:
    """Random links in both directions, each direction with its own cost; whole numbers make ties."""
    generator = np.random.default_rng(seed)
    pairs = [pair for pair in combinations(range(size), 2) if generator.random() < density]
    pairs = pairs or [(0, size - 1)]
    links = np.array(pairs, dtype=np.int64)
    cost = generator.integers(1, 5, 2 * len(links)).astype(float) if whole else generator.random(2 * len(links)) + 0.1
    arcs = np.concatenate([links, links[:, ::-1]])
    extra = delay * cost * generator.choice([0.0, 1.0, 2.0], 2 * len(links), p=[0.1, 0.6, 0.3])
    return Roads(size, arcs, cost, extra, np.tile(np.arange(len(links)), 2))


def length(graph: Roads, closed: tuple[int, ...]) -> float:
    """By NetworkX."""
    made = nx.DiGraph()
    made.add_nodes_from(range(graph.size))
    for (a, b), cost, delay, link in zip(graph.arcs, graph.cost, graph.delay, graph.link, strict=True):
        made.add_edge(int(a), int(b), weight=float(cost + delay * (link in closed)))
    try:
        return float(nx.dijkstra_path_length(made, 0, graph.size - 1))
    except nx.NetworkXNoPath:
        return np.inf


def enumerated(graph: Roads, most: int) -> float:
    return max(length(graph, closed) for n in range(most + 1) for closed in combinations(range(graph.links), n))


@pytest.mark.parametrize("seed", range(25))
def test_the_closure_is_as_good_as_the_best_of_all(seed: int) -> None:
    most = 1 + seed % 3
    graph = roads(7, 0.45, (0.25, 1.0, 4.0)[seed % 3], seed, whole=seed % 2 == 0)
    found = interdict(graph, 0, 6, most)
    if found is None:
        assert length(graph, ()) == np.inf
        return
    best = enumerated(graph, most)
    assert found.is_proved
    assert found.after == pytest.approx(best)
    assert found.before == pytest.approx(length(graph, ()))
    assert len(found.links) <= most
    assert length(graph, found.links) == pytest.approx(best)
    assert relaxed_bound(graph, 0, 6, most) >= best - 1e-6


@pytest.mark.parametrize("seed", range(12))
def test_other_optima_are_all_smallest_sets_that_do_as_well(seed: int) -> None:
    graph = roads(6, 0.5, 1.0, 100 + seed, whole=True)
    found = interdict(graph, 0, 5, 2)
    if found is None or not found.links:
        return
    assert found.is_all
    reached = [
        frozenset(closed)
        for n in (1, 2)
        for closed in combinations(range(graph.links), n)
        if length(graph, closed) >= found.after - 1e-6
    ]
    smallest = {closed for closed in reached if not any(other < closed for other in reached)}
    assert {frozenset(found.links), *map(frozenset, found.others)} == smallest


def test_above_the_limit_the_bound_holds_and_nothing_is_called_proved_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exact = [interdict(roads(9, 0.4, 2.0, seed), 0, 8, 3) for seed in range(8)]
    monkeypatch.setattr(interdiction, "PROVED_UP_TO", 5)
    for seed, best in enumerate(exact):
        bounded = interdict(roads(9, 0.4, 2.0, seed), 0, 8, 3)
        assert (bounded is None) == (best is None)
        if bounded and best:
            assert bounded.after <= best.after + 1e-6 <= bounded.bound + 2e-6
            assert not bounded.others


@pytest.mark.parametrize("seed", range(10))
def test_many_ways_of_one_length_where_no_single_link_helps(seed: int) -> None:
    grid = nx.convert_node_labels_to_integers(nx.grid_2d_graph(3, 3), ordering="sorted")
    links = np.random.default_rng(seed).permutation(np.array(sorted(grid.edges)))
    arcs = np.concatenate([links, links[:, ::-1]])
    graph = Roads(9, arcs, np.ones(len(arcs)), np.ones(len(arcs)), np.tile(np.arange(len(links)), 2))
    for most in (1, 2, 3):
        found = interdict(graph, 0, 8, most)
        assert found is not None
        assert (found.is_proved, found.after) == (True, enumerated(graph, most))
    assert interdict(graph, 0, 8, 1) == Closure((), 4.0, 4.0, 4.0, (), True)


def test_no_way_no_closure() -> None:
    graph = Roads(3, np.array([[0, 1], [1, 0]]), np.ones(2), np.ones(2), np.array([0, 0]))
    assert interdict(graph, 0, 2, 1) is None
    assert interdict(graph, 0, 1, 0) == Closure((), 1.0, 1.0, 1.0, is_all=True)


def test_links_that_do_not_help_stay_open() -> None:
    graph = Roads(2, np.array([[0, 1], [1, 0]]), np.ones(2), np.zeros(2), np.array([0, 0]))
    found = interdict(graph, 0, 1, 1)
    assert found is not None
    assert (found.links, found.after, found.is_proved) == ((), 1.0, True)


def test_shortest_ways_are_those_of_networkx() -> None:
    graph = roads(12, 0.3, 1.0, 7)
    way = Ways(graph, 0, 11).shortest(graph.cost)
    assert way is not None
    assert way.length == pytest.approx(length(graph, ()))
    assert (way.hubs[0], way.hubs[-1]) == (0, 11)
    assert graph.cost[list(way.arcs)].sum() == pytest.approx(way.length)
