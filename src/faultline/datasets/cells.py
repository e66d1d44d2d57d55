"""The cells of one row, read by column; it notes which were read, for they are the evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeVar

from faultline.datasets.country_codes import country_code
from faultline.datasets.dates import Order, is_ambiguous, read_date
from faultline.datasets.figures import Figure, read_coordinate, read_figure
from faultline.datasets.mapping import Pick, When
from faultline.errors import UnreadableError
from faultline.model.time import Time
from faultline.ontology import vocabulary

T = TypeVar("T")
Term = TypeVar("Term", bound=StrEnum)

_NO_FIGURE = frozenset({"na", "n/a", "#n/a", "nan", "-", "--", "null", "none", "nd", "unknown", "tbc", "tbd"})

_date = lru_cache(50_000)(read_date)
_figure = lru_cache(50_000)(read_figure)
_degrees = lru_cache(50_000)(read_coordinate)


class CellError(UnreadableError):
    """A cell that cannot be read as what its column holds; the message names row and column."""


@dataclass(slots=True)
class RowCells:
    """One row under a mapping.

    Attributes:
        number: Of the row in its file, the headings being row 1; or the record's own id.
        cells: By the mapping's column names, in the order of the file; blank and absent cells are not in it.
        headings: The file's own heading of each column.
        orders: Gives the order of day and month in a column of dates.
        read: Columns read so far.
        notes: Reason and detail of what was read otherwise than it stands.
    """

    number: int | str
    cells: Mapping[str, str]
    headings: Mapping[str, str]
    orders: Callable[[str], Order] = lambda _: Order.UNKNOWN
    read: set[str] = field(default_factory=set)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def text(self, column: str | None) -> str | None:
        """The cell, None where it is blank or the table has no such column."""
        cell = self.cells.get(column)  # type: ignore[arg-type]  # no column is called None
        if cell is not None:
            self.read.add(column)  # type: ignore[arg-type]
        return cell

    def needed(self, column: str | None) -> str:
        """The cell; CellError where it is blank."""
        text = self.text(column)
        if text is None:
            raise self.error(column, "the cell is empty")
        return text

    def meets(self, when: When) -> bool:
        """Whether the row says what a rule is for."""
        cell = self.text(when.column)
        for column in when.others:
            cell = self.text(column) or cell
        if cell is None:
            return when.blank or bool(when.but)
        if when.among or when.but:
            code = plain_code(cell)
            return code not in when.but and (not when.among or code in when.among)
        return not when.blank

    def pick(self, pick: Pick | None) -> str | None:
        """The word a rule gives for this row: the cell's, translated by the rule's `words`, else the default."""
        if pick is None or pick.column is None:
            return pick.default if pick else None
        cell = self.text(pick.column)
        if cell is None:
            return self.pick(pick.otherwise) if pick.otherwise else pick.default
        terms = known_terms(pick.vocabulary) if pick.vocabulary else {}
        word: str | None = cell
        if pick.words or pick.other is not None or (terms and pick.otherwise):
            word = _translated(pick, cell, terms)
            if word is None and pick.otherwise:
                return self.pick(pick.otherwise)
            if word is None:
                word = pick.other
        if word is None:
            raise self.error(pick.column, f"{cell!r} is none of {', '.join(pick.words)}")
        return self._listed(word, terms, pick.column) if word and terms else word or None

    def term(self, pick: Pick, terms: type[Term]) -> Term:
        """The same as one of a closed list of terms; CellError where the row gives none."""
        term = self.any_term(pick, terms)
        if term is None:
            raise self.error(pick.column, "the cell is empty")
        return term

    def any_term(self, pick: Pick | None, terms: type[Term]) -> Term | None:
        """The same, None where the row gives none."""
        if pick is not None and pick.column is None and pick.default is not None:
            constant: Term | None = _members(terms).get(pick.default)
            if constant is not None:
                return constant
        word = self.pick(pick)
        if pick is None or word is None:
            return None
        term: Term = self._listed(word, _members(terms), pick.column)
        return term

    def dated(self, column: str | None) -> tuple[str, Order] | None:
        """A cell with a date, and the order of its day and month where it matters."""
        cell = self.text(column)
        if column is None or cell is None:
            return None
        return cell, self.orders(column) if is_ambiguous(cell) else Order.UNKNOWN

    def date(self, column: str | None) -> Time | None:
        """The day, month, year or interval in a cell."""
        dated = self.dated(column)
        return self._parsed(column, _date, dated[1]) if dated else None

    def figure(self, column: str | None, unknown: frozenset[str] = frozenset()) -> Figure | None:
        """The figure or range in a cell; None for a code or word that says that it is unknown."""
        cell = self.text(column)
        if cell is None or (unknown and plain_code(cell) in unknown):
            return None
        try:
            return self._parsed(column, _figure)
        except CellError:
            if cell.casefold() in _NO_FIGURE:
                return None
            raise

    def country(self, column: str | None, numbers: str | None = None) -> str | None:
        """The ISO 3166-1 alpha-2 code of the country in a cell; None, with a note, for one that is not known."""
        cell = self.text(column)
        code = country_code(f"{numbers}:{plain_code(cell)}" if numbers else cell) if cell else None
        if cell and code is None:
            self.notes.append(("country not known", str(self.error(column, f"{cell!r} is no country of ISO 3166"))))
        return code

    def degrees(self, column: str | None, limit: float) -> float | None:
        """The coordinate in a cell, within ±`limit`."""
        return self._parsed(column, _degrees, limit)

    def quote(self) -> str:
        """The cells read, as `name=value; …` in their order and under the file's own headings."""
        read, headings = self.read, self.headings
        return "; ".join([f"{headings[c]}={cell}" for c, cell in self.cells.items() if c in read])

    def error(self, column: str | None, reason: str) -> CellError:
        """The error to raise for a cell of this row."""
        return CellError(f"row {self.number}, column {self.headings.get(column or '', column or '?')}: {reason}")

    def _parsed(self, column: str | None, parse: Callable[..., T], *more: object) -> T | None:
        cell = self.text(column)
        if cell is None:
            return None
        try:
            return parse(cell, *more)
        except UnreadableError as error:
            raise self.error(column, str(error)) from error

    def _listed(self, word: str, terms: Mapping[str, T], column: str | None) -> T:
        term = terms.get(word) or terms.get(word.casefold().replace(" ", "_"))
        if term is None:
            raise self.error(column, f"{word!r} is none of {', '.join(sorted(map(str, terms.values())))}")
        return term


def _translated(pick: Pick, cell: str, terms: Mapping[str, str]) -> str | None:
    """The word for a code, as it stands, as people write it, or in small letters; else what is one of the terms."""
    words, small = pick.words, cell.casefold()
    return next((words[c] for c in (cell, plain_code(cell), small) if c in words), terms.get(small))


def plain_code(cell: str) -> str:
    """A code as people write it: statistical software writes `3.0` for 3."""
    return cell.removesuffix(".0") if cell.endswith(".0") and cell[:-2].isdecimal() else cell


@cache
def known_entry(name: str | None, term: str) -> dict[str, Any]:
    """What a vocabulary says about one of its terms; nothing where a rule names no vocabulary."""
    entry = vocabulary(name).get(term) if name else None
    return entry if isinstance(entry, dict) else {}


@cache
def known_terms(name: str) -> dict[str, str]:
    """The terms of a vocabulary: as they are compared → as they are written."""
    return {term.casefold(): term for term in vocabulary(name)}


@cache
def _members(terms: Any) -> dict[str, Any]:
    return {term.value: term for term in terms}
