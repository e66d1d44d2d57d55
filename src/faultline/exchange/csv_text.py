"""CSV as text (RFC 4180: UTF-8, rows that end in CR LF), in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_line(cells: Iterable[str | int | float | bool | None]) -> str:
    """One row with its line end; None is an empty cell, truth is written `true` and `false`."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(cell: str | int | float | bool | None) -> str:
    """What is written: a text that a spreadsheet would run gets an apostrophe before it, a number is never one."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA):
        return f"'{cell}"
    return str(cell)
