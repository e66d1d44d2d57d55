"""What a data set's columns mean, as values; `mapping_files` reads them from TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import dataclass, field

from faultline.datasets.rows import column_key
from faultline.datasets.tags import Tag, TagPattern
from faultline.model.statement import Kind

ROWS = "rows"
"""The column that says how many rows were put together."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A word that is the same for all rows (`default`), or stands in a column, maybe in the table's own code (`words`).

    Attributes:
        default: The word where the cell is blank.
        words: Code → word; an empty word says nothing.
        other: The word for a code that is not among `words` or in the vocabulary, empty for no word; without it such a
            row is reported and left out.
        vocabulary: Name of the vocabulary the word must be in.
        otherwise: What gives the word where this does not: the cell is blank or not known.
    """

    column: str | None = None
    default: str | None = None
    words: Words[str, str] = field(default_factory=dict)
    other: str | None = None
    vocabulary: str | None = None
    otherwise: Pick | None = None


@dataclass(frozen=True, slots=True)
class When:
    """What a row must say for a rule to hold: something in a column or one of `others`, or one of the codes `among`.

    Attributes:
        but: None of these codes stands there; nothing may.
        blank: The rule holds where nothing stands there.
    """

    column: str
    among: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    blank: bool = False


@dataclass(frozen=True, slots=True)
class AliasRule:
    """A column with another name of what fills a role.

    Attributes:
        separator: What stands between several in one cell.
    """

    column: str
    separator: str | None = None


@dataclass(frozen=True, slots=True)
class ArgumentRule:
    """A column that fills a role. Without `type` its text is a description and names nobody.

    Attributes:
        fallback: The column that fills it where the cell is blank.
        default: What fills the role where both are.
        heading_of: A column whose heading does: what a figure is said to count.
        separator: What stands between several in one cell.
        when: What else the row must say, all of it.
        id: The column with the data set's own id of what is named, by which it is told from others of the same name.
        aliases: Its other names.
    """

    role: str
    column: str | None = None
    default: str | None = None
    type: Pick | None = None
    separator: str | None = None
    required: bool = False
    when: tuple[When, ...] = ()
    id: str | None = None
    aliases: tuple[AliasRule, ...] = ()
    fallback: str | None = None
    heading_of: str | None = None


@dataclass(frozen=True, slots=True)
class TimeRule:
    """When: a column, or the two with the first and the last day.

    Attributes:
        precision: How exactly the data set knows it; a single day that stands for a week, month or year becomes that.
        otherwise: Columns to look in where both are blank: a single day, the day of the report.
        open: A blank last day leaves the end open; without it what begins on a day is of that day.
        basis: How the days are known, where the table says it: stated, inferred, publication.
        needed: A cell that is no date makes the row unreadable; else it is reported, and the statement has no time.
    """

    start: str
    end: str | None = None
    precision: Pick | None = None
    otherwise: tuple[str, ...] = ()
    open: bool = False
    basis: Pick | None = None
    needed: bool = True


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """Where: the column with the name, and what tells which of that name.

    Attributes:
        names: Columns with the name, the least area first: the first that is not blank is the place.
        country: The column with its country, by ISO 3166 code or English name.
        numbers: Whose numbers of countries stand there where they are not ISO's: `gw`, Gleditsch and Ward's.
        code: The column with the country that is the place itself, under its English name, where no name is given; of
            several countries in one cell none is the place.
        when: What else the row must say, all of it.
        needed: A coordinate that cannot be read makes the row unreadable; else it is reported and left out.
    """

    names: tuple[str, ...] = ()
    country: str | None = None
    lat: str | None = None
    lon: str | None = None
    numbers: str | None = None
    code: str | None = None
    when: tuple[When, ...] = ()
    needed: bool = True


@dataclass(frozen=True, slots=True)
class ValueRule:
    """Where a figure stands: one column (`best`), the two ends of a range, all three, or the columns to be summed.

    Attributes:
        unit: What is counted; where it gives nothing, the unit that the vocabulary has for the statement's type.
        qualifier: How the figure is meant where the cell does not say: `about` for the estimates of a data set.
        unknown: Codes that say that there is no figure.
        sum: Columns whose figures are added up, if all are there.
        needed: A row without a figure is reported and left out; else the statement stands without it, but a quantity,
            which without a figure is none.
        otherwise: What holds where there is no figure here.
    """

    best: str | None = None
    low: str | None = None
    high: str | None = None
    unit: Pick = Pick(default="persons")
    currency: Pick | None = None
    qualifier: str | None = None
    unknown: frozenset[str] = frozenset()
    sum: tuple[str, ...] = ()
    needed: bool = True
    otherwise: ValueRule | None = None


@dataclass(frozen=True, slots=True)
class SpeakerRule:
    """The column that names the source of a row, and what kind of entity it is.

    Attributes:
        separators: What stands between several in one cell; the first is the speaker.
    """

    column: str
    type: Pick = Pick(default="media")
    separators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRule:
    """How a row becomes one statement.

    Attributes:
        when: What else the row must say, all of it.
        places: The first that holds and whose name is not blank is where it was.
        counts: `killed`, `injured` and `detained` of an event, as (name, rule).
        speakers: The first whose cell is not blank says it.
        reported_by: Who passes the speaker on; nobody where they are one.
    """

    kind: Kind
    type: Pick
    when: tuple[When, ...] = ()
    arguments: tuple[ArgumentRule, ...] = ()
    time: TimeRule | None = None
    places: tuple[PlaceRule, ...] = ()
    value: ValueRule | None = None
    counts: tuple[tuple[str, ValueRule], ...] = ()
    mode: Pick | None = None
    stage: Pick | None = None
    modality: Pick = Pick(default="actual")
    polarity: Pick = Pick(default="affirmed")
    speakers: tuple[SpeakerRule, ...] = ()
    reported_by: SpeakerRule | None = None


@dataclass(frozen=True, slots=True)
class Unfolding:
    """A column whose cells list several things with their figures: each becomes a row of its own.

    Attributes:
        pattern: A regular expression for one of them, whose named groups become columns.
    """

    column: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """A data set: how it is recognised, and what its rows say.

    Attributes:
        columns: (the name rules use, the headings it may have, as `column_key` gives them).
        required: Names of the columns without which a table is not this data set.
        quoted: Columns quoted in the evidence besides those that a statement reads.
        row: The column with the record's own id, by which evidence names the row; without it the row's number does.
        terms: Under which terms the rows stand that forbid to pass them on: they are left out of every export.
        tags: (the name rules use, the HXL tags it may have) of columns that are known by them.
        many: Columns of which a table may have several: a rule that reads one holds for each of them.
        blank: Cells, in small letters, that say that there is nothing: `n/a`.
        unused: Headings that say nothing of their own, such as keys of the database: passed over without a word.
        unfold: Makes several rows of one.
        together: Columns by which rows are one item where they agree in all; the column `rows` says how many they are.
    """

    name: str
    version: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    required: tuple[str, ...]
    quoted: tuple[str, ...]
    statements: tuple[StatementRule, ...]
    row: str | None = None
    terms: str | None = None
    tags: tuple[tuple[str, tuple[TagPattern, ...]], ...] = ()
    many: frozenset[str] = frozenset()
    blank: frozenset[str] = frozenset()
    unused: frozenset[str] = frozenset()
    unfold: Unfolding | None = None
    together: tuple[str, ...] = ()

    @property
    def extractor(self) -> str:
        return f"table:{self.name}@{self.version}"

    @property
    def made(self) -> tuple[str, ...]:
        """The columns that the mapping makes itself."""
        unfolded = tuple(re.compile(self.unfold.pattern).groupindex) if self.unfold else ()
        return (*unfolded, ROWS) if self.together else unfolded

    def positions(self, headings: Sequence[str], tags: Sequence[Tag | None] = ()) -> dict[str, int]:
        """Where each of the mapping's columns stands in a table with these headings; those absent are left out.

        Args:
            tags: The HXL tags of the table's columns; a column is of one kind, that which stands first in the mapping.
        """
        keys = [column_key(heading) for heading in headings]
        found = {name: next((keys.index(s) for s in synonyms if s in keys), -1) for name, synonyms in self.columns}
        known = {name: index for name, index in found.items() if index >= 0}
        return known | {name: all_[0] for name, all_ in self.tagged(tags).items() if name not in known}

    def tagged(self, tags: Sequence[Tag | None]) -> dict[str, list[int]]:
        """Where the columns known by their tags stand, those of one kind in the order of the table."""
        found: dict[str, list[int]] = {}
        taken: set[int] = set()
        for name, patterns in self.tags if tags else ():
            fitting = [[i for i, tag in enumerate(tags) if tag and p.matches(tag) and i not in taken] for p in patterns]
            every = sorted({i for indices in fitting for i in indices})
            chosen = every if name in self.many else next((indices[:1] for indices in fitting if indices), [])
            if chosen:
                found[name] = chosen
                taken.update(chosen)
        return found

    def fits(self, headings: Sequence[str], tags: Sequence[Tag | None] = ()) -> bool:
        """Whether all required columns are there; a mapping that requires none is for every table with tags."""
        return bool(self.required or tags) and set(self.required) <= set(self.positions(headings, tags))
