"""Camps against all divisions of small networks."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from faultline.analysis.influence.balance import divide


def random_signed(seed: int, size: int = 11, ties: int = 24) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    every = [(a, b) for a in range(size) for b in range(a + 1, size)]
    chosen = sorted(every[n] for n in generator.choice(len(every), ties, replace=False))
    return np.array(chosen, dtype=np.int64), generator.choice([-1, 1], ties)


def least_by_enumeration(pairs: np.ndarray, signs: np.ndarray, size: int) -> int:
    sides = np.array(list(product((0, 1), repeat=size - 1)))
    sides = np.hstack([np.zeros((len(sides), 1), dtype=int), sides])
    across = sides[:, pairs[:, 0]] != sides[:, pairs[:, 1]]
    return int((across == (signs > 0)).sum(axis=1).min())


@pytest.mark.parametrize("seed", range(8))
def test_the_frustration_index_is_exact_and_proved(seed: int) -> None:
    pairs, signs = random_signed(seed)
    camps = divide(pairs, signs, 11)
    assert len(camps.frustrated) == least_by_enumeration(pairs, signs, 11)
    assert camps.is_proved


@pytest.mark.parametrize("seed", range(8))
def test_the_search_alone_finds_it_too_on_small_networks(seed: int) -> None:
    pairs, signs = random_signed(seed)
    camps = divide(pairs, signs, 11, prove=False)
    assert len(camps.frustrated) == least_by_enumeration(pairs, signs, 11)
    assert camps.least <= len(camps.frustrated)


def test_two_hostile_blocks_are_the_camps() -> None:
    pairs = np.array([(a, b) for a in range(6) for b in range(a + 1, 6)], dtype=np.int64)
    signs = np.array([1 if (a < 3) == (b < 3) else -1 for a, b in pairs])
    camps = divide(pairs, signs, 6)
    assert camps.side.tolist() == [0, 0, 0, 1, 1, 1]
    assert camps.frustrated == ()
    assert camps.is_proved


def test_a_triangle_of_enemies_is_frustrated_by_one() -> None:
    camps = divide(np.array([[0, 1], [0, 2], [1, 2]]), np.array([-1, -1, -1]), 3, prove=False)
    assert (len(camps.frustrated), camps.least) == (1, 1)
