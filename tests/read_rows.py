"""What the reader of data sets makes of bytes or a file, all parts as one record."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from faultline.datasets.reading import read_data
from faultline.documents.content import Content
from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.tables.schemas import Record

_ID = "0123456789abcdef"


def read_bytes(data: bytes | str, form: str) -> Record:
    """The record of a file with these bytes in a form: csv, xlsx, json."""
    path = f"data/any name.{form}"
    return _read(path, form, Content(path, data.encode() if isinstance(data, str) else data))


def read_file(path: Path) -> Record:
    """The record of a file, its form told by its name."""
    return _read(str(path), path.suffix[1:], Content(str(path), location=path))


def _read(path: str, form: str, content: Content) -> Record:
    parts = list(read_data(Record(path, document=Document(_ID, path, form, "")), content))
    return replace(
        parts[0],
        statements=tuple(s for part in parts for s in part.statements),
        mentions=tuple(m for part in parts for m in part.mentions),
        losses=tuple(loss for part in parts for loss in part.losses),
    )


def losses(record: Record) -> dict[str, int]:
    """Reason → how many."""
    found: Counter[str] = Counter()
    for loss in record.losses:
        found[loss.reason] += loss.count
    return dict(found)


def kinds(record: Record) -> dict[tuple[str, str], int]:
    """Kind and type → how many statements."""
    return dict(Counter((s.kind.value, s.type) for s in record.statements))


def roles(statement: Statement) -> list[tuple[str, str]]:
    """Role and text of each argument."""
    return [(argument.role, argument.text) for argument in statement.arguments]
