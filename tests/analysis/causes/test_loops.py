"""Loops against NetworkX, and their time."""

from __future__ import annotations

import time

import networkx as nx
import pytest

from faultline.analysis.causes.links import Link
from faultline.analysis.causes.loops import loops


def link(cause: int, effect: int, sign: int = 1, sources: int = 1) -> Link:
    voices = frozenset(range(sources))
    ids = tuple(f"{cause}-{effect}-{n}" for n in range(sources))
    raised, lowered = (ids, ()) if sign > 0 else ((), ids)
    return Link(cause, effect, raised, lowered, (), voices if sign > 0 else frozenset(),
                voices if sign < 0 else frozenset(), frozenset())  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_all_loops_up_to_six_factors_are_found_once(seed: int) -> None:
    graph = nx.gnm_random_graph(14, 36, seed=seed, directed=True)
    found = loops([link(a, b) for a, b in graph.edges])
    expected = {frozenset(zip(c, [*c[1:], c[0]], strict=True)) for c in nx.simple_cycles(graph, length_bound=6)}
    assert {frozenset((k.cause, k.effect) for k in x.links) for x in found} == expected
    assert len(found) == len(expected)


def test_signs_multiply_and_the_best_told_loop_comes_first() -> None:
    found = loops([link(0, 1, 1, 3), link(1, 0, -1, 2), link(0, 2), link(2, 0)])
    assert [(x.factors, x.sign, x.evidence) for x in found] == [((0, 1), -1, (2, 5)), ((0, 2), 1, (1, 2))]


def test_a_link_whose_sign_is_open_leaves_the_loop_open() -> None:
    both = Link(0, 1, ("a",), ("b",), (), frozenset({0}), frozenset({1}), frozenset())
    assert loops([both, link(1, 0)])[0].sign == 0


def test_forty_factors_and_a_hundred_and_ten_links_take_no_time() -> None:
    graph = nx.gnm_random_graph(40, 110, seed=3, directed=True)
    links = [link(a, b) for a, b in graph.edges]
    began = time.process_time()
    assert loops(links)
    assert time.process_time() - began < 1.0
