"""Tables of events brought together: windows, categories, rivals, episodes; and the crash tables of MELTT in place."""

from __future__ import annotations

import csv
import os
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from faultline.errors import UsageError
from faultline.resolution.happenings import Row, Taxonomy, Windows, integrate

CRASHES = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "data" / "meltt_crash"
SORTS = Taxonomy(
    {
        ("a", "raid"): ("armed raid", "violence"),
        ("a", "riot"): ("unrest", "violence"),
        ("b", "R"): ("armed raid", "violence"),
        ("b", "U"): ("unrest", "violence"),
        ("b", "S"): ("strike", "protest"),
    }
)
SAME_DAYS = Windows(twindow=1, spatwindow=10, taxonomies={"sort": SORTS})


def row(table: str, name: str, day: int = 1, *, last: int = 0, lat: float = 14.0, sort: str = "raid") -> Row:
    return Row(table, name, date(2020, 5, day), date(2020, 5, last or day), lat, 2.0, {"sort": sort})


def joined(*tables: list[Row], windows: Windows = SAME_DAYS) -> list[list[str]]:
    found = integrate(tables, windows).incidents
    return sorted([r.table + r.id for r in i.rows] for i in found if len(i.rows) > 1)


def test_windows_of_days_and_kilometres() -> None:
    assert joined([row("a", "1")], [row("b", "1", 2, sort="R")]) == [["a1", "b1"]]
    assert joined([row("a", "1")], [row("b", "1", 3, sort="R")]) == []
    assert joined([row("a", "1")], [row("b", "1", lat=14.2, sort="R")]) == []


def test_categories_must_agree_at_some_level_but_for_those_that_partial_lets_off() -> None:
    assert joined([row("a", "1")], [row("b", "1", sort="U")]) == [["a1", "b1"]]
    assert joined([row("a", "1")], [row("b", "1", sort="S")]) == []
    assert joined([row("a", "1")], [row("b", "1", sort="S")], windows=replace(SAME_DAYS, partial=1)) == [["a1", "b1"]]


def test_the_finer_agreement_wins_over_the_nearer_day() -> None:
    rivals = [row("b", "near", sort="U"), row("b", "alike", 2, sort="R")]
    assert joined([row("a", "1")], rivals) == [["a1", "balike"]]
    assert joined([row("a", "1")], rivals[::-1]) == [["a1", "balike"]]


def test_without_smartmatch_one_level_decides() -> None:
    fine = replace(SAME_DAYS, smartmatch=False, certainty={"sort": 1})
    assert joined([row("a", "1")], [row("b", "1", sort="U")], windows=fine) == []
    assert joined([row("a", "1")], [row("b", "1", sort="U")], windows=replace(fine, certainty={"sort": 2})) == [
        ["a1", "b1"]
    ]


def test_weight_tells_which_column_chooses() -> None:
    colours = Taxonomy({("a", "red"): ("red", "warm"), ("b", "red"): ("red", "warm"), ("b", "pink"): ("pink", "warm")})
    windows = replace(SAME_DAYS, taxonomies={"sort": SORTS, "colour": colours})
    lead = replace(row("a", "1"), categories={"sort": "raid", "colour": "red"})
    rivals = [
        replace(row("b", "sort"), categories={"sort": "R", "colour": "pink"}),
        replace(row("b", "colour"), categories={"sort": "U", "colour": "red"}),
    ]
    assert joined([lead], rivals, windows=replace(windows, weight={"sort": 3.0})) == [["a1", "bsort"]]
    assert joined([lead], rivals, windows=replace(windows, weight={"colour": 3.0})) == [["a1", "bcolour"]]


def test_an_event_within_an_episode_is_shown_and_not_joined() -> None:
    found = integrate([[row("a", "1", 1, last=6)], [row("b", "1", 4, sort="R")]], SAME_DAYS)
    assert [len(i.rows) for i in found.incidents] == [1, 1]
    assert [(x.id, y.id) for x, y in found.possible] == [("1", "1")]
    assert joined([row("a", "1", 1, last=6)], [row("b", "1", 2, last=6, sort="R")]) == [["a1", "b1"]]


def test_each_join_says_why() -> None:
    (found,) = integrate([[row("a", "1")], [row("b", "7", 2, sort="R")]], SAME_DAYS).incidents
    assert found.why == ("row 7 of b: 1 day apart, 0.0 km apart, categories alike at their finest",)


def test_windows_that_contradict_themselves_are_refused() -> None:
    with pytest.raises(UsageError, match="below 0"):
        Windows(twindow=-1)
    with pytest.raises(UsageError, match="no taxonomy for the column 'colour'"):
        Windows(weight={"colour": 2.0})
    with pytest.raises(UsageError, match="a level from 1 to 2 for 'sort'"):
        replace(SAME_DAYS, smartmatch=False)
    with pytest.raises(UsageError, match="a name of its own"):
        integrate([[row("a", "1")], [row("a", "2")]], SAME_DAYS)


def test_nothing_gives_nothing() -> None:
    assert integrate([], Windows()).incidents == ()
    assert integrate([[], [row("b", "1")]], Windows()).possible == ()


def crashes() -> list[list[Row]]:
    if not CRASHES.is_dir():
        pytest.skip("the crash tables of MELTT are development data")
    tables = []
    for number in (1, 2, 3):
        with (CRASHES / f"crash_data{number}.csv").open(encoding="utf-8", newline="") as file:
            tables.append([_crash(cells) for cells in csv.DictReader(file)])
    return tables


def _crash(cells: dict[str, str]) -> Row:
    first, last = (date(1970, 1, 1) + timedelta(days=int(float(cells[name]))) for name in ("date", "enddate"))
    where = float(cells["latitude"]), float(cells["longitude"])
    return Row(cells["dataset"], cells["event"], first, last, *where, {"damage_tax": cells["damage_tax"]})


ALONE = ("4", "6", "7", "Flip", "Hit Tree", "Hit Property", "Vehicle Rollover", "Object Collisions")
"""How the three tables name an accident in which there is one car."""


def test_the_crash_tables_give_what_meltt_gives() -> None:
    """34 incidents of several tables and 140 in all, as the README of MELTT 0.4.3 has for 2 days and 4 km."""
    tables = crashes()
    names = {(r.table, r.categories["damage_tax"]) for table in tables for r in table}
    alone = {key: ("alone" if key[1] in (*ALONE, "Liable Object Collisions") else "several",) for key in names}
    found = integrate(tables, Windows(twindow=2, spatwindow=4, taxonomies={"damage_tax": Taxonomy(alone)}))
    sorts = Counter("".join(r.table[-1] for r in i.rows) for i in found.incidents)
    assert sorts == {"1": 41, "2": 34, "3": 31, "12": 5, "13": 4, "23": 4, "123": 21}
    assert sum(i.rows[0].is_episode for i in found.incidents if len(i.rows) > 1) == 8


def test_no_two_rows_of_a_crash_table_are_joined_and_their_order_changes_nothing() -> None:
    tables = crashes()
    windows = Windows(twindow=2, spatwindow=4)
    found = integrate(tables, windows)
    assert sum(len(i.rows) for i in found.incidents) == sum(map(len, tables))
    assert all(len({r.table for r in i.rows}) == len(i.rows) for i in found.incidents)
    shuffled = [random.Random(1).sample(table, len(table)) for table in tables]
    assert integrate(shuffled, windows) == found
