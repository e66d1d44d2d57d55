"""What analyses work on: the statements of a map in scope, and the independent source of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from faultline.errors import UsageError
from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.judgement import Decision
from faultline.model.place import Place
from faultline.model.statement import Kind, Modality, Polarity, Statement
from faultline.resolution.folding import fold_name
from faultline.workspace import MapView


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of a map is analysed; empty means all.

    Attributes:
        start, end: ISO dates, maybe partial (`2012`); statements whose time lies wholly outside are left out, those of
            unknown time stay.
        countries: ISO 3166-1 alpha-2 codes; statements that lie elsewhere are left out, those without a place stay.
        sources: Parts of publishers' names or paths: "as the government tells it".
        speaker: Part of the name of the voice; statements in other voices are left out.
    """

    start: str | None = None
    end: str | None = None
    countries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    speaker: str | None = None

    @classmethod
    def of_period(cls, period: str | None) -> Scope:
        """The scope of `2012..2020`, `2012..` or `2012-03..2012-05`; UsageError for anything else."""
        if not period:
            return cls()
        start, dots, end = period.partition("..")
        parts = [part for part in (start, end) if part]
        if not dots or not parts or not all(p.replace("-", "").isdecimal() and 4 <= len(p) <= 10 for p in parts):
            raise UsageError(f"the period {period!r} is not understood: write it like 2012..2020 or 2012-03..")
        return cls(start=start or None, end=end or None)

    def holds(self, statement: Statement, document: Document | None) -> bool:
        """Whether a statement lies in the scope."""
        return self._in_time(statement) and self._in_place(statement) and self._of_source(statement, document)

    def _in_time(self, statement: Statement) -> bool:
        time = statement.time
        if time is None:
            return True
        first, last = time.start or "0000", time.end or "9999"
        return first <= (f"{self.end}~" if self.end else "~") and last >= (self.start or "")

    def _in_place(self, statement: Statement) -> bool:
        code = statement.place.country if statement.place else None
        return not self.countries or code is None or code in self.countries

    def _of_source(self, statement: Statement, document: Document | None) -> bool:
        if self.sources:
            named = fold_name(f"{document.publisher or ''} {document.path}") if document else ""
            if not any(fold_name(part) in named for part in self.sources):
                return False
        if self.speaker is None:
            return True
        voice = statement.speaker
        return voice is not None and fold_name(self.speaker) in fold_name(voice.name or voice.text)


@dataclass(frozen=True)
class Material:
    """The statements in scope with all that is needed to read them.

    Attributes:
        statements: In the order of the map, without those that an analyst rejected.
        documents, entities, places: By id.
        sources: The independent sources behind the statements, sorted: the first document of an origin, or whom the
            rows of a table cite.
        source_of: Statement id → index in `sources`.
        origins: Document → the first document of its origin.
        comparisons: Those with a statement in scope, as the map has them.
        grades: The Admiralty grades that analysts gave, by document id or name of the publisher.
    """

    statements: tuple[Statement, ...]
    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    places: Mapping[str, Place]
    sources: tuple[str, ...]
    source_of: Mapping[str, int]
    scope: Scope = field(default_factory=Scope)
    origins: Mapping[str, str] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()
    grades: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, view: MapView, scope: Scope | None = None) -> Material:
        """The material of a map in a scope, by default all of it."""
        scope = scope or Scope()
        documents = {d.id: d for d in view.documents()}
        rejected = {i for i, j in view.judgements().items() if j.decision is Decision.REJECT}
        kept = tuple(
            s
            for s in view.iterate_statements()
            if s.id not in rejected and scope.holds(s, documents.get(s.evidence.document))
        )
        return cls.holding(view, kept, scope, {e.id: e for e in view.entities()})

    @classmethod
    def holding(
        cls, view: MapView, kept: tuple[Statement, ...], scope: Scope, entities: Mapping[str, Entity]
    ) -> Material:
        """The material of these statements of a map, in its order, and of the entities that they name.

        Args:
            scope: By which they were chosen.
        """
        documents = {d.id: d for d in view.documents()}
        origins = {o.document: o.origin for o in view.document_origins()}
        named = {s.id: _source(s, origins) for s in kept}
        sources = tuple(sorted(set(named.values())))
        number = {source: n for n, source in enumerate(sources)}
        return cls(
            kept,
            documents,
            entities,
            {p.id: p for p in view.places()},
            sources,
            {statement: number[source] for statement, source in named.items()},
            scope,
            {document: origins.get(document, document) for document in documents},
            tuple(c for c in view.comparisons() if any(s in named for s in c.statements)),
            view.grades(),
        )

    @cached_property
    def by_id(self) -> Mapping[str, Statement]:
        return {s.id: s for s in self.statements}

    def told(self, kind: Kind, *modalities: Modality) -> tuple[Statement, ...]:
        """The statements of a kind that affirm it in these modalities, by default as actual."""
        wanted = modalities or (Modality.ACTUAL,)
        return tuple(
            s
            for s in self.statements
            if s.kind is kind and s.modality in wanted and s.polarity is Polarity.AFFIRMED
        )  # fmt: skip

    def acts(self, entity: str | None) -> bool:
        """Whether an entity may rank: no catch-all, no place, no thing."""
        known = self.entities.get(entity or "")
        return known is not None and not known.residual and known.type not in _NO_ACTORS

    def name(self, entity: str) -> str:
        known = self.entities.get(entity)
        return known.name if known else entity

    def behind(self, statements: tuple[str, ...]) -> tuple[str, ...]:
        """The documents that the statements stand in, sorted."""
        return tuple(sorted({self.by_id[s].evidence.document for s in statements if s in self.by_id}))


_NO_ACTORS = frozenset(
    {EntityType.PLACE, EntityType.FACILITY, EntityType.AGREEMENT, EntityType.GOODS, EntityType.NAMED_EVENT}
)


def _source(statement: Statement, origins: Mapping[str, str]) -> str:
    evidence = statement.evidence
    if evidence.table is not None and statement.speaker:
        return f"{evidence.document} {fold_name(statement.speaker.name or statement.speaker.text)}"
    return origins.get(evidence.document, evidence.document)
