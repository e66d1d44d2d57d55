"""Reprints: documents most of whose words stand in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

import numpy as np

from faultline.documents.kinship.link import Link
from faultline.documents.kinship.shingles import Shingles, shared_part

SHARED_PART = 0.7
"""Of the shorter document's runs of words: an edited wire keeps more, another report on the same day far less."""
_LEAST_SHINGLES = 20
_PERMUTATIONS = 128
_SEED = 1
_CANDIDATE_LIKENESS = 0.3


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
    """Pairs that may share an origin, each once, sorted."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=_CANDIDATE_LIKENESS, num_perm=_PERMUTATIONS)
    pairs: set[tuple[str, str]] = set()
    for identity, hashes in shingles.items():
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=int)
        sketch.update_batch(hashes.tolist())
        pairs.update((str(other), identity) for other in index.query(sketch))
        index.insert(identity, sketch)
    return sorted(pairs)
