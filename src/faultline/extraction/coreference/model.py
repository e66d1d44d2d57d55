"""The network that says which earlier mention is meant: one hidden layer, learned by `training/learn_references.py`.

Mention ranking with a candidate for nothing (Durrett and Klein 2013): the scores of a mention's rows become a
distribution; several networks, learned from other beginnings, are averaged.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from faultline.extraction.coreference.features import WIDTH, Rows


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of N networks: `inner` N × WIDTH × H, `bias` N × H, `outer` N × H, `direct` N × WIDTH."""

    inner: Rows
    bias: Rows
    outer: Rows
    direct: Rows

    def shares(self, rows: Rows) -> NDArray[np.float32]:
        """How likely each row's candidate is meant, the first row standing for none of them; they add up to 1."""
        total = np.zeros(len(rows), dtype=np.float32)
        for inner, bias, outer, direct in zip(self.inner, self.bias, self.outer, self.direct, strict=True):
            scores = np.maximum(rows @ inner + bias, 0.0) @ outer + rows @ direct
            odds = np.exp(scores - scores.max())
            total += odds / odds.sum()
        return total / np.float32(len(self.inner))


@cache
def ranker() -> Ranker:
    """The ranker that the package ships."""
    path = files("faultline.extraction.coreference") / "weights" / "ranker.npz"
    with path.open("rb") as file:
        held = np.load(file)
        weights = Ranker(*(held[name].astype(np.float32) for name in ("inner", "bias", "outer", "direct")))
    if weights.inner.shape[1] != WIDTH:
        raise ValueError(f"the ranker was learned for rows of {weights.inner.shape[1]} numbers, not {WIDTH}")
    return weights
