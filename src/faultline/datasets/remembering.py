"""What a part of a rule makes of a row depends on a few cells alone, and most cells of a large table repeat.

Actors, places, days and figures come back row after row, so what was made of them is kept: a dictionary is asked where
a dozen functions would be called. What was made is immutable and may be shared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Generic, TypeVar

from faultline.datasets.cells import RowCells
from faultline.datasets.naming import Naming
from faultline.tables.schemas import Named

T = TypeVar("T")

_MOST = 30_000
"""Entries of a part at most: together the parts of a rule take less than 200 MB."""
_COLUMNS = frozenset({
    "best", "code", "column", "country", "end", "fallback", "high", "id", "lat", "lon", "low", "names", "otherwise",
    "others", "start", "sum",
})  # fmt: skip
"""The fields of rules that name columns."""


@dataclass(slots=True)
class Part(Generic[T]):
    """A part of a rule: it makes the same of the same cells.

    Attributes:
        columns: All that `make` may read.
        make: What it makes of a row; it may name things and note what it read otherwise than it stands.
        quoted: Columns that are quoted whether they are read or not.
    """

    columns: tuple[str, ...]
    make: Callable[[RowCells, Naming], T]
    quoted: frozenset[str] = frozenset()
    _held: dict[tuple[str | None, ...], tuple[T, frozenset[str], tuple[Named, ...]]] = field(default_factory=dict)

    def __call__(self, row: RowCells, naming: Naming) -> T:
        key = tuple(map(row.cells.get, self.columns))
        held = self._held.get(key)
        if held is None:
            return self._made(key, row, naming)
        made, read, named = held
        if read:
            row.read.update(read)
        if named:
            naming.again(named)
        return made

    def _made(self, key: tuple[str | None, ...], row: RowCells, naming: Naming) -> T:
        """Make it, and keep it unless there was something to note, which names the row."""
        before, row.read = row.read, set()
        notes, names = len(row.notes), naming.noted()
        made = self.make(row, naming)
        read = frozenset(row.read - self.quoted)
        row.read |= before
        if len(row.notes) == notes:
            if len(self._held) >= _MOST:
                self._held.clear()
            self._held[key] = made, read, naming.since(names)
        return made


def columns_of(*parts: object) -> tuple[str, ...]:
    """The columns that parts of rules name, at whatever depth, sorted."""
    return tuple(sorted(set().union(*map(_columns_in, parts))))


def _columns_in(part: Any) -> set[str]:
    if isinstance(part, tuple):
        return set().union(*map(_columns_in, part))
    if not is_dataclass(part):
        return set()
    found: set[str] = set()
    for one in fields(part):
        value = getattr(part, one.name)
        if one.name in _COLUMNS and isinstance(value, str | tuple):
            found.update([value] if isinstance(value, str) else value)
        else:
            found |= _columns_in(value)
    return found
