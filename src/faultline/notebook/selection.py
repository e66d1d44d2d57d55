"""What was asked of a map, not read yet: it can be counted, walked through, or turned into a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import pyarrow as pa

from faultline.errors import UsageError
from faultline.exchange.flat_tables import Cell, FlatTable
from faultline.notebook.html import table_html
from faultline.workspace import MapView

if TYPE_CHECKING:
    import pandas

T = TypeVar("T")
_AT_ONCE = 1000
_SHOWN = 10


class Selection(Sequence[T], Generic[T]):
    """Values of the map in its order. Nothing is read before it is needed, and no more than a page at a time.

    `len` counts, a loop or an index gives values of `faultline.model`, `to_pandas`, `to_arrow` and `to_dicts` give the
    flat table of the same things that the exports write.
    """

    def __init__(
        self,
        view: MapView,
        tables: tuple[FlatTable[T, Any], ...],
        *,
        count: Callable[[], int],
        page: Callable[[int, int], list[T]],
        limit: int | None,
    ) -> None:
        """`tables`: those that the values make, the main one first; `page`: so many values from that position on."""
        if limit is not None and limit < 0:
            raise UsageError(f"a limit of {limit} is less than nothing: leave it out to take all")
        self._view = view
        self._tables = {table.name: table for table in tables}
        self._name = tables[0].name
        self._count = count
        self._page = page
        self._limit = limit

    @cached_property
    def _length(self) -> int:
        number = self._count()
        return number if self._limit is None else min(number, self._limit)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        for begin in range(0, self._length, _AT_ONCE):
            yield from self._page(min(_AT_ONCE, self._length - begin), begin)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> list[T]: ...

    def __getitem__(self, index: int | slice) -> T | list[T]:
        positions = range(self._length)[index]
        if isinstance(positions, int):
            return self._page(1, positions)[0]
        if not positions:
            return []
        first, last = min(positions), max(positions)
        values = self._page(last - first + 1, first)
        return [values[position - first] for position in positions]

    def to_arrow(self, table: str | None = None) -> pa.Table:
        """The selection as an Arrow table; `table` names another that the same values make, such as `arguments`."""
        chosen = self._table(table)
        return pa.Table.from_batches(chosen.batches(self._view, self), schema=chosen.schema(self._view))

    def to_pandas(self, table: str | None = None) -> pandas.DataFrame:
        """The selection as a data frame; whole numbers and truth values stay so where some are missing.

        Raises:
            UsageError: If pandas is not installed.
        """
        if find_spec("pandas") is None:
            raise UsageError(
                "to_pandas needs pandas, which is not installed: pip install 'faultline[notebook]', or take to_arrow()"
            )
        import pandas

        types = {pa.int64(): pandas.Int64Dtype(), pa.bool_(): pandas.BooleanDtype()}
        return self.to_arrow(table).to_pandas(types_mapper=types.get)

    def to_dicts(self, table: str | None = None) -> list[dict[str, Cell]]:
        """The selection as plain dicts, column name → value."""
        chosen = self._table(table)
        names = [column.name for column in chosen.columns]
        return [dict(zip(names, cells, strict=True)) for cells in chosen.cells(self._view, self)]

    def __repr__(self) -> str:
        return f"<{len(self):,} of the {self._name} of {self._view.title!r}: to_pandas(), to_arrow(), to_dicts()>"

    def _repr_html_(self) -> str:
        chosen = self._table(None)
        names = [column.name for column in chosen.columns]
        return table_html(self._name, names, list(chosen.cells(self._view, self[:_SHOWN])), len(self))

    def _table(self, name: str | None) -> FlatTable[T, Any]:
        if name is None:
            name = self._name
        if name not in self._tables:
            raise UsageError(f"{self._name} make no table of {name}: take one of {', '.join(self._tables)}")
        return self._tables[name]


def selection_of_list(
    view: MapView, tables: tuple[FlatTable[T, Any], ...], load: Callable[[], list[T]], limit: int | None
) -> Selection[T]:
    """A selection of what the view gives as one list, which is read once."""
    loaded: list[list[T]] = []

    def values() -> list[T]:
        if not loaded:
            loaded.append(load())
        return loaded[0]

    return Selection(
        view,
        tables,
        count=lambda: len(values()),
        page=lambda size, begin: values()[begin : begin + size],
        limit=limit,
    )
