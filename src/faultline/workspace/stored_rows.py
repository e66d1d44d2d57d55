"""Rows of a large version as Arrow files that are read where they lie: a few from anywhere in them at once.

DuckDB and Parquet unpack thousands of rows to give one; here a row is a slice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.ipc

STORED = ("statements", "entities", "documents", "comparisons")
"""The tables whose rows are kept so."""
_SCATTERED = 200
"""Slices from which on rows are gathered column by column."""


class StoredRows:
    """The rows of a table, by their positions."""

    def __init__(self, folder: Path, table: str) -> None:
        reader = pa.ipc.open_file(pa.memory_map(str(rows_file(folder, table))))
        self.schema = reader.schema
        self._batches = [reader.get_batch(n) for n in range(reader.num_record_batches)]
        self._starts = np.cumsum([0, *(batch.num_rows for batch in self._batches)])

    def at(self, positions: Sequence[int], columns: Sequence[str]) -> pa.Table:
        """The rows at these positions, which ascend."""
        found = np.array(positions, dtype=np.int64)
        schema = pa.schema([self.schema.field(name) for name in columns])
        if not len(found):
            return schema.empty_table()
        home = np.searchsorted(self._starts, found, side="right") - 1
        batches = {int(n): self._batches[n].select(list(columns)) for n in np.unique(home)}
        ends = np.flatnonzero(np.diff(found, append=-1) != 1) + 1
        runs = [(int(found[a]), int(b - a)) for a, b in zip((0, *ends[:-1]), ends, strict=True)]
        if len(runs) > _SCATTERED:
            pieces = [batch.take(pa.array(found[home == n] - self._starts[n])) for n, batch in batches.items()]
        else:
            pieces = [piece for run in runs for piece in self._sliced(batches, *run)]
        return pa.Table.from_batches(pieces, schema).combine_chunks()

    def field_at(self, positions: Sequence[int], column: str, field: str) -> pa.Array:
        """A field of a nested column, of the rows at these positions, which ascend."""
        found = np.array(positions, dtype=np.int64)
        home = np.searchsorted(self._starts, found, side="right") - 1
        pieces = []
        for n in np.unique(home):
            cells, rows = self._batches[n].column(column).field(field), found[home == n] - self._starts[n]
            pieces.append(cells if len(rows) == len(cells) else cells.take(pa.array(rows)))
        return pa.concat_arrays(pieces)

    def _sliced(self, batches: dict[int, pa.RecordBatch], first: int, length: int) -> Iterable[pa.RecordBatch]:
        """A run of rows, cut where a batch ends."""
        for n, batch in batches.items():
            start = max(first, int(self._starts[n]))
            end = min(first + length, int(self._starts[n + 1]))
            if start < end:
                yield batch.slice(start - int(self._starts[n]), end - start)


def write_rows(folder: Path, table: str, batches: pa.RecordBatchReader) -> None:
    """Keep the rows of a table, in their order."""
    with pa.ipc.new_file(rows_file(folder, table), batches.schema) as writer:
        for batch in batches:
            writer.write_batch(batch)


def rows_file(folder: Path, table: str) -> Path:
    """Where the rows of a table lie."""
    return folder / f"{table}.rows.arrow"
