"""The hub graph: neighbours, towns between, costs and who draws them."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from tests.analysis.routes.test_analysing import flow, material

from faultline.analysis.routes.hubs import BORDER, UNTOLD, gabriel, hub_graph
from faultline.analysis.routes.legs import legs_of
from faultline.analysis.routes.roads import Ways
from faultline.resolution.gazetteer import gazetteer


@pytest.mark.parametrize("seed", range(5))
def test_neighbours_have_nobody_in_the_circle_over_them_and_join_all(seed: int) -> None:
    points = np.random.default_rng(seed).standard_normal((30, 3))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    square = ((points[:, None] - points[None]) ** 2).sum(axis=2)
    expected = {
        (a, b)
        for a, b in combinations(range(30), 2)
        if all(square[a, c] + square[b, c] >= square[a, b] for c in range(30) if c not in (a, b))
    }
    found = set(gabriel(points, range(30)))
    assert found == expected
    assert nx.is_connected(nx.Graph(found))


def test_a_told_kilometre_is_cheaper_and_gone_with_its_source_where_hubs_are_not_near() -> None:
    legs = legs_of(material(flow(1, "fuel", "Sabha", "Gao"), flow(2, "fuel", "Gao", "Bamako", document="d2")))
    graph = hub_graph(legs)
    assert graph is not None
    named = {hub.name: n for n, hub in enumerate(graph.hubs)}
    arcs = {(int(a), int(b)): n for n, (a, b) in enumerate(graph.arcs)}
    there, back = arcs[named["Sabha"], named["Gao"]], arcs[named["Gao"], named["Sabha"]]
    costs = graph.costs()
    passed = graph.courses[arcs[min(named["Sabha"], named["Gao"]), max(named["Sabha"], named["Gao"])]]
    assert passed.countries in (("LY", "DZ", "ML"), ("ML", "DZ", "LY"))
    assert costs[back] - 2 * BORDER == pytest.approx(UNTOLD * (costs[there] - 2 * BORDER))
    assert np.isinf(graph.costs(np.array([0, 1]))[[there, back]]).all()
    assert graph.told == 3 < len(graph.hubs), "towns lie between"


def test_a_country_is_where_ways_end_and_never_where_they_pass() -> None:
    told = [flow(1, "fuel", "Sabha", "Mali"), flow(2, "fuel", "Sabha", "Niamey"), flow(3, "fuel", "Bamako", "Gao")]
    graph = hub_graph(legs_of(material(*told)))
    assert graph is not None
    named = {hub.name: n for n, hub in enumerate(graph.hubs)}
    mali = named["Mali"]
    assert mali in graph.joined
    for start, end in combinations([n for n in named.values() if n != mali][:12], 2):
        way = Ways(graph.roads(start, end, 1.0), start, end).shortest(graph.roads(start, end, 1.0).cost)
        assert way is not None
        assert mali not in way.hubs
    into = graph.roads(named["Sabha"], mali, 1.0)
    assert not into.delay[(graph.arcs == mali).any(axis=1)].any(), "what joins a country to its towns cannot be closed"


def test_no_graph_without_two_places() -> None:
    assert hub_graph(legs_of(material(flow(1, "fuel", "-", "Gao")))) is None


def test_the_greatest_town_of_each_cell() -> None:
    towns = gazetteer().towns(10.0, -10.0, 20.0, 5.0, 2.0)
    assert towns[0].name == "Bamako"
    cells = [((t.lat or 0.0) // 2, (t.lon or 0.0) // 2) for t in towns]
    assert len(cells) == len(set(cells)) > 10
    assert [t.population for t in towns] == sorted((t.population for t in towns), reverse=True)
