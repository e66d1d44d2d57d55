"""`--format ro-crate`: the map as a research object that an archive takes: its tables, its sources and how it was made.

RO-Crate 1.2 (researchobject.org, 2025), an attached package: a folder with `ro-crate-metadata.json`, which describes
every other file of it. The sources are listed, with the SHA-256 of their files; their texts belong to others and come
along in `ro-crate-texts` alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from faultline.exchange.comparisons import export_comparisons
from faultline.exchange.csv_text import csv_line
from faultline.exchange.documents import export_documents
from faultline.exchange.entities import export_entities
from faultline.exchange.forms import Written
from faultline.exchange.ro_crate_metadata import Described, metadata_of
from faultline.exchange.statements import export_statements
from faultline.exchange.table_files import WITHOUT_TEXT, csv_rows
from faultline.exchange.tables_of_map import DOCUMENTS, LOSSES, PLACES
from faultline.workspace.view import MapView

METADATA = "ro-crate-metadata.json"
_ORIGINALS = "original files of sources"


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of the crate: its name, its title, what it holds, and its lines."""

    name: str
    title: str
    says: str
    lines: Callable[[MapView], Iterator[str]]


def _source_rows(view: MapView) -> Iterator[str]:
    yield csv_line(("path", "sha256"))
    yield from (csv_line(source) for source in sorted(view.source_digests().items()))


_PARTS = (
    _Part("statements.jsonl", "Statements", "All that the sources say, a statement a line.", export_statements),
    _Part("entities.jsonl", "Entities", "Who and what is named, an identity a line.", export_entities),
    _Part("comparisons.jsonl", "Comparisons", "How sources stand on one matter, one a line.", export_comparisons),
    _Part("documents.csv", "Documents", "What is known of each document.", partial(csv_rows, table=DOCUMENTS)),
    _Part("places.csv", "Places", "Where statements lie.", partial(csv_rows, table=PLACES)),
    _Part("losses.csv", "Losses", "What was dropped, by document, step and reason.", partial(csv_rows, table=LOSSES)),
    _Part("sources.csv", "Sources", "The files the map was built from, with the SHA-256 of each.", _source_rows),
)
_TEXTS = _Part("documents.jsonl", "Texts", "The texts of the documents, in which offsets count.", export_documents)


def write_ro_crate(view: MapView, folder: Path, *, with_texts: bool = False) -> Written:
    """Write the crate, with or without the texts of the documents; says how many records each file has."""
    described: list[Described] = []
    records: dict[str, int] = {}
    for part in (*_PARTS, *((_TEXTS,) if with_texts else ())):
        lines = _write_lines(folder / part.name, part.lines(view))
        records[part.title.lower()] = lines - part.name.endswith(".csv")
        described.append(_described(part, folder / part.name))
    graph = metadata_of(view, described)
    text = json.dumps(graph, ensure_ascii=False, indent=1, allow_nan=False)
    (folder / METADATA).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    missing = {} if with_texts else {WITHOUT_TEXT: records["documents"]}
    return Written(records, {**missing, _ORIGINALS: records["sources"]})


def write_ro_crate_with_texts(view: MapView, folder: Path) -> Written:
    """Write the crate with the texts of the documents."""
    return write_ro_crate(view, folder, with_texts=True)


def _write_lines(path: Path, lines: Iterator[str]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        for line in lines:
            stream.write(line)
            count += 1
    return count


def _described(part: _Part, path: Path) -> Described:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Described(part.name, part.title, part.says, path.stat().st_size, digest)
