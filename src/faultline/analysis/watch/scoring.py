"""How well the baselines did: forecasts from each past month, scored by what came, and compared in pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from faultline.analysis.watch.forecasts import BASELINES, REFERENCES, YEAR, Counts, Floats

HORIZONS = (1, 3, 6)
MOST_ORIGINS = 60
"""Past months from which forecasts are made: the latest five years."""
FEWEST_ORIGINS = 12
RESAMPLES = 1000
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Score:
    """How the baselines did at one horizon.

    Attributes:
        horizon: Months ahead.
        origins: Past months from which a forecast was made.
        crps: Mean score by baseline and reference; lower is better.
        beats: Which references each baseline beat in a paired test.
    """

    horizon: int
    origins: int
    crps: Mapping[str, float]
    beats: Mapping[str, tuple[str, ...]]


def scores(series: Counts, seed: int) -> tuple[Score, ...]:
    """The scores at all horizons that the series is long enough for; a forecast sees only what came before it."""
    return tuple(score for horizon in HORIZONS if (score := _score(series, horizon, seed)))


def _score(series: Counts, horizon: int, seed: int) -> Score | None:
    last = len(series) - horizon
    origins = range(max(YEAR, last - MOST_ORIGINS + 1), last + 1)
    if not origins:
        return None
    crps = {
        name: np.array([make(series[:t]).crps(int(series[t + horizon - 1])) for t in origins])
        for name, make in {**BASELINES, **REFERENCES}.items()
    }
    beats = {
        name: tuple(other for other in REFERENCES if wins(crps[name], crps[other], horizon, seed)) for name in BASELINES
    }
    return Score(horizon, len(origins), {name: float(some.mean()) for name, some in crps.items()}, beats)


def wins(ours: Floats, theirs: Floats, block: int, seed: int) -> bool:
    """Whether our scores are lower in 95 % of resamples of the origins; never with fewer than twelve.

    Origins are drawn in runs as long as the horizon (circular block bootstrap, Politis & Romano 1992): the forecasts
    of neighbouring months are scored by months in common.
    """
    gain = theirs - ours
    if len(gain) < FEWEST_ORIGINS:
        return False
    runs = -(-len(gain) // block)
    starts = np.random.default_rng(seed).integers(len(gain), size=(RESAMPLES, runs))
    drawn = (starts[:, :, None] + np.arange(block)) % len(gain)
    means = gain[drawn.reshape(RESAMPLES, -1)[:, : len(gain)]].mean(axis=1)
    return bool(np.quantile(means, 1 - LEVEL) > 0)


def chosen(found: tuple[Score, ...]) -> tuple[str, tuple[str, ...]]:
    """The baseline to forecast by, and which references it is shown to beat a month ahead.

    The one that beats most of them; of two that beat as many, the one of the lower score.
    """
    first = found[0]
    name = min(BASELINES, key=lambda b: (-len(first.beats[b]), first.crps[b], b))
    return name, first.beats[name]
