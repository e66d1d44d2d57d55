"""Source → Records: choose the reader by what the bytes are, read, and name what could not be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
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


def read_source(source: Source) -> list[Record]:
    """The documents of one file: one, or one a member of an archive or message.

    Never raises for what a file contains: a file or member that is refused gives a record with the loss alone.
    """
    try:
        data = _load(Path(source.location))
    except Refusal as refusal:
        return [Record(source=source.path, losses=(refusal.loss(source.path),))]
    return list(_records(source.path, "", data, Budget(), 0))


def choose_reader(content: Content) -> Reader:
    """The first reader that recognises the content; Refusal says what it looks like instead."""
    if not content.data.strip(b" \t\r\n\x00\x0b\x0c"):
        raise Refusal("empty file", "it holds no characters: check that it was saved or downloaded whole")
    for reader in READERS:
        if reader.recognises(content):
            return reader
    named = f", though named {content.extension}" if content.extension else ""
    raise Refusal("unknown format", f"it is {describe_bytes(content.data)}{named}: save it as PDF, DOCX, HTML or text")


def _load(location: Path) -> bytes:
    try:
        size = location.stat().st_size
        if size > LIMITS.file_bytes:
            limit = LIMITS.file_bytes // 1_000_000
            raise Refusal("too large", f"it has {size // 1_000_000} MB, {limit} MB are read at most: split it")
        with location.open("rb") as file:
            return file.read(LIMITS.file_bytes)
    except OSError as error:
        raise Refusal(
            "cannot be opened", f"{error.strerror or error}: check that the file exists and may be read"
        ) from error


def _records(source: str, inside: str, data: bytes, budget: Budget, depth: int) -> Iterator[Record]:
    """The record of one file, then those of its members, depth first."""
    path = f"{source}/{inside}" if inside else source
    try:
        content = Content(path, data)
        reader = choose_reader(content)
        reading = reader.read(content)
        if reading.draft is not None:
            document = _document(content, reader.name, reading.draft)
            yield Record(source=source, inside=inside, document=document, losses=reading.losses)
        elif reading.losses:
            yield Record(source=source, inside=inside, losses=reading.losses)
        yield from _members(source, inside, reading, budget, depth)
    except Refusal as refusal:
        yield Record(source=source, inside=inside, losses=(refusal.loss(path),))
    except Exception as error:  # hostile input may break any library; the build goes on and names it
        yield Record(source=source, inside=inside, losses=(_failure(path, error),))


def _members(source: str, inside: str, reading: Reading, budget: Budget, depth: int) -> Iterator[Record]:
    container = f"{source}/{inside}" if inside else source
    for member in reading.members:
        if isinstance(member, Loss):
            yield Record(source=source, inside=member.path.removeprefix(f"{source}/"), losses=(member,))
            continue
        label = f"{inside}/{member.path}" if inside else member.path
        if not budget.take(len(member.data)):
            detail = (
                f"more than {LIMITS.members} files or {LIMITS.unpacked_bytes // 1_000_000} MB inside: "
                "the rest is left out, unpack it yourself and add the folder"
            )
            yield Record(source=source, inside=inside, losses=(Loss(container, STEP, "too large", detail),))
            return
        if depth >= LIMITS.depth:
            refusal = Refusal("nested too deeply", "unpack the outer archive yourself and add the folder")
            yield Record(source=source, inside=inside, losses=(refusal.loss(container),))
            return
        yield from _records(source, label, member.data, budget, depth + 1)


def _document(content: Content, name: str, draft: Draft) -> Document:
    text = sound(draft.text)
    passages = bound_passages(text, draft.passages)
    return Document(
        id=hashlib.sha256(content.data).hexdigest()[:16],
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
