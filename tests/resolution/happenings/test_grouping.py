"""Which statements are brought together as one happening, and what keeps others apart."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.resolution.happenings.telling import BERRA, GAO, KIDAL, MALI, NIGER, NORTH, told

from faultline.model.evidence import Evidence
from faultline.model.statement import Statement
from faultline.resolution.happenings import Windows, find_happenings, may_be_one, same_happenings

CAMP = "raiders attacked the camp beside the old mill"
AGAIN = "the camp beside the old mill was attacked by raiders"
MARKET = "gunmen shot at traders in the cattle market"


def sizes(*statements: Statement, windows: Windows | None = None) -> list[int]:
    return sorted(len(group) for group in same_happenings(statements, windows))


def test_one_place_and_day_told_alike_is_one_event() -> None:
    assert sizes(told(CAMP, place=GAO), told(AGAIN, place=GAO)) == [2]
    assert sizes(told(CAMP, place=GAO), told(AGAIN, place=BERRA)) == [2]


def test_a_silent_side_does_not_keep_apart_but_another_name_does() -> None:
    assert sizes(told(CAMP, place=GAO, actor="Red Horn"), told(AGAIN, place=GAO)) == [2]
    assert sizes(told(CAMP, place=GAO, actor="Red Horn"), told(AGAIN, place=GAO, actor="River Guard")) == [1, 1]


def test_other_victims_are_another_event() -> None:
    one, other = told(CAMP, recipient="two Chadian soldiers"), told(AGAIN, recipient="a Togolese soldier")
    assert sizes(replace(one, place=GAO), replace(other, place=GAO)) == [1, 1]
    assert sizes(replace(one, place=GAO), told(AGAIN, place=GAO, recipient="soldiers")) == [2]


@pytest.mark.parametrize(
    ("day", "place"),
    [("2019-01-21", GAO), ("2019-01-20", KIDAL), ("2019-01-20", NIGER)],
)
def test_other_days_and_places_are_other_events(day: str, place: object) -> None:
    assert sizes(told(CAMP, place=GAO), told(AGAIN, day, place)) == [1, 1]  # type: ignore[arg-type]


def test_windows_of_time_and_place_are_the_users() -> None:
    later = told(AGAIN, "2019-01-21", GAO)
    assert sizes(told(CAMP, place=GAO), later, windows=Windows(twindow=1)) == [2]
    assert sizes(told(CAMP, place=GAO), told(AGAIN, place=BERRA), windows=Windows(spatwindow=5)) == [1, 1]


def test_an_area_holds_the_town_where_the_words_say_the_same() -> None:
    assert sizes(told(CAMP, place=KIDAL), told(AGAIN, place=NORTH)) == [2]
    assert sizes(told(CAMP, place=KIDAL), told(MARKET, place=NORTH)) == [1, 1]
    assert sizes(told(CAMP, place=MALI), told(MARKET, place=MALI)) == [1, 1]


def test_a_shared_actor_alone_does_not_make_two_events_of_one_month_one() -> None:
    raid, other = told(CAMP, "2019-01", actor="Red Horn"), told(MARKET, "2019-01-20", actor="Red Horn")
    assert sizes(raid, other) == [1, 1]
    assert sizes(raid, told(AGAIN, "2019-01-20", actor="Red Horn")) == [2]


def test_unknown_time_is_never_equal() -> None:
    assert sizes(told(CAMP, "", GAO), told(AGAIN, "", GAO)) == [1, 1]


def test_a_coup_is_told_by_country_and_year() -> None:
    one, other = (
        told(quote, day, place, type="COUP", word="noun 'coup'")
        for quote, day, place in (
            ("the coup of that year", "2012", MALI),
            ("officers seized power", "2012-03-22", MALI),
        )
    )
    assert sizes(one, other) == [2]
    assert sizes(one, replace(other, place=NIGER)) == [1, 1]


def test_rows_of_one_table_are_happenings_apart() -> None:
    rows = [
        replace(
            told("place=Gao", place=GAO, actor="Red Horn"),
            evidence=Evidence("d", "place=Gao", "table:x@1", table="x", row=n),
        )
        for n in "23"
    ]
    elsewhere = replace(rows[0], id="z", evidence=Evidence("e", "place=Gao", "table:y@1", table="y", row="2"))
    assert sizes(*rows) == [1, 1]
    assert sizes(rows[0], elsewhere) == [2]


def test_what_fits_two_groups_alike_stands_alone() -> None:
    vague = told("raiders attacked the camp", place=None, actor="Red Horn")
    here, there = (
        told("raiders attacked a camp", place=GAO, actor="Red Horn"),
        told("raiders attacked a camp", place=KIDAL, actor="Red Horn"),
    )
    assert sizes(vague, here, there) == [1, 1, 1]
    assert sizes(vague, here) == [2]


def test_the_order_of_the_input_changes_nothing() -> None:
    some = [
        told(quote, f"2019-01-{day}", place, actor=actor, document=f"{n}")
        for n, (quote, day, place, actor) in enumerate(
            (q, d, p, a)
            for q in (CAMP, AGAIN, MARKET)
            for d in (20, 21)
            for p in (GAO, NORTH, None)
            for a in ("", "Red Horn")
        )
    ]
    expected = [[s.id for s in group] for group in same_happenings(some)]
    for seed in range(3):
        shuffled = random.Random(seed).sample(some, len(some))
        assert [[s.id for s in group] for group in same_happenings(shuffled)] == expected


def test_each_verdict_says_why() -> None:
    found = may_be_one(told(CAMP, place=GAO), told(AGAIN, place=GAO))
    assert found.is_one
    assert found.why.startswith("one place in the same days; likely one happening, p = ")
    assert may_be_one(told(CAMP, place=GAO), told(AGAIN, "2019-02-03", GAO)).why == "14 days apart"
    assert may_be_one(told(CAMP, mode="beat"), told(AGAIN, mode="arson")).why == "different modes: beat and arson"
    assert "km apart" in may_be_one(told(CAMP, place=GAO), told(AGAIN, place=KIDAL)).why


def test_a_happening_says_why_each_statement_joined() -> None:
    (found,) = find_happenings([told(CAMP, place=GAO), told(AGAIN, place=GAO), told(CAMP, place=GAO, actor="Red Horn")])
    assert len(found.statements) == 3
    assert len(found.why) == 2
    assert all("one place in the same days" in why for why in found.why)


def test_nothing_gives_nothing() -> None:
    assert same_happenings([]) == []
