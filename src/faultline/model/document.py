"""A source text as it was read, and the parts of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a passage is in its document; only TITLE, HEADING, LEAD and BODY are extracted from."""

    TITLE = "title"
    HEADING = "heading"
    LEAD = "lead"
    BODY = "body"
    BYLINE = "byline"
    TABLE = "table"
    FOOTNOTE = "footnote"
    REPEATED = "repeated"
    BOILERPLATE = "boilerplate"

    @property
    def is_content(self) -> bool:
        """Whether what stands here is said by the document about its subject."""
        return self in (Role.TITLE, Role.HEADING, Role.LEAD, Role.BODY)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading or the like: `text[start:end]`, in code points."""

    start: int
    end: int
    role: Role
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source text. `text` never changes after reading; a dataset file has an empty text.

    Attributes:
        id: First 16 hexadecimal digits of the SHA-256 of the original bytes.
        path: As given to build, joined with the path inside (`reports.zip/2019/a.pdf`).
        format: Name of the reader that read it.
        date: ISO date of publication, maybe partial (`2019-01`), or None.
        language: ISO 639-1 code, or None where it cannot be told.
        address: Where it was published (URL), if known.
        terms: Those of a data set that forbid to pass its rows on: they are left out of every export.
        passages: In order, without overlap; text outside all passages is white space.
    """

    id: str
    path: str
    format: str
    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    address: str | None = None
    terms: str | None = None
    passages: tuple[Passage, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page (from 1) on which the passage around `offset` begins, where the format has pages."""
        return next((p.page for p in self.passages if p.start <= offset < p.end), None)
