"""`faultline casualties` tells figures with their range, and who is on no list of persons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

LISTS = """hospital,police,press,count
1,1,1,10
1,1,0,30
1,0,1,25
0,1,1,40
1,0,0,120
0,1,0,150
0,0,1,200
"""


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    path = tmp_path / "victims.csv"
    path.write_text(LISTS, encoding="utf-8")
    return path


def test_lists_of_persons_tell_how_many_are_on_none(run: Run, small_map: Path, lists: Path) -> None:
    ended = run("casualties", small_map, "--lists", lists)
    assert ended.code == 0, ended.err
    assert "averaged by AIC" in ended.out
    assert "Model (8)" in ended.out


def test_as_json(run: Run, small_map: Path) -> None:
    told = json.loads(run("casualties", small_map, "--json").out)
    assert told["analysis"] == "casualties"
    assert [f["cannot"] for f in told["findings"] if f["kind"] == "unrecorded"]


def test_list_columns_without_a_file_are_wrong_use(run: Run, small_map: Path, lists: Path) -> None:
    assert run("casualties", small_map, "--list", "police").code == 2
    assert run("casualties", small_map, "--lists", lists, "--list", "militia").code == 2
