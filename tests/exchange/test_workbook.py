"""The workbook, read back by openpyxl, holds the cells of the tables as texts and figures, within Excel's limits."""

from __future__ import annotations

import gc
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from xlsxwriter import Workbook

from faultline.errors import WorkspaceError
from faultline.exchange.flat_tables import FlatColumn, FlatTable, each
from faultline.exchange.tables_of_map import TABLES
from faultline.exchange.workbook import MOST_UNITS, fitting, write_sheet, write_xlsx
from faultline.workspace import MapView
from network_map import HOSTILE

MARKUP = '<r><t>not ours</t></r><script xmlns="x">alert(1)</script></is></c><c r="Z9"><f>1+1</f></c><r></r>'
TEXTS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "{=1+1}", "http://example.org", "mailto:a@b.c", "internal:Sheet1!A1", "007", "1e5",
    "TRUE", " space ", "two\nlines", "tab\there", "_x0041_", "<b>&amp;</b>", MARKUP, "\U0001f54a", HOSTILE,
)  # fmt: skip


def table_of(texts: Iterable[str]) -> FlatTable[str, str]:
    return FlatTable("texts", "texts", (FlatColumn("text", str, lambda text: text, "a text"),), lambda _: texts, each)


def read(path: Path) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def written(view: MapView, path: Path, texts: Iterable[str], most_rows: int = 100) -> Counter[str]:
    left_out: Counter[str] = Counter()
    with Workbook(path, {"constant_memory": True}) as workbook:
        write_sheet(view, table_of(texts), workbook, left_out, most_rows=most_rows)
    return left_out


@pytest.mark.parametrize("name", ["view", "ties"])
def test_every_cell_is_there(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    view: MapView = request.getfixturevalue(name)
    holds = write_xlsx(view, tmp_path / "map.xlsx").holds
    sheets = read(tmp_path / "map.xlsx")
    assert list(sheets) == [table.name for table in TABLES]
    for table in TABLES:
        headings, *rows = sheets[table.name]
        assert headings == [column.name for column in table.columns]
        assert rows == [[_as_openpyxl(cell) for cell in cells] for cells in table.cells(view)]
        assert holds[table.name] == len(rows)


def _as_openpyxl(cell: Any) -> Any:
    """openpyxl leaves the escapes of control characters as they stand in the file."""
    return cell.replace("\x01", "_x0001_") if isinstance(cell, str) else cell


def test_no_cell_is_a_formula_a_link_or_markup(view: MapView, tmp_path: Path) -> None:
    path = tmp_path / "texts.xlsx"
    assert not written(view, path, TEXTS).total()
    sheet = openpyxl.load_workbook(path, rich_text=False)["texts"]
    cells = [sheet.cell(row, 1) for row in range(2, len(TEXTS) + 2)]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)
    assert not sheet._hyperlinks
    plain = [text for text in TEXTS if "\x01" not in text and "_x00" not in text]
    assert [cell.value for cell, text in zip(cells, TEXTS, strict=True) if text in plain] == plain


def test_what_stands_in_the_file_is_sound_xml_with_the_text_as_text(view: MapView, tmp_path: Path) -> None:
    written(view, tmp_path / "texts.xlsx", TEXTS)
    with zipfile.ZipFile(tmp_path / "texts.xlsx") as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert not sheet.xpath("//*[local-name()='f' or local-name()='script']")
    rows = sheet.xpath("//*[local-name()='row']")[1:]
    texts = ["".join(row.itertext()) for row in rows]
    assert texts[TEXTS.index(MARKUP)] == MARKUP
    assert texts[TEXTS.index("_x0041_")] == "_x005F_x0041_"
    assert "\x01" not in "".join(texts)


def test_what_is_too_long_is_cut_and_counted(view: MapView, tmp_path: Path) -> None:
    texts = ("a" * MOST_UNITS, "b" * (MOST_UNITS + 1), "\U0001f54a" * MOST_UNITS, "c")
    left_out = written(view, tmp_path / "long.xlsx", texts)
    assert dict(left_out) == {"cells cut to Excel's limit of 32,767 characters": 2}
    cells = [row[0] for row in read(tmp_path / "long.xlsx")["texts"][1:]]
    assert cells == [texts[0], "b" * MOST_UNITS, "\U0001f54a" * (MOST_UNITS // 2), "c"]


def test_rows_beyond_the_limit_are_counted(view: MapView, tmp_path: Path) -> None:
    left_out = written(view, tmp_path / "many.xlsx", (f"text {n}" for n in range(10)), most_rows=4)
    assert left_out["rows of texts beyond Excel's limit of 4"] == 7
    assert len(read(tmp_path / "many.xlsx")["texts"]) == 4


def test_a_text_is_cut_between_characters() -> None:
    assert fitting("x" + "\U0001f54a" * MOST_UNITS) == "x" + "\U0001f54a" * (MOST_UNITS // 2)
    assert fitting("short") == "short"


def test_the_workbook_says_which_map_it_is(view: MapView, tmp_path: Path) -> None:
    write_xlsx(view, tmp_path / "map.xlsx")
    about = openpyxl.load_workbook(tmp_path / "map.xlsx").properties
    assert about.title == view.title
    assert view.version in str(about.description)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_what_cannot_be_written_is_told_in_a_sentence(view: MapView, tmp_path: Path) -> None:
    (tmp_path / "map.xlsx").mkdir()
    with pytest.raises(WorkspaceError, match=r"map\.xlsx cannot be written"):
        write_xlsx(view, tmp_path / "map.xlsx")
    gc.collect()  # the library leaves its temporary files open, which is told here and in no other test
