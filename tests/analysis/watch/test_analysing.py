"""Alerts are raised where they should be, with their past; what cannot be forecast is said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.analysis.made import material
from tests.comparison.told import place, told, who

from faultline.analysis.finding import Findings
from faultline.analysis.watch import Settings, analyse
from faultline.model.statement import Counts, Kind, Statement
from faultline.model.value import Value


def attacks(monthly: list[int], killed: int = 2) -> list[Statement]:
    """So many attacks in each month from January 2015, each of other groups, as rows of one table."""
    found = []
    for month, number in enumerate(monthly):
        for n in range(number):
            day = f"{2015 + month // 12}-{month % 12 + 1:02d}-{n % 28 + 1:02d}"
            made = told(
                f"{month:03d}-{n:02d}", Kind.EVENT, "ASSAULT", who("actor", "X"), document=f"d{n % 4}",
                when=day, where=place("Gao", "ML"), row=f"{month}-{n}",
            )  # fmt: skip
            found.append(replace(made, counts=Counts(Value(killed, killed, "persons"))))
    return found


def found(monthly: list[int]) -> Findings:
    return analyse(material(attacks(monthly)), Settings())


STEADY = [int(n) for n in np.random.default_rng(2).poisson(4, size=40)]


def test_a_month_like_the_others_is_no_alert() -> None:
    told_of = found([*STEADY, 4])
    assert not told_of.of_kind("alert")
    events, deaths = told_of.of_kind("outlook")
    assert (events.facts["months"], events.facts["measure"], deaths.facts["measure"]) == (41, "events", "deaths")
    assert "zero" in events.facts["shown_better_1_month_ahead_than"]  # type: ignore[operator]
    assert set(events.facts["crps_1_month_ahead"]) == {"negative binomial", "past twelve months", "last value", "zero"}  # type: ignore[arg-type]


def test_a_month_far_above_the_others_is_an_alert_with_its_events_and_its_past() -> None:
    alerts = found([*STEADY, 25]).of_kind("alert")
    (events,) = [a for a in alerts if a.facts["measure"] == "events"]
    assert (events.facts["count"], events.facts["month"]) == (25, "2018-05")
    assert int(str(events.facts["bound"])) < 10
    assert len(events.statements) == 25
    assert all(s.startswith("040-") for s in events.statements)
    assert events.facts["alerts_before"] == events.facts["came_true"] + events.facts["false_alarms"]  # type: ignore[operator]
    assert events.stability is not None
    assert events.stability.share == 1


def test_less_than_two_years_of_events_is_not_enough() -> None:
    (only,) = found([1] * 23).findings
    assert only.cannot == "events are told in 23 months; a forecast needs 24"
    assert not only.statements


def test_the_same_seed_gives_the_same_findings() -> None:
    assert found([*STEADY, 9]).to_json() == found([*STEADY, 9]).to_json()
