"""The judge at work: the probability that a candidate is right, and what it holds back.

A logistic regression over signs (Berkson 1944): the weights of the signs a candidate has are added, and the sum read as
log odds. It was chosen over trees and networks because each verdict can be told by the signs that weighed most, because
some thousand judged statements teach no more, and because it costs next to nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp
from pathlib import Path
from typing import Protocol

import numpy as np

from faultline.errors import FaultlineError
from faultline.extraction.context import SentenceContext
from faultline.extraction.judging.phrases import phrase
from faultline.extraction.judging.signs import signs
from faultline.model.statement import Statement

MARK = " | judged: "
"""What stands between the name of a pattern and what the judge thought."""
_TOLD = 2


class Bench(Protocol):
    """Whoever looks at the candidates of a sentence and returns those that are told, in order."""

    def accepted(self, context: SentenceContext, candidates: Sequence[Statement]) -> tuple[Statement, ...]: ...


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights by sign, the log odds without any sign, and by kind the least probability with which one is told."""

    weights: Mapping[str, float]
    bias: float
    least: Mapping[str, float]

    def accepted(self, context: SentenceContext, candidates: Sequence[Statement]) -> tuple[Statement, ...]:
        """Those likely enough, with their probability as confidence and what weighed most in their pattern."""
        told = []
        for candidate in candidates:
            weighed = [(self.weights[s], s) for s in signs(context, candidate, candidates) if s in self.weights]
            chance = self.probability([weight for weight, _ in weighed])
            if chance >= self.least.get(candidate.kind.value, 0.0):
                pattern = candidate.pattern + MARK + _reasons(weighed)
                told.append(replace(candidate, confidence=round(chance, 2), pattern=pattern))
        return tuple(told)

    def probability(self, weights: Sequence[float]) -> float:
        """The logistic of all that weighs."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.bias + sum(weights)))))


def _reasons(weighed: Sequence[tuple[float, str]]) -> str:
    """What weighed most on either side; signs that are told in the same words weigh together."""
    totals: dict[str, float] = {}
    for weight, sign in weighed:
        told = phrase(sign)
        totals[told] = totals.get(told, 0.0) + weight
    ranked = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    favour = [told for told, weight in ranked[:_TOLD] if weight > 0]
    against = [told for told, weight in ranked[: -_TOLD - 1 : -1] if weight < 0]
    return f"for it {', '.join(favour) or 'nothing'}; against it {', '.join(against) or 'nothing'}"


@cache
def shipped() -> Judge:
    """The judge that the package brings.

    Raises:
        FaultlineError: Its file is missing.
    """
    return read_judge(Path(str(files("faultline.extraction"))) / "models" / "judge.npz")


def read_judge(path: Path) -> Judge:
    """A judge as `write_judge` wrote it."""
    if not path.is_file():
        raise FaultlineError(f"the judge of statements is not at {path}: install the package whole")
    with np.load(path) as content:
        names = str(content["signs"]).split("\n")
        weights = content["weights"].astype(float).tolist()
        return Judge(dict(zip(names, weights, strict=True)), float(content["bias"]), json.loads(str(content["least"])))


def write_judge(judge: Judge, path: Path) -> None:
    """Write a judge as one compressed file."""
    names = sorted(judge.weights)
    weights = np.array([judge.weights[n] for n in names], dtype=np.float32)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path, signs="\n".join(names), weights=weights, bias=np.float32(judge.bias), least=json.dumps(judge.least)
    )
