"""Values that stay in Arrow until they are asked for: a sequence that takes a tenth of the memory of the values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar, overload

import pyarrow as pa

from faultline.tables.columns import from_batch, schema_of, to_batch

T = TypeVar("T")

_AT_ONCE = 2000
_IN_A_BATCH = 20_000
"""A batch for each few rows would take as much room again for what it says about itself."""


class Rows(Sequence[T], Generic[T]):
    """The rows of a table as values of `cls`; each time they are gone through they are made anew, some at a time."""

    def __init__(self, table: pa.Table, cls: type[T]) -> None:
        self.table = table.combine_chunks()
        self._cls = cls

    @classmethod
    def of(cls, parts: Iterable[Sequence[T]], kind: type[T]) -> Rows[T]:
        """The values of all parts, each put into Arrow as it comes."""
        made = RowsBuilder(kind)
        for part in parts:
            made.add(part)
        return made.rows()

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def __iter__(self) -> Iterator[T]:
        for batch in self.table.to_batches(max_chunksize=_AT_ONCE):
            yield from from_batch(batch, self._cls)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self.table.equals(other.table)

    def __hash__(self) -> int:
        return hash((self._cls, len(self)))

    def part(self, start: int, stop: int) -> list[T]:
        """The values of the rows from `start` up to `stop`."""
        return from_batch(self.table.slice(start, stop - start), self._cls)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Rows[T]: ...

    def __getitem__(self, at: int | slice) -> T | Rows[T]:
        if isinstance(at, slice):
            return Rows(self.table.take(list(range(len(self))[at])), self._cls)
        place = range(len(self))[at]
        return self.part(place, place + 1)[0]


class RowsBuilder(Generic[T]):
    """Takes in values and puts them into Arrow some thousands at a time."""

    def __init__(self, kind: type[T]) -> None:
        self._kind = kind
        self._values: list[T] = []
        self._batches: list[pa.RecordBatch] = []

    def add(self, values: Iterable[T]) -> None:
        """Take these in after all others."""
        self._values += values
        if len(self._values) >= _IN_A_BATCH:
            self._put()

    def rows(self) -> Rows[T]:
        """All that was taken in, which is given up here."""
        self._put()
        return Rows(joined(self._batches, schema_of(self._kind)), self._kind)

    def _put(self) -> None:
        if self._values:
            self._batches.append(to_batch(self._values, self._kind))
            self._values = []


def joined(batches: list[pa.RecordBatch], schema: pa.Schema) -> pa.Table:
    """A table in one piece; the list is empty afterwards, so that no more than one column is ever held twice."""
    columns = pa.Table.from_batches(batches, schema).columns
    batches.clear()
    for at in range(len(columns)):
        columns[at] = columns[at].combine_chunks()
    return pa.Table.from_arrays(columns, schema=schema)
