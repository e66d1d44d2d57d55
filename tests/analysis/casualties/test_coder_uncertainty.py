"""The doubt of coders, against figures worked by hand and its own draws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.analysis.casualties.counted import coded, killed, persons
from tests.analysis.made import material

from faultline.analysis.casualties.bands import bands
from faultline.analysis.casualties.coder_uncertainty import (
    NON_STATE,
    ONE_SIDED,
    STATE_BASED,
    band,
    summed,
)
from faultline.analysis.casualties.ledger import ledger
from faultline.analysis.finding import Finding
from faultline.model.statement import Statement


@pytest.mark.parametrize(
    ("best", "violence", "mean", "low", "high"),
    [(10, STATE_BASED, 15.1, 10, 32.5), (25, ONE_SIDED, 34.1, 25, 60.8), (1, STATE_BASED, 2.2, 1, 6.5)],
)
def test_the_worked_examples_of_the_model(best: float, violence: int, mean: float, low: float, high: float) -> None:
    found = band(best, violence)
    assert found.mean == pytest.approx(mean, abs=0.1)
    assert found.quantile(0.025) == pytest.approx(low, abs=0.1)
    assert found.quantile(0.975) == pytest.approx(high, abs=0.1)


@pytest.mark.parametrize("violence", [STATE_BASED, NON_STATE, ONE_SIDED])
@pytest.mark.parametrize("best", [1.0, 12.0, 300.0])
def test_quantiles_and_draws_are_of_one_distribution(violence: int, best: float) -> None:
    one = band(best, violence)
    drawn = one.draw(np.random.default_rng(5), 40_000)
    assert np.mean(drawn == best) == pytest.approx(one.kept, abs=0.01)
    for part in (0.02, 0.3, 0.6, 0.9, 0.97):
        assert np.mean(drawn <= one.quantile(part) + 1e-9) >= part - 0.01
        assert one.below(one.quantile(part)) >= part - 1e-9 or one.quantile(part) == 0


def test_a_sum_is_narrower_than_its_parts_and_has_their_mean() -> None:
    parts = [band(10, STATE_BASED)] * 40
    mean, low, high = summed(parts, 4000, 1)
    assert mean == pytest.approx(40 * parts[0].mean)
    assert low < mean < high
    assert (high - low) / mean < (parts[0].quantile(0.95) - parts[0].quantile(0.05)) / parts[0].mean / 3


def test_many_events_of_one_number_sum_to_the_same_as_few_at_a_time() -> None:
    one = band(10, STATE_BASED)
    drawn = one.draw(np.random.default_rng(3), 40_000)
    assert one.variance == pytest.approx(float(np.var(drawn)), rel=0.05)
    at_once = summed([one] * 120, 6000, 1)
    apart = summed([replace(one, best=one.best + n * 1e-9) for n in range(120)], 6000, 1)
    assert at_once == pytest.approx(apart, rel=0.01)


def of(*statements: Statement) -> list[Finding]:
    return list(bands(ledger(material(list(statements))), 5, 1))


def test_the_band_of_coded_events() -> None:
    found = of(
        coded("a", "1", persons(2, 20, text="10 / 2 / 20")),
        coded("b", "2", persons(5, text="5"), when="2015-03-01", violence="3"),
    )
    assert [(f.facts["by"], f.facts["of"]) for f in found] == [("all", None), ("country", "Mali"), ("year", "2015")]
    assert found[0].facts["coded_best"] == 15
    assert found[0].facts["coded_low"] == 7
    assert found[0].facts["mean"] == round(band(10, STATE_BASED).mean + band(5, ONE_SIDED).mean)
    assert found[0].statements == ("a", "b")


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        (coded("a", "1", persons(10, text="10"), violence=""), "type of violence is unknown"),
        (coded("a", "1", persons(0, text="0")), "best estimate is zero"),
        (coded("a", "1", persons(3, text="3"), table="events"), "not coded by UCDP"),
        (killed("a", persons(10)), "not coded by UCDP"),
    ],
)
def test_whatever_the_survey_was_not_of_is_refused(statement: Statement, why: str) -> None:
    (found,) = of(statement)
    assert why in found.cannot
