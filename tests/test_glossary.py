"""Registers that a user brings along: what is read of them, and which sentence says what is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from faultline.errors import WorkspaceError
from faultline.glossary import GlossaryEntry, read_register
from faultline.settings import read_settings


def written(folder: Path, text: str) -> Path:
    path = folder / "actors.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_columns_are_read_in_any_order(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "country,aliases,Type,name,from,until,id\n"
        "ML|NE,Dune Front; DF |Front of the Dunes,armed_group,Dune Liberation Front,2012-03-01,2015,a7\n"
        ",,party,Rally of the Wells,,,\n",
    )
    aliases = ("Dune Front", "DF", "Front of the Dunes")
    front = GlossaryEntry("Dune Liberation Front", "armed_group", aliases, "a7", ("ML", "NE"), 2012, 2015)
    assert read_register(path) == (
        replace(front, source="actors.csv, line 2"),
        GlossaryEntry("Rally of the Wells", "party", source="actors.csv, line 3"),
    )


@pytest.mark.parametrize("comma", [";", "\t", ","])
def test_the_first_line_tells_how_columns_are_parted(tmp_path: Path, comma: str) -> None:
    rows = [("name", "type", "aliases"), ("Dune Front", "armed_group", "DF|FD")]
    (found,) = read_register(written(tmp_path, "\r\n".join(comma.join(row) for row in rows)))
    assert found.aliases == ("DF", "FD")


def test_a_cell_may_run_over_two_lines_and_empty_rows_are_passed_over(tmp_path: Path) -> None:
    found = read_register(written(tmp_path, 'name,type\n"Dune\nFront",armed_group\n,\n'))
    assert [entry.name for entry in found] == ["Dune\nFront"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no column 'name'"),
        ("name,aliases\nDune Front,DF\n", "no column 'type'"),
        ("name,type\n,armed_group\n", "actors.csv, line 2: the name is missing"),
        ("name,type\nDune Front,\n", "actors.csv, line 2: the type is missing"),
        ("name,type,country\nDune Front,armed_group,Mali\n", "'MALI' is no country code"),
        ("name,type,from\nDune Front,armed_group,soon\n", "'soon' is no year"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(WorkspaceError, match=message):
        read_register(written(tmp_path, text))


def test_settings_read_registers_from_beside_them(tmp_path: Path) -> None:
    written(tmp_path, "name,type\nDune Front,armed_group\n")
    settings = tmp_path / "faultline.toml"
    settings.write_text('registers = ["actors.csv"]\n')
    assert [entry.name for entry in read_settings(settings).registers] == ["Dune Front"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('registers = ["absent.csv"]', "absent.csv cannot be read"),
        ('registers = "actors.csv"', "must be a list of files"),
    ],
)
def test_a_register_that_cannot_be_read_is_named(tmp_path: Path, content: str, message: str) -> None:
    settings = tmp_path / "faultline.toml"
    settings.write_text(content)
    with pytest.raises(WorkspaceError, match=message):
        read_settings(settings)
