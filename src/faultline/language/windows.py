"""Runs of words that the network reads at once: whole sentences as far as the guard knows them, never too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from faultline.language.sentences import Boundary

WORDS, PIECES = 160, 500
"""What a window holds at the most: as many words as in training, and what the encoder has positions for."""


def windows_of(sizes: Sequence[int], found: Sequence[Boundary]) -> Iterator[tuple[int, int]]:
    """Windows (first, stop) of a block, from the number of pieces of each word and what stands before it.

    A window ends where a sentence must; only a sentence that is itself too long is cut.
    """
    edges = [i for i, boundary in enumerate(found) if boundary is Boundary.YES or i == 0]
    first = 0
    for start, stop in pairwise([*edges, len(found)]):
        if start > first and _is_too_long(sizes, first, stop):
            yield first, start
            first = start
        while _is_too_long(sizes, first, stop):
            cut = _cut(sizes, first, stop)
            yield first, cut
            first = cut
    if first < len(found):
        yield first, len(found)


def _is_too_long(sizes: Sequence[int], first: int, stop: int) -> bool:
    return stop - first > WORDS or sum(sizes[first:stop]) > PIECES


def _cut(sizes: Sequence[int], first: int, stop: int) -> int:
    """The last place before `stop` at which the window from `first` is not too long."""
    held = 0
    for i in range(first, min(stop, first + WORDS)):
        held += sizes[i]
        if held > PIECES:
            return max(i, first + 1)
    return min(stop, first + WORDS)
