"""`--format xlsx`: one Excel workbook, a sheet for each table of the map.

Office Open XML (ISO/IEC 29500), within Excel's published limits: 1,048,576 rows a sheet, 32,767 UTF-16 units a cell.
Every text is written as a text: never a formula, a link or markup. What goes beyond the limits is cut and counted.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faultline.errors import WorkspaceError
from faultline.exchange.flat_tables import Cell, FlatTable
from faultline.exchange.forms import Written
from faultline.exchange.table_files import WITHOUT_TEXT
from faultline.exchange.tables_of_map import TABLES
from faultline.workspace.view import MapView

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
"""Of a sheet, its headings counted."""
MOST_UNITS = 32_767
"""Of a cell, in UTF-16 code units, of which rare characters take two."""
_CUT = "cells cut to Excel's limit of 32,767 characters"
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDE = {"says": 60, "quote": 60, "reason": 60, "why": 60, "detail": 40, "path": 40, "document": 40, "title": 40}


def write_xlsx(view: MapView, path: Path) -> Written:
    """Write the workbook; says how many rows each sheet has, what was cut, and which rows found no room.

    Raises:
        WorkspaceError: If it cannot be written.
    """
    from xlsxwriter import Workbook  # only this format needs it
    from xlsxwriter.exceptions import XlsxWriterException

    rows: dict[str, int] = {}
    left_out: Counter[str] = Counter()
    about = f"version {view.edition} of the map, by Faultline"
    made = datetime.fromisoformat(view.created)
    try:
        with Workbook(path, {**_OPTIONS, "tmpdir": str(path.parent)}) as workbook:
            workbook.set_properties({"title": view.title, "comments": about, "created": made})
            for table in TABLES:
                rows[table.name] = write_sheet(view, table, workbook, left_out)
    except XlsxWriterException as error:
        raise WorkspaceError(f"{path.name} cannot be written ({error}): make room or name another file") from error
    return Written(rows, {**left_out, WITHOUT_TEXT: rows["documents"]})


def write_sheet(
    view: MapView,
    table: FlatTable[Any, Any],
    workbook: Workbook,
    left_out: Counter[str],
    *,
    most_rows: int = MOST_ROWS,
) -> int:
    """Write a table as a sheet of at most so many rows, count what is cut, and give the number of rows written."""
    sheet = workbook.add_worksheet(table.name)
    bold = workbook.add_format({"bold": True})
    sheet.freeze_panes(1, 1)
    for column, heading in enumerate(table.columns):
        sheet.set_column(column, column, _WIDE.get(heading.name, 16))
        sheet.write_string(0, column, heading.name, bold)
    written = 0
    for cells in table.cells(view):
        if written + 1 == most_rows:
            left_out[f"rows of {table.name} beyond Excel's limit of {most_rows:,}"] += 1
            continue
        written += 1
        left_out[_CUT] += sum([_write_cell(sheet, written, column, cell) for column, cell in enumerate(cells)])
    sheet.autofilter(0, 0, written, len(table.columns) - 1)
    return written


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell) -> bool:
    """Write one cell by its type; whether its text had to be cut."""
    if cell is None:
        return False
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
        return False
    if isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
        return False
    text = fitting(cell)
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(row, column, text[:1], text[1:2], text[2:])  # the library takes it for markup else
    else:
        sheet.write_string(row, column, text)
    return text != cell


def fitting(text: str) -> str:
    """The beginning of the text that a cell can hold, no character cut in half."""
    if 2 * len(text) <= MOST_UNITS:
        return text
    return text.encode("utf-16-le")[: 2 * MOST_UNITS].decode("utf-16-le", errors="ignore")
