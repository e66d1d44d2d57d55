"""The findings on influence, each measured on the whole network and on samples of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from faultline.analysis.finding import Finding, Findings, not_enough
from faultline.analysis.influence.camps import camp_findings
from faultline.analysis.influence.communities import community_findings
from faultline.analysis.influence.network import Network, network_of
from faultline.analysis.influence.patronage import chains
from faultline.analysis.influence.standing import (
    COMPLETE,
    NAME,
    Sampled,
    actor_findings,
    measured,
    patronage_finding,
)
from faultline.analysis.influence.vulnerability import set_findings, weak_points
from faultline.analysis.material import Material, Scope
from faultline.analysis.resampling import DRAWS, SEED, samples
from faultline.ontology import vocabulary

FEWEST = 3
FAMILIES = ("relation", "effort", "event")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the network is made of, and how much is told.

    Attributes:
        families: Kinds of statement that tie actors; `position` may be added, and `relation:funds` is one type alone.
        top: How many actors are told, and among how many of the most central an actor must be to count as such.
        set_size: Actors of a key-player set.
        set_draws: Samples for key-player sets, which cost most.
    """

    scope: Scope = field(default_factory=Scope)
    families: tuple[str, ...] = FAMILIES
    top: int = 10
    set_size: int = 3
    draws: int = DRAWS
    set_draws: int = 10
    seed: int = SEED


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind actor, camps, broker, community, both key-player sets, cut_point, bridge, chain and circle."""
    network = network_of(material, frozenset(settings.families))
    if len(network.actors) < FEWEST:
        why = f"{len(network.actors) or 'no'} actors with ties to others, and a network needs {FEWEST}"
        return Findings(NAME, settings, (not_enough(NAME, "actor", "Influence", why),))
    drawn = samples(len(material.sources), settings.draws, settings.seed)
    measures = tuple(measured(network, weights) for weights in drawn)
    known = network.completeness(len(material.sources))
    sampled = Sampled(material, network, measures, settings.top, known)
    sets = drawn[: settings.set_draws]
    findings = (
        *actor_findings(sampled),
        *camp_findings(material, network, drawn),
        *community_findings(material, network, sets, settings.top),
        *set_findings(material, network, sets, settings.set_size),
        *weak_points(material, network, drawn),
        *_patronage(material, network),
    )
    return Findings(NAME, settings, findings, tuple(_notes(material, network, known, findings)))


def is_family(name: str) -> bool:
    """Whether statements of this kind, or of this type of a kind ("relation:funds"), tie actors."""
    kind, _, of_type = name.partition(":")
    vocabularies = {"relation": "relations", "event": "events", "position": "stances"}
    if kind not in {*FAMILIES, "position"}:
        return False
    return ":" not in name or of_type in vocabulary(vocabularies.get(kind, "sectors"))


def _patronage(material: Material, network: Network) -> Iterator[Finding]:
    for chain in chains(network.edges):
        yield patronage_finding(material, network, chain)


def _notes(material: Material, network: Network, known: float | None, findings: Sequence[Finding]) -> Iterator[str]:
    count = len(network.actors)
    yield f"{count} actors, {len(network.edges)} ties, {len(material.sources)} independent sources"
    if known is not None:
        told = f"at most {max(known, 0.01):.0%} of the pairs that such sources tie are told here (Chao's estimate)"
        yield told if known >= COMPLETE else f"{told}: no interval of betweenness would hold the truth"
    if network.contracted:
        persons = len(network.contracted)
        told = "1 person is taken with the body" if persons == 1 else f"{persons} persons are taken with the bodies"
        yield f"{told} they lead or belong to"
    unranked = count - int(network.ranks.sum())
    if unranked:
        told = "1 person of no known body does" if unranked == 1 else f"{unranked} persons of no known body do"
        yield f"{told} not rank"
    if not any(f.kind == "cut_point" for f in findings):
        yield "no organisation's loss alone would cut the network"
