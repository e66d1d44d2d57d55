"""Rows of CSV are read back as they were, and no text of a cell runs as a formula."""

from __future__ import annotations

import csv
import io

import pytest

from faultline.exchange.csv_text import csv_line


def test_a_row_is_read_back() -> None:
    cells = ["plain", 'a "b", c', "two\nlines", "é–😀", ""]
    assert next(csv.reader(io.StringIO(csv_line(cells)))) == cells


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_run_is_text(start: str) -> None:
    (cell,) = next(csv.reader(io.StringIO(csv_line([f"{start}1+1"]), newline="")))
    assert cell == f"'{start}1+1"


def test_values_that_are_no_text() -> None:
    assert csv_line([None, True, False, -3, 0.5]) == ",true,false,-3,0.5\r\n"
