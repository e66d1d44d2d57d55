"""The one way to look at a map: pages, reports, exports and commands use nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from faultline.errors import UsageError
from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.judgement import Judgement
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.statement import Statement
from faultline.tables.schemas import Identity, Named
from faultline.workspace.ledger import Ledger
from faultline.workspace.manifest import Manifest
from faultline.workspace.map_tables import DocumentOrigin
from faultline.workspace.queries import PartQueries
from faultline.workspace.search import MapSearch, SearchResult
from faultline.workspace.sharing import withhold
from faultline.workspace.statement_filter import Condition, conditions_of, statement_conditions

_COUNTED = {
    "kind": "kind",
    "type": "type",
    "modality": "modality",
    "attribution": "attribution",
    "document": "in_document",
}
_ONE = {"documents": "document", "statements": "statement", "entities": "entity", "comparisons": "comparison"}
_AT_ONCE = 1000


class MapView:
    """One version of the map, read-only, for any number of threads. Everything comes sorted and as values of `model`.

    Attributes:
        title: As the settings name it.
        version: Its id.
        created: ISO time of the first build of this version; the only thing here that is not determined by the input.
        built: From what it was built: software, stages, settings, number of sources.
        withheld: Number of statements that it does not show because their terms forbid to pass them on.
    """

    def __init__(self, manifest: Manifest, *, parts: Path, search: Path, ledger: Callable[[], Ledger]) -> None:
        self.title = manifest.title
        self.version = manifest.version
        self.created = manifest.created
        self.built = {
            "software": manifest.software,
            "stages": ", ".join(manifest.stages),
            "sources": len(manifest.sources),
            "settings": manifest.settings,
        }
        self.withheld = 0
        self._manifest = manifest
        self._folders = parts, search
        self._queries = PartQueries(manifest.parts, parts)
        self._search = MapSearch(search / manifest.search)
        self._ledger = ledger
        self._chains: dict[str, dict[int, Entity]] = {}

    def shareable(self) -> MapView:
        """The same version without what rests on data whose terms forbid to pass it on; `withheld` counts that."""
        parts, search = self._folders
        view = MapView(self._manifest, parts=parts, search=search, ledger=self._ledger)
        view.withheld = withhold(view._queries)
        return view

    def counts(self) -> dict[str, int]:
        """How many documents, statements, entities, places and comparisons there are, and how many things were lost."""
        tables = ("documents", "statements", "entities", "places", "comparisons")
        return {**{table: self._queries.count(table) for table in tables}, "losses": self._manifest.losses}

    def counts_by(self, column: str) -> list[tuple[str, int]]:
        """Statements by kind, type, modality, attribution or document, or comparisons by verdict; the most first."""
        if column == "verdict":
            table, name = "comparisons", "verdict"
        elif column in _COUNTED:
            table, name = "statements", _COUNTED[column]
        else:
            raise UsageError(f"a map is not counted by {column!r}: take one of {', '.join(_COUNTED)}, verdict")
        rows = self._queries.rows(f"SELECT {name}, count(*) AS n FROM {table} GROUP BY {name} ORDER BY n DESC, {name}")
        return [(str(value), int(count)) for value, count in rows]

    def documents(self) -> list[Document]:
        """All documents by path, without their texts and passages."""
        return self._queries.values(Document, "documents", without=("text", "passages"))

    def document(self, document: str) -> Document:
        """The whole document with this id, or with the one id that begins so."""
        return self._queries.values(Document, "documents", self._by_id("documents", document))[0]

    def find_document(self, name: str) -> Document:
        """The document of this path, id or unique beginning of an id."""
        by_path = self._queries.values(Document, "documents", conditions_of({"path": name}))
        return by_path[0] if by_path else self.document(name)

    def document_ids(self) -> frozenset[str]:
        """The ids of all documents."""
        return frozenset(str(row[0]) for row in self._queries.rows("SELECT id FROM documents"))

    def document_origins(self) -> list[DocumentOrigin]:
        """For each document the source it came from, and the first of the documents that go back to the same text."""
        return self._queries.values(DocumentOrigin, "origins")

    def source_digests(self) -> dict[str, str]:
        """The files that the map was built from: path as given to build → SHA-256 of its bytes."""
        return {entry.path: entry.content for entry in sorted(self._manifest.sources)}

    def statements(
        self,
        *,
        kind: str | None = None,
        type: str | None = None,
        document: str | None = None,
        entity: str | None = None,
        place: str | None = None,
        modality: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Statement]:
        """Statements by document path, start and id, those that meet all that is given."""
        condition = statement_conditions(kind, type, document, entity, place, modality)
        return self._queries.values(Statement, "statements", condition, limit=limit, offset=offset)

    def count_statements(
        self,
        *,
        kind: str | None = None,
        type: str | None = None,
        document: str | None = None,
        entity: str | None = None,
        place: str | None = None,
        modality: str | None = None,
    ) -> int:
        """How many `statements` gives without a limit."""
        return self._queries.count("statements", statement_conditions(kind, type, document, entity, place, modality))

    def iterate_statements(self) -> Iterator[Statement]:
        """All statements in the same order, a thousand in memory at a time."""
        for begin in range(0, self._manifest.rows("statements"), _AT_ONCE):
            condition = Condition("nth BETWEEN ? AND ?", (begin, begin + _AT_ONCE - 1))
            yield from self._queries.values(Statement, "statements", condition)

    def statement(self, statement: str) -> Statement:
        """The statement with this id, or with the one id that begins so."""
        return self._queries.values(Statement, "statements", self._by_id("statements", statement))[0]

    def statements_by_id(self, statements: Iterable[str]) -> list[Statement]:
        """The statements with these ids in the order given; ids that the map does not have are left out."""
        wanted = list(dict.fromkeys(statements))
        condition = Condition("list_contains(?::VARCHAR[], id)", (wanted,))
        found = {s.id: s for s in self._queries.values(Statement, "statements", condition)}
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
        condition = _entity_conditions(type, text, residual)
        return self._queries.values(Entity, "entities", condition, limit=limit, offset=offset)

    def count_entities(
        self,
        *,
        type: str | None = None,
        text: str | None = None,
        residual: bool | None = None,
    ) -> int:
        """How many `entities` gives without a limit."""
        return self._queries.count("entities", _entity_conditions(type, text, residual))

    def entity(self, entity: str) -> Entity:
        """The entity with this id, or with the one id that begins so."""
        return self._queries.values(Entity, "entities", self._by_id("entities", entity))[0]

    def mentions(self, document: str) -> list[Named]:
        """The names and descriptions that a document uses, in the order of the text."""
        return self._queries.values(Named, "mentions", conditions_of({"document": document}))

    def entity_of(self, document: str, chain: int) -> Entity | None:
        """Who the mentions of a document with this chain number refer to; None where that cannot be told."""
        if document not in self._chains:
            self._chains[document] = self._referents(document)
        return self._chains[document].get(chain)

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
        return self._queries.values(Comparison, "comparisons", self._by_id("comparisons", comparison))[0]

    def losses(self) -> list[Loss]:
        """All that was dropped, by path, step and reason."""
        return self._queries.values(Loss, "losses")

    def search(self, query: str, limit: int = 20, offset: int = 0) -> SearchResult:
        """Passages, statements and entities with the words of the query; UsageError where it has none."""
        return self._search.find(query, limit=limit, offset=offset)

    def judgements(self) -> dict[str, Judgement]:
        """The judgement that stands on each statement, entity or comparison that has one, as of now."""
        return self._ledger().standing()

    def _referents(self, document: str) -> dict[int, Entity]:
        """Chain number → entity."""
        identities = self._queries.values(Identity, "identities", conditions_of({"document": document}))
        wanted = Condition("list_contains(?::VARCHAR[], id)", (sorted({i.entity for i in identities}),))
        entities = {entity.id: entity for entity in self._queries.values(Entity, "entities", wanted)}
        return {i.chain: entities[i.entity] for i in identities}

    def _by_id(self, table: str, beginning: str) -> Condition:
        """The condition for the one row whose id begins so; an exact id always wins."""
        rows = self._queries.rows(
            f"SELECT id FROM {table} WHERE starts_with(id, ?) ORDER BY length(id), id LIMIT 3", [beginning]
        )
        ids = [str(row[0]) for row in rows]
        if not beginning or not ids:
            _unknown(table, f"there is no such {_ONE[table]} as {beginning!r} in this map")
        if len(ids) > 1 and ids[0] != beginning:
            _unknown(table, f"{beginning!r} is the beginning of the ids of several {table}")
        return conditions_of({"id": ids[0]})


def _entity_conditions(of_type: str | None, text: str | None, residual: bool | None) -> Condition:
    flat: dict[str, Any] = {"type": of_type, "residual": residual}
    condition = conditions_of(flat)
    if not text:
        return condition
    folded = "contains(strip_accents(lower({})), strip_accents(lower(?)))"
    named = f"({folded.format('name')} OR len(list_filter(aliases, lambda a: {folded.format('a.text')})) > 0)"
    return Condition(f"{condition.sql} AND {named}", (*condition.values, text, text))


def _unknown(table: str, what: str) -> NoReturn:
    raise UsageError(f"{what}: take one that an export or a page of the {table} lists")
