"""Map tables → Parquet parts, each named by its content, so that versions share what they have in common."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.statement import Statement
from faultline.tables import to_table
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


def write_parts(tables: MapTables, folder: Path, scratch: Path) -> tuple[Part, ...]:
    """Write what is not there yet; the same tables always give the same parts."""
    return tuple(write_part(name, rows_of(name, getattr(tables, name)), folder, scratch) for name in TABLES)


def rows_of(name: str, values: Sequence[Any], positions: Sequence[float] | None = None) -> pa.Table:
    """The rows of a table with its flat columns, at positions of their own or one after another."""
    table = values.table if isinstance(values, Rows) else to_table(values, TABLES[name])
    nth = pa.array(range(len(values)), pa.int64()) if positions is None else pa.array(positions)
    table = table.append_column("nth", nth)
    if name == "statements":
        for column, cells, kind in _filter_columns(values):
            table = table.append_column(column, pa.array(cells, kind))
    return table


def _filter_columns(statements: Sequence[Statement]) -> Iterable[tuple[str, list[Any], pa.DataType]]:
    yield "in_document", [s.evidence.document for s in statements], pa.string()
    yield "of_entities", [_entities(s) for s in statements], pa.list_(pa.string())
    yield "in_place", [s.place.place if s.place else None for s in statements], pa.string()


def _entities(statement: Statement) -> list[str]:
    """Who takes part or speaks."""
    voices = [voice.entity for voice in (statement.speaker, statement.reported_by) if voice]
    return sorted({entity for entity in (*(a.entity for a in statement.arguments), *voices) if entity})


def write_part(name: str, table: pa.Table, folder: Path, scratch: Path) -> Part:
    """Keep the rows of a table as a part, unless they are there."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", row_group_size=_ROWS_PER_GROUP)
    content = sink.getvalue()
    file = f"{name}-{hashlib.sha256(content).hexdigest()[:16]}.parquet"
    if not _is_whole(folder / file, content):
        with whole_file(folder / file, scratch) as path, path.open("wb") as out:
            out.write(content)
    return Part(name, file, table.num_rows)


def _is_whole(path: Path, content: pa.Buffer) -> bool:
    """Whether a file is there with just these bytes; one that was damaged since is written again."""
    try:
        with pa.memory_map(str(path)) as there:
            return bool(there.size() == content.size and there.read_buffer().equals(content))
    except OSError:
        return False
