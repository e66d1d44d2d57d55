"""Source → Records: choose the reader by what the bytes are, read, and name what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from faultline.documents.content import Content
from faultline.documents.draft import Draft, Reading
from faultline.documents.language_of import language_of
from faultline.documents.limits import LIMITS, Budget
from faultline.documents.passages import bound_passages
from faultline.documents.readers import READERS, Reader
from faultline.documents.refusal import STEP, Refusal
from faultline.documents.sniffing import describe_bytes
from faultline.model.document import Document
from faultline.model.loss import Loss
from faultline.tables.schemas import Record, Source

ReadData = Callable[[Record, Content], Iterator[Record]]
"""Reads the rows of coded data: given the record of the file and its content, it gives one record or more."""


def read_source(source: Source) -> list[Record]:
    """The documents of one file: one, or one a member of an archive or message; coded data stay unread.

    Never raises for what a file contains: a file or member that is refused gives a record with the loss alone.
    """
    return list(records_of(source, lambda record, _: iter((record,))))


def records_of(source: Source, read_data: ReadData) -> Iterator[Record]:
    """The same, one after another, with coded data read by `read_data` as its records are asked for."""
    content = Content(source.path, location=Path(source.location))
    try:
        content.sample  # noqa: B018  (whether it can be opened)
    except OSError as error:
        reason = f"{error.strerror or error}: check that the file exists and may be read"
        yield Record(source=source.path, losses=(Refusal("cannot be opened", reason).loss(source.path),))
        return
    yield from _Container(source.path, read_data, Budget()).records("", content, 0)


def choose_reader(content: Content) -> Reader:
    """The first reader that recognises the content; Refusal says what it looks like instead."""
    if _is_blank(content):
        raise Refusal("empty file", "it holds no characters: check that it was saved or downloaded whole")
    for reader in READERS:
        if reader.recognises(content):
            return reader
    named = f", though named {content.extension}" if content.extension else ""
    raise Refusal(
        "unknown format", f"it is {describe_bytes(content.sample)}{named}: save it as PDF, DOCX, HTML or text"
    )


@dataclass(frozen=True, slots=True)
class _Container:
    """One source with all that is inside it."""

    source: str
    read_data: ReadData
    budget: Budget

    def records(self, inside: str, content: Content, depth: int) -> Iterator[Record]:
        """The record of one file, then those of its members, depth first."""
        path = self._path(inside)
        content = content.called(path)
        try:
            reader = choose_reader(content)
            reading = reader.read(content)
            if reading.draft is not None:
                document = _document(content, reader.name, reading.draft)
                record = Record(source=self.source, inside=inside, document=document, losses=reading.losses)
                yield from self.read_data(record, content) if reading.is_data else (record,)
            elif reading.losses:
                yield Record(source=self.source, inside=inside, losses=reading.losses)
            yield from self._members(inside, reading, depth)
        except Refusal as refusal:
            yield Record(source=self.source, inside=inside, losses=(refusal.loss(path),))
        except Exception as error:  # hostile input may break any library; the build goes on and names it
            yield Record(source=self.source, inside=inside, losses=(_failure(path, error),))

    def _path(self, inside: str) -> str:
        return f"{self.source}/{inside}" if inside else self.source

    def _members(self, inside: str, reading: Reading, depth: int) -> Iterator[Record]:
        for member in reading.members:
            if isinstance(member, Loss):
                yield Record(source=self.source, inside=member.path.removeprefix(f"{self.source}/"), losses=(member,))
                continue
            if not self.budget.take(member.size):
                detail = (
                    f"more than {LIMITS.members} files or {LIMITS.unpacked_bytes // 1_000_000} MB inside: "
                    "the rest is left out, unpack it yourself and add the folder"
                )
                yield self._refused(inside, Refusal("too large", detail))
                return
            if depth >= LIMITS.depth:
                yield self._refused(
                    inside, Refusal("nested too deeply", "unpack the outer archive yourself and add the folder")
                )
                return
            yield from self.records(f"{inside}/{member.path}" if inside else member.path, member, depth + 1)

    def _refused(self, inside: str, refusal: Refusal) -> Record:
        return Record(source=self.source, inside=inside, losses=(refusal.loss(self._path(inside)),))


def _is_blank(content: Content) -> bool:
    blank = b" \t\r\n\x00\x0b\x0c"
    return not content.sample.strip(blank) and (content.size <= len(content.sample) or not content.data.strip(blank))


def _document(content: Content, name: str, draft: Draft) -> Document:
    text = sound(draft.text)
    passages = bound_passages(text, draft.passages)
    return Document(
        id=content.digest()[:16],
        path=content.path,
        format=name,
        text=text,
        title=sound(draft.title) if draft.title else None,
        author=sound(draft.author) if draft.author else None,
        publisher=sound(draft.publisher) if draft.publisher else None,
        date=draft.date,
        language=language_of(text, passages),
        address=sound(draft.address) if draft.address else None,
        passages=passages,
    )


def sound(text: str) -> str:
    """The text, each half of a broken surrogate pair replaced: no table can hold one. Offsets stay."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _failure(path: str, error: Exception) -> Loss:
    detail = f"{type(error).__name__}: {str(error)[:200] or 'no message'}; save the file in another format and add that"
    return Loss(path=path, step=STEP, reason="reader failed", detail=" ".join(detail.split()))
