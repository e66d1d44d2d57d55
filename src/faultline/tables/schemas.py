"""The rows that travel between batch steps: one a document, or one a part of a data set."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.loss import Loss
from faultline.model.sentence import Analysis, Form
from faultline.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    Attributes:
        path: As given to build.
        location: Where its bytes lie now.
        mapping: Where the user's own mapping of its columns lies, if there is one.
    """

    path: str
    location: str
    mapping: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as resolution sees it: a name or description in one document (or dataset file, without offsets).

    Attributes:
        chain: Mentions of one document that share it mean the same thing; arguments, speakers and places refer to it.
        country: ISO 3166-1 alpha-2 code where a dataset row gives one.
        lat, lon: Degrees, where a dataset row gives them.
        count: How often it stands there, where a data set repeats it without saying where.
    """

    document: str
    text: str
    type: EntityType
    form: Form
    chain: int
    start: int | None = None
    end: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Identity:
    """Which entity the mentions of one chain of a document mean."""

    document: str
    chain: int
    entity: str


@dataclass(frozen=True, slots=True)
class Record:
    """One document on its way, or one part of a large data set, with all that has been made of it so far.

    A source that cannot be read gives a record without document and with the loss; an archive gives a record a member.

    Attributes:
        source: Path of the source as given to build.
        inside: Path inside the archive or message, empty for the file itself.
        part: Of a data set, from 0; all parts have the document.
    """

    source: str
    inside: str = ""
    part: int = 0
    document: Document | None = None
    analysis: Analysis | None = None
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Named, ...] = ()
    losses: tuple[Loss, ...] = ()
