"""Grows the map of real documents into one of as many statements as wanted, to see how pages and queries bear it.

The documents are repeated; each copy lies in other years, its statements have ids of their own, and whoever is named in
few statements is somebody else in each copy, with a name that was never there (`growing.Names`), so that entities grow
too. Whoever is named often stays who they are. The index for full text is that of the real map.
"""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.entity import Alias, Entity, EntityType
from faultline.model.statement import Statement
from faultline.model.time import Time
from faultline.tables.schemas import Identity, Named
from faultline.workspace.manifest import Manifest, Part
from faultline.workspace.map_tables import DocumentOrigin
from faultline.workspace.parts import rows_of
from faultline.workspace.view import MapView
from faultline.workspace.workspace import Workspace
from growing import Names, cut

T = TypeVar("T")
SHARED = 12
"""Mentions from which on somebody is the same in all copies."""
ROWS = 2000


class Copies:
    """The tables of a view, and what they are in a copy."""

    def __init__(self, view: MapView, seed: int = 0) -> None:
        self._chance = random.Random(seed)
        self.documents = view.whole_documents(view.document_ids())
        self.origins = view.document_origins()
        self.statements = list(view.iterate_statements())
        self.entities = view.entities()
        self.comparisons = view.comparisons()
        self.mentions = [m for d in self.documents for m in view.mentions(d.id)]
        self.identities = self._identities(view)
        self._names = Names(self._chance, cut([(d, view.mentions(d.id)) for d in self.documents]))
        self._own = {e.id: e for e in self.entities if e.mentions < SHARED and e.type is not EntityType.PLACE}

    def _identities(self, view: MapView) -> list[Identity]:
        chains = sorted({(m.document, m.chain) for m in self.mentions})
        known = ((key, view.entity_of(*key)) for key in chains)
        return [Identity(*key, entity.id) for key, entity in known if entity]

    def document(self, document: Document, copy: int) -> Document:
        shifted = f"{int(document.date[:4]) - copy % 30}{document.date[4:]}" if document.date else None
        return replace(document, id=key(document.id, copy), path=f"copy-{copy:04}/{document.path}", date=shifted)

    def origin(self, origin: DocumentOrigin, copy: int) -> DocumentOrigin:
        kin = key(origin.kin, copy) if origin.kin else None
        return replace(origin, document=key(origin.document, copy), origin=key(origin.origin, copy), kin=kin)

    def statement(self, s: Statement, copy: int) -> Statement:
        return replace(
            s,
            id=key(s.id, copy),
            evidence=replace(s.evidence, document=key(s.evidence.document, copy)),
            arguments=tuple(replace(a, entity=self.who(a.entity, copy)) for a in s.arguments),
            time=_shifted(s.time, copy) if s.time else None,
            speaker=replace(s.speaker, entity=self.who(s.speaker.entity, copy)) if s.speaker else None,
        )

    def who(self, entity: str | None, copy: int) -> str | None:
        return key(entity, copy) if entity in self._own else entity

    def entity(self, entity: Entity, copy: int) -> Entity:
        kind = self._names.people if entity.type is EntityType.PERSON else self._names.organisations
        documents = tuple(key(d, copy) for d in entity.documents)
        if entity.id not in self._own:
            return replace(entity, documents=documents)
        name = kind.draw()
        return replace(entity, id=key(entity.id, copy), name=name, aliases=(Alias(name, 1),), documents=documents)

    def comparison(self, comparison: Comparison, copy: int) -> Comparison:
        compared = tuple(key(s, copy) for s in comparison.statements)
        return replace(comparison, id=key(comparison.id, copy), statements=compared)

    def mention(self, mention: Named, copy: int) -> Named:
        return replace(mention, document=key(mention.document, copy))

    def identity(self, identity: Identity, copy: int) -> Identity:
        who = self.who(identity.entity, copy) or identity.entity
        return Identity(key(identity.document, copy), identity.chain, who)


def grow_map(source: Workspace, statements: int, folder: Path) -> Workspace:
    """A workspace in a new folder whose map has so many statements."""
    manifest, view = source.manifest(), source.view()
    assert manifest is not None
    copies = Copies(view)
    number = range(-(-statements // len(copies.statements)))
    workspace = Workspace.create(folder, "Grown")
    workspace.parts.mkdir(parents=True)
    shutil.copytree(source.search, workspace.search)
    shared = [e for e in copies.entities if e.id not in copies._own]
    own = [e for e in copies.entities if e.id in copies._own]
    grown_entities = sorted(
        (*(replace(e, mentions=e.mentions * len(number)) for e in shared), *_all(own, copies.entity, number)),
        key=lambda e: (-e.mentions, e.name, e.id),
    )
    parts = (
        _write(workspace, "documents", _all(copies.documents, copies.document, number)),
        _write(workspace, "origins", _all(copies.origins, copies.origin, number)),
        _write(workspace, "statements", _all(copies.statements, copies.statement, number)),
        _write(workspace, "mentions", _all(copies.mentions, copies.mention, number)),
        _write(workspace, "entities", grown_entities),
        _write(workspace, "places", view.places()),
        _write(workspace, "identities", _all(copies.identities, copies.identity, number)),
        _write(workspace, "comparisons", _by_severity(_all(copies.comparisons, copies.comparison, number))),
        _write(workspace, "losses", view.losses()),
    )
    _publish(workspace, manifest, parts)
    return workspace


def _publish(workspace: Workspace, like: Manifest, parts: tuple[Part, ...]) -> None:
    manifest = replace(like, version="grown", title="Grown", parts=parts, judged=(), sources=(), excluded=())
    workspace.manifests.mkdir(parents=True)
    (workspace.manifests / "grown.json").write_text(manifest.to_json(), encoding="utf-8")
    workspace.pointer.write_text("grown\n", encoding="utf-8")


def _write(workspace: Workspace, table: str, values: Iterable[Any]) -> Part:
    """The rows of a table as a part, a row group at a time."""
    path, size = workspace.parts / f"{table}-grown.parquet", 0
    writer: pq.ParquetWriter | None = None
    for some in _in_groups(values):
        rows: pa.Table = rows_of(table, some, list(range(size, size + len(some))))
        writer = writer or pq.ParquetWriter(path, rows.schema, compression="zstd")
        writer.write_table(rows)
        size += len(some)
    if writer is None:
        pq.write_table(rows_of(table, []), path)
    else:
        writer.close()
    return Part(table, path.name, size)


def _in_groups(values: Iterable[T]) -> Iterator[list[T]]:
    group: list[T] = []
    for value in values:
        group.append(value)
        if len(group) == ROWS:
            yield group
            group = []
    if group:
        yield group


def _all(values: Sequence[T], change: Callable[[T, int], T], copies: range) -> Iterator[T]:
    return (change(value, copy) for copy in copies for value in values)


def _by_severity(comparisons: Iterable[Comparison]) -> list[Comparison]:
    return sorted(comparisons, key=lambda c: (("hard", "soft", "none").index(c.severity), -c.independent_sources, c.id))


def key(identity: str, copy: int) -> str:
    """The id of something in a copy."""
    return hashlib.sha256(f"{identity} {copy}".encode()).hexdigest()[:16]


def _shifted(time: Time, copy: int) -> Time:
    def earlier(date: str | None) -> str | None:
        return f"{int(date[:4]) - copy % 30:04}{date[4:]}" if date else None

    return replace(time, start=earlier(time.start), end=earlier(time.end))
