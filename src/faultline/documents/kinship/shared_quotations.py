"""One press release or press conference: documents whose quotations are mostly the same words.

The frame around the quotations may differ wholly: what the two quote came to both from one origin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

import numpy as np

from faultline.documents.kinship.link import Link
from faultline.documents.kinship.shingles import Shingles, shared_part, shingles_of
from faultline.documents.kinship.when import days_apart

SHARED_PART = 0.6
"""Of the runs of words that the document with fewer quotations quotes."""
LEAST_SHARED = 20
"""Runs of five words: some twenty-five words quoted alike, more than a slogan or the name of a law."""
MOST_DAYS = 10
_COMMONPLACE = 40
"""A run of words that more documents quote (a line of a resolution) ties none of them together."""
_QUOTED = re.compile(r"[“«]\s?([^“”«»]{20,1500}?)\s?[”»]|(?<!\w)\"([^\"\n]{20,1500}?)\"(?!\w)")


def quoted_shingles(text: str) -> Shingles:
    """The runs of five words inside quotation marks."""
    return shingles_of(match.group(1) or match.group(2) for match in _QUOTED.finditer(text))


def shared_quotations(quoted: Mapping[str, Shingles], dates: Mapping[str, str | None]) -> Iterator[Link]:
    """The pairs of documents, given by id, that quote mostly the same words within ten days of one another.

    Documents without a date are compared as well: their quotations are all there is to tell by.
    """
    shared: Counter[tuple[str, str]] = Counter()
    for identities in _quoting_alike(quoted):
        shared.update(combinations(identities, 2))
    for (first, second), count in sorted(shared.items()):
        if count < LEAST_SHARED:
            continue
        part = shared_part(quoted[first], quoted[second])
        apart = days_apart(dates.get(first), dates.get(second))
        if part >= SHARED_PART and (apart is None or apart <= MOST_DAYS):
            yield Link(first, second, f"{part:.0%} of what the one quotes is quoted by the other{_when(apart)}")


def _quoting_alike(quoted: Mapping[str, Shingles]) -> Iterator[list[str]]:
    """The documents, by id, that quote one run of words, where they are two or more and it is no commonplace."""
    names = sorted(quoted)
    runs = np.concatenate([np.empty(0, np.uint32), *(quoted[name] for name in names)])
    homes = np.repeat(np.arange(len(names)), [len(quoted[name]) for name in names])
    homes = homes[np.argsort(runs, kind="stable")]
    counts = np.unique(runs, return_counts=True)[1]
    ends = np.cumsum(counts)
    for group in np.flatnonzero((counts > 1) & (counts <= _COMMONPLACE)).tolist():
        yield [names[home] for home in homes[ends[group] - counts[group] : ends[group]].tolist()]


def _when(apart: int | None) -> str:
    if apart is None:
        return ""
    return " on the same day" if not apart else f" within {apart} day{'s' if apart > 1 else ''}"
