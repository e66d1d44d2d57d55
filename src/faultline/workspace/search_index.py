"""Map tables → the full-text index of a version."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from faultline.model.document import Document, Role
from faultline.model.entity import Entity
from faultline.model.evidence import Evidence
from faultline.model.statement import Statement
from faultline.tables.rows import Rows
from faultline.workspace.manifest import Part
from faultline.workspace.map_tables import MapTables
from faultline.workspace.search_words import ANALYZER, analyzer
from faultline.workspace.whole_files import whole_folder

if TYPE_CHECKING:
    import tantivy

INDEX_VERSION = "1"
_SUMS = "sums.json"
"""Of the files of an index, by which a build finds out that one was damaged since."""
_INDEXED = ("documents", "statements", "entities")
_LONGEST_PIECE = 1500
_MEMORY = 64_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: a piece of a passage, a statement or an entity."""

    kind: str
    id: str
    document: str
    start: int
    end: int
    title: str
    text: str


def search_folder(parts: Iterable[Part]) -> str:
    """The name of the index of these parts: versions that have the same texts, statements and entities share it."""
    files = [part.file for part in parts if part.table in _INDEXED]
    return hashlib.sha256(repr((INDEX_VERSION, files)).encode()).hexdigest()[:16]


def write_search_index(tables: MapTables, folder: Path, scratch: Path) -> None:
    """Write the index unless it is there whole. One thread writes: the order of equal hits is always the same."""
    if folder.is_dir():
        if _is_whole(folder):
            return
        shutil.rmtree(folder)
    import tantivy

    with whole_folder(folder, scratch) as path:
        index = tantivy.Index(search_schema(), path=str(path))
        index.register_tokenizer(ANALYZER, analyzer())
        writer = index.writer(heap_size=_MEMORY, num_threads=1)
        for entry in _entries(tables):
            writer.add_document(_indexed(entry))
        writer.commit()
        writer.wait_merging_threads()
        (path / _SUMS).write_text(json.dumps(_sums(path)), encoding="utf-8")


def _sums(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of an index, but of the locks that readers leave."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name != _SUMS and path.suffix != ".lock":
            with path.open("rb") as file:
                found[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def _is_whole(folder: Path) -> bool:
    """Whether an index has just the bytes that were written; one of before these were noted is taken as it is."""
    try:
        noted = json.loads((folder / _SUMS).read_text(encoding="utf-8"))
        return bool(noted == _sums(folder))
    except FileNotFoundError:
        return (folder / "meta.json").is_file()
    except (OSError, ValueError):
        return False


def search_schema() -> tantivy.Schema:
    """`text` is what is searched; the rest says where it stands."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("kind", "id", "document"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("start", "end"):
        builder.add_integer_field(name, stored=True)
    builder.add_text_field("title", stored=True, tokenizer_name=ANALYZER)
    builder.add_text_field("text", stored=True, tokenizer_name=ANALYZER)
    return builder.build()


def _indexed(entry: Entry) -> tantivy.Document:
    import tantivy

    document = tantivy.Document()
    for name in ("kind", "id", "document", "title", "text"):
        document.add_text(name, getattr(entry, name))
    document.add_integer("start", entry.start)
    document.add_integer("end", entry.end)
    return document


@dataclass(frozen=True, slots=True)
class _Titled:
    """Of a document, what stands over its statements."""

    id: str
    path: str
    title: str | None


@dataclass(frozen=True, slots=True)
class _Cited:
    """Of a statement, what is searched."""

    id: str
    evidence: Evidence


def _entries(tables: MapTables) -> Iterator[Entry]:
    documents: Rows[Document] = Rows.holding(tables.documents, Document)
    titles = {document.id: document.title or document.path for document in documents.only(_Titled)}
    for entity in tables.entities:
        yield _entity_entry(entity)
    for statement in Rows.holding(tables.statements, Statement).only(_Cited):
        yield _statement_entry(statement, titles[statement.evidence.document])
    for document in documents:
        yield from _passage_entries(document)


def _entity_entry(entity: Entity) -> Entry:
    names = dict.fromkeys((entity.name, *(alias.text for alias in entity.aliases)))
    return Entry("entity", entity.id, "", -1, -1, entity.name, "; ".join(names))


def _statement_entry(statement: _Cited, title: str) -> Entry:
    evidence = statement.evidence
    start, end = (evidence.start, evidence.end) if evidence.start is not None else (-1, -1)
    return Entry("statement", statement.id, evidence.document, start, end or -1, title, evidence.quote)


def _passage_entries(document: Document) -> Iterator[Entry]:
    """All that the document says; what its site repeats on every page is left out."""
    title = document.title or document.path
    for passage in document.passages:
        if passage.role in (Role.REPEATED, Role.BOILERPLATE):
            continue
        for start, end in _pieces(document.text, passage.start, passage.end):
            yield Entry("passage", "", document.id, start, end, title, document.text[start:end])


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in pieces of at most 1,500 characters, cut at white space where there is any."""
    while end - start > _LONGEST_PIECE:
        cuts = [m.end() for m in re.finditer(r"\s+", text[start : start + _LONGEST_PIECE])]
        stop = start + (cuts[-1] if cuts else _LONGEST_PIECE)
        yield start, stop
        start = stop
    if start < end:
        yield start, end
