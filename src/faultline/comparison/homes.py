"""Documents of the statements that are compared, without their texts but where somebody denies something in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

import pyarrow.compute as pc

from faultline.model.document import Document
from faultline.model.statement import Polarity, Statement
from faultline.tables.rows import Rows

_AT_HAND = 500
"""Documents with their texts that are kept."""


class Homes(Mapping[str, Document]):
    """Documents by id. The words before a denial tell whether it is one, so its document is read whole, when asked for;
    of all others nobody asks the text or the passages, which are empty.
    """

    def __init__(self, documents: Rows[Document], statements: Rows[Statement]) -> None:
        self.light = {d.id: replace(d, text="", passages=()) for d in documents}
        place = {identity: number for number, identity in enumerate(self.light)}
        self._denying = {identity: place[identity] for identity in _denying(statements) if identity in place}

        @lru_cache(_AT_HAND)
        def whole(number: int) -> Document:
            return documents[number]

        self._whole = whole

    def __getitem__(self, identity: str) -> Document:
        number = self._denying.get(identity)
        return self.light[identity] if number is None else self._whole(number)

    def __iter__(self) -> Iterator[str]:
        return iter(self.light)

    def __len__(self) -> int:
        return len(self.light)


def _denying(statements: Rows[Statement]) -> Iterator[str]:
    """The documents of the statements that deny."""
    columns = zip(statements.columns("polarity"), statements.columns("evidence.document"), strict=True)
    for polarity, document in columns:
        yield from document.filter(pc.equal(polarity, Polarity.DENIED.value)).unique().to_pylist()
