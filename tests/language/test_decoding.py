"""Trees and rows of labels are the best that there are."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from faultline.language.decoding import NameDecoder, tree

LABELS = ("O", "B-person", "I-person", "B-place", "I-place")


def _is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head < 0 for head in heads) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while at >= 0 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at >= 0:
            return False
    return True


def _total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return sum(float(scores[i, head + 1]) for i, head in enumerate(heads))


@pytest.mark.parametrize("seed", range(60))
def test_the_tree_is_the_best_of_all_trees(seed: int) -> None:
    size = 2 + seed % 4
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    every = [h for h in product(range(-1, size), repeat=size) if all(x != i for i, x in enumerate(h)) and _is_tree(h)]
    best = max(_total(scores, heads) for heads in every)
    found = tuple(tree(scores))
    assert _is_tree(found)
    assert _total(scores, found) == pytest.approx(best, abs=1e-4)


def test_one_word_is_the_root() -> None:
    assert tree(np.zeros((1, 2), dtype=np.float32)) == [-1]


def test_long_sentences_of_equal_scores_are_trees() -> None:
    assert _is_tree(tuple(tree(np.zeros((250, 251), dtype=np.float32))))


@pytest.mark.parametrize("seed", range(40))
def test_the_row_of_labels_is_the_best_valid_one(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, len(LABELS))).astype(np.float32)
    chances = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)

    def is_valid(row: tuple[int, ...]) -> bool:
        labels = ["O", *(LABELS[i] for i in row)]
        return all(b[0] != "I" or a[2:] == b[2:] for a, b in pairwise(labels))

    every = [row for row in product(range(len(LABELS)), repeat=4) if is_valid(row)]
    best = max(every, key=lambda row: sum(chances[i, k] for i, k in enumerate(row)))
    expected = [(i, LABELS[k]) for i, k in enumerate(best) if k]
    found = NameDecoder(LABELS).names(scores)
    row = [(i, f"{'B' if i == first else 'I'}-{kind}") for first, stop, kind in found for i in range(first, stop)]
    assert row == expected


def test_names_that_touch_stay_apart() -> None:
    scores = np.full((3, len(LABELS)), -9, dtype=np.float32)
    scores[0, 1] = scores[1, 1] = scores[2, 2] = 0
    assert NameDecoder(LABELS).names(scores) == [(0, 1, "person"), (1, 3, "person")]
