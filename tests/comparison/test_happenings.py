"""Which statements speak of one happening."""

from __future__ import annotations

from dataclasses import replace

from tests.comparison.statements import statement

from faultline.comparison.happenings import may_be_one, same_happenings
from faultline.comparison.matching import order
from faultline.comparison.places import Nearness, nearness
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Statement

GAO = PlaceReference("Gao", place="geonames:2457163", name="Gao", country="ML", lat=16.27, lon=-0.04)
KIDAL = PlaceReference("Kidal", place="geonames:2455290", name="Kidal", country="ML", lat=18.44, lon=1.41)
NORTH = PlaceReference("northern Mali", place="part:ML:north", name="northern Mali", country="ML", lat=17.9, lon=-3.9)
MALI = PlaceReference("Mali", place="geonames:2453866", name="Mali", country="ML", lat=12.6, lon=-8.0)
NIGER = PlaceReference("Niger", place="geonames:2440476", name="Niger", country="NE", lat=13.5, lon=2.1)


def assault(day: str, place: PlaceReference | None, actor: str = "", number: int = 0) -> Statement:
    made = statement("event", "ASSAULT", "", day, "Gazette", number)
    arguments = (Argument("actor", actor, entity=actor),) if actor else ()
    return replace(made, place=place, arguments=arguments)


def test_nearness_of_places() -> None:
    assert nearness(GAO, GAO) is Nearness.SAME
    assert nearness(GAO, KIDAL) is Nearness.APART
    assert nearness(GAO, NORTH) is Nearness.AROUND
    assert nearness(MALI, KIDAL) is Nearness.AROUND
    assert nearness(MALI, NIGER) is Nearness.APART
    assert nearness(GAO, None) is Nearness.UNKNOWN


def test_one_place_and_day_is_one_event_whatever_side_is_silent() -> None:
    assert may_be_one(assault("2019-01-20", GAO, "raiders"), assault("2019-01-20", GAO))


def test_other_named_actor_is_another_event() -> None:
    assert not may_be_one(assault("2019-01-20", GAO, "raiders"), assault("2019-01-20", GAO, "levies"))


def test_area_holds_the_town_on_a_day_but_not_in_a_month() -> None:
    assert may_be_one(assault("2019-01-20", KIDAL), assault("2019-01-20", NORTH))
    assert not may_be_one(assault("2019-01", KIDAL), assault("2019-01", NORTH))


def test_unknown_place_needs_a_shared_side() -> None:
    assert not may_be_one(assault("2019-01-20", None), assault("2019-01-20", GAO))
    assert may_be_one(assault("2019-01-20", None, "raiders"), assault("2019-01-20", GAO, "raiders"))


def test_rows_of_one_table_are_happenings_apart() -> None:
    row = assault("2019-01-20", GAO, "raiders")
    first, second = (
        replace(row, evidence=Evidence("d", "place=Gao", "table:x@1", table="x", row=number)) for number in "23"
    )
    assert not may_be_one(first, second)
    assert may_be_one(first, row)


def test_a_statement_that_fits_two_groups_stands_alone() -> None:
    some = [
        assault("2019-01-20", GAO, number=1),
        assault("2019-01-20", KIDAL, number=2),
        assault("2019-01-20", NORTH, number=3),
    ]
    assert sorted(len(g) for g in same_happenings(sorted(some, key=order))) == [1, 1, 1]


def test_days_apart_are_events_apart() -> None:
    some = [assault(f"2019-01-{day}", GAO, number=day) for day in (20, 21, 22)]
    assert [len(g) for g in same_happenings(sorted(some, key=order))] == [1, 1, 1]


def test_a_statement_without_place_may_open_the_group_of_a_country() -> None:
    some = [
        assault("2019-01-20", None, "raiders", 1),
        assault("2019-01-20", GAO, "raiders", 2),
        assault("2019-01-20", NIGER, "raiders", 3),
    ]
    assert sorted(len(g) for g in same_happenings(sorted(some, key=lambda s: s.evidence.start or 0))) == [1, 2]
