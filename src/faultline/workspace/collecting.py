"""Records of all sources → the tables that resolution starts from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from faultline.documents.kinship import Origin
from faultline.errors import EvidenceError
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.loss import Loss
from faultline.model.statement import Statement
from faultline.tables.rows import Rows, RowsBuilder
from faultline.tables.schemas import Named, Record
from faultline.workspace.map_tables import DocumentOrigin, MapTables
from faultline.workspace.marks import MARK

T = TypeVar("T")

DUPLICATE = "exact duplicate"
_DOCUMENTS_AT_ONCE = 200
"""Documents that are values at once: one may be a book."""
Origins = Callable[[Sequence[Document]], Mapping[str, Origin]]


def collect(records: Iterable[Record], origins: Origins) -> MapTables:
    """Documents by path, statements by document path, start and id; the order of the records does not matter.

    A document that is there under an earlier path already is left out with a loss, and so is a statement whose quote is
    not its document's text. All is put into Arrow as the records come, so that only some of them are values.
    """
    taken = _Taken()
    for record in records:
        taken.take_in(_sound(_without_nobodies(record)))
    kept, copies = _without_duplicates(sorted(taken.lines, key=lambda line: line.order))
    documents = _in_order(taken.documents, [line.documents for line in kept])
    origin = origins(documents)
    return MapTables(
        documents=documents,
        origins=tuple(
            _origin(line.document, line, origin.get(line.document, Origin(line.document)))
            for line in kept
            if line.document and line.part == 0
        ),
        statements=_in_order(taken.statements, [line.statements for line in kept]),
        mentions=_in_order(taken.mentions, [line.mentions for line in kept]),
        losses=(*copies, *(loss for line in kept for loss in line.losses)),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A record without what it holds: the rows of its documents, statements and mentions, from and up to.

    Attributes:
        document, path: Of its document; empty where it has none.
    """

    source: str
    inside: str
    part: int
    document: str
    path: str
    documents: range
    statements: range
    mentions: range
    losses: tuple[Loss, ...]

    @property
    def order(self) -> tuple[str, str, str, int]:
        return self.path if self.document else self.source, self.source, self.inside, self.part


class _Taken:
    """What was in the records so far."""

    def __init__(self) -> None:
        self.lines: list[_Line] = []
        self.documents = RowsBuilder(Document, _DOCUMENTS_AT_ONCE)
        self.statements = RowsBuilder(Statement)
        self.mentions = RowsBuilder(Named)

    def take_in(self, record: Record) -> None:
        document = record.document
        self.lines.append(
            _Line(
                record.source,
                record.inside,
                record.part,
                document.id if document else "",
                document.path if document else "",
                _added(self.documents, [document] if document and record.part == 0 else []),
                _added(self.statements, sorted(record.statements, key=_by_position)),
                _added(self.mentions, record.mentions),
                record.losses,
            )
        )


def _added(builder: RowsBuilder[T], values: Sequence[T]) -> range:
    start = len(builder)
    builder.add(values)
    return range(start, len(builder))


def _in_order(builder: RowsBuilder[T], places: Sequence[range]) -> Rows[T]:
    """The rows at these places; as they came, where that is their order."""
    rows = builder.rows()
    order = np.fromiter((place for some in places for place in some), np.int64)
    return rows if np.array_equal(order, np.arange(len(rows))) else rows.ordered(order)


def _without_nobodies(record: Record) -> Record:
    """The record without mentions of persons whose names were taken out: marks of one length are not one person."""
    gone = {m.chain for m in record.mentions if _is_nobody(m)}
    if not gone:
        return record
    return replace(
        record,
        mentions=tuple(m for m in record.mentions if m.chain not in gone),
        statements=tuple(_cut_off(statement, gone) for statement in record.statements),
    )


def _is_nobody(mention: Named) -> bool:
    is_person = mention.type is EntityType.PERSON
    return MARK in mention.text and (is_person or not any(c.isalnum() for c in mention.text))


def _cut_off(statement: Statement, gone: Collection[int]) -> Statement:
    speakers = {role: getattr(statement, role) for role in ("speaker", "reported_by")}
    return replace(
        statement,
        arguments=tuple(replace(a, chain=None) if a.chain in gone else a for a in statement.arguments),
        **{role: replace(one, chain=None) if one and one.chain in gone else one for role, one in speakers.items()},
    )


def _origin(document: str, line: _Line, origin: Origin) -> DocumentOrigin:
    return DocumentOrigin(document, line.source, line.inside, origin.document, origin.kin, origin.why)


def _by_position(statement: Statement) -> tuple[int, str]:
    evidence = statement.evidence
    if evidence.start is not None:
        return evidence.start, statement.id
    return int(evidence.row) if evidence.row and evidence.row.isdecimal() else 0, statement.id


def _without_duplicates(lines: Iterable[_Line]) -> tuple[list[_Line], list[Loss]]:
    first: dict[str, _Line] = {}
    kept, losses = [], []
    for line in lines:
        known = first.setdefault(line.document, line) if line.document else line
        if (known.source, known.inside) == (line.source, line.inside):
            kept.append(line)
        elif line.part == 0:
            losses.append(exact_duplicate(line.path, known.path))
    return kept, losses


def exact_duplicate(path: str, first: str) -> Loss:
    """The loss of a document that holds the same bytes as an earlier one."""
    return Loss(path, "documents", DUPLICATE, first)


def _sound(record: Record) -> Record:
    """The record with those statements whose evidence holds, each reading once."""
    if record.document is None:
        return record
    sound: dict[str, Statement] = {}
    losses = list(record.losses)
    for statement in record.statements:
        try:
            _check(statement, record.document)
        except EvidenceError as error:
            losses.append(Loss(record.document.path, "extraction", "evidence does not match", str(error)))
            continue
        if statement.id in sound:
            losses.append(Loss(record.document.path, "extraction", "same reading twice", statement.id))
        sound.setdefault(statement.id, statement)
    return replace(record, statements=tuple(sound.values()), losses=tuple(losses))


def _check(statement: Statement, document: Document) -> None:
    evidence = statement.evidence
    if evidence.document != document.id:
        raise EvidenceError(f"statement {statement.id} was read in {document.id} but cites {evidence.document}")
    evidence.check(document.text)
