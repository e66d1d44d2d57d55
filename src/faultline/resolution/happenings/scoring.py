"""How likely two accounts tell of one happening: a logistic model over their features, learnt on ECB+
(`weights.toml`).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from faultline.resolution.happenings.accounts import Account
from faultline.resolution.happenings.features import Rarity, features
from faultline.resolution.happenings.windows import Windows

MOST_TOLD = 3
"""Features that the reason of a score names."""


@dataclass(frozen=True, slots=True)
class Score:
    """A probability and the features that spoke for and against, the weightiest first."""

    probability: float
    reasons: tuple[tuple[str, float], ...]

    @property
    def why(self) -> str:
        told = ", ".join(f"{name} ({weight:+.1f})" for name, weight in self.reasons[:MOST_TOLD])
        return f"likely one happening, p = {self.probability:.2f}: {told}"


def score(a: Account, b: Account, rarity: Rarity, windows: Windows) -> Score:
    """The score of a pair by the shipped weights; the same whichever comes first."""
    return scored(features(a, b, rarity, windows), weights())


def scored(found: Mapping[str, float], weights: Mapping[str, float]) -> Score:
    """The score of features by given weights; a feature without a weight counts nothing."""
    parts = {name: value * weights.get(name, 0.0) for name, value in found.items()}
    total = max(-30.0, min(30.0, sum(parts[name] for name in sorted(parts))))
    told = sorted((p for p in parts.items() if p[0] != "bias" and p[1]), key=lambda p: (-abs(p[1]), p[0]))
    return Score(1 / (1 + math.exp(-total)), tuple(told))


@cache
def weights() -> dict[str, float]:
    """The shipped weights by feature."""
    content = (files("faultline.resolution.happenings") / "weights.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(content)["weights"].items()}
