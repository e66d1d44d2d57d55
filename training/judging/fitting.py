"""Logistic regression over signs, cross-validated by document, and the least probability by kind."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from faultline.extraction.judging.judge import Judge
from judging.examples import Example

LEAST_SEEN = 3
"""Examples in which a sign must stand to be learnt from."""
PENALTY = 30.0
"""Strength of the quadratic penalty on weights; between 10 and 100 the cross-validated figures hardly differ."""
FOLDS = 8
STRICT = "source=read"
"""A sign of the training alone: verdicts of readings are stricter than what annotations were matched by."""
GRID = tuple(step / 100 for step in range(5, 55, 5))
MOST_LOST = 0.02
"""Share of the right candidates of a kind that may be held back."""
_LEAST_WEIGHT = 0.005
Floats = NDArray[np.float64]


def vocabulary(examples: Sequence[Example]) -> dict[str, int]:
    """The signs learnt from, numbered; the strictness of the source is the last."""
    seen = Counter(sign for e in examples for sign in e.signs)
    kept = sorted(sign for sign, n in seen.items() if n >= LEAST_SEEN)
    return {sign: i for i, sign in enumerate([*kept, STRICT])}


def matrix(examples: Sequence[Example], numbers: dict[str, int]) -> torch.Tensor:
    """Which example has which sign, as a dense matrix of ones."""
    made = torch.zeros(len(examples), len(numbers))
    for row, example in enumerate(examples):
        made[row, [numbers[s] for s in example.signs if s in numbers]] = 1.0
        made[row, numbers[STRICT]] = float(example.source == "read")
    return made


def fit(given: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Weights, the last being the bias, that make the verdicts likeliest under the penalty (L-BFGS)."""
    weights = torch.zeros(given.shape[1] + 1, requires_grad=True)
    solver = torch.optim.LBFGS([weights], max_iter=80, line_search_fn="strong_wolfe", history_size=10)

    def loss() -> torch.Tensor:
        solver.zero_grad()
        odds = given @ weights[:-1] + weights[-1]
        value = torch.nn.functional.binary_cross_entropy_with_logits(odds, right, reduction="sum")
        value = value + 0.5 * PENALTY * (weights[:-1] ** 2).sum()
        value.backward()
        return value

    solver.step(loss)
    return weights.detach()


def cross_validated(examples: Sequence[Example], given: torch.Tensor, seed: int) -> Floats:
    """The probability of each example by a judge that saw nothing of its document or topic."""
    groups = sorted({e.group for e in examples})
    random.Random(seed).shuffle(groups)
    fold = {group: i % FOLDS for i, group in enumerate(groups)}
    folds = np.array([fold[e.group] for e in examples])
    right = torch.tensor([float(e.is_right) for e in examples])
    found = np.zeros(len(examples))
    for k in range(FOLDS):
        inside, outside = torch.from_numpy(folds != k), torch.from_numpy(folds == k)
        weights = fit(given[inside], right[inside])
        odds = given[outside] @ weights[:-1] + weights[-1]
        found[folds == k] = torch.sigmoid(odds).numpy()
    return found


def least_by_kind(examples: Sequence[Example], chances: Floats) -> dict[str, float]:
    """By kind the highest of the grid that holds back hardly any right candidate, where it holds back more wrong ones.

    The best F1 on the annotated documents asks for more (0.3 and above), and does not carry over: on texts of a genre
    that was not learnt from it costs recall and gains no precision.
    """
    least = {}
    for kind in sorted({e.kind for e in examples}):
        mine = [(e.is_right, c) for e, c in zip(examples, chances, strict=True) if e.kind == kind]
        least[kind] = max((value for value in GRID if _holds_back_well(mine, value)), default=0.0)
    return least


def _holds_back_well(judged: Sequence[tuple[bool, float]], least: float) -> bool:
    held = [is_right for is_right, chance in judged if chance < least]
    return sum(held) <= MOST_LOST * sum(is_right for is_right, _ in judged) and 2 * sum(held) < len(held)


def figures(
    examples: Sequence[Example], chances: Floats, least: dict[str, float], core: int
) -> tuple[float, float, float]:
    """Right recall and precision on annotated documents, and the share right of what readings judged."""
    told = [e for e, chance in zip(examples, chances, strict=True) if chance >= least[e.kind]]
    annotated = [e for e in told if e.source == "annotated"]
    strict = [e for e in told if e.source == "read"]
    recall = sum(e.is_core for e in annotated) / max(1, core)
    return recall, _share(annotated), _share(strict)


def _share(examples: Sequence[Example]) -> float:
    return sum(e.is_right for e in examples) / max(1, len(examples))


def area(chances: Floats, right: NDArray[np.bool_]) -> float:
    """The area under the receiver operating characteristic: how often the right one of a pair has the higher chance."""
    ranks = np.empty(len(chances))
    ranks[chances.argsort()] = np.arange(1, len(chances) + 1)
    ones = right.sum()
    return float((ranks[right].sum() - ones * (ones + 1) / 2) / (ones * (len(right) - ones)))


def judge_of(weights: torch.Tensor, numbers: dict[str, int], least: dict[str, float]) -> Judge:
    """The judge that is shipped, as strict as readings are; weights next to nothing are left out."""
    values = weights.tolist()
    kept = {s: values[i] for s, i in numbers.items() if s != STRICT and abs(values[i]) >= _LEAST_WEIGHT}
    return Judge(kept, values[-1] + values[numbers[STRICT]], least)
