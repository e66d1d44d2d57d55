"""Frozen values ↔ Arrow, by their field types: the dataclasses of `model` are the only definition of a table.

A dataclass becomes a struct, a tuple a list, an enumeration its string; what may be None is nullable.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

T = TypeVar("T")
Row = dict[str, Any]

_PLAIN: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}


def schema_of(cls: type) -> pa.Schema:
    """The Arrow schema of a dataclass, its fields in order."""
    hints = get_type_hints(cls)
    return pa.schema([_field(f.name, hints[f.name]) for f in fields(cls)])


def to_table(values: Iterable[T], cls: type[T]) -> pa.Table:
    """The values as an Arrow table; an empty one has the schema all the same."""
    return pa.Table.from_pylist(list(to_rows(values, cls)), schema=schema_of(cls))


def to_rows(values: Iterable[T], cls: type[T]) -> Iterator[Row]:
    """The values as plain dicts, ready for `pyarrow.RecordBatch.from_pylist`."""
    write = _writer(_hint(cls))
    return (write(value) for value in values)


def from_rows(rows: Iterable[Row], cls: type[T]) -> Iterator[T]:
    """Values from what `table.to_pylist()` or a query gives; unknown columns are an error."""
    read = _reader(_hint(cls))
    return (read(row) for row in rows)


def _hint(cls: type) -> Hashable:
    """A class as the key of the caches below: every class is hashable, which type checkers do not take for granted."""
    return cls


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
def _writer(hint: Any) -> Callable[[Any], Any]:
    inner, nullable = _unwrap(hint)
    plain = _plain_writer(inner)
    if not nullable:
        return plain
    return lambda value: None if value is None else plain(value)


def _plain_writer(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) is tuple:
        item = _writer(get_args(hint)[0])
        return lambda values: [item(v) for v in values]
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        parts = [(f.name, _writer(hints[f.name])) for f in fields(hint)]
        return lambda value: {name: write(getattr(value, name)) for name, write in parts}
    if issubclass(hint, Enum):
        return lambda value: value.value
    return lambda value: value


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    inner, nullable = _unwrap(hint)
    plain = _plain_reader(inner)
    if not nullable:
        return plain
    return lambda value: None if value is None else plain(value)


def _plain_reader(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) is tuple:
        item = _reader(get_args(hint)[0])
        return lambda values: tuple(item(v) for v in values or ())
    if is_dataclass(hint):
        return _struct_reader(hint)
    if issubclass(hint, Enum):
        return hint  # type: ignore[no-any-return]
    return lambda value: value


def _struct_reader(cls: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(cls)
    readers = {f.name: _reader(hints[f.name]) for f in fields(cls)}
    return lambda row: cls(**{name: readers[name](value) for name, value in row.items()})
