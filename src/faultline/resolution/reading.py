"""Hands documents out one by one, each with its mentions and the statements about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.tables.grouped import Grouped
from faultline.tables.rows import Rows
from faultline.tables.schemas import Named

DOCUMENTS_AT_ONCE = 50
ROWS_AT_ONCE = 2000


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
    """Every document once, by id, whatever the order of the mentions; only those of some are values at a time."""
    known = Grouped(Rows.holding(documents, Document), "id", DOCUMENTS_AT_ONCE)
    given = Grouped(Rows.holding(mentions, Named), "document", ROWS_AT_ONCE)
    for identity in sorted({*known.names, *given.names}):
        yield Reading(identity, next(iter(known.of(identity)), None), given.of(identity))


class Said:
    """The statements of each document."""

    def __init__(self, statements: Rows[Statement]) -> None:
        self.rows = statements
        self.by_document = Grouped(statements, "evidence.document", ROWS_AT_ONCE)

    def of(self, document: str) -> list[Statement]:
        """Those of a document, in their order."""
        return self.by_document.of(document)

    def words(self, document: str) -> set[str]:
        """The words of the places of a document's statements."""
        runs = self.by_document.runs(document)
        return {text for run in runs for text in self.rows.cells("place.text", *run) if text is not None}
