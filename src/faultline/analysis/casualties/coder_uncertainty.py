"""How unsure a coded number of deaths is: the band that coders themselves leave around it.

Vesco et al. (2024) asked coders of conflict deaths how unsure they are of a reported number; the answers follow a
Gumbel distribution inflated at the reported value. With x = ln(1 + best), by type of violence: with the probability
w = logistic(a + b·x) the number is the best, else it is Gumbel with location exp(c + d·x) − 1 and scale exp(e + f·x).
The coefficients are theirs, of the model without terms for round numbers; the code is our own.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from faultline.analysis.casualties.claims import Claim

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
"""Types of violence as UCDP's codebook numbers them."""
CODED = "table:ucdp_ged@"
LEVEL = 0.9
MANY = 100
"""Events of one distribution from which on their sum is as good as normal."""
_EULER = 0.5772156649015329
_TYPE = re.compile(r"(?:^|; )type_of_violence=([123])(?:\.0)?(?:;|$)")
_COEFFICIENTS = {
    STATE_BASED: (-0.086, -0.0527, 0.609, 0.9325, -0.304, 0.8226),
    NON_STATE: (-0.341, -0.0301, 0.575, 0.9361, -0.702, 0.8553),
    ONE_SIDED: (-0.341, -0.0181, 0.540, 0.9398, -0.762, 0.8706),
}
"""a, b, c, d, e, f of each type."""


@dataclass(frozen=True, slots=True)
class Band:
    """The distribution of one event.

    Attributes:
        best: The number that was coded.
        kept: Probability that it is the number.
        location, scale: Of the Gumbel distribution otherwise.
    """

    best: float
    kept: float
    location: float
    scale: float

    @property
    def mean(self) -> float:
        return self.kept * self.best + (1 - self.kept) * (self.location + _EULER * self.scale)

    @property
    def variance(self) -> float:
        gumbel = (self.location + _EULER * self.scale) ** 2 + (math.pi * self.scale) ** 2 / 6
        return self.kept * self.best**2 + (1 - self.kept) * gumbel - self.mean**2

    def below(self, number: float) -> float:
        """The probability that the number is at most this."""
        gumbel = math.exp(-math.exp(min(-(number - self.location) / self.scale, 700.0)))
        return (1 - self.kept) * gumbel + self.kept * (number >= self.best)

    def quantile(self, part: float) -> float:
        """The number up to which this part lies, at least 0."""
        under = (1 - self.kept) * math.exp(-math.exp(min(-(self.best - self.location) / self.scale, 700.0)))
        if under < part <= under + self.kept:
            return self.best
        rest = (part if part <= under else part - self.kept) / (1 - self.kept)
        return max(self.location - self.scale * math.log(-math.log(rest)), 0.0)

    def draw(self, generator: np.random.Generator, draws: int) -> npt.NDArray[np.float64]:
        """Numbers drawn from it, at least 0."""
        gumbel = generator.gumbel(self.location, self.scale, draws)
        return np.maximum(np.where(generator.random(draws) < self.kept, self.best, gumbel), 0.0)


def band(best: float, violence: int) -> Band:
    """The band of an event of so many deaths; KeyError for a type of violence that UCDP has not."""
    a, b, c, d, e, f = _COEFFICIENTS[violence]
    x = math.log1p(best)
    kept = 1 / (1 + math.exp(-(a + b * x)))
    return Band(best, kept, math.expm1(c + d * x), math.exp(e + f * x))


def coded_band(claim: Claim) -> Band | str:
    """The band of a claim, or why it has none: the survey was of coders of UCDP, and of events with deaths."""
    if claim.measure != "deaths" or not claim.statement.pattern.startswith(CODED):
        return "not coded by UCDP"
    violence = _TYPE.search(claim.statement.evidence.quote)
    if violence is None:
        return "the type of violence is unknown"
    if claim.best <= 0:
        return "the best estimate is zero"
    return band(claim.best, int(violence[1]))


def summed(bands: Sequence[Band], draws: int, seed: int, level: float = LEVEL) -> tuple[float, float, float]:
    """The mean and the two ends of the interval of the sum over events, as if coders were unsure of each by itself."""
    generator = np.random.default_rng(seed)
    total = np.zeros(draws)
    for one, times in sorted(Counter(bands).items(), key=lambda x: (x[0].best, x[0].location)):
        if times >= MANY:
            total += generator.normal(times * one.mean, math.sqrt(times * one.variance), draws)
            continue
        for _ in range(times):
            total += one.draw(generator, draws)
    low, high = np.quantile(total, [(1 - level) / 2, (1 + level) / 2])
    return sum(b.mean for b in bands), float(low), float(high)
