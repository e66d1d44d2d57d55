"""A record whose document is a table → the same record with the statements and mentions of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from faultline.datasets.cells import CellError, RowCells
from faultline.datasets.coding import Chains, code_row
from faultline.datasets.dates import Order, date_order
from faultline.datasets.mapping import Mapping, all_mappings, recognise
from faultline.datasets.rows import DELIMITERS, Row, read_headings, read_rows
from faultline.errors import UnreadableError
from faultline.model.loss import Loss
from faultline.model.statement import Statement
from faultline.tables.schemas import Record

FORMATS = ("csv", "tsv")
WORKBOOK = "xlsx"
_MOST_LOSSES = 100


@dataclass(slots=True)
class LossBook:
    """Losses of one table: the first hundred of a reason by row and column, the rest as one that counts them."""

    path: str
    losses: list[Loss] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, reason: str, detail: str) -> None:
        self.counts[reason] = self.counts.get(reason, 0) + 1
        if self.counts[reason] <= _MOST_LOSSES:
            self.losses.append(Loss(self.path, "datasets", reason, detail))

    def all(self) -> tuple[Loss, ...]:
        more = [(reason, n - _MOST_LOSSES) for reason, n in self.counts.items() if n > _MOST_LOSSES]
        rest = [Loss(self.path, "datasets", reason, f"{n} more rows of the same file", n) for reason, n in more]
        return (*self.losses, *rest)


def read_table(record: Record) -> Record:
    """The record with what its rows say, if it is a table whose columns are known; its text is then empty.

    A table that is not recognised keeps its document, with a loss that names the columns known. Other records pass.
    """
    document = record.document
    if document is None or document.format not in (*FORMATS, WORKBOOK):
        return record
    emptied = replace(record, document=replace(document, text="", passages=()))
    book = LossBook(document.path)
    if document.format == WORKBOOK:
        book.add("workbook not read", "sheets of a workbook are not read yet: save each as CSV and add that")
        return replace(emptied, losses=record.losses + book.all())
    try:
        found = _find_mapping(document.text)
    except UnreadableError as error:
        book.add("unreadable table", str(error))
        return replace(emptied, losses=record.losses + book.all())
    if found is None:
        book.add("columns not recognised", _known_columns(document.text))
        return replace(emptied, losses=record.losses + book.all())
    mapping, delimiter = found
    chains = Chains(document.id)
    statements = tuple(_code_rows(mapping, tuple(read_rows(document.text, delimiter)), chains, book))
    return replace(
        emptied,
        statements=record.statements + statements,
        mentions=record.mentions + tuple(chains.mentions),
        losses=record.losses + book.all(),
    )


def _find_mapping(text: str) -> tuple[Mapping, str] | None:
    """The mapping that fits, and the delimiter under which it knows most columns."""
    best: tuple[int, Mapping, str] | None = None
    for delimiter in DELIMITERS:
        headings = read_headings(text, delimiter)
        mapping = recognise(headings)
        known = len(mapping.positions(headings)) if mapping else 0
        if mapping and (best is None or known > best[0]):
            best = (known, mapping, delimiter)
    return best[1:] if best else None


def _known_columns(text: str) -> str:
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    present = ", ".join(h.strip()[:40] for h in read_headings(text, delimiter)[:20]) or "none"
    tables = "; ".join(f"{m.name} ({', '.join(m.required)})" for m in all_mappings())
    return f"its columns are {present}; a table is recognised by the columns it must have: {tables}"


def _code_rows(mapping: Mapping, rows: Sequence[Row], chains: Chains, book: LossBook) -> Iterator[Statement]:
    """The statements of all rows below the headings, in order; a row with a bad cell is reported and left out whole."""
    start, headings = next((i, row.cells) for i, row in enumerate(rows) if any(c.strip() for c in row.cells))
    positions = mapping.positions(headings)
    for heading in (h for i, h in enumerate(headings) if i not in positions.values() and h.strip()):
        book.add("column not read", f"the table {mapping.name} has no use for the column {heading.strip()[:60]!r}")
    in_file = sorted(positions.items(), key=lambda item: item[1])
    names = {name: headings[index].strip() for name, index in in_file}
    orders = _date_orders(mapping, positions, rows[start + 1 :])
    for row in rows[start + 1 :]:
        cells = {name: row.cells[i].strip() for name, i in in_file if i < len(row.cells) and row.cells[i].strip()}
        if fault := row.fault or _width_fault(row, len(headings)):
            book.add("unreadable row", f"row {row.number}: {fault}")
        elif cells:
            yield from _code_row(mapping, RowCells(row.number, cells, names, orders), chains, book)


def _code_row(mapping: Mapping, row: RowCells, chains: Chains, book: LossBook) -> list[Statement]:
    named = len(chains.mentions)
    try:
        made = [code_row(mapping, rule, row, chains) for rule in mapping.statements]
    except CellError as error:
        del chains.mentions[named:]
        book.add("unreadable cell", str(error))
        return []
    return [statement for statement in made if statement is not None]


def _width_fault(row: Row, width: int) -> str | None:
    """A row may be short of blank cells at its end, but must not be longer than the headings."""
    if any(cell.strip() for cell in row.cells[width:]):
        return f"it has {len(row.cells)} cells, the headings are {width}"
    return None


def _date_orders(mapping: Mapping, positions: dict[str, int], rows: Iterable[Row]) -> dict[str, Order]:
    """Whether day or month comes first in each column that a rule reads dates from, told by the column as a whole."""
    used = {c for rule in mapping.statements if rule.time for c in (rule.time.start, rule.time.end)}
    columns = sorted(c for c in positions if c in used)
    cells = {c: [row.cells[positions[c]] for row in rows if positions[c] < len(row.cells)] for c in columns}
    return {column: date_order(found) for column, found in cells.items()}
