"""The form in which the map is read as tables: columns of plain values, each named, typed and explained once.

The same tables are the CSV, Excel and Parquet exports, the SQLite and DuckDB files, and what `to_pandas` gives in a
notebook. `tables_of_map` has the tables of a map, `statement_columns` those of the widest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

import pyarrow as pa

from faultline.exchange.citing import one_line
from faultline.workspace.view import MapView

Cell = str | int | float | bool | None
Value = TypeVar("Value")
Row = TypeVar("Row")
BETWEEN = " | "
"""What separates several names in one cell; within a name `|` is written `¦`."""
_AT_ONCE = 5000
_ARROW: dict[type, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


@dataclass(frozen=True, slots=True)
class FlatColumn(Generic[Row]):
    """A column.

    Attributes:
        type: `str`, `int`, `float` or `bool`; any cell may be None.
        value: The cell of a row.
        says: What it holds, in a phrase for the docs and for databases that keep comments.
        refers_to: The table whose `id` its cells are, empty where they are none.
    """

    name: str
    type: type[str | int | float | bool]
    value: Callable[[Row], Cell]
    says: str
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class FlatTable(Generic[Value, Row]):
    """A table: one row or several of each value of the map.

    Attributes:
        says: What a row is.
        values: All values of a view that the table is made of, in the view's order.
        rows: Values → what the columns read their cells from.
        key: The columns that tell rows apart; empty where nothing does.
        indexes: Other columns, or groups of them, that rows are looked up by.
    """

    name: str
    says: str
    columns: tuple[FlatColumn[Row], ...]
    values: Callable[[MapView], Iterable[Value]]
    rows: Callable[[MapView, Iterable[Value]], Iterable[Row]]
    key: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()

    def cells(self, view: MapView, values: Iterable[Value] | None = None) -> Iterator[tuple[Cell, ...]]:
        """The rows of all values, or of those given, as cells in the order of the columns; an empty text is None."""
        chosen = self.values(view) if values is None else values
        read = tuple(column.value for column in self.columns)
        return (tuple(_cell(value(row)) for value in read) for row in self.rows(view, chosen))

    def schema(self, view: MapView) -> pa.Schema:
        """The columns as Arrow knows them, with the title and version of the map as metadata."""
        about = {"faultline.title": view.title, "faultline.version": view.edition}
        return pa.schema([pa.field(c.name, _ARROW[c.type]) for c in self.columns], metadata=about)

    def batches(self, view: MapView, values: Iterable[Value] | None = None) -> Iterator[pa.RecordBatch]:
        """The same rows as Arrow batches of a few thousand, none where there are no rows."""
        schema = self.schema(view)
        rows = self.cells(view, values)
        while taken := list(islice(rows, _AT_ONCE)):
            columns = zip(*taken, strict=True)
            arrays = [pa.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)]
            yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _cell(cell: Cell) -> Cell:
    """None for an empty text, the plain text of a code."""
    if isinstance(cell, str):
        return str(cell) or None
    return cell


def joined(parts: Iterable[str]) -> str | None:
    """The parts as one cell, on one line; None where there are none or all are empty."""
    lines = [one_line(part).replace("|", "¦") for part in parts]
    return BETWEEN.join(lines) if any(lines) else None


def each(_: MapView, values: Iterable[Value]) -> Iterable[Value]:
    """The `rows` of a table whose rows are the values themselves."""
    return values
