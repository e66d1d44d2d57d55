"""Tables whose rows can be read from the first as often as one needs, and what their rows say under a mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import dropwhile, islice

from faultline.datasets.cells import CellError, RowCells
from faultline.datasets.coding import RowCoder, parts
from faultline.datasets.dates import Order, date_order
from faultline.datasets.losses import LossBook
from faultline.datasets.mapping import Mapping
from faultline.datasets.naming import Naming
from faultline.datasets.regrouping import Cells, Label, put_together, unfold
from faultline.datasets.repeating import repeated
from faultline.datasets.rows import Row, column_key, first_row
from faultline.datasets.tags import LAST_TAG_ROW, Tag, read_tag, tag_row
from faultline.errors import UnreadableError
from faultline.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table.

    Attributes:
        headings: The cells of its first row that is not blank, or of the row above its HXL tags.
        first: The number of that row, or of the row of tags.
        rows: Gives all rows from the first, anew each time it is called.
        name: Of a sheet among others in one file.
        tags: The HXL tag of each column, None for a column without one; empty for a table without tags.
    """

    headings: tuple[str, ...]
    first: int
    rows: Callable[[], Iterator[Row]]
    name: str | None = None
    tags: tuple[Tag | None, ...] = ()

    @classmethod
    def of(cls, rows: Callable[[], Iterator[Row]], name: str | None = None) -> Sheet:
        """The table with these rows; UnreadableError where its headings are none."""
        if tagged := tag_row(islice(rows(), LAST_TAG_ROW)):
            row, above = tagged
            return cls(_named(row, above), row.number, rows, name, tuple(map(read_tag, row.cells)))
        row = first_row(rows())
        return cls(row.cells, row.number, rows, name)

    def data(self) -> Iterator[Row]:
        """The rows below the headings."""
        return dropwhile(lambda row: row.number <= self.first, self.rows())

    def label(self, row: Row) -> int | str:
        """The number of a row, with the name of its sheet where the file has several."""
        return row.number if self.name is None else f"{self.name}!{row.number}"


def _named(tags: Row, above: Row | None) -> tuple[str, ...]:
    """The heading of each column: that above its tag, else the tag."""
    headings = above.cells if above else ()
    width = max(len(tags.cells), len(headings))
    cells, tagged = (row + ("",) * (width - len(row)) for row in (headings, tags.cells))
    return tuple(cell if cell.strip() else tag for cell, tag in zip(cells, tagged, strict=True))


def code_sheet(mapping: Mapping, sheet: Sheet, naming: Naming, book: LossBook) -> Iterator[list[Statement]]:
    """The statements of each row, in order; a row with a bad cell is reported and left out whole."""
    mapping, positions = repeated(mapping, sheet.headings, sheet.tags)
    in_file = sorted(positions.items(), key=lambda item: item[1])
    names = {name: sheet.headings[index].strip() for name, index in in_file}
    names |= {name: name for name in mapping.made if name not in names}
    _name_unread(mapping, sheet, positions, book)
    orders = cache(partial(_date_order, sheet, positions))
    naming.shared = shared_names(mapping, (cells for _, cells in _cells(mapping, sheet, in_file, LossBook(book.path))))
    rows: Iterable[tuple[Label, Cells]] = _cells(mapping, sheet, in_file, book)
    coders = coders_of(mapping)
    for number, cells in put_together(rows, mapping.together) if mapping.together else rows:
        yield code_cells(coders, RowCells(number, cells, names, orders), naming, book)


def _name_unread(mapping: Mapping, sheet: Sheet, positions: dict[str, int], book: LossBook) -> None:
    read = set(positions.values())
    for index, heading in enumerate(sheet.headings):
        if index not in read and heading.strip() and column_key(heading) not in mapping.unused:
            book.add("column not read", f"the table {mapping.name} has no use for the column {heading.strip()[:60]!r}")


def _cells(
    mapping: Mapping, sheet: Sheet, in_file: list[tuple[str, int]], book: LossBook
) -> Iterator[tuple[Label, Cells]]:
    """The cells of each row that are not blank, by the mapping's names."""
    columns, blank, most = len(sheet.headings), mapping.blank, in_file[-1][1] if in_file else -1
    for row in sheet.data():
        given = row.cells
        width = len(given)
        if fault := row.fault or (_width_fault(row, columns) if width > columns else None):
            book.add("unreadable row", f"row {sheet.label(row)}: {fault}")
            continue
        if width > most:
            cells = {name: cell for name, i in in_file if (cell := given[i].strip())}
        else:
            cells = {name: cell for name, i in in_file if i < width and (cell := given[i].strip())}
        if blank:
            cells = {name: cell for name, cell in cells.items() if cell.casefold() not in blank}
        if not cells:
            continue
        if mapping.unfold is None:
            yield sheet.label(row), cells
            continue
        try:
            yield from ((sheet.label(row), one) for one in unfold(cells, mapping.unfold))
        except UnreadableError as error:
            book.add("unreadable cell", f"row {sheet.label(row)}, column {mapping.unfold.column}: {error}")


def shared_names(mapping: Mapping, rows: Iterable[Cells]) -> frozenset[str]:
    """The names that more than one of what is named by an id bears, in lower case; the rows are read only for this."""
    rules = [r for rule in mapping.statements for r in rule.arguments if r.aliases and r.id and r.column]
    if not rules:
        return frozenset()
    bearers: dict[str, set[str]] = {}
    for cells in rows:
        for rule in rules:
            named = [(rule.column, None), *((alias.column, alias.separator) for alias in rule.aliases)]
            for column, separator in named:
                for name in parts(cells.get(column or "", ""), separator):
                    bearers.setdefault(name.casefold(), set()).add(cells.get(rule.id or "", ""))
    return frozenset(name for name, ids in bearers.items() if len(ids) > 1)


def coders_of(mapping: Mapping) -> list[RowCoder]:
    """The rules of a mapping at work, to be used for all rows of a table."""
    return [RowCoder(mapping, rule) for rule in mapping.statements]


def code_cells(coders: list[RowCoder], row: RowCells, naming: Naming, book: LossBook) -> list[Statement]:
    """The statements of one row; a bad cell is reported and nothing made."""
    try:
        made = [coder.code(row, naming) for coder in coders]
    except CellError as error:
        naming.drop()
        book.add("unreadable cell", str(error))
        return []
    naming.keep()
    for reason, detail in dict.fromkeys(row.notes):
        book.add(reason, detail)
    if "\ufffd" in "".join(row.cells.values()):
        book.add("undecodable characters", f"row {row.number}: save the file again as UTF-8")
    said = {one.id: one for one in made if one is not None}  # two rules may say the same of a row
    if not said:
        book.add("row without a statement", f"row {row.number}: what it has is nothing that the map knows")
    return list(said.values())


def _width_fault(row: Row, width: int) -> str | None:
    """A row may be short of blank cells at its end, but must not be longer than the headings."""
    if len(row.cells) > width and any(cell.strip() for cell in row.cells[width:]):
        return f"it has {len(row.cells)} cells, the headings are {width}"
    return None


def _date_order(sheet: Sheet, positions: dict[str, int], column: str) -> Order:
    """Whether day or month comes first in a column of dates, told by the column as a whole."""
    index = positions[column]
    return date_order(sorted({row.cells[index] for row in sheet.data() if index < len(row.cells)}))
