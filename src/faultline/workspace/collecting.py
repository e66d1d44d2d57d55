"""Records of all sources → the tables that resolution starts from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from faultline.documents.kinship import Origin
from faultline.errors import EvidenceError
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.loss import Loss
from faultline.model.statement import Statement
from faultline.tables import schema_of, to_batch
from faultline.tables.rows import Rows
from faultline.tables.schemas import Named, Record
from faultline.workspace.map_tables import DocumentOrigin, MapTables
from faultline.workspace.marks import MARK

DUPLICATE = "exact duplicate"
Origins = Callable[[Sequence[Document]], Mapping[str, Origin]]


def collect(records: Iterable[Record], origins: Origins) -> MapTables:
    """Documents by path, statements by document path, start and id; the order of the records does not matter.

    A document that is there under an earlier path already is left out with a loss, and so is a statement whose quote is
    not its document's text. Mentions are put into Arrow as the records come, so that only one record's are values.
    """
    mentions: dict[tuple[str, str, int], pa.RecordBatch] = {}
    light = []
    for record in map(_without_nobodies, records):
        mentions[_place(record)] = to_batch(record.mentions, Named)
        light.append(replace(record, mentions=()))
    ordered = sorted(light, key=lambda r: (r.document.path if r.document else r.source, r.source, r.inside, r.part))
    kept, losses = _without_duplicates(ordered)
    sound = [_sound(record) for record in kept]
    documents = tuple(record.document for record in sound if record.document and record.part == 0)
    origin = origins(documents)
    return MapTables(
        documents=documents,
        origins=tuple(
            _origin(r.document.id, r, origin.get(r.document.id, Origin(r.document.id)))
            for r in sound
            if r.document and r.part == 0
        ),
        statements=tuple(s for r in sound for s in sorted(r.statements, key=_by_position)),
        mentions=Rows(pa.Table.from_batches([mentions[_place(r)] for r in sound], schema_of(Named)), Named),
        losses=(*losses, *(loss for record in sound for loss in record.losses)),
    )


def _place(record: Record) -> tuple[str, str, int]:
    """Where a record comes from, which no other with mentions does."""
    return record.source, record.inside, record.part


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


def _origin(document: str, record: Record, origin: Origin) -> DocumentOrigin:
    return DocumentOrigin(document, record.source, record.inside, origin.document, origin.kin, origin.why)


def _by_position(statement: Statement) -> tuple[int, str]:
    evidence = statement.evidence
    if evidence.start is not None:
        return evidence.start, statement.id
    return int(evidence.row) if evidence.row and evidence.row.isdecimal() else 0, statement.id


def _without_duplicates(records: Iterable[Record]) -> tuple[list[Record], list[Loss]]:
    first: dict[str, Record] = {}
    kept, losses = [], []
    for record in records:
        document = record.document
        known = first.setdefault(document.id, record) if document else record
        if (known.source, known.inside) == (record.source, record.inside):
            kept.append(record)
        elif document and known.document and record.part == 0:
            losses.append(exact_duplicate(document.path, known.document.path))
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
