"""Learns the ranker: Adam on the likelihood of all right rows of a mention together (Durrett and Klein 2013)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faultline.extraction.coreference.features import WIDTH, Rows
from references.samples import Sample

_EPOCHS = 12
_BATCH = 32
_HIDDEN = 32
_RATE = 3e-3
_LAST_RATE = 1e-4
_DECAY = 1e-5
_DROPPED = 0.2
_ACTIVE = 30
"""About how many numbers of a row are not 0."""


@dataclass(slots=True)
class Network:
    """One hidden layer beside a direct path: scores of rows."""

    weights: list[Rows]
    means: list[Rows] = field(default_factory=list)
    squares: list[Rows] = field(default_factory=list)
    steps: int = 0

    @classmethod
    def new(cls, seed: int) -> Network:
        rng = np.random.default_rng(seed)
        inner = rng.standard_normal((WIDTH, _HIDDEN)) * np.sqrt(2 / _ACTIVE)
        outer = rng.standard_normal(_HIDDEN) * np.sqrt(1 / _HIDDEN)
        weights = [inner, np.zeros(_HIDDEN), outer, np.zeros(WIDTH)]
        made = [w.astype(np.float32) for w in weights]
        return cls(made, [np.zeros_like(w) for w in made], [np.zeros_like(w) for w in made])

    def learn(self, batch: Sequence[Sample], rate: float, rng: np.random.Generator) -> None:
        """One step on some mentions."""
        inner, bias, outer, direct = self.weights
        rows = np.concatenate([s.rows for s in batch])
        right = np.concatenate([s.right for s in batch])
        sizes = np.array([len(s.right) for s in batch])
        begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        of = np.repeat(np.arange(len(batch)), sizes)
        before = rows @ inner + bias
        open_ = (before > 0) * (rng.random(before.shape) > _DROPPED) / np.float32(1 - _DROPPED)
        hidden = before * open_
        scores = hidden @ outer + rows @ direct
        odds = np.exp(scores - np.maximum.reduceat(scores, begins)[of])
        shares = odds / np.add.reduceat(odds, begins)[of]
        wanted = odds * right / np.add.reduceat(odds * right, begins)[of]
        slope = ((shares - wanted) / len(batch)).astype(np.float32)
        back = np.outer(slope, outer) * open_
        self._step([rows.T @ back, back.sum(0), hidden.T @ slope, rows.T @ slope], rate)

    def _step(self, slopes: Sequence[NDArray[np.float32]], rate: float) -> None:
        self.steps += 1
        for weights, slope, mean, square in zip(self.weights, slopes, self.means, self.squares, strict=True):
            slope = slope + _DECAY * weights
            mean += 0.1 * (slope - mean)
            square += 0.001 * (slope * slope - square)
            weights -= rate * (mean / (1 - 0.9**self.steps)) / (np.sqrt(square / (1 - 0.999**self.steps)) + 1e-8)


def learn(given: Sequence[Sample], seed: int) -> Network:
    """A network learned from samples; the same samples in the same order and seed give the same."""
    rng, network = np.random.default_rng(seed), Network.new(seed)
    for epoch in range(_EPOCHS):
        order = rng.permutation(len(given))
        rate = _RATE * (1 - epoch / _EPOCHS) + _LAST_RATE
        for begin in range(0, len(order), _BATCH):
            network.learn([given[i] for i in order[begin : begin + _BATCH]], rate, rng)
    return network


def save(networks: Sequence[Network], path: Path) -> None:
    """Write the weights as `model.Ranker` reads them, the large ones with half precision."""
    inner, bias, outer, direct = (np.stack(layer) for layer in zip(*(n.weights for n in networks), strict=True))
    np.savez_compressed(path, inner=inner.astype(np.float16), bias=bias, outer=outer, direct=direct)
