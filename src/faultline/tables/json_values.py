"""Frozen values ↔ JSON objects, by their field types; what is empty is left out."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_json(value: Any) -> str:
    """A dataclass as one JSON object, without the fields that are empty or None."""
    return json.dumps(_plain(value), ensure_ascii=False)


def from_json(text: str, cls: type[T]) -> T:
    """The dataclass in a JSON object; ValueError, KeyError or TypeError where it holds none."""
    made: T = _value(json.loads(text), cls)
    return made


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        cells = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        return {name: cell for name, cell in cells.items() if cell not in (None, "", [], {})}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.value if isinstance(value, Enum) else value


def _value(cell: Any, hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        return None if cell is None else _value(cell, next(a for a in get_args(hint) if a is not NoneType))
    if get_origin(hint) is tuple:
        return tuple(_value(one, get_args(hint)[0]) for one in cell)
    if isinstance(hint, type) and is_dataclass(hint):
        return hint(**{name: _value(cell.get(name, empty), inner) for name, inner, empty in _fields(hint)})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(cell)
    return cell


@cache
def _fields(cls: Any) -> tuple[tuple[str, Any, Any], ...]:
    """The fields of a dataclass: name, type, and what they hold where they were left out."""
    hints = get_type_hints(cls)
    return tuple((f.name, hints[f.name], _empty(hints[f.name])) for f in fields(cls))


def _empty(hint: Any) -> Any:
    """What a field that was left out holds."""
    if get_origin(hint) in (Union, UnionType):
        return None
    if get_origin(hint) is tuple:
        return ()
    return {str: "", bool: False, int: 0, float: 0.0}.get(hint)
