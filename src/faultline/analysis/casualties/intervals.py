"""Low, best and high over claims, each independent source once; and between which bounds samples of sources put it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from faultline.analysis.casualties.claims import Claim
from faultline.analysis.confidence import Told, median_interval, sum_interval
from faultline.analysis.finding import Fact, Stability
from faultline.analysis.material import Material
from faultline.analysis.resampling import stability_of_figure
from faultline.comparison.independence import Independence


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent source of a figure.

    Attributes:
        best: The last figure that it gives.
        sources: Its texts, as indices among the sources of the material.
    """

    best: float
    sources: frozenset[int]


@dataclass(frozen=True, slots=True)
class Figure:
    """What is claimed by one measure of one incident.

    Attributes:
        low, high: The lowest and the highest that any source gives.
        best: The median over independent sources, of two in the middle the lower: a figure that one of them gives.
        at_least: Whether a source says that there may be more.
    """

    low: float
    best: float
    high: float
    at_least: bool
    voices: tuple[Voice, ...]


def said(low: float, best: float, high: float, at_least: bool) -> str:
    """A figure in words: "20 (18–27) or more"."""
    spread = f" ({low:,.10g}–{high:,.10g})" if low < high else ""
    return f"{best:,.10g}{spread}{' or more' if at_least else ''}"


def whole(number: float) -> int | float:
    """A figure as a whole number where it is one."""
    return int(number) if number == int(number) else number


def shown(low: float, best: float, high: float, at_least: bool) -> dict[str, Fact]:
    """A figure as findings have it."""
    return {"low": whole(low), "best": whole(best), "high": whole(high), "at_least": at_least}


def lower_median(weighted: Sequence[tuple[float, int]]) -> float:
    """The least value up to which half of the weight lies."""
    half, passed = sum(weight for _, weight in weighted) / 2, 0
    for value, weight in sorted(weighted):
        passed += weight
        if weight and passed >= half:
            return value
    return max(value for value, _ in weighted)


class Pooling:
    """Pools claims by the independent sources of a material."""

    def __init__(self, material: Material) -> None:
        self._source_of = material.source_of
        origins = {
            s.evidence.document: material.sources[material.source_of[s.id]]
            for s in material.statements
            if s.evidence.table is None
        }
        self._independence = Independence.of(tuple(material.documents.values()), origins)

    def figure(self, claims: Sequence[Claim]) -> Figure:
        """The figure of claims of one measure, of which there must be one at least."""
        voices = self._voices(claims)
        best = lower_median([(voice.best, 1) for voice in voices])
        low, high = min(c.low for c in claims), max(c.high for c in claims)
        return Figure(low, best, high, any(c.at_least for c in claims), voices)

    def _voices(self, claims: Sequence[Claim]) -> tuple[Voice, ...]:
        if len(claims) == 1:
            return (Voice(claims[0].best, frozenset({self._source_of[claims[0].statement.id]})),)
        voice_of = self._independence.sources({c.statement.id: c.statement for c in claims}.values())
        by_voice: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_voice[voice_of[claim.statement.id]].append(claim)
        return tuple(self._voice(by_voice[n]) for n in sorted(by_voice))

    def _voice(self, claims: Sequence[Claim]) -> Voice:
        """A source by its last word; where it gives several figures on one day, by their lower median."""
        last = max(c.said_on or "" for c in claims)
        best = lower_median([(c.best, 1) for c in claims if (c.said_on or "") == last])
        return Voice(best, frozenset(self._source_of[c.statement.id] for c in claims))


def stability_of_entry(figure: Figure, what: str) -> Stability:
    """Between which the truth lies if each independent source is as likely too high as too low; needs four of them."""
    voices = len(figure.voices)
    why = f"{_sources(voices)}: only from four on do they bound the truth in nine of ten cases, or nearly"
    return stability_of_figure(median_interval([v.best for v in figure.voices]), voices, what, why)


def stability_of_total(figures: Sequence[Figure], what: str) -> Stability:
    """Between which the sum lies, each incident at the mean of its sources, by how these differ over all incidents.

    Where each incident is told by one source there is nothing to tell it from, nor where fewer than three are behind.
    """
    told = [Told(tuple((min(v.sources), v.best) for v in figure.voices)) for figure in figures]
    behind = len({n for f in figures for v in f.voices for n in v.sources})
    if not any(len(thing.values) > 1 for thing in told):
        return Stability(0, behind, says="each incident is told by one source: how far sources differ cannot be told")
    why = f"{_sources(behind)}, but too little of it is told by several: how sure the sum is cannot be told"
    return stability_of_figure(sum_interval(told), behind, what, why)


def _sources(count: int) -> str:
    return f"{count} independent source{'s' if count != 1 else ''}"
