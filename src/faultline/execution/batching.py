"""How much work travels at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

MOST_SOURCES = 16
MOST_BYTES = 2_000_000


def batches_of(things: Sequence[tuple[T, int]], workers: int) -> list[list[T]]:
    """Groups of things (each with its size in bytes), the largest things first so that no core waits at the end.

    A group holds at most 16 things and, unless one alone is larger, two megabytes; few things make groups of one, so
    that every worker has some and progress moves.
    """
    most = max(1, min(MOST_SOURCES, len(things) // (workers * 4)))
    groups: list[list[T]] = []
    filled = 0
    for thing, size in sorted(things, key=lambda pair: -pair[1]):
        if not groups or filled + size > MOST_BYTES or len(groups[-1]) >= most:
            groups.append([])
            filled = 0
        groups[-1].append(thing)
        filled += size
    return groups
