"""Stability: an analysis repeated on samples of the independent sources (Efron's bootstrap, by cluster).

The unit that is drawn is the source, never the statement: what one text says many times is said once more or less in a
sample as a whole (Field & Welsh 2007, bootstrapping clustered data).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from faultline.analysis.finding import Stability

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Weights = npt.NDArray[np.int64]
"""How often each source is drawn, by its index; 0 where it is not in the sample."""

DRAWS = 50
SEED = 1
LEVEL = 0.9
FEWEST_SOURCES = 3
"""Below this there is nothing to draw from: two sources give but three different samples."""


def samples(sources: int, draws: int, seed: int) -> list[Weights]:
    """So many samples, each of as many sources as there are, drawn with replacement; none of fewer than three."""
    return list(_samples(sources, draws, seed)) if sources >= FEWEST_SOURCES and draws > 0 else []


@lru_cache(maxsize=8)
def _samples(sources: int, draws: int, seed: int) -> tuple[Weights, ...]:
    """Drawn once for all findings that ask for the same; read-only, since they share them."""
    generator = np.random.default_rng(seed)
    drawn = [generator.multinomial(sources, [1.0 / sources] * sources).astype(np.int64) for _ in range(draws)]
    for weights in drawn:
        weights.setflags(write=False)
    return tuple(drawn)


def resampled(measure: Callable[[Weights], T], sources: int, draws: int = DRAWS, seed: int = SEED) -> list[T]:
    """What a measure gives on each sample."""
    return [measure(weights) for weights in samples(sources, draws, seed)]


def interval(values: Iterable[float], level: float = LEVEL) -> tuple[float, float] | None:
    """Between which the middle `level` of the values lies; None without values."""
    given = np.array([v for v in values if np.isfinite(v)], dtype=float)
    if not given.size:
        return None
    low, high = np.quantile(given, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def stability_of_figure(bounds: tuple[float, float] | None, sources: int, what: str, cannot: str = "") -> Stability:
    """Between which bounds a figure lies with 90 % confidence; `what` names it: "killed in Gao".

    Args:
        bounds: None where they cannot honestly be told.
        cannot: Why; by default that there are too few sources.
    """
    if bounds is None:
        return Stability(0, sources, says=cannot) if cannot else too_few(sources)
    low, high = (f"{bound:,.0f}" if abs(bound) >= 100 else f"{bound:.3g}" for bound in bounds)
    return Stability(0, sources, None, *bounds, f"{what}: {low} to {high} with {LEVEL:.0%} confidence")


def stability_of_share(holds: Sequence[bool], sources: int, what: str) -> Stability:
    """In which part of the samples something holds; `what` says it: "among the ten most central"."""
    if not holds:
        return too_few(sources)
    share = sum(holds) / len(holds)
    return Stability(len(holds), sources, share, says=f"{what} in {share:.0%} of {len(holds)} samples of the sources")


def ranks_in_top(samples_of: Sequence[Mapping[K, float]], top: int) -> dict[K, list[bool]]:
    """For each thing measured in any sample, whether it is among the `top` in each; what measures nothing is not.

    Ties at the border are in together, so that the order of names decides nothing.
    """
    found: dict[K, list[bool]] = {}
    for number, sample in enumerate(samples_of):
        values = sorted((v for v in sample.values() if v > 0), reverse=True)
        border = values[min(top, len(values)) - 1] if values else np.inf
        for thing, value in sample.items():
            found.setdefault(thing, [False] * len(samples_of))[number] = value > 0 and value >= border
    return found


def too_few(sources: int) -> Stability:
    """The stability that cannot be told."""
    few = f"only {sources} independent source{'s' if sources != 1 else ''}" if sources else "no source"
    return Stability(0, sources, says=f"{few}: how stable it is cannot be told")


def needed(holds: Callable[[Weights], bool], sources: int) -> list[int]:
    """The sources without which something that holds with all of them does not: each left out in turn."""
    whole = np.ones(sources, dtype=np.int64)
    found = []
    for left_out in range(sources):
        without = whole.copy()
        without[left_out] = 0
        if not holds(without):
            found.append(left_out)
    return found
