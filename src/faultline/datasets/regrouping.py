"""Rows that are not what a statement is made of: a cell that lists several things, or many rows that are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from faultline.datasets.mapping import ROWS, Unfolding
from faultline.errors import UnreadableError

MOST_GROUPS = 500_000
Cells = dict[str, str]
Label = int | str
"""The number of a row, maybe with the name of its sheet."""
Key = tuple[str | None, ...]
_BETWEEN = re.compile(r"[\s,;|]*")


def unfold(cells: Cells, by: Unfolding) -> list[Cells]:
    """One row of cells for each thing that the cell lists; what there is where it is blank.

    Raises:
        UnreadableError: Part of the cell is none of them.
    """
    cell = cells.get(by.column)
    if cell is None:
        return [cells]
    found = list(_pattern(by.pattern).finditer(cell))
    starts, ends = [one.start() for one in found], [one.end() for one in found]
    for end, start in zip([0, *ends], [*starts, len(cell)], strict=True):
        if not _BETWEEN.fullmatch(cell, end, start):
            raise UnreadableError(f"{cell[end:start].strip()[:60]!r} is not as {by.pattern} says")
    return [cells | {name: text.strip() for name, text in one.groupdict().items() if text} for one in found]


def put_together(rows: Iterable[tuple[Label, Cells]], by: tuple[str, ...]) -> Iterator[tuple[Label, Cells]]:
    """One row for all that agree in the columns, with the number of the first, in the order in which they begin.

    `MOST_GROUPS` are held in memory; where there are more, those held are given and counting begins anew.
    """
    counts: dict[Key, int] = {}
    firsts: dict[Key, Label] = {}
    for number, cells in rows:
        key = tuple([cells.get(column) for column in by])
        if len(counts) >= MOST_GROUPS and key not in counts:
            yield from _groups(counts, firsts, by)
            counts, firsts = {}, {}
        firsts.setdefault(key, number)
        counts[key] = counts.get(key, 0) + 1
    yield from _groups(counts, firsts, by)


def _groups(counts: dict[Key, int], firsts: dict[Key, Label], by: tuple[str, ...]) -> Iterator[tuple[Label, Cells]]:
    for key, count in counts.items():
        cells = {column: cell for column, cell in zip(by, key, strict=True) if cell is not None}
        yield firsts[key], cells | {ROWS: str(count)}


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
