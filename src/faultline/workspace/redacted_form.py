"""What stands for an original that named a redacted person: what was read of it, without the names, as JSON Lines.

A line is a `Record` without the path of its source, which it gets when it is read: so the same form serves wherever
the source comes back. Only the workspace itself writes such files; one of this ending that a user gives is stored
under another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from faultline.tables import to_batch
from faultline.tables.json_values import from_json
from faultline.tables.schemas import Record

REDACTED = ".redacted"
"""Ends the names of these files."""


def read_form(file: Path, path: str) -> Iterator[Record]:
    """The records that stand for a source, which is called `path` now."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield _with_path(from_json(line, Record), path)


def form_batches(file: Path, path: str) -> Iterator[pa.RecordBatch]:
    """The same as the rows that the first stage gives."""
    return (to_batch([record], Record) for record in read_form(file, path))


def without_path(record: Record, path: str) -> Record:
    """The record of a source as its form has it."""
    document = record.document and replace(record.document, path=_inside(record.document.path, path))
    losses = tuple(replace(loss, path=_inside(loss.path, path)) for loss in record.losses)
    return replace(record, source="", document=document, losses=losses)


def _with_path(record: Record, path: str) -> Record:
    document = record.document and replace(record.document, path=_joined(path, record.document.path))
    losses = tuple(replace(loss, path=_joined(path, loss.path)) for loss in record.losses)
    return replace(record, source=path, document=document, losses=losses)


def _inside(path: str, source: str) -> str:
    return path[len(source) :].removeprefix("/") if path.startswith(source) else path


def _joined(source: str, inside: str) -> str:
    return f"{source}/{inside}" if inside else source
