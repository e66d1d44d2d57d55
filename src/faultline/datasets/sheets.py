"""Tables whose rows can be read from the first as often as one needs, and what their rows say under a mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from faultline.datasets.cells import CellError, RowCells
from faultline.datasets.coding import code_row
from faultline.datasets.dates import Order, date_order
from faultline.datasets.losses import LossBook
from faultline.datasets.mapping import Mapping
from faultline.datasets.naming import Naming
from faultline.datasets.rows import Row, first_row
from faultline.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table.

    Attributes:
        headings: The cells of its first row that is not blank.
        first: The number of that row.
        rows: Gives all rows from the first, anew each time it is called.
    """

    headings: tuple[str, ...]
    first: int
    rows: Callable[[], Iterator[Row]]

    @classmethod
    def of(cls, rows: Callable[[], Iterator[Row]]) -> Sheet:
        """The table with these rows; UnreadableError where its headings are none."""
        row = first_row(rows())
        return cls(row.cells, row.number, rows)

    def data(self) -> Iterator[Row]:
        """The rows below the headings."""
        return islice(self.rows(), self.first, None)


def code_sheet(mapping: Mapping, sheet: Sheet, naming: Naming, book: LossBook) -> Iterator[list[Statement]]:
    """The statements of each row, in order; a row with a bad cell is reported and left out whole."""
    positions = mapping.positions(sheet.headings)
    for heading in (h for i, h in enumerate(sheet.headings) if i not in positions.values() and h.strip()):
        book.add("column not read", f"the table {mapping.name} has no use for the column {heading.strip()[:60]!r}")
    in_file = sorted(positions.items(), key=lambda item: item[1])
    names = {name: sheet.headings[index].strip() for name, index in in_file}
    orders = _date_orders(mapping, positions, sheet.data())
    for row in sheet.data():
        width = len(row.cells)
        cells = {name: cell for name, i in in_file if i < width and (cell := row.cells[i].strip())}
        if fault := row.fault or _width_fault(row, len(sheet.headings)):
            book.add("unreadable row", f"row {row.number}: {fault}")
        elif cells:
            yield _code_row(mapping, RowCells(row.number, cells, names, orders), naming, book)


def _code_row(mapping: Mapping, row: RowCells, naming: Naming, book: LossBook) -> list[Statement]:
    try:
        made = [code_row(mapping, rule, row, naming) for rule in mapping.statements]
    except CellError as error:
        naming.drop()
        book.add("unreadable cell", str(error))
        return []
    naming.keep()
    for reason, detail in row.notes:
        book.add(reason, detail)
    if any("\ufffd" in cell for cell in row.cells.values()):
        book.add("undecodable characters", f"row {row.number}: save the file again as UTF-8")
    return [statement for statement in made if statement is not None]


def _width_fault(row: Row, width: int) -> str | None:
    """A row may be short of blank cells at its end, but must not be longer than the headings."""
    if len(row.cells) > width and any(cell.strip() for cell in row.cells[width:]):
        return f"it has {len(row.cells)} cells, the headings are {width}"
    return None


def _date_orders(mapping: Mapping, positions: dict[str, int], rows: Iterable[Row]) -> dict[str, Order]:
    """Whether day or month comes first in each column that a rule reads dates from, told by the column as a whole."""
    used = {c for rule in mapping.statements if rule.time for c in (rule.time.start, rule.time.end)}
    columns = {c: positions[c] for c in sorted(filter(None, used)) if c in positions}
    cells: dict[str, set[str]] = {c: set() for c in columns}
    for row in rows:
        for column, position in columns.items():
            if position < len(row.cells):
                cells[column].add(row.cells[position])
    return {column: date_order(sorted(found)) for column, found in cells.items()}
