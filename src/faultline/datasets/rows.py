"""The lines of a table → its rows, each with its number; hostile cells are bounded."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from faultline.datasets.lines import LONGEST, TOO_LONG
from faultline.errors import UnreadableError

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 2_000


class Row(NamedTuple):
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


def first_row(rows: Iterable[Row]) -> Row:
    """The first row that is not blank; one without cells for an empty table.

    Raises:
        UnreadableError: The row is no row of headings.
    """
    for row in rows:
        if row.fault:
            raise UnreadableError(f"row {row.number}: {row.fault}")
        if any(cell.strip() for cell in row.cells):
            if len(row.cells) > MOST_COLUMNS:
                raise UnreadableError(f"row {row.number} has {len(row.cells)} columns, at most {MOST_COLUMNS} are read")
            return row
    return Row(0, ())


def parse_rows(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """All rows, blank ones too; a row that the format does not allow carries its fault.

    A cell is bounded by the `csv` module's limit of 131,072 characters, so that one unclosed quotation mark cannot
    swallow a file into memory. Formulas are text like any other.
    """
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            cells = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, (), fault=f"it is no row of a table ({error})")
            continue
        if cells and TOO_LONG in cells[-1]:
            yield Row(number, (), fault=f"it has a line of more than {LONGEST:,} characters")
        else:
            yield Row(number, cells)
