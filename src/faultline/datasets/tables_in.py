"""The table in a file, whatever its columns are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from faultline.datasets.csv_tables import csv_sheet
from faultline.datasets.losses import LossBook
from faultline.datasets.sheets import Sheet
from faultline.datasets.workbooks import workbook_sheets
from faultline.documents.content import Content
from faultline.documents.reading import choose_reader
from faultline.errors import UnreadableError

_SHEETS: dict[str, Callable[[Content], Sheet]] = {
    "csv": lambda content: csv_sheet(content, None),
    "xlsx": lambda content: next(workbook_sheets(content, LossBook(content.path)), Sheet((), 0, lambda: iter(()))),
}
"""By the name of the reader that recognises the file; of a workbook the first sheet with cells in it."""


def table_in(path: Path) -> Sheet:
    """The table.

    Raises:
        UnreadableError: The file holds none, or none with headings.
    """
    content = Content(str(path), location=path)
    read = _SHEETS.get(choose_reader(content).name)
    if read is None:
        raise UnreadableError(f"{path} is no table: save it as CSV or XLSX with a row of headings")
    sheet = read(content)
    if not sheet.headings:
        raise UnreadableError(f"{path} has no row of headings: write what each column holds into its first row")
    return sheet
