"""ACLED: its codes, and that its rows may not be passed on. All rows here are invented."""

from __future__ import annotations

import pytest
from tests.datasets.made import read, roles, table

from faultline.datasets.mapping_files import all_mappings
from faultline.model.entity import EntityType
from faultline.model.time import Precision
from faultline.ontology import vocabulary

ROW: dict[str, object] = {
    "event_id_cnty": "XXX1",
    "event_date": "14 March 2024",
    "year": 2024,
    "time_precision": 1,
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Militia One",
    "assoc_actor_1": "",
    "inter1": "Political militia",
    "actor2": "Army of the Land",
    "assoc_actor_2": "",
    "inter2": "State forces",
    "interaction": "State forces-Political militia",
    "civilian_targeting": "",
    "iso": 466,
    "region": "Western Africa",
    "country": "Mali",
    "admin1": "Kidal",
    "admin2": "Kidal",
    "admin3": "",
    "location": "Anefis",
    "latitude": "18.0",
    "longitude": "0.6",
    "geo_precision": 1,
    "source": "Radio One; Paper Two",
    "source_scale": "National",
    "notes": "They fought.",
    "fatalities": 4,
    "tags": "",
    "timestamp": 1,
}


def test_two_fighting_sides_have_no_direction() -> None:
    found = read(table(ROW))
    (event,) = found.statements
    assert (event.type, event.mode, event.evidence.row) == ("ASSAULT", None, "XXX1")
    assert roles(event) == [("actor", "Militia One"), ("actor", "Army of the Land")]
    assert event.time is not None
    assert event.time.start == "2024-03-14"
    assert event.place is not None
    assert (event.place.country, event.place.lat) == ("ML", 18.0)
    assert event.speaker is not None
    assert event.speaker.text == "Radio One"
    types = {m.text: m.type for m in found.mentions}
    assert (types["Militia One"], types["Army of the Land"]) == (EntityType.ARMED_GROUP, EntityType.MILITARY)
    assert found.losses == ()


def test_the_rows_stand_under_terms_that_keep_them_out_of_exports() -> None:
    document = read(table(ROW)).document
    assert document is not None
    assert "not passed on" in (document.terms or "")


@pytest.mark.parametrize(
    ("inter2", "targeting", "role"),
    [
        ("Civilians", "Civilian targeting", "recipient"),
        (7, "Civilian targeting", "recipient"),
        ("Civilians", "", "actor"),
        ("State forces", "Civilian targeting", "actor"),
    ],
)
def test_civilians_are_the_recipient_only_where_the_row_says_so(inter2: object, targeting: str, role: str) -> None:
    (event,) = read(table(ROW | {"inter2": inter2, "civilian_targeting": targeting})).statements
    assert roles(event)[1] == (role, "Army of the Land")


def test_no_fatalities_is_none_known() -> None:
    (event,) = read(table(ROW | {"fatalities": 0})).statements
    assert event.counts is None
    assert "fatalities=0" in event.evidence.quote


@pytest.mark.parametrize(
    ("code", "precision", "start", "end"),
    [
        (1, Precision.DAY, "2024-03-14", "2024-03-14"),
        (2, Precision.WEEK, "2024-03-11", "2024-03-17"),
        (3, Precision.MONTH, "2024-03-01", "2024-03-31"),
    ],
)
def test_a_day_that_stands_for_a_week_or_month_becomes_that(
    code: int, precision: Precision, start: str, end: str
) -> None:
    (event,) = read(table(ROW | {"time_precision": code})).statements
    assert event.time is not None
    assert (event.time.precision, event.time.start, event.time.end) == (precision, start, end)


def test_a_place_known_by_its_region_is_that_region() -> None:
    (event,) = read(table(ROW | {"geo_precision": 3})).statements
    assert event.place is not None
    assert (event.place.text, event.place.lat) == ("Kidal", None)


@pytest.mark.parametrize(
    ("sub_event", "type_", "mode"),
    [
        ("Suicide bomb", "ASSAULT", "suicide-attack"),
        ("Abduction/forced disappearance", "ASSAULT", "abduct"),
        ("Peaceful protest", "PROTEST", "demo"),
        ("Violent demonstration", "PROTEST", "riot"),
        ("Agreement", "AGREE", None),
        ("Arrests", "COERCE", "arrest"),
        ("Change to group/activity", "OTHER", None),
        ("Something new", "OTHER", None),
    ],
)
def test_a_sub_event_has_a_type_and_maybe_a_mode(sub_event: str, type_: str, mode: str | None) -> None:
    (event,) = read(table(ROW | {"sub_event_type": sub_event})).statements
    assert (event.type, event.mode) == (type_, mode)


def test_every_code_leads_to_a_type_and_mode_that_there_are() -> None:
    (rule,) = next(m for m in all_mappings() if m.name == "acled").statements
    known = vocabulary("events")
    assert rule.mode is not None
    assert set(rule.mode.words) <= set(rule.type.words)
    assert [c for c, mode in rule.mode.words.items() if mode not in known[rule.type.words[c]]["modes"]] == []


def test_older_headings_are_read_too() -> None:
    old = {k: v for k, v in ROW.items() if k not in ("disorder_type", "civilian_targeting", "tags")}
    row = {"data_id": 1, **old, "iso3": "MLI", "event_date": "2019-03-14", "inter1": 3, "inter2": 1}
    (event,) = read(table(row)).statements
    assert roles(event) == [("actor", "Militia One"), ("actor", "Army of the Land")]
