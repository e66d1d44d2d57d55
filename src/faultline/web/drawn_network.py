"""The network of actors as the page of influence draws it: who is tied to whom, measured on what is drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np

from faultline.analysis import Material
from faultline.analysis.influence import measures
from faultline.analysis.influence.network import Edge, Network, network_of
from faultline.analysis.resampling import DRAWS, SEED, samples
from faultline.model.entity import EntityType


class Sign(StrEnum):
    """Whether a tie is friendly; mixed where several ties of two actors differ."""

    FRIENDLY = "friendly"
    HOSTILE = "hostile"
    NEUTRAL = "neutral"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which ties are drawn.

    Attributes:
        families: Kinds of statement that tie.
        sign: Only ties of this sign; all of them where it is None.
        least: Independent sources that a tie needs.
    """

    families: tuple[str, ...]
    sign: Sign | None = None
    least: int = 1


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor with its measures on what is drawn.

    Attributes:
        ranks: Whether it may rank: a person of no known body may not.
        ties: With how many others.
        constraint: Burt's; None without ties.
        is_cut: Whether the network falls apart without it.
        sources: Independent sources of its ties.
        share: Part of the samples of the sources in which it has a tie; None where nothing was drawn.
        people: Ids and names of persons who are taken with it.
    """

    id: str
    name: str
    type: EntityType
    ranks: bool
    ties: int
    incoming: int
    outgoing: int
    betweenness: float
    constraint: float | None
    effective_size: float
    core: int
    is_cut: bool
    sources: int
    share: float | None
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """One way in which two actors are tied: `funds`, told by these statements.

    Attributes:
        source, target: Ids of entities; in order of id where it has no direction.
    """

    source: str
    target: str
    family: str
    sign: Sign
    symmetric: bool
    sources: int
    statements: tuple[str, ...]

    @property
    def kind(self) -> str:
        return self.family.partition(":")[0]

    @property
    def type(self) -> str:
        """Empty for efforts, whose sorts are one tie."""
        return self.family.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Bond:
    """All that ties two actors.

    Attributes:
        a, b: Ids of entities, in order.
        direction: 1 from `a` to `b`, -1 from `b` to `a`, 0 where there is none or both.
        share: Part of the samples in which any of it is told; None where nothing was drawn.
    """

    a: str
    b: str
    sign: Sign
    direction: int
    sources: int
    share: float | None
    strands: tuple[Strand, ...]

    @property
    def key(self) -> str:
        return f"{self.a}~{self.b}"

    @property
    def statements(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s for strand in self.strands for s in strand.statements))

    def other(self, actor: str) -> str:
        return self.b if actor == self.a else self.a


@dataclass(frozen=True)
class Drawn:
    """Actors, those in most ways first, and their bonds, the best told first.

    Attributes:
        network: What is drawn, as the analysis has it.
        sources, draws: Independent sources behind the material, and samples of them.
    """

    actors: tuple[Actor, ...]
    bonds: tuple[Bond, ...]
    network: Network
    sources: int
    draws: int

    @cached_property
    def by_id(self) -> Mapping[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def by_key(self) -> Mapping[str, Bond]:
        return {bond.key: bond for bond in self.bonds}

    @cached_property
    def bonds_of(self) -> Mapping[str, tuple[Bond, ...]]:
        found: dict[str, list[Bond]] = defaultdict(list)
        for bond in self.bonds:
            found[bond.a].append(bond)
            found[bond.b].append(bond)
        return {actor: tuple(some) for actor, some in found.items()}

    @cached_property
    def _named(self) -> Mapping[str, str]:
        return {actor.name.casefold(): actor.id for actor in reversed(self.actors)}

    def meant(self, value: str) -> Actor | None:
        """The actor of an id or a name; a person that is taken with a body leads to the body. None where none is."""
        key = self.network.contracted.get(value, (value, ""))[0]
        return self.by_id.get(key) or self.by_id.get(self._named.get(value.strip().casefold(), ""))

    def bond(self, one: str, other: str) -> Bond | None:
        return self.by_key.get("~".join(sorted((one, other))))


RANKINGS: Mapping[str, Callable[[Actor], float]] = {
    "betweenness": lambda a: -a.betweenness,
    "ties": lambda a: -a.ties,
    "constraint": lambda a: 9.0 if a.constraint is None or a.ties < 2 else a.constraint,
    "effective_size": lambda a: -a.effective_size,
    "core": lambda a: -a.core,
    "sources": lambda a: -a.sources,
}
"""Measures by which actors rank, each as what is least for the first; of constraint the low ones broker."""


def ranking(drawn: Drawn, by: str) -> list[Actor]:
    """Those who may rank, by a measure, then by betweenness, ties and name."""
    first = RANKINGS[by]
    return sorted(
        (actor for actor in drawn.actors if actor.ranks), key=lambda a: (first(a), -a.betweenness, -a.ties, a.name)
    )


def drawn_network(material: Material, asked: Asked) -> Drawn:
    """The network that the statements of a material tell."""
    whole = network_of(material, frozenset(asked.families))
    kept = [e for e in whole.edges if len(e.sources) >= asked.least and asked.sign in (None, _sign(e.sign))]
    network = _narrowed(whole, kept)
    drawn = samples(len(material.sources), DRAWS, SEED)
    told = np.array(drawn, dtype=np.int64).reshape(len(drawn), -1) > 0 if drawn else None

    def share(sources: Iterable[int]) -> float | None:
        """Part of the samples with any of these sources."""
        if told is None:
            return None
        return round(float(told[:, sorted(set(sources))].any(axis=1).mean()), 3)

    bonds = _bonds(network, share)
    return Drawn(_actors(material, network, share), bonds, network, len(material.sources), len(drawn))


def _narrowed(network: Network, edges: list[Edge]) -> Network:
    """The network of some of its edges, without the actors that have none."""
    left = sorted({end for e in edges for end in (e.source, e.target)})
    number = {old: new for new, old in enumerate(left)}
    return Network(
        tuple(network.actors[n] for n in left),
        network.ranks[left] if left else np.zeros(0, dtype=np.bool_),
        tuple(replace(e, source=number[e.source], target=number[e.target]) for e in edges),
        network.contracted,
    )


def _actors(material: Material, network: Network, share: Callable[[Iterable[int]], float | None]) -> tuple[Actor, ...]:
    size = len(network.actors)
    if not size:
        return ()
    pairs, arcs = network.pairs(network.edges), network.arcs(network.edges)
    between, burt = measures.betweenness(pairs, size), measures.constraint(pairs, size)
    effective, core = measures.effective_size(pairs, size), measures.core_numbers(pairs, size)
    incoming, outgoing = measures.degrees(arcs, size)
    ties, cuts = np.bincount(pairs.ravel(), minlength=size), frozenset(measures.cut_points(pairs, size))
    sources: list[set[int]] = [set() for _ in range(size)]
    for edge in network.edges:
        sources[edge.source].update(edge.sources)
        sources[edge.target].update(edge.sources)
    people: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person, (body, _) in sorted(network.contracted.items()):
        people[body].append((person, material.name(person)))
    found = [
        Actor(
            identity,
            material.name(identity),
            material.entities[identity].type,
            bool(network.ranks[n]),
            int(ties[n]),
            int(incoming[n]),
            int(outgoing[n]),
            round(float(between[n]), 4),
            None if np.isnan(burt[n]) else round(float(burt[n]), 4),
            round(float(effective[n]), 2),
            int(core[n]),
            n in cuts,
            len(sources[n]),
            share(sources[n]),
            tuple(people.get(identity, ())),
        )
        for n, identity in enumerate(network.actors)
    ]
    return tuple(sorted(found, key=lambda a: (-a.ties, -a.betweenness, a.name, a.id)))


def _bonds(network: Network, share: Callable[[Iterable[int]], float | None]) -> tuple[Bond, ...]:
    together: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in network.edges:
        ends = sorted((network.actors[edge.source], network.actors[edge.target]))
        together[ends[0], ends[1]].append(edge)
    found = []
    for (a, b), edges in together.items():
        sources = {n for e in edges for n in e.sources}
        strands = sorted((_strand(network, e) for e in edges), key=lambda s: (-s.sources, s.family, s.source))
        found.append(Bond(a, b, _mixed(edges), _direction(strands, a), len(sources), share(sources), tuple(strands)))
    return tuple(sorted(found, key=lambda b: (-b.sources, -len(b.statements), b.key)))


def _strand(network: Network, edge: Edge) -> Strand:
    return Strand(
        network.actors[edge.source],
        network.actors[edge.target],
        edge.family,
        _sign(edge.sign),
        edge.symmetric,
        len(edge.sources),
        edge.statements,
    )


def _direction(strands: Iterable[Strand], a: str) -> int:
    ways = {0 if s.symmetric else 1 if s.source == a else -1 for s in strands}
    return ways.pop() if len(ways) == 1 else 0


def _mixed(edges: Iterable[Edge]) -> Sign:
    signs = {e.sign for e in edges} - {0}
    return Sign.MIXED if len(signs) > 1 else _sign(signs.pop() if signs else 0)


def _sign(value: int) -> Sign:
    return {1: Sign.FRIENDLY, -1: Sign.HOSTILE}.get(value, Sign.NEUTRAL)
