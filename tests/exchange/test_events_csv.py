"""The events have the columns of UCDP GED, codes only where the source bears them out, and no formula."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from faultline.exchange.events_csv import GED_COLUMNS, OUR_COLUMNS, priogrid, write_events_csv
from faultline.exchange.violence import date_precision
from faultline.model.time import Basis, Precision, Time
from faultline.workspace import MapView

Row = dict[str, str]


def rows(view: MapView) -> list[Row]:
    stream = io.StringIO(newline="")
    write_events_csv(view, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def of_herald(view: MapView, words: str) -> Row:
    (found,) = [row for row in rows(view) if words in row["quote"] and row["document"] == "herald.txt"]
    return found


@pytest.fixture(scope="session")
def ged(shared: Path) -> list[Row]:
    with (shared / "data" / "ucdp_ged_sample" / "ucdp_ged_sample.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_columns_are_those_of_ged(ged: list[Row], standards: MapView) -> None:
    assert list(ged[0]) == list(GED_COLUMNS)
    assert list(rows(standards)[0]) == [*GED_COLUMNS, *OUR_COLUMNS]
    assert len(GED_COLUMNS) == 49


def test_cells_and_precisions_are_reckoned_as_ged_does(ged: list[Row]) -> None:
    cells = [(priogrid(float(r["latitude"]), float(r["longitude"])), float(r["priogrid_gid"])) for r in ged]
    assert [(ours, theirs) for ours, theirs in cells if ours != theirs] == []
    exact = [r for r in ged if r["date_prec"].startswith(("1", "2", "3"))]
    wrong = [
        r["id"] for r in exact if date_precision(_days(r["date_start"], r["date_end"])) != int(float(r["date_prec"]))
    ]
    assert len(exact) > 900
    assert wrong == []


def _days(start: str, end: str) -> Time:
    return Time(start[:10], end[:10], Precision.INTERVAL, Basis.STATED, "")


def test_every_event_is_there_or_counted(standards: MapView) -> None:
    written = write_events_csv(standards, io.StringIO())
    assert written.holds == {"events": len(rows(standards))}
    assert written.left_out == {
        "statements that are no events": 32, "events that are alleged": 2, "events that are planned": 2,
        "events that are denied": 2,
    }  # fmt: skip
    assert written.holds["events"] + sum(written.left_out.values()) == standards.counts()["statements"]


def test_an_attack_near_a_town_over_three_days(standards: MapView) -> None:
    attack = of_herald(standards, "near Gao")
    assert (attack["side_a"], attack["side_b"], attack["dyad_name"]) == (
        "Northern Front", "Army", "Northern Front - Army",
    )  # fmt: skip
    assert (attack["type_of_violence"], attack["where_prec"], attack["date_prec"]) == ("1", "2", "2")
    assert (attack["low"], attack["best"], attack["high"], attack["killed_text"]) == ("11", "", "", "at least 11")
    assert (attack["adm_1"], attack["country"], attack["geom_wkt"]) == ("Gao", "Mali", "POINT (-0.0447 16.2717)")
    assert (attack["year"], attack["date_start"], attack["date_end"]) == ("2019", "2019-03-04", "2019-03-06")
    assert (attack["source_article"], attack["source_date"]) == ("The Herald,2019-03,The week", "2019-03")


def test_a_raid_on_villagers_is_one_sided(standards: MapView) -> None:
    raid = of_herald(standards, "ten to twelve")
    assert (raid["type_of_violence"], raid["where_prec"], raid["date_prec"]) == ("3", "4", "4")
    assert (raid["low"], raid["best"], raid["high"], raid["source_original"]) == ("10", "", "12", "the mayor")
    assert raid["deaths_civilians"] == ""


def test_what_is_not_known_is_empty(standards: MapView) -> None:
    clash = of_herald(standards, "clashed")
    assert clash["type_of_violence"] == "2"
    unknown = ("date_prec", "date_start", "date_end", "year", "where_prec", "latitude", "best", "low", "high")
    assert {clash[column] for column in unknown} == {""}
    coup = of_herald(standards, "took power")
    assert (coup["event_type"], coup["type_of_violence"], coup["side_b"]) == ("COUP", "", "")
    burned = of_herald(standards, "burned")
    assert (burned["type_of_violence"], burned["side_a"], burned["side_b"]) == ("", "", "Villages")


def test_a_row_of_a_table_keeps_its_figures_and_its_point(standards: MapView) -> None:
    row = next(r for r in rows(standards) if r["document"] == "events.csv")
    assert (row["low"], row["best"], row["high"], row["date_prec"]) == ("4", "4", "4", "3")
    assert (row["where_prec"], row["latitude"], row["longitude"], row["start"]) == ("", "16", "-1", "")


def test_reports_of_one_thing_share_their_matter_and_copies_are_named(standards: MapView) -> None:
    attacks = [row for row in rows(standards) if "near Gao" in row["quote"]]
    assert {row["matter"] for row in attacks} == {"c1"}
    assert sorted(row["copy_of"] for row in attacks) == ["", next(r["document"] for r in attacks if not r["copy_of"])]


def test_no_cell_is_a_formula(standards: MapView) -> None:
    numbers = {"latitude", "longitude"}
    cells = [cell for row in rows(standards) for column, cell in row.items() if column not in numbers]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert "'+The Echo" in {row["source_office"] for row in rows(standards)}


@pytest.mark.parametrize(("length", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5)])
def test_a_span_of_days_has_its_code(length: int, code: int) -> None:
    first = date(2019, 3, 1)
    time = _days(first.isoformat(), (first + timedelta(days=length - 1)).isoformat())
    assert date_precision(time) == code
    assert date_precision(Time(time.start, None, Precision.INTERVAL, Basis.STATED, "")) is None
    assert date_precision(Time(time.start, time.end, Precision.DAY, Basis.PUBLICATION, "")) is None
