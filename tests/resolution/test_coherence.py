"""Names that are ranked together."""

from __future__ import annotations

import pytest

from faultline.resolution.coherence import Told, rank_together
from faultline.resolution.ranking import entries

NOTHING = Told({}, {}, {})


def likeliest(name: str, *others: str, told: Told = NOTHING) -> tuple[str | None, str | None]:
    ranked = rank_together({n: entries(n) for n in (name, *others)}, told)
    place = ranked[name][0][1].place
    return place.country, place.admin1


def test_probabilities_leave_room_for_no_place() -> None:
    ranked = rank_together({"timbuktu": entries("timbuktu")}, NOTHING)["timbuktu"]
    assert 0.0 < sum(p for p, _ in ranked) < 1.0
    assert [p for p, _ in ranked] == sorted((p for p, _ in ranked), reverse=True)


def test_names_help_one_another() -> None:
    assert likeliest("cambridge", "boston", "somerville", "lowell") == ("US", "MA")
    assert likeliest("cambridge", "oxford", "ely", "peterborough")[0] == "GB"


def test_no_name_supports_itself() -> None:
    own = {"georgia": {"GE": 5}}
    alone = rank_together({"georgia": entries("georgia")}, Told({"GE": 5}, own, {}))["georgia"]
    without = rank_together({"georgia": entries("georgia")}, NOTHING)["georgia"]
    assert [p for p, _ in alone] == pytest.approx([p for p, _ in without])


def test_what_stands_beside_a_name_decides() -> None:
    told = Told({}, {}, {"london": frozenset({("CA", "08")})})
    assert likeliest("london", told=told) == ("CA", "08")


def test_kind_that_is_asked_for_decides() -> None:
    ranked = rank_together({"gao": entries("gao")}, Told({"ML": 3}, {}, {}, kinds={"gao": "admin1"}))["gao"]
    assert ranked[0][1].place.feature == "admin1"
