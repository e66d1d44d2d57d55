"""Workbooks: every sheet is a table, its cells are texts as in CSV, and no workbook can do harm."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from faultline.datasets.losses import LossBook
from faultline.datasets.workbook_cells import Styles
from faultline.datasets.workbooks import workbook_sheets
from faultline.documents.content import Content
from faultline.documents.refusal import Refusal
from faultline.model.time import Precision
from read_rows import losses, read_bytes

HEADINGS = ("date", "event", "actor", "killed", "place", "country", "status")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(fill: Callable[[xlsxwriter.Workbook], None], **options: object) -> bytes:
    """A workbook that a program has written."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **options}) as book:
        fill(book)
    return stream.getvalue()


def events(book: xlsxwriter.Workbook) -> None:
    """Two rows with dates, a formula, a blank row between them; a sheet of notes; a blank one; one with HXL tags."""
    day, month = (book.add_format({"num_format": shown}) for shown in ("dd/mm/yyyy", "mmm-yy"))
    sheet = book.add_worksheet("Events")
    sheet.write_row(0, 0, HEADINGS)
    sheet.write_datetime(1, 0, datetime.datetime(2019, 1, 20), day)
    sheet.write_row(1, 1, ("ASSAULT", "Group A", 10, "Aguelhok", "ML"))
    sheet.write_datetime(3, 0, datetime.datetime(2019, 2, 1), month)
    sheet.write_row(3, 1, ("ASSAULT", "Group A"))
    sheet.write_formula(3, 3, "=5+6", None, 11)
    book.add_worksheet("Notes").write(0, 0, "made up")
    book.add_worksheet("Blank")
    tagged = book.add_worksheet("3W")
    tagged.write(0, 0, "About this sheet")
    tagged.write_row(3, 0, ("Who", "What", "Where"))
    tagged.write_row(4, 0, ("#org", "#sector", "#adm1"))
    tagged.write_row(5, 0, ("Example Aid", "Health", "Gao"))


def packed(sheet: str, **more: str) -> bytes:
    """A workbook with one sheet of this XML, and other parts by name."""
    stream = io.BytesIO()
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (parts | more).items():
            archive.writestr(name, text)
    return stream.getvalue()


def rows_of(data: bytes) -> list[tuple[int, tuple[str, ...], str | None]]:
    """The rows of the first sheet, as number, cells and fault."""
    sheet = next(workbook_sheets(Content("x.xlsx", data), LossBook("x.xlsx")))
    return [(row.number, row.cells, row.fault) for row in sheet.rows()]


def in_row(cells: str, number: int = 1) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData><row r="{number}">{cells}</row></sheetData></worksheet>'


def test_every_sheet_is_tried_and_the_others_are_named() -> None:
    found = read_bytes(workbook(events), "xlsx")
    assert [(s.kind.value, s.type, s.evidence.row) for s in found.statements] == [
        ("event", "ASSAULT", "Events!2"),
        ("event", "ASSAULT", "Events!4"),
        ("effort", "72011", "3W!6"),
    ]
    assert losses(found) == {"columns not recognised": 1}
    assert "the sheet 'Notes' are made up" in found.losses[0].detail


def test_cells_are_what_they_show() -> None:
    first, second, _ = read_bytes(workbook(events), "xlsx").statements
    assert first.time is not None
    assert (first.time.start, first.time.precision) == ("2019-01-20", Precision.DAY)
    assert second.time is not None
    assert (second.time.start, second.time.end, second.time.precision) == ("2019-02-01", "2019-02-28", Precision.MONTH)
    assert second.counts is not None
    assert second.counts.killed is not None
    assert second.counts.killed.low == 11
    assert (
        first.evidence.quote == "date=2019-01-20; event=ASSAULT; actor=Group A; killed=10; place=Aguelhok; country=ML"
    )


def test_the_other_kinds_of_cells() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        shown = {
            n: book.add_format({"num_format": n})
            for n in ("0.00", "h:mm", "yyyy", '"day" 0', "[Red]0", "yyyy-mm-dd hh:mm")
        }
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, (True, False, 0.1 + 0.2, 1e16, 1.5e-7, 7500, "=1+1 is text"), None)
        sheet.write_string(0, 6, "=1+1 is text")
        sheet.write_number(1, 0, 0.75, shown["h:mm"])
        sheet.write_number(1, 1, 43485, shown["yyyy"])
        sheet.write_number(1, 2, 43485, shown['"day" 0'])
        sheet.write_number(1, 3, 43485, shown["[Red]0"])
        sheet.write_number(1, 4, 43485.5, shown["yyyy-mm-dd hh:mm"])
        sheet.write_number(1, 5, 59, book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_rich_string(1, 6, "two ", book.add_format({"bold": True}), "runs")

    (_, first, _), (_, second, _) = rows_of(workbook(fill))
    assert first == ("TRUE", "FALSE", "0.3", "10000000000000000", "0.00000015", "7500", "=1+1 is text")
    assert second == ("18:00:00", "2019", "43485", "43485", "2019-01-20 12:00:00", "1900-02-28", "two runs")


def test_days_may_be_counted_from_1904() -> None:
    assert Styles({"0": "yyyy-mm-dd"}, since_1904=True).text("42023", "0") == "2019-01-20"
    assert Styles({"0": "yyyy-mm-dd"}).text("43485", "0") == "2019-01-20"
    assert Styles({"0": "yyyy-mm-dd"}).text("99999999", "0") == "99999999"
    assert Styles({"0": "yyyy-mm-dd"}).text("soon", "0") == "soon"


def test_cells_without_references_inline_strings_and_errors() -> None:
    cells = '<c t="inlineStr"><is><t>a</t></is></c><c/><c t="e"><v>#N/A</v></c><c r="F1" t="str"><f>X()</f><v>b</v></c>'
    assert rows_of(packed(in_row(cells))) == [(1, ("a", "", "#N/A", "", "", "b"), None)]


def test_a_strict_workbook_with_prefixes_is_read_alike() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    sheet = (
        f'<x:worksheet xmlns:x="{strict}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    assert rows_of(packed(sheet)) == [(2, ("", "5"), None)]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ('<c r="XFD1"><v>1</v></c>', "more than 2000 columns"),
        ('<c r="ZZZZZZ1"><v>1</v></c>', "is no cell"),
        ('<c r="A1" t="s"><v>7</v></c>', "the string 7, which the workbook lacks"),
        (f'<c r="A1" t="str"><v>{"x" * 200_000}</v></c>', "more than 131,072 characters in a cell"),
    ],
)
def test_a_hostile_cell_is_the_fault_of_its_row(cells: str, fault: str) -> None:
    sheet = in_row('<c t="str"><v>h</v></c>').replace("</row>", f'</row><row r="2">{cells}</row>')
    *_, (number, given, said) = rows_of(packed(sheet))
    assert (number, given) == (2, ())
    assert fault in (said or "")


def test_a_declared_size_is_not_believed() -> None:
    sheet = in_row('<c r="A1"><v>1</v></c>').replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    sheet = sheet.replace("</row>", '</row><row r="1048576"><c r="A1048576"><v>2</v></c></row>')
    assert rows_of(packed(sheet)) == [(1, ("1",), None), (1048576, ("2",), None)]


@pytest.mark.parametrize("number", ["1", "0", "99999999", "-5", "x"])
def test_a_row_that_does_not_follow_says_so(number: str) -> None:
    sheet = in_row("<c><v>1</v></c>", 3).replace("</row>", f'</row><row r="{number}"><c><v>2</v></c></row>')
    *_, (last, cells, fault) = rows_of(packed(sheet))
    assert last == 4
    assert (cells == ("2",)) is (number in ("-5", "x"))
    assert (fault is None) is (number in ("-5", "x"))


def test_a_sheet_that_breaks_off_gives_its_rows_and_says_where() -> None:
    sheet = in_row("<c><v>1</v></c>")[:-20]
    assert rows_of(packed(sheet))[-1][2] == "the sheet is damaged from here on: save it again"


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"]
)
def test_a_part_that_declares_entities_is_refused(part: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    with pytest.raises(Refusal, match="unsafe workbook"):
        read_bytes(packed(in_row(""), **{part: bomb}), "xlsx")


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(Refusal, match="too large"):
        read_bytes(packed(in_row("<c/>" * 3_000_000)), "xlsx")


def test_a_damaged_or_encrypted_archive_is_refused() -> None:
    whole = workbook(events)
    with pytest.raises(Refusal, match="damaged workbook"):
        read_bytes(whole[: len(whole) // 2], "xlsx")
    locked = bytearray(packed(in_row("")))
    at = locked.rindex(b"PK\x01\x02")
    locked[at + 8] |= 1
    with pytest.raises(Refusal, match="encrypted workbook"):
        read_bytes(bytes(locked), "xlsx")


def test_links_to_other_files_are_named_and_not_followed() -> None:
    found = read_bytes(packed(in_row("<c><v>1</v></c>"), **{"xl/externalLinks/externalLink1.xml": "<x/>"}), "xlsx")
    assert losses(found)["links to other files"] == 1


def test_a_sheet_that_lies_outside_is_no_sheet() -> None:
    rels = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
        'Target="../../../../etc/passwd"/></Relationships>'
    )
    assert read_bytes(packed(in_row(""), **{"xl/_rels/workbook.xml.rels": rels}), "xlsx").statements == ()
