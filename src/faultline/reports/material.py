"""All that a report is written from, read once from the map."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from faultline.analysis import Finding
from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.judgement import Decision
from faultline.model.loss import Loss
from faultline.model.statement import Kind, Statement
from faultline.ontology.labels import document_name
from faultline.reports.analysed import Analyses
from faultline.reports.choosing import Choice
from faultline.workspace.view import MapView


@dataclass(frozen=True, slots=True)
class Material:
    """The map in memory. `statements` are without those an analyst rejected; `rejected` counts these."""

    title: str
    version: str
    built: Mapping[str, Any]
    documents: Mapping[str, Document]
    statements: tuple[Statement, ...]
    entities: Mapping[str, Entity]
    comparisons: tuple[Comparison, ...]
    losses: tuple[Loss, ...]
    rejected: int
    analyses: Analyses = field(repr=False)
    by_id: Mapping[str, Statement] = field(repr=False)
    by_entity: Mapping[str, tuple[Statement, ...]] = field(repr=False)
    choice: Choice = field(default_factory=Choice)

    def of_kind(self, kind: Kind) -> tuple[Statement, ...]:
        """The statements of a kind, in the order of the map."""
        return tuple(s for s in self.statements if s.kind is kind)

    def told_of_kind(self, kind: Kind) -> tuple[Statement, ...]:
        """Those of a kind that the profile chooses, in the order of the map."""
        return tuple(s for s in self.of_kind(kind) if self.choice.tells(s))

    def chosen(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that rest on a statement which the profile chooses."""
        if not self.choice.words:
            return tuple(findings)
        return tuple(
            f for f in findings if any(i in self.by_id and self.choice.tells(self.by_id[i]) for i in f.statements)
        )

    def actors(self) -> tuple[Entity, ...]:
        """Entities that can act, the most spoken of first; catch-alls and things never rank."""
        acting = (e for e in self.entities.values() if not e.residual and e.type not in NOT_ACTING)
        spoken_of = (e for e in acting if e.id in self.by_entity)
        return tuple(sorted(spoken_of, key=lambda e: (-len(self.by_entity[e.id]), -e.mentions, e.name, e.id)))

    def actors_in_order(self) -> tuple[Entity, ...]:
        """The same, those of the types that the profile puts first before the others."""
        return tuple(sorted(self.actors(), key=lambda actor: self.choice.actor_rank(actor.type)))

    def name_of(self, document: Document) -> str:
        """A document by its publisher and title."""
        named = document_name(document)
        return f"{document.publisher}, {named}" if document.publisher and document.publisher != named else named

    def statement_counts(self) -> Counter[str]:
        """Statements by document id."""
        return Counter(s.evidence.document for s in self.statements)


NOT_ACTING = frozenset(
    (EntityType.PLACE, EntityType.FACILITY, EntityType.AGREEMENT, EntityType.GOODS, EntityType.NAMED_EVENT)
)


def gather(view: MapView, choice: Choice | None = None) -> Material:
    """Read the map once, for what a profile chooses."""
    rejected = {target for target, j in view.judgements().items() if j.decision is Decision.REJECT and not j.undone}
    everything = list(view.iterate_statements())
    statements = tuple(s for s in everything if s.id not in rejected)
    entities = {e.id: e for e in view.entities()}
    return Material(
        title=view.title,
        version=view.version,
        built=view.built,
        documents={d.id: d for d in view.documents()},
        statements=statements,
        entities=entities,
        comparisons=tuple(view.comparisons()),
        losses=tuple(view.losses()),
        rejected=len(everything) - len(statements),
        analyses=Analyses(view, statements, entities),
        by_id={s.id: s for s in statements},
        by_entity=_by_entity(statements),
        choice=choice or Choice(),
    )


def entities_of(statement: Statement) -> frozenset[str]:
    """Ids of the entities that a statement names in a role (not its speaker)."""
    return frozenset(a.entity for a in statement.arguments if a.entity)


def _by_entity(statements: Sequence[Statement]) -> dict[str, tuple[Statement, ...]]:
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        for entity in sorted(entities_of(statement)):
            found[entity].append(statement)
    return {entity: tuple(named) for entity, named in found.items()}


def in_time(statements: Iterable[Statement]) -> list[Statement]:
    """Statements whose time the text gives (not only the date of publication), the earliest first."""
    dated = [s for s in statements if s.time and s.time.basis.value != "publication" and (s.time.start or s.time.end)]
    return sorted(dated, key=lambda s: ((s.time and (s.time.start or s.time.end)) or "", s.id))
