"""The cells of one row, read by column; it notes which were read, for they are the evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeVar

from faultline.datasets.dates import Order, read_date
from faultline.datasets.figures import Figure, read_coordinate, read_figure
from faultline.datasets.mapping import Pick, When
from faultline.errors import UnreadableError
from faultline.model.time import Time
from faultline.ontology import vocabulary

T = TypeVar("T")
Term = TypeVar("Term", bound=StrEnum)

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
        cells: By the mapping's column names; blank and absent cells are not in it.
        headings: The file's own heading of each column, in the order of the file.
        orders: Order of day and month in each column of dates.
        read: Columns read so far.
        notes: Reason and detail of what was read otherwise than it stands.
    """

    number: int | str
    cells: Mapping[str, str]
    headings: Mapping[str, str]
    orders: Mapping[str, Order] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def text(self, column: str | None) -> str | None:
        """The cell, None where it is blank or the table has no such column."""
        if column is None or column not in self.cells:
            return None
        self.read.add(column)
        return self.cells[column]

    def needed(self, column: str | None) -> str:
        """The cell; CellError where it is blank."""
        text = self.text(column)
        if text is None:
            raise self.error(column, "the cell is empty")
        return text

    def meets(self, when: When) -> bool:
        """Whether the row says what a rule is for."""
        cell = self.text(when.column)
        return cell is not None and (not when.among or plain_code(cell) in when.among)

    def pick(self, pick: Pick | None) -> str | None:
        """The word a rule gives for this row: the cell's, translated by the rule's `words`, else the default."""
        if pick is None:
            return None
        cell = self.text(pick.column)
        if cell is None:
            return pick.default
        word = cell
        if pick.words:
            word = pick.words.get(cell) or pick.words.get(plain_code(cell)) or (pick.other or "")
            if not word:
                raise self.error(pick.column, f"{cell!r} is none of {', '.join(pick.words)}")
        return self._listed(word, known_terms(pick.vocabulary), pick.column) if pick.vocabulary else word

    def term(self, pick: Pick, terms: type[Term]) -> Term:
        """The same as one of a closed list of terms."""
        word = self.pick(pick)
        if word is None:
            raise self.error(pick.column, "the cell is empty")
        term: Term = self._listed(word, _members(terms), pick.column)
        return term

    def date(self, column: str | None) -> Time | None:
        """The day, month, year or interval in a cell."""
        return self._parsed(column, _date, self.orders.get(column or "", Order.UNKNOWN))

    def figure(self, column: str | None) -> Figure | None:
        """The figure or range in a cell."""
        return self._parsed(column, _figure)

    def degrees(self, column: str | None, limit: float) -> float | None:
        """The coordinate in a cell, within ±`limit`."""
        return self._parsed(column, _degrees, limit)

    def quote(self) -> str:
        """The cells read, as `name=value; …` in the order of the file and under its own headings."""
        read, cells = self.read, self.cells
        return "; ".join([f"{heading}={cells[c]}" for c, heading in self.headings.items() if c in read and c in cells])

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
