"""Intervals that hold the truth in nine of ten cases, where that can be had, and the reason where it cannot.

Percentiles of a bootstrap over a few sources are too narrow: of shares by five sources they hold the truth in a half to
three quarters of cases. Each figure has an interval of its own kind instead; `benchmarks/coverage.py` measures them on
made maps whose truth is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import binom, norm, t

LEVEL = 0.9
Bounds = tuple[float, float]
Floats = npt.NDArray[np.float64]

PRIOR_CORRELATION, PRIOR_SOURCES = 0.2, 3.0
"""How alike the words of one source are taken to be before any are seen, and as how many sources that counts."""
FEWEST_FOR_SHARE = 3
FEWEST_FOR_SUM = 2.5
"""Sources of equal weight that would tell as much as those there are."""
LEAST_CONTESTED = 0.25
"""Part of a sum that several sources must tell for the rest to be judged by it."""
FEWEST_FOR_MEDIAN = 4
"""Three values bound their median in three of four cases only."""
FEWEST_FOR_CONCENTRATION = 5.0
"""Gifts of equal size that would be as unequal: below, nearly any concentration may be."""


def share_interval(part: Sequence[float], whole: Sequence[float], level: float = LEVEL) -> Bounds | None:
    """Of a share over sources that each give `part` of `whole`: Wilson's with the design effect of sources.

    Words of one source are alike, so they count as fewer (Kish 1965, unequal clusters); how much alike is estimated and
    drawn to a prior where sources are few (Korn & Graubard 1998 for Wilson's interval with such a number and t). None
    with fewer than three sources.
    """
    given = [(p, w) for p, w in zip(part, whole, strict=True) if w > 0]
    if len(given) < FEWEST_FOR_SHARE:
        return None
    parts, sizes = np.array(given, dtype=float).T
    total = float(sizes.sum())
    share = float(parts.sum()) / total
    size = float((sizes**2).sum()) / total
    clusters = total / size
    alike = PRIOR_CORRELATION
    if 0 < share < 1 and size > 1:
        plain = share * (1 - share) / total
        found = clusters / max(clusters - 1, 0.5) * float(((parts - share * sizes) ** 2).sum()) / total**2
        own = min(max((found / plain - 1) / (size - 1), 0.0), 1.0)
        alike = ((clusters - 1) * own + PRIOR_SOURCES * PRIOR_CORRELATION) / (clusters - 1 + PRIOR_SOURCES)
    effective = total / (1 + max(size - 1, 0.0) * alike)
    return wilson(share, effective, float(t.ppf((1 + level) / 2, clusters - 1 + PRIOR_SOURCES)))


def wilson(share: float, number: float, quantile: float) -> Bounds:
    """Wilson's interval (1927) of a share of so many, at a quantile of the normal or t distribution."""
    square = quantile**2
    middle = (share + square / (2 * number)) / (1 + square / number)
    half = quantile * np.sqrt(share * (1 - share) / number + square / (4 * number**2)) / (1 + square / number)
    return float(max(0.0, middle - half)), float(min(1.0, middle + half))


def median_interval(values: Sequence[float], level: float = LEVEL) -> Bounds | None:
    """Of the median that values are drawn around: between two of them in order (Hettmansperger & Sheather 1986).

    Four values give their least and greatest, which hold it in 7 of 8 cases; None for fewer.
    """
    ordered = sorted(values)
    count = len(ordered)
    if count < FEWEST_FOR_MEDIAN:
        return None
    inner, place = _held(count, 1), 1
    if inner < level:
        return ordered[0], ordered[-1]
    while place + 1 <= count // 2 and _held(count, place + 1) >= level:
        place += 1
    if place + 1 > count // 2:
        return ordered[place - 1], ordered[count - place]
    outer, inner = _held(count, place), _held(count, place + 1)
    part = (outer - level) / (outer - inner)
    weight = (count - place) * part / (place + (count - 2 * place) * part)
    low = (1 - weight) * ordered[place - 1] + weight * ordered[place]
    high = (1 - weight) * ordered[count - place] + weight * ordered[count - place - 1]
    return low, high


def _held(count: int, place: int) -> float:
    """How often the median lies between the value of this place and that of the same place from above."""
    return 1 - 2 * float(binom.cdf(place - 1, count, 0.5))


@dataclass(frozen=True, slots=True)
class Told:
    """What independent sources say of one thing: (source, value), each source once."""

    values: tuple[tuple[int, float], ...]

    @property
    def mean(self) -> float:
        return sum(value for _, value in self.values) / len(self.values)


def sum_interval(things: Sequence[Told], level: float = LEVEL) -> Bounds | None:
    """Of a sum over things, each as the mean of its sources: by the residuals of each source over all things.

    So a source that always tells more than others widens it (variance by cluster, with t by the effective number of
    sources). What one source alone tells is taken to be as unsure as the rest. None with fewer than three sources,
    where one or two tell nearly all of it, or where less than a quarter is told by two.
    """
    contested = [thing for thing in things if len(thing.values) > 1]
    weight: dict[int, float] = {}
    residual: dict[int, float] = {}
    for thing in things:
        for source, value in thing.values:
            weight[source] = weight.get(source, 0.0) + value / len(thing.values)
    for thing in contested:
        count, mean = len(thing.values), thing.mean
        for source, value in thing.values:
            residual[source] = residual.get(source, 0.0) + (value - mean) / count * np.sqrt(count / (count - 1))
    sizes = np.array(list(weight.values()))
    known = sum(thing.mean for thing in contested)
    whole = sum(thing.mean for thing in things)
    if len(sizes) < FEWEST_FOR_SHARE or known < LEAST_CONTESTED * whole or not known:
        return None
    clusters = float(sizes.sum() ** 2 / (sizes**2).sum())
    if clusters < FEWEST_FOR_SUM:
        return None
    error = np.sqrt(clusters / (clusters - 1) * sum(r**2 for r in residual.values()))
    half = float(t.ppf((1 + level) / 2, clusters - 1) * error * whole / known)
    return max(0.0, whole - half), whole + half


def concentration_interval(amounts: Sequence[tuple[str, float]], level: float = LEVEL) -> Bounds | None:
    """Of Herfindahl's index when gifts (giver, amount) are drawn from many more of the same givers.

    The index of a few gifts is too high by chance (Simpson 1949); it is corrected, with the variance of shares of so
    many gifts of equal size as would be as unequal. None where these are fewer than five.
    """
    sizes = np.array([amount for _, amount in amounts if amount > 0], dtype=float)
    if not len(sizes):
        return None
    unequal = float((sizes**2).sum() / sizes.sum() ** 2)
    number = 1 / unequal
    if number < FEWEST_FOR_CONCENTRATION:
        return None
    of_giver: dict[str, float] = {}
    for giver, amount in amounts:
        of_giver[giver] = of_giver.get(giver, 0.0) + max(amount, 0.0) / float(sizes.sum())
    shares = np.array([of_giver[giver] for giver in sorted(of_giver)])
    square, cube = float((shares**2).sum()), float((shares**3).sum())
    middle = (square - unequal) / (1 - unequal)
    variance = 4 / number * (cube - square**2) + 2 / number**2 * (square - square**2)
    half = float(norm.ppf((1 + level) / 2)) * np.sqrt(max(variance, 0.0))
    return float(max(0.0, middle - half)), float(min(1.0, middle + half))


def around(observed: float, drawn: Sequence[float], sources: int, level: float = LEVEL) -> Bounds | None:
    """Of a figure of what sources tell together: as far around it as samples of the sources lie from it.

    Samples hold fewer sources, so they miss on one side: their distance, not their middle, says how far the truth may
    lie (root of the mean square, with t). Honest only where nearly all is told; see `completeness`.
    """
    given = np.array([value for value in drawn if np.isfinite(value)])
    if sources < FEWEST_FOR_SHARE or len(given) < 2 or not np.isfinite(observed):
        return None
    half = float(t.ppf((1 + level) / 2, sources - 1)) * float(np.sqrt(((given - observed) ** 2).mean()))
    return observed - half, observed + half


def completeness(told_by: Sequence[int], sources: int) -> float | None:
    """Which part of all that such sources tell of is on the map, at most (Chao 1987, from what one or two tell).

    Args:
        told_by: For each thing told, by how many of the independent sources.
    """
    if not told_by or sources < FEWEST_FOR_SHARE:
        return None
    once, twice = (sum(count == n for count in told_by) for n in (1, 2))
    unseen = (sources - 1) / sources * once * (once - 1) / (2 * (twice + 1))
    return len(told_by) / (len(told_by) + unseen)
