"""Communities against enumeration of all divisions of small networks, and NetworkX where all ties are friendly."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import numpy as np
import pytest
from tests.analysis.made import material
from tests.comparison.told import told, who

from faultline.analysis.influence import Settings, analyse
from faultline.analysis.influence.communities import communities, modularity
from faultline.model.statement import Kind


def divisions(actors: list[int]) -> Iterator[list[list[int]]]:
    """All ways to part actors into groups."""
    if not actors:
        yield []
        return
    first, rest = actors[0], actors[1:]
    for groups in divisions(rest):
        yield [[first], *groups]
        for n in range(len(groups)):
            yield [*groups[:n], [first, *groups[n]], *groups[n + 1 :]]


@pytest.mark.parametrize("seed", range(8))
def test_the_division_is_nearly_the_best_of_all(seed: int) -> None:
    generator = np.random.default_rng(seed)
    graph = nx.gnm_random_graph(8, 14, seed=seed)
    pairs = np.array(sorted((min(e), max(e)) for e in graph.edges))
    signs = np.where(generator.random(len(pairs)) < 0.35, -1, 1)
    best = max(modularity(pairs, signs, groups) for groups in divisions(sorted({int(n) for n in pairs.ravel()})))
    found = modularity(pairs, signs, communities(pairs, signs, 8, starts=20))
    assert found <= best + 1e-9
    assert found >= 0.97 * best


def test_friendly_ties_alone_give_the_modularity_of_networkx() -> None:
    graph = nx.karate_club_graph()
    pairs = np.array(sorted((min(e), max(e)) for e in graph.edges))
    groups = communities(pairs, np.ones(len(pairs), dtype=np.int64), 34)
    expected = nx.community.modularity(graph, [set(g) for g in groups], weight=None)
    assert modularity(pairs, np.ones(len(pairs), dtype=np.int64), groups) == pytest.approx(expected)
    assert expected > 0.40, "the best is 0.4198 (Brandes et al. 2008)"


def test_foes_are_in_no_community_and_three_camps_stay_three() -> None:
    groups = [["A1", "A2", "A3"], ["B1", "B2", "B3"], ["C1", "C2", "C3"]]
    statements = []
    for group in groups:
        for one, other in zip(group, [*group[1:], group[0]], strict=True):
            ends = who("source", one), who("target", other)
            for n in range(3):
                statements.append(told(f"{one}{n}", Kind.RELATION, "supports", *ends, document=f"d{n}"))
    for one, other in (("A1", "B1"), ("B2", "C1"), ("C2", "A2")):
        ends = who("source", one), who("target", other)
        statements.append(told(f"f{one}", Kind.RELATION, "fights", *ends, document="d0"))
    found = analyse(material(statements), Settings()).of_kind("community")
    assert sorted(f.title.split(", ")[0][0] for f in found) == ["A", "B", "C"]
    assert all(f.facts["hostile_within"] == 0 and f.facts["friendly_within"] == 3 for f in found)
    assert all(f.stability is not None and f.stability.share == 1.0 for f in found)
    assert all(len(f.statements) == 9 for f in found)
    only_foes = [s for s in statements if s.type == "fights"]
    assert analyse(material(only_foes), Settings()).of_kind("community") == ()
