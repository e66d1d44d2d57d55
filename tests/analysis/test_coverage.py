"""Intervals on made maps whose truth is known hold it about as often as they say; the full figures are in the docs."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.coverage import (
    Coverage,
    betweennesses,
    by_part,
    concentrations,
    covered,
    forecasts,
    likely_ways,
    links_again,
    medians,
    shares,
    totals,
    unlisted,
)

TIMES = 60
LEAST = 0.78
"""Nine of ten, less two standard errors of so few maps and what an interval may miss."""


@pytest.mark.parametrize("case", [(5, 0.3, 0.2), (12, 0.5, 0.3)], ids=str)
def test_shares_of_voices(case: tuple[int, float, float]) -> None:
    assert covered("voices", shares(*case), TIMES).held >= LEAST


def test_figures_of_one_incident() -> None:
    assert covered("incident", medians(5, 0.3), 4 * TIMES).held >= 0.85
    assert covered("incident", medians(3, 0.3), 5).refused == 1.0, "three sources bound it in three of four cases"


def test_sums_of_sources_that_lean() -> None:
    assert covered("total", totals(10, 40, 0.15, 0.2), 2 * TIMES).held >= LEAST


def test_concentration_of_help() -> None:
    assert covered("efforts", concentrations(20, 4, 1.0), TIMES).held >= LEAST


def test_betweenness_is_told_of_networks_that_are_nearly_whole_and_refused_of_others() -> None:
    assert covered("whole", betweennesses(5, (3.0, 1.0)), 5).held >= LEAST
    assert covered("in parts", betweennesses(10, (1.0, 6.0)), 3).refused == 1.0


@pytest.mark.parametrize("baseline", ["negative binomial", "past twelve months"])
def test_months_to_come(baseline: str) -> None:
    found = covered("watch", forecasts(baseline, 3.0, 1.5), 5 * TIMES)
    assert 0.85 <= found.held <= 0.97


def test_those_on_no_list() -> None:
    assert covered("lists", unlisted("bic"), TIMES // 2).held >= LEAST


def test_the_likeliest_ways_are_taken_as_often_as_they_are_called() -> None:
    generator = np.random.default_rng(1)
    pairs = [pair for _ in range(4) for pair in likely_ways(generator)]
    called, came = sum(p for p, _ in pairs), sum(c for _, c in pairs)
    assert called == pytest.approx(4), "the ways of each map add up to one"
    assert came <= 4
    seldom = [c for p, c in pairs if p < 0.2]
    assert sum(seldom) / len(seldom) < 0.2


def test_what_most_samples_hold_is_more_often_told_again() -> None:
    generator = np.random.default_rng(1)
    pairs = [pair for _ in range(6) for pair in links_again(generator)]
    firm, shaky = ([c for p, c in pairs if (p >= 0.9) is is_firm] for is_firm in (True, False))
    assert np.mean(firm) > np.mean(shaky)


def test_what_is_refused_is_counted_apart() -> None:
    found = Coverage("made", (True, False, None, None))
    assert (found.held, found.refused) == (0.5, 0.5)
    assert list(by_part([(0.9, True), (0.9, False), (0.1, False)])) == [
        "called 10%, came true 0% of 1",
        "called 90%, came true 50% of 2",
    ]
