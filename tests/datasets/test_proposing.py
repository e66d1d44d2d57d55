"""Proposals of mappings: they can be read as they are, and what they guess."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import xlsxwriter

from faultline.cli.application import main
from faultline.datasets import read_source
from faultline.datasets.mapping_files import parse_mapping
from faultline.datasets.proposing import propose
from faultline.tables.schemas import Source

TABLE = """\
Event ID,Date,Attacking group,Victim,Village,Country,Lat,Lon,Killed,Source
1,2019-01-20,Group A,civilians,Koulogon,Mali,14.1,-3.4,37,Radio X
2,2019-02-20,Group B,herders,Ogossagou,Mali,14.0,-3.3,12,Radio Y
"""


def proposed(table: str) -> str:
    headings, *rows = [line.split(",") for line in table.splitlines()]
    return propose(headings, rows, "raids")


def test_a_proposal_can_be_built_with_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "a.mapping.toml").write_text(proposed(TABLE), encoding="utf-8")
    (record,) = read_source(Source("a.csv", str(tmp_path / "a.csv"), str(tmp_path / "a.mapping.toml")))
    assert record.losses == ()
    first, _ = record.statements
    assert [(a.role, a.text) for a in first.arguments] == [("actor", "Group A"), ("recipient", "civilians")]
    assert first.place is not None
    assert (first.place.text, first.place.country, first.place.lat) == ("Koulogon", "ML", 14.1)
    assert first.counts is not None
    assert first.speaker is not None
    assert (first.evidence.table, first.evidence.row) == ("raids", "1")


def test_a_figure_makes_a_quantity() -> None:
    mapping = parse_mapping(proposed("Year,Organisation,Amount,Currency\n2019,Bank D,12,EUR\n2020,Bank E,7,USD\n"), "x")
    (rule,) = mapping.statements
    assert rule.kind == "quantity"
    assert rule.value is not None
    assert (rule.value.best, rule.time and rule.time.start) == ("amount", "year")


@pytest.mark.parametrize(
    "headings",
    [["", "", ""], ['a "b"\\', "\x00\n", "a = [1]"], ["Ä Ö", "ä ö", "日付"], ["x"] * 3, ["# [columns]", "'''", "name"]],
)
def test_whatever_stands_in_a_table_the_proposal_is_toml(headings: list[str]) -> None:
    text = propose(headings, [['"', "\n]\nx = 1", "\x7f\u2028"], ["=1+1"]], 'a"\n')
    assert len(tomllib.loads(text)["columns"]) == sum(bool(h.strip()) for h in headings)
    if any(h.strip() for h in headings):
        parse_mapping(text, "x")


def test_the_command_prints_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "raids.csv").write_text(TABLE, encoding="utf-8")
    with pytest.raises(SystemExit) as ending:
        main(["mapping", str(tmp_path / "raids.csv")])
    assert not ending.value.code
    assert 'name = "raids"' in capsys.readouterr().out


def test_of_a_workbook_the_first_sheet_with_cells_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "raids.xlsx")) as book:
        book.add_worksheet("Blank")
        sheet = book.add_worksheet("Raids")
        for number, line in enumerate(TABLE.splitlines()):
            sheet.write_row(number, 0, line.split(","))
    with pytest.raises(SystemExit) as ending:
        main(["mapping", str(tmp_path / "raids.xlsx")])
    assert not ending.value.code
    assert capsys.readouterr().out == proposed(TABLE).replace("my_table", "raids")


@pytest.mark.parametrize(("name", "code"), [("absent.csv", 2), ("notes.txt", 1)])
def test_what_is_no_table_is_said_in_a_sentence(
    name: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("The mission left.\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ending:
        main(["mapping", str(tmp_path / name)])
    assert ending.value.code == code
    assert name in capsys.readouterr().err
