"""Which documents go back to one origin: reprints, one wire, one press release under several mastheads."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence

import numpy as np

from faultline.model.document import Document

SHINGLE_WORDS = 5
# Of the shorter document's shingles: an edited wire keeps more, another report on the same day far less.
SHARED_PART = 0.7
_LEAST_SHINGLES = 20
_PERMUTATIONS = 128
_SEED = 1
_CANDIDATE_LIKENESS = 0.3

_WORD = re.compile(r"\w+")
Shingles = np.ndarray[tuple[int], np.dtype[np.uint32]]


def origins(documents: Sequence[Document]) -> dict[str, str]:
    """For each document's id the least id among the documents of its origin, its own where it has no near duplicate.

    Candidates come from MinHash over word 5-grams; two documents share an origin when 70 % of the shorter one's
    5-grams stand in the other. The relation is closed over chains. Documents without text are their own origin.
    """
    shingles = {d.id: shingle(_content(d)) for d in sorted(documents, key=lambda d: d.id)}
    origin = {identity: identity for identity in shingles}
    for first, second in _candidates({i: s for i, s in shingles.items() if len(s) >= _LEAST_SHINGLES}):
        if shared_part(shingles[first], shingles[second]) >= SHARED_PART:
            _unite(origin, first, second)
    return {identity: _root(origin, identity) for identity in shingles}


def shingle(text: str) -> Shingles:
    """The sorted, distinct hashes of all runs of five words."""
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))
    return np.unique(np.fromiter((zlib.crc32(run.encode()) for run in runs), dtype=np.uint32))


def shared_part(first: Shingles, second: Shingles) -> float:
    """Which part of the smaller set stands in the other, 0 to 1."""
    least = min(len(first), len(second))
    return len(np.intersect1d(first, second, assume_unique=True)) / least if least else 0.0


def _content(document: Document) -> str:
    content = [p for p in document.passages if p.role.is_content]
    if not content:
        return document.text
    return " ".join(document.text[p.start : p.end] for p in content)


def _candidates(shingles: dict[str, Shingles]) -> Iterable[tuple[str, str]]:
    """Pairs that may share an origin, each once, sorted."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=_CANDIDATE_LIKENESS, num_perm=_PERMUTATIONS)
    pairs: set[tuple[str, str]] = set()
    for identity, hashes in shingles.items():
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=int)
        sketch.update_batch(hashes.tolist())
        pairs.update((other, identity) for other in index.query(sketch))
        index.insert(identity, sketch)
    return sorted(pairs)


def _root(origin: dict[str, str], identity: str) -> str:
    while origin[identity] != identity:
        identity = origin[identity]
    return identity


def _unite(origin: dict[str, str], first: str, second: str) -> None:
    """Join two groups under the lesser of their least ids."""
    a, b = sorted((_root(origin, first), _root(origin, second)))
    origin[b] = a
