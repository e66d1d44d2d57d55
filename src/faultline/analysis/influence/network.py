"""The network of actors: directed, typed, signed, dated ties, each a bundle of statements of independent sources.

Rankings, key-player sets and cut points run on organisations and offices: a person is contracted into the body that the
sources tie them to as leader, member or employee, and ranks nowhere alone. Catch-alls are no actors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from faultline.analysis.confidence import completeness
from faultline.analysis.material import Material
from faultline.analysis.resampling import Weights
from faultline.analysis.ties import Tie, ties_of
from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Modality, Polarity, Statement

Indices = npt.NDArray[np.int64]

BELONGING = frozenset({"leads", "member_of", "part_of", "works_for"})
"""Relations of a person to the body they act for; `employs` is read the other way round."""
NO_INFLUENCE = frozenset({"operates_in", "recruits_from", "trades_in"})
"""Relations that tie an actor to a place, people or goods."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie of two actors, by their indices.

    Attributes:
        sign: +1 friendly, -1 hostile, 0 neither.
        family: `relation:funds`, `event:ASSAULT`, `effort`.
        symmetric: Whether it has no direction.
        sources: Independent sources that tell it, by index in the material.
        statements: Their ids.
    """

    source: int
    target: int
    sign: int
    family: str
    symmetric: bool
    sources: tuple[int, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Actors by index, and their ties.

    Attributes:
        actors: Entity ids.
        ranks: Whether each may rank: persons without a body may not.
        contracted: Person → body, by entity id, with the statement that ties them.
    """

    actors: tuple[str, ...]
    ranks: npt.NDArray[np.bool_]
    edges: tuple[Edge, ...]
    contracted: Mapping[str, tuple[str, str]]

    def standing(self, weights: Weights | None = None) -> list[Edge]:
        """The ties that a sample of the sources still tells; all of them without a sample."""
        if weights is None:
            return list(self.edges)
        return [e for e in self.edges if any(weights[n] for n in e.sources)]

    def pairs(self, edges: Iterable[Edge]) -> Indices:
        """The distinct pairs of actors that are tied, whatever the direction; shape (pairs, 2), the lesser first."""
        found = {(min(e.source, e.target), max(e.source, e.target)) for e in edges}
        return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)

    def arcs(self, edges: Iterable[Edge]) -> Indices:
        """The distinct directed pairs, symmetric ties both ways; shape (arcs, 2)."""
        found = {(e.source, e.target) for e in edges} | {(e.target, e.source) for e in edges if e.symmetric}
        return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)

    def completeness(self, sources: int) -> float | None:
        """Which part of the pairs that such sources tie is on the map, at most; None with fewer than three sources."""
        told: dict[tuple[int, int], set[int]] = defaultdict(set)
        for edge in self.edges:
            told[min(edge.source, edge.target), max(edge.source, edge.target)].update(edge.sources)
        return completeness([len(by) for by in told.values()], sources)

    def statements_of(self, actor: int) -> tuple[str, ...]:
        """The statements of the ties of an actor, in their order, each once."""
        found = dict.fromkeys(s for e in self.edges if actor in (e.source, e.target) for s in e.statements)
        return tuple(found)


def network_of(material: Material, families: frozenset[str]) -> Network:
    """The network of what is told as actual and affirmed.

    Args:
        families: What ties: kinds of statement (`relation`, `effort`, `event`, `position`), or types of one
            (`relation:funds`, `event:ASSAULT`).
    """
    bodies = _bodies(material)
    supports: dict[tuple[str, str, int, str, bool], list[Statement]] = defaultdict(list)
    for statement in material.statements:
        if not {statement.kind.value, f"{statement.kind.value}:{statement.type}"} & families:
            continue
        if statement.modality is not Modality.ACTUAL:
            continue
        if statement.polarity is not Polarity.AFFIRMED or statement.type in NO_INFLUENCE:
            continue
        for tie in ties_of(statement):
            source, target = (bodies.get(end, (end,))[0] for end in (tie.source, tie.target))
            if source != target and material.acts(source) and material.acts(target):
                supports[(*_ends(source, target, tie), tie.sign, _family(tie), tie.symmetric)].append(statement)
    actors = tuple(sorted({end for key in supports for end in key[:2]}))
    number = {actor: n for n, actor in enumerate(actors)}
    edges = tuple(
        Edge(
            number[source],
            number[target],
            sign,
            family,
            symmetric,
            tuple(sorted({material.source_of[s.id] for s in some})),
            tuple(dict.fromkeys(s.id for s in some)),
        )
        for (source, target, sign, family, symmetric), some in sorted(supports.items())
    )
    ranks = np.array([material.entities[a].type is not EntityType.PERSON for a in actors], dtype=np.bool_)
    return Network(actors, ranks, edges, bodies)


def _ends(source: str, target: str, tie: Tie) -> tuple[str, str]:
    return (min(source, target), max(source, target)) if tie.symmetric else (source, target)


def _family(tie: Tie) -> str:
    return tie.kind.value if tie.kind is Kind.EFFORT else f"{tie.kind.value}:{tie.type}"


def _bodies(material: Material) -> dict[str, tuple[str, str]]:
    """The body that each person acts for, and a statement that says so: the one that most sources name."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for statement in material.told(Kind.RELATION):
        for tie in ties_of(statement):
            person, body = (tie.target, tie.source) if tie.type == "employs" else (tie.source, tie.target)
            if tie.type not in BELONGING | {"employs"} or not (material.acts(person) and material.acts(body)):
                continue
            if _is_person(material, person) and not _is_person(material, body):
                said[person][body].append(statement.id)
    found = {}
    for person, bodies in said.items():
        counts = {b: len({material.source_of[s] for s in ids}) for b, ids in bodies.items()}
        body = min(counts, key=lambda b: (-counts[b], material.name(b), b))
        found[person] = (body, bodies[body][0])
    return found


def _is_person(material: Material, entity: str) -> bool:
    return material.entities[entity].type is EntityType.PERSON
