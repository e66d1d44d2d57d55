"""Cuts against NetworkX, flow betweenness against all simple paths, and displacement."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import networkx as nx
import numpy as np
import pytest

from faultline.analysis.routes.choke_points import displacement, fewest_links, told_parts
from faultline.analysis.routes.hubs import OVERLAND, HubGraph
from faultline.analysis.routes.paths import Demand, Draw, Router, demands_of, likely_paths, without
from faultline.analysis.routes.terrain import Course
from faultline.model.place import Place


def graph(size: int, links: list[tuple[int, int]], km: list[float]) -> HubGraph:
    """A graph of made towns where everything is near and nothing told."""
    hubs = tuple(Place(f"p{n}", f"Town {n}", "city", "ML", lat=0.0, lon=float(n)) for n in range(size))
    nobody: tuple[frozenset[int], ...] = (frozenset(),) * (2 * len(links))
    near, over = (True,) * len(links), (Course(("ML",), 0.0, True),) * len(links)
    return HubGraph(hubs, size, np.array(links), np.array(km), near, nobody, frozenset(), {}, over, OVERLAND)


def random_graph(size: int, seed: int) -> tuple[HubGraph, nx.Graph]:
    generator = np.random.default_rng(seed)
    links = [(a, b) for a in range(size) for b in range(a + 1, size) if generator.random() < 0.4]
    links = links or [(0, 1)]
    km = [float(k) for k in generator.random(len(links)) * 100 + 1]
    made = nx.Graph()
    made.add_nodes_from(range(size))
    made.add_weighted_edges_from((a, b, k) for (a, b), k in zip(links, km, strict=True))
    return graph(size, links, km), made


@pytest.mark.parametrize("seed", range(20))
def test_a_cut_is_as_small_as_that_of_networkx_and_parts_the_ends(seed: int) -> None:
    generator = np.random.default_rng(seed)
    arcs = np.array([(a, b) for a in range(9) for b in range(9) if a != b and generator.random() < 0.25])
    origins, destinations = [0, 1], [7, 8]
    made = nx.DiGraph()
    made.add_edges_from((int(a), int(b), {"capacity": 1}) for a, b in arcs)
    made.add_edges_from(("from", o) for o in origins)
    made.add_edges_from((d, "to") for d in destinations)
    expected, _ = nx.minimum_cut(made, "from", "to")
    cut = fewest_links(9, arcs, origins, destinations)
    assert len(cut) == expected
    made.remove_edges_from((int(arcs[n][0]), int(arcs[n][1])) for n in cut)
    assert not nx.has_path(made, "from", "to")


@pytest.mark.parametrize("seed", range(10))
def test_flow_betweenness_is_that_of_the_cheapest_of_all_simple_paths(seed: int) -> None:
    hubs, made = random_graph(8, seed)
    demands = [Demand((0, 7), (frozenset({0}),)), Demand((1, 6), (frozenset({0, 1}),)), Demand((2, 5))]
    expected: dict[int, float] = {}
    found: list[tuple[list[int], int]] = []
    for demand in demands:
        ways = list(nx.all_simple_paths(made, demand.origin, demand.destination))
        if ways:
            cheapest = min(ways, key=lambda way: sum(made[a][b]["weight"] for a, b in pairwise(way)))
            found.append((cheapest, demand.weight()))
    for way, weight in found:
        for hub in way[1:-1]:
            expected[hub] = expected.get(hub, 0.0) + weight / sum(w for _, w in found)
    traffic = Router(hubs, demands).draw(hubs.costs()).traffic()
    assert traffic == pytest.approx(expected)


def test_what_is_shut_moves_and_the_towns_that_it_then_passes_are_named() -> None:
    square = graph(4, [(0, 1), (1, 3), (0, 2), (2, 3)], [10.0, 10.0, 20.0, 20.0])
    router = Router(square, [Demand((0, 3))])
    costs = square.costs()
    found = displacement(router, costs, without(costs, square.arcs, 1))
    assert found.moved == ((Demand((0, 3)), (0, 1, 3), (0, 2, 3)),)
    assert (found.newly, found.gains, found.longer) == ((2,), ((2, 1.0),), 1.0)
    both = without(without(costs, square.arcs, 1), square.arcs, 2)
    assert displacement(router, costs, both).stopped == (Demand((0, 3)),)


def test_what_stops_altogether_is_no_gain_of_others() -> None:
    apart = graph(6, [(0, 1), (1, 2), (3, 4), (4, 5)], [1.0] * 4)
    router = Router(apart, [Demand((0, 2)), Demand((3, 5))])
    costs = apart.costs()
    found = displacement(router, costs, without(costs, apart.arcs, 1))
    assert (found.gains, found.stopped, found.newly) == ((), (Demand((0, 2)),), ())


def test_told_stops_are_kept_and_a_stop_that_is_shut_is_passed_by() -> None:
    line = graph(4, [(0, 1), (1, 3), (0, 2), (2, 3)], [10.0, 10.0, 20.0, 20.0])
    router = Router(line, [Demand((0, 2, 3))])
    costs = line.costs()
    assert router.path(router.demands[0], costs) == ((0, 2, 3), 80.0)
    assert router.path(router.demands[0], without(costs, line.arcs, 2)) == ((0, 1, 3), 40.0)


def test_probabilities_are_parts_of_the_draws_in_which_the_demand_is() -> None:
    demand = Demand((0, 2))
    draws = [Draw({demand: ((0, 1, 2), 1)})] * 3 + [Draw({demand: ((0, 2), 1)}), Draw({})]
    assert likely_paths(demand, draws) == [((0, 1, 2), 0.75), ((0, 2), 0.25)]


def test_demands_run_from_where_nothing_arrives_to_where_nothing_leaves() -> None:
    one = frozenset({0})
    hops = {(0, 1): one, (1, 2): frozenset({0, 1}), (3, 4): one, (4, 3): one}
    hubs = graph(5, [(0, 1)], [1.0])
    told = replace(hubs, hops=hops)
    assert [d.stops for d in demands_of(told)] == [(0, 1, 2), (3, 4), (4, 3)]
    assert [d.weight() for d in demands_of(told)] == [1, 1, 1]
    assert told_parts(list(hops)) == [[(0, 1), (1, 2)], [(3, 4), (4, 3)]]
