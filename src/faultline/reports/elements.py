"""What a report is made of, before it becomes Markdown, HTML, DOCX or PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Reference:
    """A quote that sentences of the report rest on.

    Attributes:
        number: From 1, document by document, and in each as its text goes.
        statements: Ids of those that were read from it and are cited.
        focus: Where in the quote stands what they name, as begin and end in code points.
        where: "page 4, characters 812–873", or "row 7 of events.csv".
        place: By which it is numbered: the rank of the document on the map, the begin of the quote, its row.
    """

    number: int
    statements: tuple[str, ...]
    quote: str
    title: str
    publisher: str
    date: str
    where: str
    focus: tuple[int, int]
    place: tuple[int, int, str]

    @property
    def told_by(self) -> str:
        """The beginnings of the ids of its statements, by which they are found."""
        return ", ".join(id[:8] for id in self.statements)

    @property
    def about(self) -> tuple[int, str, str, str]:
        """The document that it stands in."""
        return self.place[0], self.title, self.publisher, self.date


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


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of an analyst's own text: `look` is plain, strong or stressed."""

    said: Sentence
    look: str = "plain"


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A paragraph or a heading of one item, or the points of a list: `shape` is paragraph, heading or point."""

    shape: str
    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What an analyst wrote, set apart from what the sources say.

    Attributes:
        label: That it is the analyst's own, in the language of the report.
        who: Their name; empty in a report that names nobody.
        date: When it was last changed.
    """

    label: str
    who: str
    date: str
    parts: tuple[OwnPart, ...]

    @property
    def mark(self) -> str:
        """The line above it."""
        return ", ".join(part for part in (self.who, self.date) if part)


Block: TypeAlias = Paragraph | Points | Heading | Table | Figure | EvidenceTable | OwnWords


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
    is_compact: bool = False


def note(*texts: str) -> Paragraph:
    """A paragraph about the report itself, which needs no evidence."""
    return Paragraph(tuple(Sentence(text) for text in texts))


def sentences_of(block: Block) -> Iterator[Sentence]:
    """The sentences of a block, cell by cell for a table."""
    if isinstance(block, Paragraph | Points):
        yield from block.sentences
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
    elif isinstance(block, OwnWords):
        yield from (run.said for part in block.parts for item in part.items for run in item)


def mapped(block: Block, change: Callable[[Sentence], Sentence]) -> Block:
    """The block with each of its sentences changed."""
    if isinstance(block, Paragraph | Points):
        return replace(block, sentences=tuple(change(s) for s in block.sentences))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(change(s) for s in row) for row in block.rows))
    if isinstance(block, OwnWords):
        return replace(block, parts=tuple(_part_mapped(part, change) for part in block.parts))
    return block


def _part_mapped(part: OwnPart, change: Callable[[Sentence], Sentence]) -> OwnPart:
    items = tuple(tuple(replace(run, said=change(run.said)) for run in item) for item in part.items)
    return replace(part, items=items)


def cells(*texts: str) -> tuple[Sentence, ...]:
    """A row of plain cells."""
    return tuple(Sentence(text) for text in texts)
