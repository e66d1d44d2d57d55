"""Reads sources and looks for names in what is read of them: a batch step, since readers may die."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyarrow as pa

from faultline.tables import from_batch, to_batch
from faultline.tables.batches import BatchStep
from faultline.tables.json_values import to_json
from faultline.tables.schemas import Record, Source
from faultline.workspace.redacted_form import REDACTED, read_form, without_path
from faultline.workspace.redaction.masking import Mask, Row
from faultline.workspace.redaction.store import Store

_MOST_RAW = 64_000_000
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")


@dataclass(frozen=True, slots=True)
class Sought:
    """A source in which to look for names."""

    path: str
    location: str
    mapping: str | None = None


@dataclass(frozen=True, slots=True)
class Screened:
    """What was found.

    Attributes:
        form: The lines that stand for the source; empty where it names nobody.
        documents: Ids of the documents that do.
        names: How often.
        is_read: Whether it gave a document at all.
    """

    path: str
    form: str
    documents: tuple[str, ...] = ()
    names: int = 0
    is_read: bool = True


@dataclass(frozen=True)
class Screen:
    """A batch step `Sought -> Screened`: reads sources as the first stage does, and looks for names in what is read.

    Attributes:
        read: The step of that stage.
        also: Ids of documents that are to be taken as naming somebody.
    """

    store: Store
    read: BatchStep

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield to_batch([self._screened(one) for one in from_batch(batch, Sought)], Screened)

    def _screened(self, sought: Sought) -> Screened:
        records = [without_path(record, sought.path) for record in self._records(sought)]
        is_read = any(record.document for record in records)
        mask = Mask.of(self.store)
        rows = [json.loads(to_json(record)) for record in records]
        for row in rows:
            if row.get("document"):
                mask.take_document(row["document"], _said_in(row))
        in_raw = 0 if sought.location.endswith(REDACTED) else self._in_raw(Path(sought.location))
        if in_raw:
            for row in rows:
                if row.get("document") and row["document"]["id"] not in mask.texts:
                    mask.touch(row["document"])
        named = sum(mask.places.values()) or in_raw
        documents = tuple(mask.texts)
        if not named:
            return Screened(sought.path, "", documents, named, is_read)
        lines = (json.dumps(_masked(row, mask), ensure_ascii=False) for row in rows)
        return Screened(sought.path, "".join(f"{line}\n" for line in lines), documents, named, is_read)

    def _records(self, sought: Sought) -> Iterator[Record]:
        if sought.location.endswith(REDACTED):
            return read_form(Path(sought.location), sought.path)
        given = to_batch([Source(sought.path, sought.location, sought.mapping)], Source)
        return chain.from_iterable(from_batch(batch, Record) for batch in self.read(iter([given])))

    def _in_raw(self, file: Path) -> int:
        """How often somebody is named in full in the bytes themselves, in what a reader passes over too."""
        with file.open("rb") as opened:
            raw = opened.read(_MOST_RAW)
        texts = (raw.decode(encoding, "ignore") for encoding in _ENCODINGS if encoding != "latin-1" or 0 not in raw)
        return max(len(self.store.names.named_in(text)) for text in texts)


def _masked(row: Row, mask: Mask) -> Row:
    document = row.get("document") or {}
    said = [mask.statement(one) for one in row.get("statements", ())]
    key = document.get("id")
    named = mask.named_in([key] if key else [])
    kept = {name: one for name, one in row.items() if name not in ("statements", "document")}
    made: Row = mask.value(kept, key, named)
    if document:
        made["document"] = mask.document(document)
    return {**made, **({"statements": said} if said else {})}


def _said_in(row: Row) -> Iterable[str]:
    """What was read of the rows of a data set, which has no text."""
    if row["document"].get("text"):
        return ()
    quotes = (one["evidence"]["quote"] for one in row.get("statements", ()))
    return chain(quotes, (one["text"] for one in row.get("mentions", ())))
