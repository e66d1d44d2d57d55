"""Low, best and high over claims, each independent source once; and between which bounds samples of sources put it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from faultline.analysis.casualties.claims import Claim
from faultline.analysis.finding import Fact, Stability
from faultline.analysis.material import Material
from faultline.analysis.resampling import (
    FEWEST_SOURCES,
    Weights,
    interval,
    samples,
    stability_of_figure,
    too_few,
)
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

    def drawn(self, weights: Weights) -> float:
        """The best of one sample of sources; that of all where none of its own is drawn: it happened all the same."""
        weighted = [(voice.best, max(int(weights[n]) for n in voice.sources)) for voice in self.voices]
        return lower_median(weighted) if any(weight for _, weight in weighted) else self.best


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


def stability_of_entry(figure: Figure, draws: int, seed: int, what: str) -> Stability:
    """Between which the best lies when the figure's own independent sources are drawn; needs three of them."""
    voices = len(figure.voices)
    drawn = samples(voices, draws, seed)
    if not drawn:
        return too_few(voices)
    values = [lower_median([(v.best, int(n)) for v, n in zip(figure.voices, w, strict=True)]) for w in drawn]
    return stability_of_figure(values, voices, what)


def stability_of_total(figures: Sequence[Figure], sources: int, draws: int, seed: int, what: str) -> Stability:
    """Between which the sum of the bests lies when the sources of the material are drawn.

    The incidents stay and only whose figure holds is drawn, so that incidents of one source add none of the spread;
    where all are of one source there is nothing to tell.
    """
    contested = [f for f in figures if len(f.voices) > 1]
    behind = len({n for f in figures for v in f.voices for n in v.sources})
    if not contested or behind < FEWEST_SOURCES:
        if contested:
            return too_few(behind)
        return Stability(0, behind, says="each incident is told by one source: how far sources differ cannot be told")
    settled = sum(f.best for f in figures) - sum(f.best for f in contested)
    values = [settled + sum(f.drawn(w) for f in contested) for w in samples(sources, draws, seed)]
    return stability_of_figure(values, behind, what) if interval(values) else too_few(behind)
