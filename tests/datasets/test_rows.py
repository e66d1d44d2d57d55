"""The text of a table as rows."""

from __future__ import annotations

import pytest

from faultline.datasets.rows import column_key, first_row, parse_rows
from faultline.errors import UnreadableError


def test_rows_are_numbered_as_a_spreadsheet_counts() -> None:
    rows = list(parse_rows(["a,b\n", "\n", '"two\n', 'lines",2\n', "3,4\n"], ","))
    assert [(row.number, row.cells) for row in rows] == [
        (1, ("a", "b")),
        (2, ()),
        (3, ("two\nlines", "2")),
        (4, ("3", "4")),
    ]


def test_headings_are_the_first_row_with_content() -> None:
    row = first_row(parse_rows(["\n", ";;\n", "name;date\n"], ";"))
    assert (row.number, row.cells) == (3, ("name", "date"))
    assert first_row(parse_rows(["\n", "\n"], ",")).cells == ()


def test_headings_are_compared_without_case_spaces_and_dashes() -> None:
    assert {column_key(h) for h in ("End date", "end_date", " END-DATE ", "End  Date")} == {"end_date"}


def test_a_cell_without_end_is_a_fault_and_the_rows_after_it_go_on() -> None:
    rows = list(parse_rows(["a,b\n", "x" * 200_000 + ",1\n", "3,4\n"], ","))
    assert rows[1].fault
    assert "field" in rows[1].fault
    assert rows[2].cells == ("3", "4")


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(UnreadableError, match="2001 columns"):
        first_row(parse_rows(["a," * 2000 + "a\n"], ","))
