"""Where each actor stands: its measures, how stable its rank is, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from faultline.analysis.confidence import around
from faultline.analysis.finding import Fact, Finding, Stability, finding_id
from faultline.analysis.influence import measures
from faultline.analysis.influence.network import Network
from faultline.analysis.influence.patronage import Chain
from faultline.analysis.material import Material
from faultline.analysis.resampling import Weights, needed, ranks_in_top, too_few

NAME = "influence"
COMPLETE = 0.97
"""Part of the ties that must be told, by Chao's estimate, for an interval of betweenness to be honest."""
_MOST_SOURCES_TRIED = 40
"""Sources left out one by one to see what a first rank rests on; beyond, none is that decisive."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The measures of all actors, by index; NaN where an actor has no ties in the sample."""

    betweenness: npt.NDArray[np.float64]
    incoming: npt.NDArray[np.float64]
    outgoing: npt.NDArray[np.float64]
    reach: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sampled:
    """A network with its measures on samples of the sources."""

    material: Material
    network: Network
    draws: tuple[Measured, ...]
    top: int
    completeness: float | None


def measured(network: Network, weights: Weights | None = None) -> Measured:
    """The measures on the ties that a sample still tells."""
    edges, size = network.standing(weights), len(network.actors)
    pairs, arcs = network.pairs(edges), network.arcs(edges)
    incoming, outgoing = measures.degrees(arcs, size)
    return Measured(measures.betweenness(pairs, size), incoming, outgoing, measures.reach(arcs, size))


def actor_findings(sampled: Sampled) -> Iterator[Finding]:
    """The most central actors that may rank, by betweenness, then by their ties."""
    network, whole = sampled.network, measured(sampled.network)
    size = len(network.actors)
    pairs = network.pairs(network.edges)
    burt, effective = measures.constraint(pairs, size), measures.effective_size(pairs, size)
    core = measures.core_numbers(pairs, size)
    in_top = ranks_in_top([_ranking(network, m) for m in sampled.draws], sampled.top)
    ordered = sorted(np.flatnonzero(network.ranks), key=lambda n: _order(sampled, whole, int(n)))
    for rank, actor in enumerate(map(int, ordered[: sampled.top]), start=1):
        facts: dict[str, Fact] = {
            "rank": rank,
            "entity": network.actors[actor],
            "betweenness": _rounded(whole.betweenness[actor]),
            "in": int(whole.incoming[actor]),
            "out": int(whole.outgoing[actor]),
            "reach": _rounded(whole.reach[actor]),
            "constraint": _rounded(burt[actor]),
            "effective_size": _rounded(effective[actor]),
            "core": int(core[actor]),
            "sources": len({n for e in network.edges if actor in (e.source, e.target) for n in e.sources}),
            **_since(sampled.material, network.statements_of(actor)),
        }
        yield Finding(
            finding_id(NAME, "actor", network.actors[actor]),
            "actor",
            sampled.material.name(network.actors[actor]),
            facts,
            network.statements_of(actor),
            _stability(sampled, whole, actor, in_top.get(actor, [])),
            _overturned(sampled, actor) if rank == 1 else (),
        )


def _since(material: Material, statements: tuple[str, ...]) -> dict[str, Fact]:
    """The first and the last day of which its ties are told."""
    times = [time for s in statements if s in material.by_id and (time := material.by_id[s].time)]
    days = sorted(day for time in times for day in (time.start, time.end) if day)
    return {"first": days[0] if days else None, "last": days[-1] if days else None}


def _ranking(network: Network, sample: Measured) -> dict[int, float]:
    """Betweenness of those who may rank; where nobody lies between others, their ties."""
    values = sample.betweenness if (sample.betweenness[network.ranks] > 0).any() else sample.incoming + sample.outgoing
    return {int(n): float(values[n]) for n in np.flatnonzero(network.ranks)}


def _order(sampled: Sampled, whole: Measured, actor: int) -> tuple[float, float, str]:
    ties = whole.incoming[actor] + whole.outgoing[actor]
    return -whole.betweenness[actor], -ties, sampled.material.name(sampled.network.actors[actor])


def _stability(sampled: Sampled, whole: Measured, actor: int, holds: list[bool]) -> Stability:
    """How often among the most central; and the interval of betweenness where nearly all ties are told.

    Where many are not, the truth lies outside any interval that the told ties give, more often than not.
    """
    sources = len(sampled.material.sources)
    if not sampled.draws:
        return too_few(sources)
    share = sum(holds) / len(sampled.draws)
    says = f"among the {sampled.top} most central in {share:.0%} of {len(sampled.draws)} samples of the sources"
    known = sampled.completeness
    if known is None or known < COMPLETE:
        return Stability(len(sampled.draws), sources, share, says=says)
    low, high = around(whole.betweenness[actor], [m.betweenness[actor] for m in sampled.draws], sources) or (None, None)
    if low is not None:
        low, says = max(0.0, low), f"{says}; betweenness {max(0.0, low):.3g} to {high:.3g} with 90 % confidence"
    return Stability(len(sampled.draws), sources, share, low, high, says)


def _overturned(sampled: Sampled, actor: int) -> tuple[str, ...]:
    """The documents without which another actor would be first."""
    material, network = sampled.material, sampled.network

    def is_first(weights: Weights) -> bool:
        ranking = _ranking(network, measured(network, weights))
        return ranking[actor] >= max(ranking.values())

    if len(material.sources) > _MOST_SOURCES_TRIED:
        return ()
    decisive = {material.sources[n] for n in needed(is_first, len(material.sources))}
    return tuple(sorted({d for source in decisive if (d := source.partition(" ")[0]) in material.documents}))


def patronage_finding(material: Material, network: Network, chain: Chain) -> Finding:
    """A chain or circle of patronage as a finding."""
    names = [material.name(network.actors[n]) for n in chain.actors]
    kind = "circle" if chain.is_circle else "chain"
    ties = [e.family.partition(":")[2].replace("_", " ") for e in chain.edges]
    said = names[0] + "".join(f" {tie} {name}" for tie, name in zip(ties, [*names[1:], names[0]], strict=False))
    return Finding(
        finding_id(NAME, kind, *(network.actors[n] for n in chain.actors)),
        kind,
        said,
        {"entities": [network.actors[n] for n in chain.actors], "ties": list(ties)},
        tuple(s for e in chain.edges for s in e.statements),
    )


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 4)
