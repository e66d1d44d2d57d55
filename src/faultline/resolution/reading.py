"""Hands documents out one by one, each with its mentions and the statements about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.tables.rows import Rows
from faultline.tables.schemas import Named

Stands = Mapping[str, Sequence[int]]
"""The places of each document's statements in the sequence of all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what was read in it; None where mentions or statements name a document that is not there."""

    identity: str
    document: Document | None
    mentions: Sequence[Named]

    @property
    def known(self) -> list[Document]:
        """The document, if it is there."""
        return [self.document] if self.document else []


def readings(documents: Sequence[Document], mentions: Sequence[Named]) -> Iterator[Reading]:
    """Every document once, by id, whatever the order of the mentions; of `Rows`, only one's mentions are values."""
    known = {d.id: d for d in documents}
    rows = _runs(mentions) if isinstance(mentions, Rows) else {}
    values: dict[str, list[Named]] = defaultdict(list)
    if not isinstance(mentions, Rows):
        for mention in mentions:
            values[mention.document].append(mention)
    for identity in sorted({*known, *rows, *values}):
        given = values.get(identity, [])
        if isinstance(mentions, Rows):
            given = [mention for start, stop in rows.get(identity, ()) for mention in mentions.part(start, stop)]
        yield Reading(identity, known.get(identity), given)


def by_document(statements: Sequence[Statement]) -> Stands:
    """Where the statements of each document stand in the sequence."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, statement in enumerate(statements):
        found[statement.evidence.document].append(place)
    return found


def _runs(mentions: Rows[Named]) -> dict[str, list[tuple[int, int]]]:
    """The stretches of rows, (start, stop), that are of one document."""
    if not len(mentions):
        return {}
    encoded = mentions.table.column("document").combine_chunks().dictionary_encode()
    numbers = encoded.indices.to_numpy(zero_copy_only=False)
    starts = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist()]
    names = encoded.dictionary.to_pylist()
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, stop in zip(starts, [*starts[1:], len(mentions)], strict=True):
        found[names[numbers[start]]].append((start, stop))
    return found
