"""Rows that belong together by what stands in a column, such as those of one document, wherever they lie."""

from __future__ import annotations

from collections import defaultdict
from typing import Generic, TypeVar

import numpy as np

from faultline.tables.rows import Places, Rows

T = TypeVar("T")


class Grouped(Generic[T]):
    """The groups of rows by a column of text, found by its value.

    Groups that follow one another by name are read together, so going through them by name, from either end, reads each
    row once, and no more than some groups are values at a time.

    Attributes:
        names: The values of the column, sorted.
    """

    def __init__(self, rows: Rows[T], path: str, at_once: int) -> None:
        """`path` is that of `Rows.columns`, `at_once` the rows that are read together, unless one group has more."""
        self._rows = rows
        self._runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for name, start, stop in rows.runs(path):
            self._runs[name].append((start, stop))
        self.names = sorted(self._runs)
        self._block_of: dict[str, int] = {}
        self._blocks: list[list[str]] = []
        held = at_once
        for name in self.names:
            size = sum(stop - start for start, stop in self._runs[name])
            if held + size > at_once:
                self._blocks.append([])
                held = 0
            held += size
            self._blocks[-1].append(name)
            self._block_of[name] = len(self._blocks) - 1
        self._number = -1
        self._read: dict[str, list[T]] = {}

    def runs(self, name: str) -> list[tuple[int, int]]:
        """The stretches of rows of a group, from and up to; none where there is no such group."""
        return self._runs.get(name, [])

    def places(self, name: str) -> Places:
        """Where the rows of a group stand."""
        return np.concatenate([np.arange(0), *(np.arange(start, stop) for start, stop in self.runs(name))])

    def of(self, name: str) -> list[T]:
        """The values of a group in the order of the rows; none where there is no such group."""
        number = self._block_of.get(name)
        if number is None:
            return []
        if number != self._number:
            self._number, self._read = number, self._block(self._blocks[number])
        return self._read[name]

    def _block(self, names: list[str]) -> dict[str, list[T]]:
        places = [self.places(name) for name in names]
        values = self._rows.at(np.concatenate(places))
        return {name: [next(values) for _ in some] for name, some in zip(names, places, strict=True)}
