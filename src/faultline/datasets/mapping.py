"""What a data set's columns mean, as values; `mapping_files` reads them from TOML."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import dataclass, field

from faultline.datasets.rows import column_key
from faultline.model.statement import Kind


@dataclass(frozen=True, slots=True)
class Pick:
    """A word that is the same for all rows (`default`), or stands in a column, maybe in the table's own code (`words`).

    Attributes:
        other: The word for a code that is not among `words`; without it such a row is reported and left out.
        vocabulary: Name of the vocabulary the word must be in.
    """

    column: str | None = None
    default: str | None = None
    words: Words[str, str] = field(default_factory=dict)
    other: str | None = None
    vocabulary: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """What a row must say for a rule to hold: something in a column, or one of the codes `among`."""

    column: str
    among: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ArgumentRule:
    """A column that fills a role. Without `type` its text is a description and names nobody.

    Attributes:
        default: What fills the role where the cell is blank.
        separator: What stands between several in one cell.
    """

    role: str
    column: str | None = None
    default: str | None = None
    type: Pick | None = None
    separator: str | None = None
    required: bool = False
    when: When | None = None


@dataclass(frozen=True, slots=True)
class TimeRule:
    start: str
    end: str | None = None
    precision: Pick | None = None


@dataclass(frozen=True, slots=True)
class PlaceRule:
    name: str
    country: str | None = None
    lat: str | None = None
    lon: str | None = None


@dataclass(frozen=True, slots=True)
class ValueRule:
    """Where a figure stands: one column (`best`), the two ends of a range, or all three.

    Attributes:
        unit: What is counted; where it gives nothing, the unit that the vocabulary has for the statement's type.
    """

    best: str | None = None
    low: str | None = None
    high: str | None = None
    unit: Pick = Pick(default="persons")
    currency: Pick | None = None


@dataclass(frozen=True, slots=True)
class SpeakerRule:
    """The column that names the source of a row, and what kind of entity it is.

    Attributes:
        separator: What stands between several in one cell; the first is the speaker.
    """

    column: str
    type: Pick = Pick(default="media")
    separator: str | None = None


@dataclass(frozen=True, slots=True)
class StatementRule:
    """How a row becomes one statement.

    Attributes:
        when: What else the row must say, all of it.
        counts: `killed`, `injured` and `detained` of an event, as (name, rule).
    """

    kind: Kind
    type: Pick
    when: tuple[When, ...] = ()
    arguments: tuple[ArgumentRule, ...] = ()
    time: TimeRule | None = None
    place: PlaceRule | None = None
    value: ValueRule | None = None
    counts: tuple[tuple[str, ValueRule], ...] = ()
    mode: Pick | None = None
    stage: Pick | None = None
    modality: Pick = Pick(default="actual")
    polarity: Pick = Pick(default="affirmed")
    speaker: SpeakerRule | None = None
    reported_by: SpeakerRule | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """A data set: how it is recognised, and what its rows say.

    Attributes:
        columns: (the name rules use, the headings it may have, as `column_key` gives them).
        required: Names of the columns without which a table is not this data set.
        quoted: Columns quoted in the evidence besides those that a statement reads.
        row: The column with the record's own id, by which evidence names the row; without it the row's number does.
        terms: Under which terms the rows stand that forbid to pass them on: they are left out of every export.
    """

    name: str
    version: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    required: tuple[str, ...]
    quoted: tuple[str, ...]
    statements: tuple[StatementRule, ...]
    row: str | None = None
    terms: str | None = None

    @property
    def extractor(self) -> str:
        return f"table:{self.name}@{self.version}"

    def positions(self, headings: Sequence[str]) -> dict[str, int]:
        """Where each of the mapping's columns stands in a table with these headings; those absent are left out."""
        keys = [column_key(heading) for heading in headings]
        found = {name: next((keys.index(s) for s in synonyms if s in keys), -1) for name, synonyms in self.columns}
        return {name: index for name, index in found.items() if index >= 0}

    def fits(self, headings: Sequence[str]) -> bool:
        """Whether all required columns are there."""
        return set(self.required) <= set(self.positions(headings))
