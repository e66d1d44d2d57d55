"""Positions for rows that come between others: the order of a table stays without any row being written again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faultline.workspace.queries import PartQueries

Gap = tuple[float, float]
"""The positions of the rows before and after a place in a table."""


def between(gaps: Sequence[Gap]) -> list[float]:
    """A position in each gap, the gaps in ascending order; rows of one gap are spread over it, and none is a whole
    number."""
    positions: list[float] = []
    for (low, high), same in groupby(gaps):
        number = sum(1 for _ in same)
        step = (min(high, int(low // 1) + 1) - low) / (number + 1)
        positions += [low + step * rank for rank in range(1, number + 1)]
    return positions


def gap_behind(queries: PartQueries, table: str, position: float) -> Gap:
    """The gap between the row at a position, or the beginning of a table, and the next row."""
    (after,) = queries.rows(f"SELECT min(nth) FROM {table} WHERE nth > ?", [position])[0]
    return position, float(position // 1 + 1 if after is None else after)
