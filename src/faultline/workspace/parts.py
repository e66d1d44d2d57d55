"""Map tables → Parquet parts, each named by its content, so that versions share what they have in common."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.statement import Statement
from faultline.tables import to_batch
from faultline.tables.rows import Rows
from faultline.tables.schemas import Identity, Named
from faultline.workspace.manifest import Part
from faultline.workspace.map_tables import DocumentOrigin, MapTables
from faultline.workspace.whole_files import whole_file

TABLES: dict[str, type] = {
    "documents": Document,
    "origins": DocumentOrigin,
    "statements": Statement,
    "mentions": Named,
    "entities": Entity,
    "places": Place,
    "identities": Identity,
    "comparisons": Comparison,
    "losses": Loss,
}
"""The table names with the values in their rows. Each table has a column `nth` besides, the position of the row; the
statements have more flat ones to filter by: `in_document`, `of_entities`, `in_place`."""

_ROWS_PER_GROUP = 2000
_ROWS_AT_ONCE = 10 * _ROWS_PER_GROUP
"""Rows that are put together before they are written; whole groups, so that their number changes no byte."""


def write_parts(tables: MapTables, folder: Path, scratch: Path) -> tuple[Part, ...]:
    """Write what is not there yet; the same tables always give the same parts."""
    return tuple(write_part(name, _pieces_of(name, getattr(tables, name)), folder, scratch) for name in TABLES)


def rows_of(name: str, values: Sequence[Any], positions: Sequence[float] | None = None) -> pa.Table:
    """The rows of a table with its flat columns, at positions of their own or one after another."""
    nth = pa.array(range(len(values)), pa.int64()) if positions is None else pa.array(positions)
    return _with_flat_columns(name, to_batch(values, TABLES[name]), nth)


def _pieces_of(name: str, values: Sequence[Any]) -> Iterator[pa.Table]:
    """The same, some thousands of rows at a time; one piece without any where there are none."""
    rows: Rows[Any] = Rows.holding(values, TABLES[name])
    for start in range(0, max(1, len(rows)), _ROWS_AT_ONCE):
        places = np.arange(start, min(start + _ROWS_AT_ONCE, len(rows)))
        yield _with_flat_columns(name, rows.taken(places), pa.array(places, pa.int64()))


def _with_flat_columns(name: str, rows: pa.RecordBatch, nth: pa.Array) -> pa.Table:
    table = pa.Table.from_batches([rows]).append_column("nth", nth)
    if name == "statements":
        for column, cells in _filter_columns(rows):
            table = table.append_column(column, cells)
    return table


def _filter_columns(statements: pa.RecordBatch) -> Iterable[tuple[str, pa.Array]]:
    yield "in_document", pc.struct_field(statements.column("evidence"), "document")
    yield "of_entities", pa.array(_entities(statements), pa.list_(pa.string()))
    yield "in_place", pc.struct_field(statements.column("place"), "place")


def _entities(statements: pa.RecordBatch) -> Iterator[list[str]]:
    """Who takes part or speaks, of each statement."""
    arguments = statements.column("arguments")
    named = iter(pc.struct_field(arguments.flatten(), "entity").to_pylist())
    voices = [pc.struct_field(statements.column(role), "entity").to_pylist() for role in ("speaker", "reported_by")]
    for count, *spoken in zip(arguments.value_lengths().to_pylist(), *voices, strict=True):
        yield sorted({entity for entity in (*islice(named, count), *spoken) if entity})


def write_part(name: str, pieces: Iterable[pa.Table], folder: Path, scratch: Path) -> Part:
    """Keep rows as a part, unless they are there.

    Args:
        pieces: At least one, of one schema; all but the last have whole groups of 2,000 rows.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=scratch, prefix="part-")
    os.close(handle)
    try:
        size = _write(Path(made), pieces)
        digest = _digest(Path(made))
        file = f"{name}-{digest[:16]}.parquet"
        if not _is_whole(folder / file, digest):
            with whole_file(folder / file, scratch) as path:
                Path(made).replace(path)
        return Part(name, file, size)
    finally:
        Path(made).unlink(missing_ok=True)


def _write(path: Path, pieces: Iterable[pa.Table]) -> int:
    """How many rows were written."""
    size = 0
    writer: pq.ParquetWriter | None = None
    try:
        for piece in pieces:
            writer = writer or pq.ParquetWriter(path, piece.schema, compression="zstd")
            writer.write_table(piece, row_group_size=_ROWS_PER_GROUP)
            size += piece.num_rows
    finally:
        if writer is not None:
            writer.close()
    return size


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_whole(path: Path, digest: str) -> bool:
    """Whether a file is there with just these bytes; one that was damaged since is written again."""
    try:
        return _digest(path) == digest
    except OSError:
        return False
