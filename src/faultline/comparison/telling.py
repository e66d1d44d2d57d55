"""The parts of the sentences that give the reason of a verdict: sources, dates, and how far apart they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from faultline.comparison.passages import are_of_two_voices
from faultline.comparison.periods import Period, as_of, compare_periods, known_until
from faultline.comparison.values import middle
from faultline.comparison.writers import writer
from faultline.model.document import Document
from faultline.model.statement import Kind, Statement
from faultline.model.time import Basis
from faultline.model.value import Value
from faultline.resolution.intervals import days, is_known, parse_day

GROWING = frozenset({"displaced", "deaths", "injured", "casualties", "killed", "wounded", "refugees", "returnees"})
GROWN_DAYS = 3
"""Days after which a larger count of these is likelier a later one than another one."""
SERIES_DAYS = 14
"""Days between two reports of one publisher from which on the later is taken to bring the earlier up to date."""
_YEAR, _MONTH = 365.25, 30.44


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements on one matter with the documents they stand in."""

    a: Statement
    b: Statement
    documents: Mapping[str, Document]

    @property
    def period(self) -> Period:
        """How their times relate; by publication where one is not told, as likelihood only."""
        told = [self.published(s) for s in (self.a, self.b)]
        times = [
            as_of(s.time, d) if s.kind is Kind.QUANTITY else known_until(s.time, d)
            for s, d in zip((self.a, self.b), told, strict=True)
        ]
        period = compare_periods(times[0], times[1], told[0], told[1])
        return Period.LIKELY_APART if period is Period.UNKNOWN and self._is_series(told) else period

    def _is_series(self, told: Sequence[str | None]) -> bool:
        """Whether one publisher gives a level in reports of two dates: the later one brings it up to date."""
        if self.a.kind is not Kind.QUANTITY:
            return False
        if not self.is_of_one_outlet:
            return False
        one, other = (parse_day(day) for day in told)
        return one is not None and other is not None and abs((one - other).days) >= SERIES_DAYS

    def has_grown(self, x: Value | None, y: Value | None) -> bool:
        """Whether figures of what comes together over time were published days apart, the later the larger.

        So are undated figures, and tolls of a deed, for bodies are found for days; but not where two speakers count.
        """
        told = [parse_day(self.published(s)) for s in (self.a, self.b)]
        sizes = [middle(x), middle(y)]
        if self.a.kind is not Kind.EVENT and (self.a.type not in GROWING or self._is_dated()):
            return False
        if self.a.kind is Kind.EVENT and are_of_two_voices(self.a, self.b):
            return False
        if told[0] is None or told[1] is None or sizes[0] is None or sizes[1] is None:
            return False
        apart = (told[1] - told[0]).days
        return abs(apart) >= GROWN_DAYS and (apart > 0) is (sizes[1] > sizes[0])

    def _is_dated(self) -> bool:
        """Whether both give a time, and not both one day: what happened on a day is counted for days."""
        times = [s.time for s in (self.a, self.b)]
        return all(map(is_known, times)) and any(days(t) != 1 for t in times if t)

    @property
    def is_of_one_outlet(self) -> bool:
        """Whether one publisher says both, in two documents."""
        return self.is_of_one_source and self.a.evidence.document != self.b.evidence.document

    @property
    def is_of_one_source(self) -> bool:
        """Whether one publisher says both, and no other writer whom it but circulates."""
        one, other = (writer(self.documents.get(s.evidence.document)) for s in (self.a, self.b))
        return one == other and source(self.a, self.documents) == source(self.b, self.documents)

    def published(self, statement: Statement) -> str | None:
        """The date of the document that a statement stands in."""
        document = self.documents.get(statement.evidence.document)
        return document.date if document else None

    @property
    def both(self) -> str:
        """Both sources with their dates, apart where one publisher has both."""
        names = [source(s, self.documents) for s in (self.a, self.b)]
        if names[0] == names[1] and self.a.evidence.document != self.b.evidence.document:
            names = [titled(s, self.documents) for s in (self.a, self.b)]
        return "; ".join(f"{n}, {dated(s, self.documents)}" for n, s in zip(names, (self.a, self.b), strict=True))

    @property
    def gap(self) -> str:
        """How far apart they are, in words: "two years apart"; "at different dates" where that cannot be told."""
        stands = [_stands(s, self.documents) for s in (self.a, self.b)]
        if stands[0] is None or stands[1] is None:
            return "at different dates"
        apart = abs((stands[0] - stands[1]).days)
        if apart >= _YEAR * 0.95:
            return f"{_number(round(apart / _YEAR), 'year')} apart"
        if apart >= _MONTH * 1.5:
            return f"{_number(round(apart / _MONTH), 'month')} apart"
        return f"{_number(apart, 'day')} apart" if apart else "at different dates"


def source(statement: Statement, documents: Mapping[str, Document]) -> str:
    """How a reason names the source of a statement: its publisher, else its file; of a row whom it cites."""
    document = documents.get(statement.evidence.document)
    if document is None:
        return statement.evidence.document
    name = document.publisher or document.path.rsplit("/", 1)[-1]
    cited = statement.speaker if statement.evidence.table is not None else None
    return f"{cited.name or cited.text} as {name} cites it" if cited else name


def titled(statement: Statement, documents: Mapping[str, Document]) -> str:
    """The source with the name of the file, for documents of one publisher."""
    document = documents.get(statement.evidence.document)
    name = document.path.rsplit("/", 1)[-1] if document else ""
    where = f" row {statement.evidence.row}" if statement.evidence.row else ""
    publisher = source(statement, documents)
    return f"{publisher} in {name}{where}" if name and name != publisher else f"{publisher}{where}"


def dated(statement: Statement, documents: Mapping[str, Document]) -> str:
    """The date that a statement gives in its own words, else that of its publication."""
    time = statement.time
    if time is not None and time.basis is not Basis.PUBLICATION:
        return time.text or time.start or time.end or "no date"
    document = documents.get(statement.evidence.document)
    return f"published {document.date}" if document and document.date else "no date"


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    return text[:1].upper() + text[1:] + "."


def _stands(statement: Statement, documents: Mapping[str, Document]) -> date | None:
    time = statement.time
    document = documents.get(statement.evidence.document)
    published = document.date if document else None
    if time is not None and is_known(time):
        time = as_of(time, published) if statement.kind is Kind.QUANTITY else time
        return parse_day(time.start or time.end) if time else None
    return parse_day(published)


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def often(count: int) -> str:
    """How often: "once", "twice", "five times"."""
    few = {1: "once", 2: "twice"}
    return few.get(count) or f"{_number(count, 'time')}"


def _number(count: int, noun: str) -> str:
    return f"{_NUMBERS[count] if count < len(_NUMBERS) else count} {noun}{'s' * (count != 1)}"
