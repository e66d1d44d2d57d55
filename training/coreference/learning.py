"""Learns the weights of the scorer: logistic regression with a small ridge, by L-BFGS; the same data, the same
weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

RIDGE = 1e-4

Pairs = Sequence[tuple[Mapping[str, float], bool]]


def learn(pairs: Pairs) -> dict[str, float]:
    """The weight of each feature, from pairs of features and whether both refer to one happening."""
    names = sorted({name for found, _ in pairs for name in found})
    number = {name: n for n, name in enumerate(names)}
    rows = np.zeros((len(pairs), len(names)))
    for row, (found, _) in enumerate(pairs):
        for name, value in found.items():
            rows[row, number[name]] = value
    wanted = np.array([float(is_one) for _, is_one in pairs])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = rows @ weights
        error = 1 / (1 + np.exp(-scores)) - wanted
        cost = float(np.mean(np.logaddexp(0, scores) - wanted * scores) + RIDGE * weights @ weights)
        return cost, rows.T @ error / len(wanted) + 2 * RIDGE * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 3) for name, weight in zip(names, found, strict=True)}
