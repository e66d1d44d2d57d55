"""The one way to look at a map: pages, reports, exports and commands use nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, Unpack

import numpy as np

from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.judgement import RULES_ON_STATEMENTS, Decision, Judgement
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.statement import Statement
from faultline.tables.schemas import Identity, Named
from faultline.workspace.columns import entities_like
from faultline.workspace.counting import counts_by
from faultline.workspace.map_tables import DocumentOrigin
from faultline.workspace.opened_version import OpenedVersion
from faultline.workspace.queries import EVERYTHING
from faultline.workspace.redirects import Redirect
from faultline.workspace.reopening import reopened
from faultline.workspace.search import SearchResult
from faultline.workspace.selected import Selected
from faultline.workspace.selection import Selection
from faultline.workspace.sharing import withhold
from faultline.workspace.statement_filter import (
    Condition,
    Narrowing,
    conditions_of,
    mention_conditions,
    statement_conditions,
    with_ids,
    within,
)

_AT_ONCE = 1000
_READ = 16
"""Documents of which is kept who is meant in them."""


class MapView(OpenedVersion):
    """One version of the map, read-only, for any number of threads.

    Everything comes sorted and as values of `model`.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        """For another process: it opens the same version with the same judgements."""
        shown = self._judgements, self._left_out, self._is_pseudonymous, self._naming
        return reopened, (self._manifest, *self._folders, *shown)

    def warm(self) -> None:
        """Make what the first questions would have to wait for."""
        self._queries.choosing.columns.warm()
        everything = self.selected(Selection())
        everything.of_actors().roster()
        everything.most_urgent(1)

    def shareable(
        self,
        without: Iterable[str] = (),
        *,
        private_persons: bool = False,
        naming: Iterable[str] = (),
        now: MapView | None = None,
    ) -> MapView:
        """As it may be passed on: without these documents and what rests on data whose terms forbid it (`withheld`),
        private persons but those asked for under numbers (`pseudonymised`), those that they have in a version `now`."""
        view = self._again()
        view._left_out = tuple(sorted(without))
        view.withheld = withhold(view._queries, view._left_out)
        return view if private_persons else view._with_pseudonyms(naming, now)

    def named_as_shared(self, *, private_persons: bool = False, now: MapView | None = None) -> MapView:
        """All of the version, with persons named as `shareable` names them."""
        return self if private_persons else self._again()._with_pseudonyms(now=now)

    def _again(self) -> MapView:
        parts, search = self._folders
        return MapView(self._manifest, parts=parts, search=search, ledger=self._ledger, judgements=self._judgements)

    def _with_pseudonyms(self, naming: Iterable[str] = (), now: MapView | None = None) -> MapView:
        from faultline.workspace.pseudonyms import pseudonymise  # loads what finds names

        self._is_pseudonymous, self._naming = True, tuple(naming)
        if made := pseudonymise(self, self._queries, self._naming, now):
            self.pseudonymised, self._renamed = made.count, made.words
            self.title, self.built = made.words(self.title), made.facts(self.built)
            self._judgements = tuple(map(made.judgement, self._judgements))
            self._judged = made.judged(self._judged)
        return self

    def counts(self) -> dict[str, int]:
        """How many documents, statements, entities, places and comparisons there are, and how many things were lost."""
        tables = ("documents", "statements", "entities", "places", "comparisons")
        return {**{table: self._queries.count(table) for table in tables}, "losses": self._manifest.losses}

    def counts_by(self, column: str) -> list[tuple[str, int]]:
        """Statements by kind, type …, comparisons by verdict, what was `lost` by step; the most first."""
        return counts_by(self._queries, column)

    def documents(self, only: Iterable[str] | None = None) -> list[Document]:
        """All documents, or those with the ids `only`, by path, without their texts and passages."""
        given = EVERYTHING if only is None else with_ids(only)
        return self._queries.values(Document, "documents", given, without=("text", "passages"))

    def document(self, document: str) -> Document:
        """The whole document with this id, or with the one id that begins so."""
        return self._queries.values(Document, "documents", self._queries.by_id("documents", document))[0]

    def whole_documents(self, documents: Iterable[str]) -> list[Document]:
        """The whole documents with these ids, by path."""
        return self._queries.values(Document, "documents", with_ids(documents))

    def find_document(self, name: str) -> Document:
        """The document of this path, id or unique beginning of an id."""
        by_path = self._queries.values(Document, "documents", conditions_of({"path": name}))
        return by_path[0] if by_path else self.document(name)

    def document_ids(self) -> frozenset[str]:
        """The ids of all documents."""
        return frozenset(str(row[0]) for row in self._queries.rows("SELECT id FROM documents"))

    def document_ids_by_path(self) -> dict[str, str]:
        """The ids of all documents by their paths."""
        documents = self._queries.choosing.columns.tables["documents"]
        return dict(zip(documents["path"].to_pylist(), documents["id"].to_pylist(), strict=True))

    def publishers(self) -> list[str]:
        """All who published a document."""
        return sorted({*self._queries.choosing.columns.coded("documents", "publisher").texts} - {""})

    def document_origins(self, only: Iterable[str] | None = None) -> list[DocumentOrigin]:
        """For each document, or those with the ids `only`, its source and the first of those that share its text."""
        return self._queries.values(DocumentOrigin, "origins", EVERYTHING if only is None else within("document", only))

    def selected(self, selection: Selection) -> Selected:
        """The part of the map that a selection wants."""
        selection = replace(selection, actors=tuple(self._ids.now(actor) for actor in selection.actors))
        choosing = self._queries.choosing
        judged = self._ruled_on if selection.judged is not None else ()
        return Selected(self._queries, selection, choosing.chosen(selection, judged), self._judged.statements)

    @cached_property
    def _ruled_on(self) -> frozenset[int]:
        """The rows of the statements that an analyst accepted, rejected or corrected."""
        ruled = with_ids(key for key, j in self._judged.standing.items() if j.decision in RULES_ON_STATEMENTS)
        found = self._queries.rows(f"SELECT nth FROM statements WHERE {ruled.sql}", ruled.values)
        rows = self._queries.choosing.columns.rows_at("statements", (row[0] for row in found))
        return frozenset(rows.tolist())

    def statements(
        self, *, limit: int | None = None, offset: int = 0, **narrowing: Unpack[Narrowing]
    ) -> list[Statement]:
        """Statements by document path, start and id, those that meet all that is given."""
        return self._said(self._narrowed(narrowing), limit=limit, offset=offset)

    def count_statements(self, **narrowing: Unpack[Narrowing]) -> int:
        """How many `statements` gives without a limit."""
        return self._queries.count("statements", self._narrowed(narrowing))

    def iterate_statements(self) -> Iterator[Statement]:
        """All statements in the same order, a thousand in memory at a time."""
        last = self._queries.rows("SELECT coalesce(max(nth), -1) FROM statements")[0][0]
        for begin in range(0, int(last) + 2, _AT_ONCE):
            yield from self._said(Condition("nth > ? AND nth <= ?", (begin - 1, begin + _AT_ONCE - 1)))

    def statement(self, statement: str) -> Statement:
        """The statement with this id, or with the one id that begins so."""
        return self._said(self._queries.by_id("statements", statement))[0]

    def statements_by_id(self, statements: Iterable[str]) -> list[Statement]:
        """The statements with these ids in the order given; ids that the map does not have are left out."""
        wanted = list(dict.fromkeys(statements))
        found = {s.id: s for s in self._said(with_ids(wanted))}
        return [found[one] for one in wanted if one in found]

    def entities(
        self,
        *,
        type: str | None = None,
        text: str | None = None,
        residual: bool | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Entity]:
        """Entities, the most mentioned first, then by name; `text` is looked for in names and aliases."""
        columns, last = self._queries.choosing.columns, None if limit is None else offset + limit
        if text and last is not None:
            rows = columns.first_named(text, entities_like(columns, type, None, residual), last)
        else:
            rows = np.flatnonzero(entities_like(columns, type, text, residual))
        return self._queries.placed.at(Entity, "entities", columns.positions("entities", rows[offset:last]))

    def count_entities(self, *, type: str | None = None, text: str | None = None, residual: bool | None = None) -> int:
        """How many `entities` gives without a limit."""
        return int(np.count_nonzero(entities_like(self._queries.choosing.columns, type, text, residual)))

    def entity(self, entity: str) -> Entity:
        """The entity with this id, or with the one id that begins so; an id that was once leads to the one that is."""
        return self._queries.values(Entity, "entities", self._queries.by_id("entities", self._ids.now(entity)))[0]

    def redirect(self, entity: str) -> Redirect | None:
        """Where an id leads that entities of earlier versions had, or had before a judgement; None for one that is."""
        return self._ids.redirect(entity)

    def mentions(self, document: str) -> list[Named]:
        """The names and descriptions that a document uses, in the order of the text."""
        return self._queries.values(Named, "mentions", conditions_of({"document": document}))

    def mentions_of(self, entity: str) -> list[Named]:
        """The names and descriptions that mean an entity, of all documents."""
        return self._queries.values(Named, "mentions", mention_conditions([entity]))

    def entity_of(self, document: str, chain: int) -> Entity | None:
        """Who the mentions of a document with this chain number refer to; None where that cannot be told."""
        found = self._chains.get(document)
        if found is None:
            found = self._chains[document] = self._referents(document)
            for old in list(self._chains)[:-_READ]:
                self._chains.pop(old, None)
        return found.get(chain)

    def forms_of(self, entity: str) -> list[tuple[str, str]]:
        """Each text that mentions the entity with the id of each document in which it does."""
        found = self._queries.rows(
            "SELECT DISTINCT m.text, m.document FROM identities i JOIN mentions m ON i.document = m.document AND "
            "i.chain = m.chain WHERE i.entity = ? ORDER BY 1, 2",
            [entity],
        )
        return [(str(text), str(document)) for text, document in found]

    def places(self) -> list[Place]:
        """All places that statements lie in, by id."""
        return self._queries.values(Place, "places")

    def comparisons(
        self,
        *,
        verdict: str | None = None,
        kind: str | None = None,
        statement: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Comparison]:
        """Comparisons, disagreements first, then what most sources speak of; `statement` is the id of one compared."""
        condition = conditions_of({"verdict": verdict, "kind": kind})
        if statement is not None:
            condition = Condition(f"{condition.sql} AND list_contains(statements, ?)", (*condition.values, statement))
        return self._queries.values(Comparison, "comparisons", condition, limit=limit, offset=offset)

    def comparison(self, comparison: str) -> Comparison:
        """The comparison with this id, or with the one id that begins so."""
        return self._queries.values(Comparison, "comparisons", self._queries.by_id("comparisons", comparison))[0]

    def losses(self) -> list[Loss]:
        """All that was dropped, by path, step and reason."""
        return self._queries.values(Loss, "losses")

    def search(self, query: str, limit: int = 20, offset: int = 0, kind: str = "", plain: bool = False) -> SearchResult:
        """Passages, statements and entities with the words of the query, or one kind; `plain` without highlights."""
        return self._search.find(query, limit=limit, offset=offset, kind=kind, plain=plain)

    def judgements(self) -> dict[str, Judgement]:
        """The judgement that stands on each thing that has one, by the id that it has on this map."""
        return dict(self._judged.standing)

    def judgements_on(self, identity: str) -> tuple[Judgement, ...]:
        """All that was ever decided about the thing with this id, those taken back marked."""
        return tuple(j for j in self._judgements if self._judged.targets.get(j.id, j.target) == identity)

    def orphaned_judgements(self) -> tuple[Judgement, ...]:
        """Judgements that stand on what this map does not hold any more; they are kept until it does again."""
        return self._judged.orphaned

    def grades(self) -> dict[str, str]:
        """The Admiralty grades that analysts gave, by the id of the document or the name of the publisher."""
        graded = (j for j in self._judgements if j.decision is Decision.GRADE and not j.undone)
        return {self._judged.targets.get(j.id, j.target): j.terms.grade for j in graded}

    def _narrowed(self, narrowing: Narrowing) -> Condition:
        entity = narrowing.get("entity")
        return statement_conditions({**narrowing, "entity": entity and self._ids.now(entity)})

    def _said(self, condition: Condition, *, limit: int | None = None, offset: int = 0) -> list[Statement]:
        """Statements as they are shown."""
        found = self._queries.values(Statement, "statements", condition, limit=limit, offset=offset)
        return self._judged.statements(found)

    def _referents(self, document: str) -> dict[int, Entity]:
        """Chain number → entity."""
        identities = self._queries.values(Identity, "identities", conditions_of({"document": document}))
        entities = {e.id: e for e in self._queries.values(Entity, "entities", with_ids({i.entity for i in identities}))}
        return {i.chain: entities[i.entity] for i in identities}
