"""Reprints: documents most of whose words stand in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

import numpy as np

from faultline.documents.kinship.link import Link
from faultline.documents.kinship.shingles import Shingles, shared_part

SHARED_PART = 0.7
"""Of the shorter document's runs of words: an edited wire keeps more, another report on the same day far less."""
_LEAST_SHINGLES = 20
_PERMUTATIONS = 128
_SEED = 1
_CANDIDATE_LIKENESS = 0.3
Rows = np.ndarray[tuple[int, int], np.dtype[np.uint32]]


def near_duplicates(shingles: Mapping[str, Shingles], *, are_few: bool = False) -> Iterator[Link]:
    """The pairs of documents, given by id with their runs of words, of which the shorter stands mostly in the other.

    Candidates come from MinHash with banding (Broder 1997; Leskovec et al. 2014, chapter 3), so that work grows with
    the documents and not their square. Texts of fewer than twenty runs of words tell nothing. Of few documents all
    pairs are looked at that are as alike as those that banding mostly finds.
    """
    telling = {i: s for i, s in sorted(shingles.items()) if len(s) >= _LEAST_SHINGLES}
    for first, second in _alike(telling) if are_few or len(telling) < 2 else _candidates(telling):
        part = shared_part(shingles[first], shingles[second])
        if part >= SHARED_PART:
            yield Link(first, second, f"{part:.0%} of the shorter one's words stand in the other")


def _alike(shingles: Mapping[str, Shingles]) -> Iterator[tuple[str, str]]:
    """Each pair that shares enough of all that both say."""
    for first, second in combinations(sorted(shingles), 2):
        a, b = shingles[first], shingles[second]
        shared = len(np.intersect1d(a, b, assume_unique=True))
        if shared >= _CANDIDATE_LIKENESS * (len(a) + len(b) - shared):
            yield first, second


def _candidates(shingles: Mapping[str, Shingles]) -> list[tuple[str, str]]:
    """Pairs that may share an origin, each once, sorted: those whose sketches are the same in a whole band."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=_CANDIDATE_LIKENESS, num_perm=_PERMUTATIONS)
    sketches = np.empty((len(shingles), _PERMUTATIONS), np.uint32)
    for number, hashes in enumerate(shingles.values()):
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=int)
        sketch.update_batch(hashes.tolist())
        sketches[number] = sketch.hashvalues  # of 32 bits each
    names = list(shingles)
    pairs: set[tuple[str, str]] = set()
    for start in range(0, index.b * index.r, index.r):
        for alike in _equal(sketches[:, start : start + index.r]):
            pairs.update((names[a], names[b]) for a, b in combinations(alike, 2))
    return sorted(pairs)


def _equal(rows: Rows) -> Iterator[list[int]]:
    """The numbers of the rows that are the same, two or more."""
    ordered = np.lexsort(rows.T)
    differs = np.any(rows[ordered[1:]] != rows[ordered[:-1]], axis=1)
    bounds = [0, *(np.flatnonzero(differs) + 1).tolist(), len(ordered)]
    for start, stop in pairwise(bounds):
        if stop - start > 1:
            yield ordered[start:stop].tolist()
