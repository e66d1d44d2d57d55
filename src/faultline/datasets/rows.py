"""The text of a table → its rows, each with its number; hostile cells are bounded."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from faultline.errors import UnreadableError

DELIMITERS = (",", ";", "\t", "|")
_MAX_COLUMNS = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, the heading row being counted, and its cells in order.

    Attributes:
        fault: Why the row cannot be read, or None.
    """

    number: int
    cells: tuple[str, ...]
    fault: str | None = None


def column_key(heading: str) -> str:
    """The form in which headings are compared: `Start date`, `start_date` and `START-DATE` are one."""
    return re.sub(r"[\s_-]+", "_", heading.strip().casefold())


def read_headings(text: str, delimiter: str) -> tuple[str, ...]:
    """The cells of the first row that is not blank; none for an empty table.

    Raises:
        UnreadableError: The row is no row of headings.
    """
    for row in read_rows(text, delimiter):
        if row.fault:
            raise UnreadableError(f"row {row.number}: {row.fault}")
        if any(cell.strip() for cell in row.cells):
            if len(row.cells) > _MAX_COLUMNS:
                raise UnreadableError(f"row {row.number} has {len(row.cells)} columns, at most {_MAX_COLUMNS} are read")
            return row.cells
    return ()


def read_rows(text: str, delimiter: str) -> Iterator[Row]:
    """All rows of the text, blank ones too; a row that the format does not allow carries its fault.

    A cell is bounded by the `csv` module's limit of 131,072 characters, so that one unclosed quotation mark cannot
    swallow a file into memory. Formulas are text like any other.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            yield Row(number, tuple(next(reader)))
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, (), fault=f"it is no row of a table ({error})")
