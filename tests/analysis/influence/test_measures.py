"""Every measure against NetworkX, on random graphs and on graphs whose answer is known."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from faultline.analysis.influence import measures

SIZE = 60


def graph_of(seed: int) -> nx.Graph:
    return nx.gnm_random_graph(SIZE, 110, seed=seed)


def pairs_of(graph: nx.Graph) -> measures.Indices:
    return np.array(sorted((min(e), max(e)) for e in graph.edges), dtype=np.int64).reshape(-1, 2)


@pytest.mark.parametrize("seed", range(4))
def test_measures_of_pairs_are_those_of_networkx(seed: int) -> None:
    graph = graph_of(seed)
    pairs = pairs_of(graph)
    expected = nx.betweenness_centrality(graph)
    assert measures.betweenness(pairs, SIZE) == pytest.approx([expected[n] for n in range(SIZE)])
    burt = nx.constraint(graph)
    np.testing.assert_allclose(measures.constraint(pairs, SIZE), [burt[n] for n in range(SIZE)], equal_nan=True)
    sizes = nx.effective_size(graph)
    ours = measures.effective_size(pairs, SIZE)
    assert [ours[n] for n in range(SIZE) if graph.degree(n)] == pytest.approx(
        [sizes[n] for n in range(SIZE) if graph.degree(n)]
    )
    assert measures.core_numbers(pairs, SIZE).tolist() == [nx.core_number(graph)[n] for n in range(SIZE)]
    assert measures.cut_points(pairs, SIZE) == sorted(nx.articulation_points(graph))
    assert measures.bridges(pairs, SIZE) == sorted((min(e), max(e)) for e in nx.bridges(graph))
    assert [len(p) for p in measures.parts(pairs, SIZE)] == sorted(
        (len(c) for c in nx.connected_components(graph)), reverse=True
    )


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_reach_goes_along_the_direction_of_ties(steps: int) -> None:
    graph = nx.gnm_random_graph(30, 60, seed=1, directed=True)
    arcs = np.array(sorted(graph.edges), dtype=np.int64)
    expected = [len(nx.single_source_shortest_path_length(graph, n, cutoff=steps)) - 1 for n in range(30)]
    assert measures.reach(arcs, 30, steps) == pytest.approx(np.array(expected) / 29)


def test_a_star_and_its_centre() -> None:
    pairs = np.array([[0, n] for n in range(1, 6)], dtype=np.int64)
    assert measures.betweenness(pairs, 6)[0] == pytest.approx(1.0)
    assert measures.cut_points(pairs, 6) == [0]
    assert measures.constraint(pairs, 6)[0] == pytest.approx(0.2)
    assert measures.effective_size(pairs, 6)[0] == pytest.approx(5.0)


def test_nobody_and_nothing() -> None:
    none = np.zeros((0, 2), dtype=np.int64)
    assert measures.betweenness(none, 3).tolist() == [0, 0, 0]
    assert np.isnan(measures.constraint(none, 3)).all()
    assert measures.parts(none, 3) == [[0], [1], [2]]
