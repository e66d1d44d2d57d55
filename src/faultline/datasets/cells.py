"""The cells of one row, read by column; it notes which were read, for they are the evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from faultline.datasets.dates import Order, read_date
from faultline.datasets.figures import Figure, read_coordinate, read_figure
from faultline.datasets.mapping import Pick
from faultline.errors import UnreadableError
from faultline.model.time import Time
from faultline.ontology import vocabulary

T = TypeVar("T")
Term = TypeVar("Term", bound=StrEnum)


class CellError(UnreadableError):
    """A cell that cannot be read as what its column holds; the message names row and column."""


@dataclass(slots=True)
class RowCells:
    """One row under a mapping.

    Attributes:
        number: Of the row in its file, the headings being row 1.
        cells: By the mapping's column names; blank and absent cells are not in it.
        headings: The file's own heading of each column, in the order of the file.
        orders: Order of day and month in each column of dates.
        read: Columns read so far.
    """

    number: int
    cells: Mapping[str, str]
    headings: Mapping[str, str]
    orders: Mapping[str, Order] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)

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

    def pick(self, pick: Pick | None) -> str | None:
        """The word a rule gives for this row: the cell's, translated by the rule's `words`, else the default."""
        if pick is None:
            return None
        cell = self.text(pick.column)
        if cell is None:
            return pick.default
        words = dict(pick.words)
        if words and cell not in words:
            raise self.error(pick.column, f"{cell!r} is none of {', '.join(words)}")
        word = words.get(cell, cell)
        return self._listed(word, known_terms(pick.vocabulary), pick.column) if pick.vocabulary else word

    def term(self, pick: Pick, terms: type[Term]) -> Term:
        """The same as one of a closed list of terms."""
        word = self.pick(pick)
        if word is None:
            raise self.error(pick.column, "the cell is empty")
        return terms(self._listed(word, {t.value: t.value for t in terms}, pick.column))

    def date(self, column: str | None) -> Time | None:
        """The day, month, year or interval in a cell."""
        order = self.orders.get(column or "", Order.UNKNOWN)
        return self._parsed(column, partial(read_date, order=order))

    def figure(self, column: str | None) -> Figure | None:
        """The figure or range in a cell."""
        return self._parsed(column, read_figure)

    def degrees(self, column: str | None, limit: float) -> float | None:
        """The coordinate in a cell, within ±`limit`."""
        return self._parsed(column, partial(read_coordinate, limit=limit))

    def quote(self) -> str:
        """The cells read, as `name=value; …` in the order of the file and under its own headings."""
        columns = [c for c in self.headings if c in self.read and c in self.cells]
        return "; ".join(f"{self.headings[c]}={self.cells[c]}" for c in columns)

    def error(self, column: str | None, reason: str) -> CellError:
        """The error to raise for a cell of this row."""
        return CellError(f"row {self.number}, column {self.headings.get(column or '', column or '?')}: {reason}")

    def _parsed(self, column: str | None, parse: Callable[[str], T]) -> T | None:
        cell = self.text(column)
        if cell is None:
            return None
        try:
            return parse(cell)
        except UnreadableError as error:
            raise self.error(column, str(error)) from error

    def _listed(self, word: str, terms: Mapping[str, str], column: str | None) -> str:
        key = word.casefold().replace(" ", "_")
        if key not in terms:
            raise self.error(column, f"{word!r} is none of {', '.join(sorted(terms.values()))}")
        return terms[key]


def known_entry(name: str | None, term: str) -> dict[str, Any]:
    """What a vocabulary says about one of its terms; nothing where a rule names no vocabulary."""
    entry = vocabulary(name).get(term) if name else None
    return entry if isinstance(entry, dict) else {}


def known_terms(name: str) -> dict[str, str]:
    """The terms of a vocabulary: as they are compared → as they are written."""
    return {term.casefold(): term for term in vocabulary(name)}
