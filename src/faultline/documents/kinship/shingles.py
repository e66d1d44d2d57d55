"""Runs of words as hashed sets: how much of one text stands in another (Broder 1997, resemblance and containment)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

import numpy as np

from faultline.model.document import Document

SHINGLE_WORDS = 5

_WORD = re.compile(r"\w+")
Shingles = np.ndarray[tuple[int], np.dtype[np.uint32]]


def shingle(text: str) -> Shingles:
    """The sorted, distinct hashes of all runs of five words."""
    return shingles_of([text])


def shingles_of(texts: Iterable[str]) -> Shingles:
    """The sorted, distinct hashes of all runs of five words, none of which crosses from one text to the next."""
    found: list[int] = []
    for text in texts:
        words = _WORD.findall(text.casefold())
        runs = (" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))
        found.extend(zlib.crc32(run.encode()) for run in runs)
    return np.unique(np.array(found, dtype=np.uint32))


def shared_part(first: Shingles, second: Shingles) -> float:
    """Which part of the smaller set stands in the other, 0 to 1 (the containment of the smaller)."""
    least = min(len(first), len(second))
    return len(np.intersect1d(first, second, assume_unique=True)) / least if least else 0.0


def content_of(document: Document) -> str:
    """What a document says about its subject: without menus, footers and bylines, where its passages tell them."""
    content = [p for p in document.passages if p.role.is_content]
    if not content:
        return document.text
    return " ".join(document.text[p.start : p.end] for p in content)
