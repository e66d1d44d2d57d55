"""Places new documents on a version of a map: who is meant in them, and what their statements are compared with.

The same steps as in a whole build, over the new documents and what of the map is near to them: their things meet those
of the map that may be the same (`resolution.known_map`), their statements those that may be on the same matter
(`neighbourhood`). What all documents together decide waits for a whole build: how rare a word is, which cluster of
names is the better one, which text came first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.judgement import Judgement
from faultline.model.loss import Loss
from faultline.model.statement import Statement
from faultline.settings import Settings
from faultline.tables.schemas import Record
from faultline.workspace.collecting import collect, exact_duplicate
from faultline.workspace.known_things import KnownOnMap
from faultline.workspace.map_tables import DocumentOrigin, MapTables
from faultline.workspace.neighbourhood import kindred, neighbours
from faultline.workspace.origins import judged_origins
from faultline.workspace.queries import PartQueries
from faultline.workspace.standing import edited_statements
from faultline.workspace.statement_filter import with_ids, within

if TYPE_CHECKING:
    from faultline.documents.kinship import Origin
    from faultline.pipeline import TableStage


@dataclass(frozen=True, slots=True)
class Placed:
    """What new documents change of a map.

    Attributes:
        tables: Rows to add; entities and comparisons also in place of those with the same id.
        gone: Ids of comparisons that are no more.
    """

    tables: MapTables
    gone: frozenset[str] = frozenset()


def place_documents(
    records: Iterable[Record],
    queries: PartQueries,
    known: KnownOnMap,
    settings: Settings,
    stages: Mapping[str, TableStage],
    judgements: Sequence[Judgement],
) -> Placed:
    """The new documents on the map that `queries` ask, without judgements over it."""
    fresh, losses = _new_to(queries, list(records))
    tables = collect(fresh, _kinship)
    told = stages["resolution"].run(tables.documents, tables.statements, tables.mentions, settings, known_map=known)
    near = neighbours(queries, told.statements)
    held = known.places([place.id for place in told.places])
    placed = replace(
        tables,
        statements=told.statements,
        mentions=told.mentions or tables.mentions,
        entities=told.entities,
        places=tuple(place for place in told.places if place.id not in held),
        identities=told.identities,
        losses=(*losses, *tables.losses, *told.losses),
        things=told.things,
        origins=_origins_beside(tables, kindred(queries, near), queries),
    )
    before, after = _compared(placed, near, queries, settings, stages["comparison"], judgements)
    return Placed(
        replace(placed, comparisons=tuple(c for c in after.values() if c.id not in before)),
        frozenset(before.keys() - after.keys()),
    )


def _new_to(queries: PartQueries, records: Sequence[Record]) -> tuple[list[Record], list[Loss]]:
    """The records of documents that the map does not have, and a loss for each of the others."""
    found = with_ids({r.document.id for r in records if r.document})
    there = dict(queries.rows(f"SELECT id, path FROM documents WHERE {found.sql}", found.values))
    fresh = [r for r in records if not r.document or r.document.id not in there]
    copies = [r.document for r in records if r.document and r.document.id in there and r.part == 0]
    return fresh, [exact_duplicate(copy.path, there[copy.id]) for copy in copies]


def _kinship(documents: Sequence[Document]) -> Mapping[str, Origin]:
    from faultline.documents.kinship import origins  # loads the hashing of texts

    return origins(documents, are_few=True)


def _origins_beside(tables: MapTables, near: Sequence[Document], queries: PartQueries) -> tuple[DocumentOrigin, ...]:
    """The origins of the new documents, which may be those of documents near to them."""
    if not near or not tables.documents:
        return tables.origins
    found = _kinship((*tables.documents, *near))
    known = _origins(queries, (d.id for d in near))
    groups: dict[str, str] = {}
    for document in known:
        groups.setdefault(found[document].document, known[document])
    new = []
    for one in tables.origins:
        origin = found[one.document]
        told = groups.get(origin.document, origin.document)
        new.append(replace(one, origin=told, kin=origin.kin, why=origin.why))
    return tuple(new)


def _origins(queries: PartQueries, documents: Iterable[str]) -> dict[str, str]:
    found = within("document", documents)
    return dict(queries.rows(f"SELECT document, origin FROM origins WHERE {found.sql}", found.values))


def _compared(
    placed: MapTables,
    near: Sequence[Statement],
    queries: PartQueries,
    settings: Settings,
    stage: TableStage,
    judgements: Sequence[Judgement],
) -> tuple[dict[str, Comparison], dict[str, Comparison]]:
    """The comparisons of the neighbourhood by id, those of the map without the new statements, and those with them.

    Of the first only those that the map has: what the neighbourhood alone would make is no change.
    """
    documents = [*_documents(queries, {s.evidence.document for s in near}), *placed.documents]
    origins = _origins(queries, {s.evidence.document for s in near})
    origins |= {o.document: o.origin for o in placed.origins}

    def compared(statements: Sequence[Statement]) -> dict[str, Comparison]:
        given: Sequence[Any] = edited_statements(statements, documents, judgements)
        made = stage.run(given, documents, settings, judged_origins(origins, judgements))
        return {comparison.id: comparison for comparison in made}

    alone = compared(near)
    found = with_ids(alone)
    there = {row[0] for row in queries.rows(f"SELECT id FROM comparisons WHERE {found.sql}", found.values)}
    both = compared([*near, *placed.statements])
    after = {key: c for key, c in both.items() if key in there or key not in alone}
    return {key: c for key, c in alone.items() if key in there}, after


def _documents(queries: PartQueries, documents: Collection[str]) -> list[Document]:
    return queries.values(Document, "documents", with_ids(documents), without=("text", "passages"))
