"""Frozen values ↔ Arrow, by their field types: the dataclasses of `model` are the only definition of a table.

A dataclass becomes a struct, a tuple a list, an enumeration its string; what may be None is nullable. Values are taken
apart and put together column by column, a leaf at a time, which is several times as fast as a dict for each row.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import accumulate, chain
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

T = TypeVar("T")
Cells = list[Any]
"""One column, or what stands in one place of all values: None where there is nothing."""

_PLAIN: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}


def schema_of(cls: type) -> pa.Schema:
    """The Arrow schema of a dataclass, its fields in order."""
    return _schema(_hint(cls))


def to_batch(values: Sequence[T], cls: type[T]) -> pa.RecordBatch:
    """The values as the rows of one batch; an empty one has the schema all the same."""
    hints = _hints(_hint(cls))
    names = schema_of(cls).names
    columns = [_writer(hints[name])(list(map(attrgetter(name), values))) for name in names]
    return pa.RecordBatch.from_arrays(columns, schema=schema_of(cls))


def to_table(values: Sequence[T], cls: type[T]) -> pa.Table:
    """The same as a table."""
    return pa.Table.from_batches([to_batch(values, cls)])


def from_batch(rows: pa.RecordBatch | pa.Table, cls: type[T]) -> list[T]:
    """The values in the rows of a batch, table or query; KeyError for a column that the class has no field for."""
    batches = rows.to_batches() if isinstance(rows, pa.Table) else [rows]
    return [value for batch in batches for value in _struct(cls, batch.schema.names, batch.columns)]


def _hint(cls: type) -> Hashable:
    """A class as the key of the caches below: every class is hashable, which type checkers do not take for granted."""
    return cls


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


@cache
def _schema(cls: Any) -> pa.Schema:
    hints = get_type_hints(cls)
    return pa.schema([_field(f.name, hints[f.name]) for f in fields(cls)])


def _field(name: str, hint: Any) -> pa.Field:
    inner, nullable = _unwrap(hint)
    return pa.field(name, _type(inner), nullable=nullable)


def _unwrap(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, UnionType):
        rest = [a for a in get_args(hint) if a is not NoneType]
        if len(rest) != 1:
            raise TypeError(f"a column has one type, not {hint}")
        return rest[0], True
    return hint, False


def _type(hint: Any) -> pa.DataType:
    if get_origin(hint) is tuple:
        return pa.list_(_type(get_args(hint)[0]))
    if is_dataclass(hint):
        return pa.struct(list(schema_of(hint)))  # type: ignore[arg-type]
    if issubclass(hint, Enum):
        return pa.string()
    return _PLAIN[hint]


@cache
def _writer(hint: Any) -> Callable[[Cells], pa.Array]:
    """What makes a column of the cells; None becomes null, in a place where the schema allows it."""
    inner, _ = _unwrap(hint)
    type_ = _type(inner)
    if get_origin(inner) is tuple:
        return _list_writer(_writer(get_args(inner)[0]), type_)
    if is_dataclass(inner):
        return _struct_writer(inner, type_)
    if issubclass(inner, Enum):
        return lambda cells: pa.array([None if cell is None else cell._value_ for cell in cells], type_)
    return lambda cells: pa.array(cells, type_)


def _list_writer(item: Callable[[Cells], pa.Array], type_: pa.DataType) -> Callable[[Cells], pa.Array]:
    def write(cells: Cells) -> pa.Array:
        held = [cell or () for cell in cells]
        offsets = [0, *accumulate(map(len, held))]
        given = [end if cell is not None else None for cell, end in zip(cells, offsets, strict=False)]
        bounds = pa.array([*given, offsets[-1]], pa.int32())
        return pa.ListArray.from_arrays(bounds, item(list(chain.from_iterable(held))), type=type_)

    return write


def _struct_writer(cls: Any, type_: pa.DataType) -> Callable[[Cells], pa.Array]:
    hints = get_type_hints(cls)
    parts = [(attrgetter(f.name), _writer(hints[f.name])) for f in fields(cls)]

    def write(cells: Cells) -> pa.Array:
        absent = [cell is None for cell in cells]
        if all(absent):
            return pa.array(cells, type_)
        mask = None
        if any(absent):  # what lies under a null must still suit its column: any value there is does
            mask, there = pa.array(absent), next(cell for cell in cells if cell is not None)
            cells = [there if cell is None else cell for cell in cells]
        columns = [put(list(map(get, cells))) for get, put in parts]
        return pa.StructArray.from_arrays(columns, fields=list(type_), mask=mask)

    return write


@cache
def _reader(hint: Any) -> Callable[[pa.Array], Cells]:
    """What gives the cells of a column as values."""
    inner, _ = _unwrap(hint)
    if get_origin(inner) is tuple:
        return _list_reader(_reader(get_args(inner)[0]))
    if is_dataclass(inner):
        return lambda array: _structs(inner, array)
    if issubclass(inner, Enum):
        members = {member._value_: member for member in inner}
        return lambda array: [None if cell is None else members[cell] for cell in array.to_pylist()]
    return lambda array: array.to_pylist()


def _list_reader(item: Callable[[pa.Array], Cells]) -> Callable[[pa.Array], Cells]:
    def read(array: pa.Array) -> Cells:
        flat = array.flatten()  # of what is in the lists of this slice alone
        held = item(flat) if len(flat) else []
        lengths = array.value_lengths().fill_null(0).to_pylist()
        ends = [0, *accumulate(lengths)]
        return [tuple(held[start : start + length]) for start, length in zip(ends, lengths, strict=False)]

    return read


def _structs(cls: Any, array: pa.Array) -> Cells:
    if array.null_count == 0:
        return _struct(cls, [field.name for field in array.type], array.flatten())
    there = array.is_valid()
    found = iter(_structs(cls, array.filter(there)))
    return [next(found) if is_there else None for is_there in there.to_pylist()]


def _struct(cls: Any, names: Sequence[str], columns: Sequence[pa.Array]) -> Cells:
    hints = _hints(cls)
    cells = {name: _reader(hints[name])(column) for name, column in zip(names, columns, strict=True)}
    return list(map(cls, *(cells[f.name] for f in fields(cls))))
