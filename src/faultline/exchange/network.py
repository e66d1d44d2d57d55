"""The network of the map: a directed multigraph of actors, every edge tied to the statements that say it.

Ties of several statements that say the same of the same two entities, with the same polarity, modality and stage, are
one edge; what is asserted, alleged, planned, called for and denied stays apart. All network formats are written from
here.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from faultline.analysis.ties import ENDS, Tie, ties_of
from faultline.comparison.independence import Independence
from faultline.exchange.citing import cite_some, one_line
from faultline.exchange.spells import Spell, merged_spells
from faultline.model.comparison import Verdict
from faultline.model.entity import Entity
from faultline.model.statement import Statement
from faultline.ontology.labels import plain
from faultline.resolution.intervals import is_known
from faultline.workspace.view import MapView

NOT_COMPARED = "not_compared"
"""The status of an edge of several sources whose statements no comparison groups."""
_GRAVEST_FIRST = (
    Verdict.CONTRADICTED,
    Verdict.COPY_ERROR,
    Verdict.FRAMED,
    Verdict.UPDATED,
    Verdict.CORROBORATED,
    Verdict.COMPATIBLE,
    Verdict.SINGLE_SOURCE,
)


@dataclass(frozen=True, slots=True)
class Node:
    """An entity with at least one tie.

    Attributes:
        label: Its name on one line; entities of one name have their type, and if need be their id, behind it.
        aliases: The forms under which it is mentioned.
        country: ISO 3166-1 alpha-2 of the place it stands for, None where it stands for none.
    """

    id: str
    label: str
    type: str
    aliases: tuple[str, ...]
    mentions: int
    documents: int
    residual: bool
    country: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie with all that supports it.

    Attributes:
        id: Hash of the tie.
        n_sources: Independent origins of the statements, copies of one text counted once.
        first_date, last_date: The earliest and the latest day that the statements name; None where none names one.
        first_published, last_published: Dates of their documents, maybe partial.
        spells: When the tie holds, as far as the texts give times.
        status: The gravest verdict of the comparisons with one of the statements, `single_source`, or `not_compared`.
        quotes: The first few of the quotes that differ, each with its document.
        modes: Of an event, the ways in which it is said to have happened.
    """

    id: str
    tie: Tie
    n_sources: int
    n_docs: int
    first_date: str | None
    last_date: str | None
    first_published: str | None
    last_published: str | None
    spells: tuple[Spell, ...]
    status: str
    evidence_ids: tuple[str, ...]
    quotes: tuple[str, ...]
    modes: tuple[str, ...]

    def arcs(self) -> Iterator[tuple[str, str, str]]:
        """Id, source and target as a format without undirected edges carries it: a symmetric tie both ways."""
        yield self.id, self.tie.source, self.tie.target
        if self.tie.symmetric and self.tie.source != self.tie.target:
            yield f"{self.id}-back", self.tie.target, self.tie.source


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by mentions and name, edges by their tie, and what of the map is in neither."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: Mapping[str, int]

    def count_arcs(self) -> int:
        """How many edges a format writes that carries symmetric ties both ways."""
        return sum(1 for edge in self.edges for _ in edge.arcs())


def network_of(view: MapView) -> Network:
    """The network of all statements of a view."""
    supports: dict[Tie, list[Statement]] = defaultdict(list)
    left_out: Counter[str] = Counter()
    for statement in view.iterate_statements():
        ties = tuple(ties_of(statement))
        for tie in ties:
            supports[tie].append(statement)
        if not ties:
            left_out[_why_not(statement)] += 1
    edges = _Edges(view)
    tied = {end for tie in supports for end in (tie.source, tie.target)}
    entities = view.entities()
    left_out["entities without a tie"] = sum(entity.id not in tied for entity in entities)
    nodes = _nodes(view, [entity for entity in entities if entity.id in tied])
    return Network(nodes, tuple(edges.edge(tie, supports[tie]) for tie in sorted(supports)), left_out)


def _why_not(statement: Statement) -> str:
    roles = ENDS.get(statement.kind)
    if roles is None:
        return "statements that tie no actors (flows, causes, figures)"
    if all(statement.roles(role) for role in roles):
        return "statements with an end that is no entity"
    return "statements that name one end alone"


class _Edges:
    """Makes edges, with what is known of documents and comparisons at hand."""

    def __init__(self, view: MapView) -> None:
        documents = view.documents()
        origins = {o.document: o.origin for o in view.document_origins()}
        self._independence = Independence.of(documents, origins)
        self._documents = {d.id: d for d in documents}
        self._verdicts: dict[str, set[Verdict]] = defaultdict(set)
        for comparison in view.comparisons():
            for statement in comparison.statements:
                self._verdicts[statement].add(comparison.verdict)

    def edge(self, tie: Tie, statements: Sequence[Statement]) -> Edge:
        times = [s.time for s in statements if s.time and is_known(s.time)]
        days = sorted(day for time in times for day in (time.start, time.end) if day)
        documents = {s.evidence.document for s in statements}
        published = sorted(date for d in documents if (date := self._documents[d].date))
        n_sources = self._independence.count(statements)
        return Edge(
            id=hashlib.sha256(repr(tie).encode()).hexdigest()[:16],
            tie=tie,
            n_sources=n_sources,
            n_docs=len(documents),
            first_date=days[0] if days else None,
            last_date=days[-1] if days else None,
            first_published=published[0] if published else None,
            last_published=published[-1] if published else None,
            spells=merged_spells((time.start, time.end) for time in times),
            status=self._status(statements, n_sources),
            evidence_ids=tuple(s.id for s in statements),
            quotes=cite_some(statements, self._documents),
            modes=tuple(sorted({s.mode for s in statements if s.mode})),
        )

    def _status(self, statements: Sequence[Statement], n_sources: int) -> str:
        found = {verdict for s in statements for verdict in self._verdicts.get(s.id, ())}
        gravest = next((verdict for verdict in _GRAVEST_FIRST if verdict in found), None)
        if gravest is not None:
            return gravest.value
        return Verdict.SINGLE_SOURCE.value if n_sources == 1 else NOT_COMPARED


def _nodes(view: MapView, entities: Sequence[Entity]) -> tuple[Node, ...]:
    countries = {place.id: place.country for place in view.places()}
    labels = _labels(entities)
    return tuple(
        Node(
            id=entity.id,
            label=labels[entity.id],
            type=entity.type.value,
            aliases=tuple(one_line(alias.text) for alias in entity.aliases),
            mentions=entity.mentions,
            documents=len(entity.documents),
            residual=entity.residual,
            country=countries.get(entity.place) if entity.place else None,
        )
        for entity in entities
    )


def _labels(entities: Sequence[Entity]) -> dict[str, str]:
    """Id → name on one line, told apart from those of the same name by type, then by id."""
    labels = {e.id: one_line(e.name) for e in entities}
    for form in ("{name} ({type})", "{name} [{id:.4}]", "{name} [{id}]"):
        frequent = Counter(label.casefold() for label in labels.values())
        for e in entities:
            if frequent[labels[e.id].casefold()] > 1:
                labels[e.id] = form.format(name=one_line(e.name), type=plain(e.type.value).lower(), id=e.id)
    return labels
