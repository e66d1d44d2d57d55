"""What a report is made of, before it becomes Markdown, HTML, DOCX or PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Reference:
    """A quote that sentences of the report rest on.

    Attributes:
        number: From 1, in the order of first use.
        statement: Id of the statement.
        where: "page 4, characters 812–873", or "row 7 of events.csv".
    """

    number: int
    statement: str
    quote: str
    title: str
    publisher: str
    date: str
    where: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Plain text, and the numbers of the references behind it; text is never markup.

    Attributes:
        is_finding: Whether it says something about the conflict, and so must carry references.
    """

    text: str
    references: tuple[int, ...] = ()
    is_finding: bool = False

    def __post_init__(self) -> None:
        if self.is_finding and not self.references:
            raise ValueError(f"a finding without a reference: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of sentences under a caption and a header; every row has as many cells as the header."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with what it shows and its limits.

    Attributes:
        svg: A whole `<svg>` element without style attributes or scripts, whose text is escaped.
        width, height: Of the drawing, in its own units.
    """

    caption: str
    svg: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """Stands where the table of all references goes, which are known only when all sections are written."""


Block: TypeAlias = Paragraph | Points | Heading | Table | Figure | EvidenceTable


@dataclass(frozen=True, slots=True)
class Section:
    number: int
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    title: str
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    language: str = "en"


def note(*texts: str) -> Paragraph:
    """A paragraph about the report itself, which needs no evidence."""
    return Paragraph(tuple(Sentence(text) for text in texts))


def cells(*texts: str) -> tuple[Sentence, ...]:
    """A row of plain cells."""
    return tuple(Sentence(text) for text in texts)
