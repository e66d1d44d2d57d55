"""Rows of a version as it was built, which the overlay of judgements starts from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.seen import SeenMention
from faultline.model.statement import Statement
from faultline.resolution.chains import ChainKey
from faultline.tables.schemas import Identity, Named
from faultline.workspace.queries import PartQueries
from faultline.workspace.statement_filter import Condition, conditions_of, mention_conditions, with_ids, within


class VersionRows:
    """Looks rows up; asks nothing of a version before it must."""

    def __init__(self, queries: PartQueries) -> None:
        self._queries = queries
        self.identities: dict[ChainKey, str] = {}
        self.text = cache(self._text)
        self._entities: dict[str, Entity | None] = {}
        self._prepared: dict[tuple[str, str], list[Named]] = {}

    def load(self, documents: Iterable[str]) -> list[Named]:
        """The mentions of documents; `identities` then knows the entities of their chains."""
        within = _within("document", documents)
        for row in self._queries.values(Identity, "identities", within):
            self.identities[row.document, row.chain] = row.entity
        return self._queries.values(Named, "mentions", within)

    def prepare(self, entities: Iterable[str]) -> None:
        """Read at once what will be asked of these entities one by one: they, and where each is named first."""
        wanted = sorted(set(entities))
        found = {e.id: e for e in self._queries.values(Entity, "entities", with_ids(wanted))} if wanted else {}
        self._entities |= {key: found.get(key) for key in wanted}
        documents = sorted({min(e.documents) for e in found.values() if e.documents})
        where = Condition(*_both(within("entity", found), within("document", documents)))
        owners = {(i.document, i.chain): i.entity for i in self._queries.values(Identity, "identities", where)}
        self._prepared |= {(entity, document): [] for entity in found for document in documents}
        for mention in self._queries.values(Named, "mentions", mention_conditions(list(found), documents)):
            self._prepared[owners[mention.document, mention.chain], mention.document].append(mention)

    def entity(self, identity: str) -> Entity | None:
        """The entity of this id."""
        if identity not in self._entities:
            found = self._queries.values(Entity, "entities", conditions_of({"id": identity}))
            self._entities[identity] = found[0] if found else None
        return self._entities[identity]

    def mentions_of_entities(self, entities: Iterable[str], documents: Sequence[str] | None) -> list[Named]:
        """All mentions of entities, or those in some documents."""
        pairs = [(one, document) for document in documents or () for one in sorted(entities)]
        if documents is not None and all(pair in self._prepared for pair in pairs):
            return [mention for pair in pairs for mention in self._prepared[pair]]
        return self._queries.values(Named, "mentions", mention_conditions(sorted(entities), documents))

    def entity_at_place(self, place: str) -> str | None:
        """The entity that is this place."""
        rows = self._queries.rows(
            "SELECT id FROM entities WHERE place = ? AND type IN ('place', 'country') ORDER BY nth LIMIT 1", [place]
        )
        return str(rows[0][0]) if rows else None

    def statements(
        self, documents: Iterable[str], entities: Iterable[str], identities: Iterable[str]
    ) -> list[Statement]:
        """The statements of documents that name one of the entities or a place, and those of these ids."""
        wanted = sorted(set(documents)), sorted(set(entities)), sorted(set(identities))
        is_touched = "(list_has_any(of_entities, ?::VARCHAR[]) OR place IS NOT NULL)"
        is_wanted = (
            f"in_document IN (SELECT unnest(?::VARCHAR[])) AND {is_touched} OR id IN (SELECT unnest(?::VARCHAR[]))"
        )
        return self._queries.values(Statement, "statements", Condition(is_wanted, wanted))

    def statements_of(self, document: str) -> list[Statement]:
        """All statements of a document."""
        return self._queries.values(Statement, "statements", conditions_of({"in_document": document}))

    def there(self, table: str, identities: Iterable[str]) -> set[str]:
        """Which of these ids the table has."""
        found = with_ids(identities)
        rows = self._queries.rows(f"SELECT id FROM {table} WHERE {found.sql}", found.values)
        return {str(row[0]) for row in rows}

    def compared(self, statements: Iterable[str]) -> dict[str, list[str]]:
        """The comparisons in which some of these statements take part, with all their statements."""
        rows = self._queries.rows(
            "SELECT id, statements FROM comparisons WHERE list_has_any(statements, ?::VARCHAR[])",
            [sorted(set(statements))],
        )
        return {str(key): list(members) for key, members in rows}

    @cached_property
    def documents_by_path(self) -> dict[str, str]:
        """The ids of all documents by their paths."""
        return {str(path): str(key) for key, path in self._queries.rows("SELECT id, path FROM documents")}

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(self.documents_by_path.values())

    @cached_property
    def publishers(self) -> frozenset[str]:
        """All publishers, without regard to case."""
        rows = self._queries.rows("SELECT DISTINCT publisher FROM documents WHERE publisher IS NOT NULL")
        return frozenset(str(row[0]).casefold() for row in rows)

    def document(self, identity: str, path: str) -> str | None:
        """The document of this id, else the one at this path."""
        if identity in self._ids:
            return identity
        return self.documents_by_path.get(path)

    def homes(self, seen: Iterable[SeenMention]) -> set[str]:
        """The documents in which mentions that were seen stand, or that have taken their paths."""
        return {found for m in seen if (found := self.document(m.document, m.path))}

    def _text(self, document: str) -> str | None:
        found = self._queries.values(Document, "documents", conditions_of({"id": document}), without=("passages",))
        return found[0].text if found else None


def _both(one: Condition, other: Condition) -> tuple[str, tuple[object, ...]]:
    return f"{one.sql} AND {other.sql}", (*one.values, *other.values)


def _within(column: str, values: Iterable[str]) -> Condition:
    return Condition(f"list_contains(?::VARCHAR[], {column})", (sorted(set(values)),))
