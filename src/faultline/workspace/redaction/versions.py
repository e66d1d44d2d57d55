"""Rewrites versions of the map without the names of who was taken out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from faultline.errors import WorkspaceError
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.statement import Statement
from faultline.tables import schema_of
from faultline.tables.rows import Rows
from faultline.workspace.manifest import Excluded, Manifest, Part, SourceEntry, version_of
from faultline.workspace.map_tables import MapTables
from faultline.workspace.marks import MARK
from faultline.workspace.parts import write_part
from faultline.workspace.queries import PartQueries
from faultline.workspace.redaction.masking import Mask, Row
from faultline.workspace.redaction.store import Store
from faultline.workspace.redirects import Redirect, read_redirects, write_redirects
from faultline.workspace.search_index import search_folder, write_search_index
from faultline.workspace.whole_files import write_whole
from faultline.workspace.workspace import Workspace

T = TypeVar("T")
Sources = Mapping[SourceEntry, SourceEntry]


@dataclass
class Version:
    """The tables of one version in memory, and what becomes of them."""

    manifest: Manifest
    mask: Mask
    tables: dict[str, pa.Table]
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def look(self, also: Collection[str] = ()) -> None:
        """Find the documents in which somebody is named; those `also` are known to."""
        said: dict[str, list[str]] = {}
        documents = self._plain("documents")
        of_data = {row["id"] for row in documents if not row["text"]}
        for row in self._plain("statements"):
            if row["evidence"]["document"] in of_data:
                said.setdefault(row["evidence"]["document"], []).append(row["evidence"]["quote"])
        for row in self._plain("mentions"):
            if row["document"] in of_data:
                said.setdefault(row["document"], []).append(row["text"])
        for row in documents:
            if not self.mask.take_document(row, said.get(row["id"], ())) and row["id"] in also:
                self.mask.touch(row)

    def rewrite(self) -> None:
        """All tables without names. Who was taken out is no entity any more, and tied to nothing."""
        mask, touched = self.mask, set(self.mask.texts)
        for entry in self.manifest.sources:
            mask.path(entry.path)
        self.rows["documents"] = [mask.document(row) for row in self._plain("documents")]
        self._rewrite_entities(touched)
        documents_of = {}
        changed = mask.gone | mask.renamed.keys()
        statements = self._plain("statements")
        for number, row in enumerate(statements):
            document = row["evidence"]["document"]
            if document in touched:
                documents_of[row["id"]] = document
                statements[number] = self._flat(mask.statement(row))
                mask.places["statements"] += statements[number]["evidence"]["quote"] != row["evidence"]["quote"]
            elif changed & set(row["of_entities"] or ()):
                statements[number] = self._flat(mask.value(row))
        self.rows["statements"] = statements
        self._rewrite_others(touched, documents_of)

    def _rewrite_entities(self, touched: set[str]) -> None:
        mask, made = self.mask, []
        store = self._store
        for row in self._plain("entities"):
            named = mask.named_in(row["documents"] or ())
            new = mask.value(row, None, named)
            if new["type"] == EntityType.PERSON and MARK in new["name"]:
                mask.gone.add(row["id"])
                mask.places["entities"] += 1
                continue
            if touched & set(row["documents"] or ()):
                new["id"] = mask.renamed[row["id"]] = store.new_id(row["id"])
            new["aliases"] = [a for a in new["aliases"] or [] if a["text"].strip(MARK + " ")]
            made.append(new)
        self.rows["entities"] = _numbered(made)

    def _rewrite_others(self, touched: set[str], documents_of: Mapping[str, str]) -> None:
        mask, store = self.mask, self._store
        comparisons = self._plain("comparisons")
        for number, row in enumerate(comparisons):
            documents = {documents_of[s] for s in row["statements"] if s in documents_of}
            comparisons[number] = mask.value(row, None, mask.named_in(documents))
            if documents:
                comparisons[number]["id"] = mask.renamed[row["id"]] = store.new_id(row["id"])
        self.rows["comparisons"] = comparisons
        mentions = [self._of_document(row, touched) for row in self._plain("mentions")]
        self.rows["mentions"] = _numbered([row for row in mentions if MARK not in row["text"]])
        identities = [row for row in self._plain("identities") if row["entity"] not in mask.gone]
        self.rows["identities"] = _numbered([mask.value(row) for row in identities])
        for name in ("origins", "losses"):
            self.rows[name] = [mask.value(row, None, self._all_named()) for row in self._plain(name)]

    def _of_document(self, row: Row, touched: set[str]) -> Row:
        changed: Row = self.mask.value(row, row["document"]) if row["document"] in touched else row
        return changed

    def _all_named(self) -> frozenset[int]:
        return self.mask.named_in(self.mask.texts)

    def _flat(self, row: Row) -> Row:
        """A statement with its flat columns as they are for what it says now."""
        cut_off = self.mask.cut_off
        for role in ("speaker", "reported_by"):
            row[role] = row[role] and cut_off(row[role])
        row["arguments"] = [cut_off(one) for one in row["arguments"]]
        voices = [*row["arguments"], *(row[role] for role in ("speaker", "reported_by") if row[role])]
        row["of_entities"] = sorted({voice["entity"] for voice in voices if voice["entity"]})
        row["in_document"] = row["evidence"]["document"]
        return row

    def without_tables(self, sources: Sources, workspace: Workspace) -> Manifest:
        """Keep of a version that nobody can read the sources alone, so that it can be built again."""
        manifest = _manifest(self, (), self.manifest.search, sources)
        write_whole(workspace.manifests / f"{manifest.version}.json", manifest.to_json().encode(), workspace.scratch)
        return manifest

    @property
    def _store(self) -> Store:
        assert self.mask.store is not None, "versions are rewritten for redactions alone"
        return self.mask.store

    def _plain(self, name: str) -> list[Row]:
        rows: list[Row] = self.rows.get(name) or self.tables[name].to_pylist()
        return rows

    def made(self, name: str) -> pa.Table:
        """The table as it is now."""
        schema = self.tables[name].schema
        return pa.Table.from_pylist(self.rows[name], schema=schema) if name in self.rows else self.tables[name]


def _numbered(rows: list[Row]) -> list[Row]:
    return [{**row, "nth": number} for number, row in enumerate(rows)]


def read_version(manifest: Manifest, workspace: Workspace, mask: Mask) -> Version | None:
    """A version with its tables; None where a part is gone or was made by another Faultline, so that nobody can read it
    any more. Rows that lie over those of a whole version are in the tables."""
    tables: dict[str, pa.Table] = {}
    try:
        for part in manifest.parts:
            table = pq.read_table(workspace.parts / part.file)
            tables[part.table] = pa.concat_tables([tables[part.table], table]) if part.table in tables else table
        if manifest.additions:
            tables = _laid_over(tables, manifest, workspace)
        for name, cls in (("documents", Document), ("statements", Statement), ("entities", Entity)):
            tables[name].slice(0, 0).select(schema_of(cls).names)
    except (OSError, KeyError, pa.ArrowException, WorkspaceError):
        return None
    return Version(manifest, mask, tables)


def _laid_over(tables: Mapping[str, pa.Table], manifest: Manifest, workspace: Workspace) -> dict[str, pa.Table]:
    """The tables with the documents placed since the whole build, their rows numbered again."""
    queries = PartQueries(manifest.parts, workspace.parts, manifest.additions)
    made = {}
    for name, table in tables.items():
        listed = ", ".join(f'"{column}"' for column in table.column_names)
        found = queries.table(f"SELECT {listed} FROM {name} ORDER BY nth")
        rows = found.set_column(found.column_names.index("nth"), "nth", pa.array(range(len(found)), pa.int64()))
        made[name] = rows.cast(table.schema)
    return made


def write_version(version: Version, sources: Sources, workspace: Workspace) -> Manifest:
    """Keep the version as it is now, beside what it was."""
    parts = tuple(_kept_part(part, version, workspace) for part in _one_each(version.manifest.parts))
    search = search_folder(parts)
    tables = MapTables(
        documents=_rows(version, "documents", Document),
        statements=_rows(version, "statements", Statement),
        entities=_rows(version, "entities", Entity),
    )
    write_search_index(tables, workspace.search / search, workspace.scratch)
    manifest = _manifest(version, parts, search, sources)
    target = workspace.manifests / f"{manifest.version}.json"
    _carry_redirects(version, manifest, workspace)
    write_whole(target, manifest.to_json().encode(), workspace.scratch)
    return manifest


def _manifest(version: Version, parts: tuple[Part, ...], search: str, sources: Sources) -> Manifest:
    old, mask = version.manifest, version.mask
    everybody = frozenset(range(len(mask.names.people)))
    new_sources = tuple(sorted(_source(entry, mask, sources) for entry in old.sources))
    excluded = tuple(
        sorted(Excluded(mask.path(one.source), mask.names.hide(one.inside, everybody)) for one in old.excluded)
    )
    settings = mask.string(old.settings)
    return replace(
        old,
        version=version_of(settings=settings, sources=new_sources, excluded=excluded, parts=parts),
        title=mask.string(old.title),
        sources=new_sources,
        excluded=excluded,
        parts=parts,
        search=search,
        settings=settings,
        whole="",
        additions=(),
        added_search="",
    )


def _source(entry: SourceEntry, mask: Mask, sources: Sources) -> SourceEntry:
    return sources.get(entry) or replace(entry, path=mask.path(entry.path))


def _one_each(parts: Iterable[Part]) -> list[Part]:
    return list({part.table: part for part in parts}.values())


def _kept_part(part: Part, version: Version, workspace: Workspace) -> Part:
    return write_part(part.table, [version.made(part.table)], workspace.parts, workspace.scratch)


def _rows(version: Version, name: str, cls: type[T]) -> Rows[T]:
    return Rows(version.made(name).select(schema_of(cls).names), cls)


def _carry_redirects(version: Version, now: Manifest, workspace: Workspace) -> None:
    try:
        known = read_redirects(workspace.redirects, version.manifest.version)
    except WorkspaceError:
        return
    gone, renamed = version.mask.gone, version.mask.renamed

    def new(identity: str) -> str:
        return renamed.get(identity, identity)

    kept = [
        Redirect(new(one.old), new(one.new), one.kept, tuple(new(o) for o in one.others if o not in gone))
        for one in known.values()
        if one.old not in gone and one.new not in gone
    ]
    if kept:
        write_redirects(workspace, now.version, sorted(kept, key=lambda one: one.old))


def sweep_files(folder: Path, keep: Callable[[str], bool]) -> int:
    """Delete what is in a folder but what is to be kept; how many files and folders went."""
    import shutil

    gone = [path for path in sorted(folder.glob("*")) if not keep(path.name)] if folder.is_dir() else []
    for path in gone:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return len(gone)
