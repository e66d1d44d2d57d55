"""What an analyst saw when they judged: enough to find it again after ids and offsets have changed."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.model.entity import EntityType
from faultline.model.place import Place, PlaceReference


@dataclass(frozen=True, slots=True)
class SeenMention:
    """A mention by position and by quote: W3C TextPositionSelector and TextQuoteSelector; without offsets in a row.

    Attributes:
        document: Id of the document.
        path: Of the document, by which a changed version of it is found.
        text: What was mentioned, as resolution read it; `exact` is what stands in the document.
    """

    document: str
    path: str
    start: int | None
    end: int | None
    text: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class SeenEntity:
    """An entity as it was shown, with one mention of each of its chains."""

    id: str
    name: str
    type: EntityType
    residual: bool = False
    place: str | None = None
    aliases: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    mentions: tuple[SeenMention, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenPlace:
    """The place reference of a statement as it was shown."""

    statement: str
    place: PlaceReference


@dataclass(frozen=True, slots=True)
class SeenQuote:
    """A statement as it was shown: where it stands and what it said in short."""

    document: str
    path: str
    start: int | None
    end: int | None
    exact: str
    prefix: str
    suffix: str
    kind: str
    type: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenMatter:
    """What a judgement on who or where was about.

    Attributes:
        moved: The mentions that leave the target, all of them.
        given: The place that was set.
        places: The references that were set to it, as they were.
        quote: The statement, where a statement's place was set.
    """

    target: SeenEntity
    other: SeenEntity | None = None
    moved: tuple[SeenMention, ...] = ()
    given: Place | None = None
    places: tuple[SeenPlace, ...] = ()
    quote: SeenQuote | None = None


@dataclass(frozen=True, slots=True)
class SeenComparison:
    """A comparison as it was shown."""

    about: str
    kind: str
    verdict: str
    reason: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenDocument:
    """A document as it was shown."""

    id: str
    path: str
    title: str | None = None
    publisher: str | None = None
