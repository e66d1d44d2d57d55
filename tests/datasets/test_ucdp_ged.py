"""UCDP GED: what each code of the codebook becomes. The rows of the small table are ours."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from tests.datasets.made import read, roles, table

from faultline.datasets import read_source
from faultline.model.entity import EntityType
from faultline.model.statement import Kind
from faultline.model.time import Precision
from faultline.tables.schemas import Source

ROW: dict[str, object] = {
    "id": "77.0",
    "code_status": "Clear",
    "type_of_violence": "1.0",
    "conflict_name": "Land: Government",
    "dyad_name": "Government of Mali - Group B",
    "side_a_new_id": "72.0",
    "side_a": "Government of Mali",
    "side_b_new_id": "1157.0",
    "side_b": "Group B",
    "source_article": "Agency X,2012-01-18,Soldiers die",
    "source_office": "Agency X;Agency Y",
    "source_headline": "Soldiers die",
    "source_original": "army spokesman, residents; police",
    "where_prec": "1.0",
    "where_coordinates": "Aguelhok town",
    "where_description": "near Aguelhok",
    "adm_1": "Kidal region",
    "adm_2": "Tessalit cercle",
    "latitude": "19.46",
    "longitude": "0.85",
    "country": "Mali",
    "country_id": "432.0",
    "event_clarity": "1.0",
    "date_prec": "1.0",
    "date_start": "2012-01-18",
    "date_end": "2012-01-18",
    "deaths_a": "3.0",
    "deaths_b": "4.0",
    "best": "7.0",
    "high": "9.0",
    "low": "5.0",
    "gwnoa": "432.0",
    "gwnob": "",
}


def test_a_row_is_an_assault_without_direction_between_the_sides() -> None:
    found = read(table(ROW))
    (event,) = found.statements
    assert (event.kind, event.type, event.mode, event.evidence.row) == (Kind.EVENT, "ASSAULT", "killing", "77")
    assert roles(event) == [("actor", "Government of Mali"), ("actor", "Group B")]
    assert event.counts is not None
    assert event.counts.killed is not None
    assert (event.counts.killed.low, event.counts.killed.high) == (5, 9)
    assert event.counts.killed.text == "7.0 / 5.0 / 9.0"
    assert "deaths_a=3.0; deaths_b=4.0" in event.evidence.quote
    assert "source_headline=Soldiers die" in event.evidence.quote
    types = {m.text: m.type for m in found.mentions}
    assert types["Government of Mali"] is EntityType.GOVERNMENT
    assert types["Group B"] is EntityType.ARMED_GROUP
    assert found.losses == ()


def test_one_sided_violence_alone_has_a_recipient() -> None:
    (event,) = read(table(ROW | {"type_of_violence": 3, "side_b": "Civilians", "gwnoa": ""})).statements
    assert roles(event) == [("actor", "Government of Mali"), ("recipient", "Civilians")]


def test_the_first_source_speaks_and_the_agency_reports_it() -> None:
    (event,) = read(table(ROW)).statements
    assert event.speaker is not None
    assert event.reported_by is not None
    assert (event.speaker.text, event.reported_by.text) == ("army spokesman", "Agency X")


def test_the_agency_speaks_where_no_source_is_named() -> None:
    (event,) = read(table(ROW | {"source_original": ""})).statements
    assert event.speaker is not None
    assert (event.speaker.text, event.reported_by) == ("Agency X", None)


def test_nobody_passes_on_what_they_say_themselves() -> None:
    (event,) = read(table(ROW | {"source_original": "SOHR; VDC", "source_office": "SOHR"})).statements
    assert event.speaker is not None
    assert (event.speaker.text, event.reported_by) == ("SOHR", None)


@pytest.mark.parametrize(
    ("code", "name", "is_point", "country"),
    [
        (1, "Aguelhok town", True, "ML"),
        (2, "Aguelhok town", True, "ML"),
        (3, "Tessalit cercle", False, "ML"),
        (4, "Kidal region", False, "ML"),
        (5, "Aguelhok town", False, "ML"),
        (6, "Mali", False, "ML"),
        (7, "Aguelhok town", False, None),
    ],
)
def test_a_place_is_as_exact_as_its_code(code: int, name: str, is_point: bool, country: str | None) -> None:
    (event,) = read(table(ROW | {"where_prec": code})).statements
    assert event.place is not None
    assert (event.place.text, event.place.lat is not None, event.place.country) == (name, is_point, country)


@pytest.mark.parametrize(
    ("code", "end", "precision", "last"),
    [
        (1, "2012-01-18", Precision.DAY, "2012-01-18"),
        (2, "2012-01-20", Precision.INTERVAL, "2012-01-20"),
        (3, "2012-01-24", Precision.WEEK, "2012-01-24"),
        (4, "2012-02-10", Precision.MONTH, "2012-02-10"),
        (5, "2012-12-31", Precision.YEAR, "2012-12-31"),
        (4, "2012-01-18", Precision.MONTH, "2012-01-31"),
    ],
)
def test_a_date_is_as_exact_as_its_code(code: int, end: str, precision: Precision, last: str) -> None:
    (event,) = read(table(ROW | {"date_prec": code, "date_end": end})).statements
    assert event.time is not None
    assert (event.time.precision, event.time.end) == (precision, last)


def test_no_killing_is_claimed_where_the_best_figure_is_none() -> None:
    (event,) = read(table(ROW | {"best": 0, "low": 0})).statements
    assert event.mode is None
    assert event.counts is not None
    assert event.counts.killed is not None
    assert (event.counts.killed.low, event.counts.killed.high) == (0, 9)


def test_a_country_that_is_not_known_is_named_and_the_row_stays() -> None:
    found = read(table(ROW | {"country": "Hyderabad"}))
    assert found.statements[0].place is not None
    assert found.statements[0].place.country is None
    assert [loss.reason for loss in found.losses] == ["country not known"]
    assert "row 2, column country: 'Hyderabad'" in found.losses[0].detail


def test_two_actors_of_one_name_are_told_apart_by_their_ids() -> None:
    found = read(table(ROW, ROW | {"id": 78, "side_b_new_id": 999}))
    first, second = (statement.arguments[1] for statement in found.statements)
    assert first.text == second.text
    assert first.chain != second.chain


def test_what_was_made_of_a_row_is_the_same_whatever_rows_stood_before() -> None:
    other = ROW | {"id": 78, "where_prec": 4, "best": 3, "source_original": "x"}
    both = read(table(other, ROW, other))
    alone = read(table(ROW))
    assert both.statements[1] == alone.statements[0]
    assert both.statements[0].evidence.quote == both.statements[2].evidence.quote
    assert next(m.count for m in both.mentions if m.text == "Group B") == 3


def test_a_thousand_rows_give_a_thousand_events(shared: Path) -> None:
    path = str(shared / "data/ucdp_ged_sample/ucdp_ged_sample.csv")
    records = list(read_source(Source(path, path)))
    events = [s for record in records for s in record.statements]
    assert len(events) == len({s.id for s in events}) == 1000
    killed = [s.counts.killed for s in events if s.counts and s.counts.killed]
    assert len(killed) == 1000
    with Path(path).open(encoding="utf-8-sig") as file:
        ends = [(float(row["low"]), float(row["best"]), float(row["high"])) for row in csv.DictReader(file)]
    usable = [(low, high) if low <= high else (best, best) for low, best, high in ends]
    assert [(v.low, v.high) for v in killed] == usable
    assert Counter(len(s.roles("actor")) for s in events) == {2: 840, 1: 160}
    assert sum(s.place is not None and s.place.lat is not None for s in events) == 707
    assert sum(s.place is not None and s.place.country is None for s in events) == 1
    assert Counter(loss.reason for record in records for loss in record.losses) == {"range not usable": 7}
