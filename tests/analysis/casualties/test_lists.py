"""Lists of persons: read, counted, and refused where they tell nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultline.analysis.casualties.lists import Lists, read_lists, refusal
from faultline.errors import UsageError


def written(folder: Path, text: str) -> Path:
    path = folder / "lists.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_a_person(tmp_path: Path) -> None:
    lists = read_lists(written(tmp_path, "name,police,hospital,press\nA,1,0,1\nB,1,0,1\nC,,x,no\nD,0,0,0\n"))
    assert lists.names == ("police", "hospital", "press")
    assert dict(lists.histories) == {(1, 0, 1): 2, (0, 1, 0): 1}
    assert (lists.recorded, lists.unlisted_rows) == (3, 1)
    assert lists.size(0, 2) == 2


def test_a_row_a_history(tmp_path: Path) -> None:
    lists = read_lists(written(tmp_path, "a,b,c,count\n1,1,0,12\n0,1,1,7\n"))
    assert dict(lists.histories) == {(1, 1, 0): 12, (0, 1, 1): 7}


def test_columns_that_are_named(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,male\n1,1,1\n0,1,0\n")
    assert read_lists(path, ("a", "b")).names == ("a", "b")


@pytest.mark.parametrize(
    ("text", "columns", "why"),
    [
        ("a,b\n1,0\n", ("c",), "no column 'c'"),
        ("a,b\n1,maybe\n", ("a", "b"), "row 2, column 'b'"),
        ("a,b,count\n1,1,many\n", (), "no whole number"),
    ],
)
def test_files_that_are_no_lists(tmp_path: Path, text: str, columns: tuple[str, ...], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        read_lists(written(tmp_path, text), columns)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_lists(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("names", "counts", "why"),
    [
        ("ab", {(1, 1): 5, (1, 0): 5, (0, 1): 5}, "at least 3"),
        ("abc", {(1, 1, 0): 5, (1, 0, 0): 5, (0, 1, 0): 5}, "2 lists with persons"),
        ("abcd", {(1, 1, 0, 0): 5, (1, 0, 1, 0): 5, (0, 1, 1, 0): 5}, "nobody stands on the list d"),
        ("abc", {(1, 1, 0): 5, (1, 0, 0): 5, (0, 1, 0): 5, (0, 0, 1): 9}, "nobody on c"),
        ("abc", {(1, 1, 0): 20, (1, 0, 0): 50, (1, 1, 1): 3, (0, 0, 1): 9}, "all of b stand on a"),
        ("abcd", {(1, 1, 0, 0): 5, (0, 0, 1, 1): 5, (1, 0, 0, 0): 9, (0, 0, 0, 1): 9, (0, 1, 0, 0): 2}, "parts"),
        ("abcdef", {(1, 1, 1, 1, 1, 1): 5, (1, 0, 0, 0, 0, 0): 5}, "more than 5"),
    ],
)
def test_lists_that_tell_nothing_are_refused(names: str, counts: dict[tuple[int, ...], int], why: str) -> None:
    assert why in (refusal(Lists.of(tuple(names), counts)) or "")


def test_three_that_overlap_are_not_refused() -> None:
    counts: dict[tuple[int, ...], int] = {
        (1, 1, 0): 5,
        (1, 0, 1): 5,
        (0, 1, 1): 5,
        (1, 0, 0): 30,
        (0, 1, 0): 30,
        (0, 0, 1): 30,
    }
    assert refusal(Lists.of(("a", "b", "c"), counts)) is None
    assert "no lists" in (refusal(None) or "")
