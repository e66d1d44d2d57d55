"""Values that stay in Arrow until they are asked for: a sequence that takes a tenth of the memory of the values.

Inside `kept_in` the rows lie in files that are mapped, so that memory holds only what is being looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, Generic, TypeVar, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from faultline.tables.columns import from_batch, schema_of, to_batch
from faultline.tables.sinks import let_go, new_sink

S = TypeVar("S")
T = TypeVar("T")
Places = np.ndarray[tuple[int], np.dtype[np.int64]]

_AT_ONCE = 2000
_IN_A_BATCH = 20_000
"""A batch for each few rows would take as much room again for what it says about itself."""


class Rows(Sequence[T], Generic[T]):
    """The rows of a table as values of `cls`; each time they are gone through they are made anew, some at a time."""

    def __init__(self, table: pa.Table, cls: type[T]) -> None:
        self._schema, self._cls = table.schema, cls
        self.batches: list[pa.RecordBatch] = [batch for batch in table.to_batches() if batch.num_rows]
        self._starts = [0, *accumulate(batch.num_rows for batch in self.batches)]

    @classmethod
    def of(cls, parts: Iterable[Iterable[T]], kind: type[T]) -> Rows[T]:
        """The values of all parts, each put into Arrow as it comes."""
        made = RowsBuilder(kind)
        for part in parts:
            made.add(part)
        return made.rows()

    @classmethod
    def holding(cls, values: Sequence[T], kind: type[T]) -> Rows[T]:
        """The values as rows; they themselves where they are such."""
        return values if isinstance(values, Rows) else cls.of([values], kind)

    @property
    def table(self) -> pa.Table:
        """All columns, in the pieces in which they lie."""
        return pa.Table.from_batches(self.batches, self._schema)

    def __len__(self) -> int:
        return int(self._starts[-1])

    def __iter__(self) -> Iterator[T]:
        for batch in self.batches:
            for start in range(0, batch.num_rows, _AT_ONCE):
                yield from from_batch(batch.slice(start, _AT_ONCE), self._cls)
            let_go()

    def __eq__(self, other: object) -> bool:
        """Whether the other is a sequence of the same values."""
        if isinstance(other, Rows):
            return bool(self.table.equals(other.table))
        is_alike = isinstance(other, Sequence) and len(other) == len(self)
        return is_alike and all(a == b for a, b in zip(self, other, strict=True))  # type: ignore[call-overload]

    def __hash__(self) -> int:
        return hash((self._cls, len(self)))

    def part(self, start: int, stop: int) -> list[T]:
        """The values of the rows from `start` up to `stop`."""
        return [value for piece in self._pieces(start, stop) for value in from_batch(piece, self._cls)]

    def _pieces(self, start: int, stop: int) -> Iterator[pa.RecordBatch]:
        while start < stop:
            number = bisect_right(self._starts, start) - 1
            end = min(stop, self._starts[number + 1])
            yield self.batches[number].slice(start - self._starts[number], end - start)
            start = end

    def taken(self, places: Places) -> pa.RecordBatch:
        """The rows at these places, in their order, as one batch."""
        ascending = np.argsort(places, kind="stable")
        sought = places[ascending]
        bounds = np.searchsorted(sought, self._starts)
        some = [
            batch.take(pa.array(sought[start:stop] - first))
            for batch, first, start, stop in zip(self.batches, self._starts, bounds, bounds[1:], strict=False)
            if start < stop
        ]
        let_go()
        if not some:
            return pa.RecordBatch.from_pylist([], self._schema)
        rows = some[0] if len(some) == 1 else pa.concat_batches(some)
        if bool((ascending[:-1] < ascending[1:]).all()):
            return rows
        back = np.empty_like(ascending)
        back[ascending] = np.arange(len(ascending))
        return rows.take(pa.array(back))

    def at(self, places: Places) -> Iterator[T]:
        """The values at these places, in their order, some at a time."""
        for start in range(0, len(places), _IN_A_BATCH):
            yield from Rows(pa.Table.from_batches([self.taken(places[start : start + _IN_A_BATCH])]), self._cls)

    def ordered(self, places: Places) -> Rows[T]:
        """The rows at these places, in their order."""
        sink = new_sink(self._schema)
        for start in range(0, len(places), _IN_A_BATCH):
            sink.write(self.taken(places[start : start + _IN_A_BATCH]))
        return Rows(sink.table(), self._cls)

    def sorted(self, *by: tuple[str, str]) -> Rows[T]:
        """The rows by columns, each with "ascending" or "descending"; text in the order of its code points."""
        keys = self.table.select([name for name, _ in by])
        return self.ordered(pc.sort_indices(keys, sort_keys=list(by)).to_numpy().astype(np.int64))

    def only(self, cls: type[S]) -> Rows[S]:
        """The same rows as values of a class that has some of the fields: no others are looked at."""
        return Rows(self.table.select(schema_of(cls).names), cls)

    def columns(self, path: str) -> Iterator[pa.Array]:
        """A column of each batch, by its name or the names on the way into structs: `evidence.document`."""
        for batch in self.batches:
            yield _column(batch, path)
            let_go()

    def cells(self, path: str, start: int, stop: int) -> list[Any]:
        """What stands in a column in the rows from `start` up to `stop`."""
        return [cell for piece in self._pieces(start, stop) for cell in _column(piece, path).to_pylist()]

    def runs(self, path: str) -> Iterator[tuple[Any, int, int]]:
        """The stretches of rows with one value in a column of text that is never null: the value, start and stop."""
        for column, first in zip(self.columns(path), self._starts, strict=False):
            encoded = column.dictionary_encode()
            names, numbers = encoded.dictionary.to_pylist(), encoded.indices.to_numpy()
            starts = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist()]
            for start, stop in zip(starts, [*starts[1:], len(numbers)], strict=True):
                yield names[numbers[start]], first + start, first + stop

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Rows[T]: ...

    def __getitem__(self, at: int | slice) -> T | Rows[T]:
        if isinstance(at, slice):
            return self.ordered(np.arange(len(self), dtype=np.int64)[at])
        place = range(len(self))[at]
        return self.part(place, place + 1)[0]


def _column(batch: pa.RecordBatch, path: str) -> pa.Array:
    first, *rest = path.split(".")
    column = batch.column(first)
    for name in rest:
        column = pc.struct_field(column, name)
    return column


class RowsBuilder(Generic[T]):
    """Takes in values and puts them into Arrow some thousands at a time.

    Args:
        at_once: Values that are held until they are put there, where that is to be fewer because one may be large.
    """

    def __init__(self, kind: type[T], at_once: int | None = None) -> None:
        self._kind, self._at_once = kind, at_once or _IN_A_BATCH
        self._values: list[T] = []
        self._put = 0
        self._sink = new_sink(schema_of(kind))

    def __len__(self) -> int:
        return self._put + len(self._values)

    def add(self, values: Iterable[T]) -> None:
        """Take these in after all others."""
        for value in values:
            self._values.append(value)
            if len(self._values) >= self._at_once:
                self._write()

    def rows(self) -> Rows[T]:
        """All that was taken in, which is given up here."""
        if self._values:
            self._write()
        table, self._sink, self._put = self._sink.table(), new_sink(schema_of(self._kind)), 0
        return Rows(table, self._kind)

    def _write(self) -> None:
        self._sink.write(to_batch(self._values, self._kind))
        self._put += len(self._values)
        self._values = []
