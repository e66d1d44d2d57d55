"""What an analyst writes into the report in their own words, kept beside the map: no build makes it or changes it."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.model.seen import SeenQuote


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement that a text cites, as it was when the text was written.

    Attributes:
        title: The document by its publisher, title and date.
        quote: What was seen, so that the statement is found again whatever a rebuild changes.
    """

    statement: str
    title: str
    quote: SeenQuote


@dataclass(frozen=True, slots=True)
class Citations:
    """All that a text cites, in the order of the text."""

    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class TextEntry:
    """One change to a text, appended to the ledger.

    Attributes:
        at: ISO time with zone.
        text: Number of the text, which is that of its first entry.
        section: Of the report, 0 to 15.
        before, after: The whole text; empty before it was written and after it was taken out.
        seen: JSON of `Citations`, what the text after the change cites.
        undoes: The entry that this one takes back; 0 in any other.
    """

    id: int
    at: str
    who: str
    text: int
    section: int
    before: str
    after: str
    seen: str = "{}"
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text as it stands.

    Attributes:
        entry: The entry that made it what it is: who changes a text says which one they saw.
        who, at: Of that entry.
        begun_by, begun_at: Of the first one.
    """

    number: int
    section: int
    text: str
    entry: int
    who: str
    at: str
    begun_by: str
    begun_at: str
    cited: tuple[Cited, ...] = ()
