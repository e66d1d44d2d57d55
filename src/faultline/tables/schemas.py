"""The rows that travel between batch steps: one a document, so that a document is never split between two workers."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.loss import Loss
from faultline.model.sentence import Analysis, Form
from faultline.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: `path` as given to build, `location` where its bytes lie now."""

    path: str
    location: str


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as resolution sees it: a name or description in one document (or dataset file, without offsets).

    Attributes:
        chain: Mentions of one document that share it mean the same thing; arguments, speakers and places refer to it.
        country: ISO 3166-1 alpha-2 code where a dataset row gives one.
        lat, lon: Degrees, where a dataset row gives them.
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


@dataclass(frozen=True, slots=True)
class Identity:
    """Which entity the mentions of one chain of a document mean."""

    document: str
    chain: int
    entity: str


@dataclass(frozen=True, slots=True)
class Record:
    """One document on its way, with all that has been made of it so far.

    A source that cannot be read gives a record without document and with the loss; an archive gives a record a member.

    Attributes:
        source: Path of the source as given to build.
        inside: Path inside the archive or message, empty for the file itself.
    """

    source: str
    inside: str = ""
    document: Document | None = None
    analysis: Analysis | None = None
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Named, ...] = ()
    losses: tuple[Loss, ...] = ()
