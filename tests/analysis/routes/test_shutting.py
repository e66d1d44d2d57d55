"""What an analyst shuts: a link, a place, or something that nothing passes."""

from __future__ import annotations

import pytest
from tests.analysis.routes.test_analysing import flow, routes

from faultline.analysis.routes.shutting import ends_of
from faultline.errors import UsageError


@pytest.mark.parametrize(
    ("asked", "ends"), [("Gao", ["Gao"]), ("Gao - Kidal", ["Gao", "Kidal"]), ("I-n-Gall – Gao", ["I-n-Gall", "Gao"])]
)
def test_one_place_or_the_two_ends_of_a_link(asked: str, ends: list[str]) -> None:
    assert ends_of(asked) == ends


@pytest.mark.parametrize("asked", ["", " - ", "A - B - C"])
def test_nothing_or_three_places_are_refused(asked: str) -> None:
    with pytest.raises(UsageError, match="neither a place nor a link"):
        ends_of(asked)


def test_a_link_that_is_shut_sends_its_traffic_another_way_and_says_so() -> None:
    found = routes(flow(1, "fuel", "Agadez", "Gao", "Kidal"), shut=("Gao - Kidal", "Bamako - Sabha"))
    (shut,) = found.of_kind("shut")
    assert (shut.facts["ways_that_pass"], shut.statements) == (1, ("s1",))
    assert "Gao → Kidal" not in " ".join(shut.facts["next"])
    assert all(
        len(way) == len(ids) for way, ids in zip(named(shut.facts["next"]), shut.facts["next_place_ids"], strict=True)
    )


def named(ways: list[str]) -> list[list[str]]:
    return [way.split(" → ") for way in ways]


def test_people_are_never_shut_out() -> None:
    found = routes(flow(1, "people", "Agadez", "Gao"), shut=("Agadez - Gao",))
    (shut,) = found.of_kind("shut")
    assert shut.cannot
    assert not shut.statements
