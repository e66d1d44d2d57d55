"""The one way to look at a map: pages, reports, exports and commands use nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.judgement import RULES_ON_STATEMENTS, Decision, Judgement
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.statement import Statement
from faultline.tables.schemas import Identity, Named
from faultline.workspace.counting import counts_by
from faultline.workspace.entity_ids import EntityIds
from faultline.workspace.judged import judged_view
from faultline.workspace.ledger import Ledger
from faultline.workspace.manifest import Manifest
from faultline.workspace.map_tables import DocumentOrigin
from faultline.workspace.queries import EVERYTHING, PartQueries
from faultline.workspace.redirects import Redirect
from faultline.workspace.search import MapSearch, SearchResult
from faultline.workspace.selected import Selected
from faultline.workspace.selection import Selection
from faultline.workspace.sharing import withhold
from faultline.workspace.statement_filter import (
    Condition,
    Narrowing,
    conditions_of,
    entity_conditions,
    mention_conditions,
    statement_conditions,
    with_ids,
    within,
)

_AT_ONCE = 1000


class MapView:
    """One version of the map, read-only, for any number of threads. Everything comes sorted and as values of `model`.

    Attributes:
        title: As the settings name it.
        version: Its id.
        created: ISO time of the first build of this version; the only thing here that is not determined by the input.
        built: From what it was built: software, stages, settings, number of sources.
        position: Of the ledger: how many judgements and undoings there were when it was opened; no later one counts.
        withheld, pseudonymised: Numbers of statements left out for their terms, of persons under numbers.
    """

    def __init__(
        self,
        manifest: Manifest,
        *,
        parts: Path,
        search: Path,
        ledger: Callable[[], Ledger],
        judgements: tuple[Judgement, ...] | None = None,
    ) -> None:
        self.title = manifest.title
        self.version = manifest.version
        self.created = manifest.created
        self.built = manifest.built
        self.withheld = self.pseudonymised = 0
        self._renamed: Callable[[str], str] = str
        self._manifest = manifest
        self._folders = parts, search
        self._queries = PartQueries(manifest.parts, parts).checked()
        self._search = MapSearch(search / manifest.search)
        self._ledger = ledger
        judgements = (ledger().judgements() if ledger().position() else ()) if judgements is None else judgements
        self._judgements = judgements
        self.position = len(judgements) + sum(judgement.undone for judgement in judgements)
        self._judged = judged_view(self._queries, judgements, manifest.judged)
        self._ids = EntityIds(self._queries, self._judged, parts.parent / "redirects", manifest.version)
        self._chains: dict[str, dict[int, Entity]] = {}

    @property
    def is_fast(self) -> bool:
        """Whether its tables are read in a form for quick answers (`fast_tables`)."""
        return self._queries.is_fast

    @property
    def edition(self) -> str:
        """What exports name: the version, with the position of the ledger after a plus sign if anything was judged."""
        return f"{self.version}+{self.position}" if self.position else self.version

    def shareable(self, *, private_persons: bool = False) -> MapView:
        """The same version as it may be passed on: without what rests on data whose terms forbid it (`withheld`), and
        private persons under numbers (`pseudonymised`) unless they are asked for."""
        view = self._again()
        view.withheld = withhold(view._queries)
        return view if private_persons else view._with_pseudonyms()

    def named_as_shared(self, *, private_persons: bool = False) -> MapView:
        """The same version with all that it rests on, and persons named as `shareable` names them."""
        return self if private_persons else self._again()._with_pseudonyms()

    def _again(self) -> MapView:
        parts, search, judgements = *self._folders, self._judgements
        return MapView(self._manifest, parts=parts, search=search, ledger=self._ledger, judgements=judgements)

    def _with_pseudonyms(self) -> MapView:
        from faultline.workspace.pseudonyms import pseudonymise  # loads what finds names

        if (made := pseudonymise(self, self._queries)) is not None:
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

    def document_origins(self, only: Iterable[str] | None = None) -> list[DocumentOrigin]:
        """For each document, or those with the ids `only`, its source and the first of those that share its text."""
        return self._queries.values(DocumentOrigin, "origins", EVERYTHING if only is None else within("document", only))

    def source_digests(self) -> dict[str, str]:
        """The files that the map was built from: path as given to build → SHA-256 of its bytes."""
        return {self._renamed(entry.path): entry.content for entry in sorted(self._manifest.sources)}

    def selected(self, selection: Selection) -> Selected:
        """The part of the map that a selection wants."""
        selection = replace(selection, actors=tuple(self._ids.now(actor) for actor in selection.actors))
        ruled = [key for key, j in self._judged.standing.items() if j.decision in RULES_ON_STATEMENTS]
        return Selected(self._queries, selection, selection.condition(ruled), self._judged.statements)

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
        condition = entity_conditions(type, text, residual)
        return self._queries.values(Entity, "entities", condition, limit=limit, offset=offset)

    def count_entities(self, *, type: str | None = None, text: str | None = None, residual: bool | None = None) -> int:
        """How many `entities` gives without a limit."""
        return self._queries.count("entities", entity_conditions(type, text, residual))

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
        if document not in self._chains:
            self._chains[document] = self._referents(document)
        return self._chains[document].get(chain)

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
        wanted = with_ids({i.entity for i in identities})
        entities = {entity.id: entity for entity in self._queries.values(Entity, "entities", wanted)}
        return {i.chain: entities[i.entity] for i in identities}
