"""Forecasts of monthly counts as exact distributions over whole numbers, and their score.

The score is the continuous ranked probability score (Matheson & Winkler 1976), which for a count y and a distribution
function F over whole numbers is the sum over k of (F(k) - [y <= k])². Lower is better; a forecast of one figure scores
its distance to what came.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

YEAR = 12
LONG = 36
"""Months of which the spread of the negative binomial is taken; its mean is that of the last twelve."""

LEAST_EXCESS = 1e-6
"""Variance beyond that of Poisson, as a part of the mean, below which it is a rounding error."""


@dataclass(frozen=True)
class Forecast:
    """How likely each count is.

    Attributes:
        probabilities: Of 0, 1, 2 …, shape (counts,); they sum to one.
        seen: How many months it repeats; None where it is worked out from a mean and a spread.
    """

    probabilities: Floats
    seen: int | None = None

    @cached_property
    def below(self) -> Floats:
        """The distribution function at 0, 1, 2 …"""
        return np.minimum(np.cumsum(self.probabilities), 1.0)

    @property
    def mean(self) -> float:
        return float(self.probabilities @ np.arange(len(self.probabilities)))

    def quantile(self, level: float) -> int:
        """The least count that is not exceeded with this probability."""
        return int(np.searchsorted(self.below, level - 1e-9))

    def bound(self, level: float) -> int:
        """The least count that the next month does not exceed with this probability.

        A month to come exceeds the greatest of n like it with probability 1 / (n + 1) (conformal prediction, Vovk et
        al. 2005), so of months that are repeated the quantile is taken a little higher.
        """
        return self.quantile(level if self.seen is None else min(1.0, level * (self.seen + 1) / self.seen))

    def crps(self, count: int) -> float:
        """The score where this count came."""
        low, high = self.below[:count], self.below[count:]
        beyond = max(count - len(self.below), 0)
        return float(low @ low + (1.0 - high) @ (1.0 - high)) + beyond


def zero(_: Counts) -> Forecast:
    """Nothing happens."""
    return Forecast(np.ones(1))


def last_value(history: Counts) -> Forecast:
    """Poisson with the last month as its mean."""
    return _poisson(float(history[-1]))


def climatology(history: Counts) -> Forecast:
    """Any of the last twelve months again, each as likely."""
    months = history[-YEAR:]
    return Forecast(np.bincount(months) / len(months), len(months))


def negative_binomial(history: Counts) -> Forecast:
    """Negative binomial by the method of moments: the mean of the last 12 months, the spread of the last 36.

    The mean of the last 36 months counts as one month more, so that a quiet year does not make an event impossible.
    Where the months vary no more than chance would have them, it is Poisson.
    """
    year, longer = history[-YEAR:], history[-LONG:]
    usual = float(longer.mean())
    mean = (float(year.sum()) + usual) / (len(year) + 1)
    excess = float(longer.var(ddof=1)) - usual if len(longer) > 1 else 0.0
    if mean == 0 or excess <= LEAST_EXCESS * usual:
        return _poisson(mean)
    size = usual**2 / excess
    counts = _reach(mean, 1 + mean / size)
    chance = size / (size + mean)
    logs = (
        gammaln(counts + size) - gammaln(size) - gammaln(counts + 1)
        + size * np.log(chance) + counts * np.log1p(-chance)
    )  # fmt: skip
    return _of_logs(logs)


REFERENCES: dict[str, Callable[[Counts], Forecast]] = {"last value": last_value, "zero": zero}
BASELINES: dict[str, Callable[[Counts], Forecast]] = {
    "negative binomial": negative_binomial,
    "past twelve months": climatology,
}


def _poisson(mean: float) -> Forecast:
    if mean == 0:
        return Forecast(np.ones(1))
    counts = _reach(mean, 1.0)
    return _of_logs(counts * np.log(mean) - mean - gammaln(counts + 1))


def _reach(mean: float, ratio: float) -> Floats:
    """The counts 0, 1, 2 … up to where less than 1e-12 is left; `ratio` is that of the variance to the mean."""
    return np.arange(int(mean + 10 * np.sqrt(mean * ratio) + 40 * ratio) + 20, dtype=np.float64)


def _of_logs(logs: Floats) -> Forecast:
    chances = np.exp(logs)
    return Forecast(chances / chances.sum())
