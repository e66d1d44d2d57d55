"""Baselines are scored by what came, and better only where a paired test says so."""

from __future__ import annotations

import numpy as np
import pytest

from faultline.analysis.watch.alarms import bound, record
from faultline.analysis.watch.forecasts import climatology, last_value, negative_binomial, zero
from faultline.analysis.watch.scoring import chosen, scores, wins

NOISE = np.random.default_rng(5)


def test_scores_are_means_over_rolling_origins() -> None:
    series = NOISE.poisson(4, size=30)
    (score,) = [s for s in scores(series, seed=1) if s.horizon == 3]
    assert score.origins == 30 - 12 - 3 + 1
    expected = [climatology(series[:t]).crps(int(series[t + 2])) for t in range(12, 28)]
    assert score.crps["past twelve months"] == pytest.approx(np.mean(expected))
    assert score.crps["zero"] == pytest.approx(series[14:].mean())


def test_no_forecast_sees_what_comes_after_it() -> None:
    series = NOISE.poisson(4, size=40)
    later = series.copy()
    later[-1] = 900
    (before,), (after,) = ([s for s in scores(x, seed=1) if s.horizon == 1] for x in (series, later))
    last = negative_binomial(series[:-1])
    shift = (last.crps(900) - last.crps(int(series[-1]))) / before.origins
    assert after.crps["negative binomial"] - before.crps["negative binomial"] == pytest.approx(shift)


def test_steady_counts_are_forecast_better_than_by_the_references() -> None:
    found = scores(NOISE.negative_binomial(2, 0.2, size=72), seed=1)
    assert [s.horizon for s in found] == [1, 3, 6]
    assert chosen(found)[1] == ("last value", "zero")


def test_nothing_beats_zero_where_nothing_happens() -> None:
    series = np.zeros(60, dtype=np.int64)
    series[3] = 1
    assert all("zero" not in names for s in scores(series, seed=1) for names in s.beats.values())


def test_a_series_too_short_for_a_horizon_has_no_score_there() -> None:
    assert [s.horizon for s in scores(np.ones(14, dtype=np.int64), seed=1)] == [1]


def test_few_origins_win_nothing() -> None:
    assert not wins(np.zeros(11), np.ones(11), 1, seed=1)
    assert wins(np.zeros(12), np.ones(12), 1, seed=1)


@pytest.mark.parametrize("block", [1, 6])
def test_forecasts_that_are_alike_seldom_win(block: int) -> None:
    """Of two forecasts that are equally good one wins in about one of twenty cases."""
    won = sum(wins(NOISE.normal(size=60), NOISE.normal(size=60), block, seed=n) for n in range(200))
    assert won <= 24


def test_alerts_are_counted_with_what_came_after() -> None:
    """Twelve quiet months; a burst of two months that comes true once; a lone month that does not."""
    series = np.array([0] * 12 + [5, 5, 0, 0, 0] + [0] * 8 + [0, 0, 0, 9, 0, 0, 0, 0])
    make = zero
    past = record(make, series)
    above = [m for m in range(12, len(series) - 3) if series[m] > 0]
    assert past.alerts == len(above) == 3
    assert past.came_true == 1
    assert past.quiet == len(series) - 3 - 12 - 3
    assert past.missed == 3, "the three quiet months before the lone one"


@pytest.mark.parametrize("mean", [0.5, 3, 40])
def test_counts_that_do_not_change_seldom_lie_above_the_bound(mean: float) -> None:
    """On series of a known negative binomial the bound of 90 % is exceeded in about one of ten months."""
    size = 1.5
    series = NOISE.negative_binomial(size, size / (size + mean), size=(300, 37))
    above = np.mean([row[-1] > bound(negative_binomial, row[:-1]) for row in series])
    assert 0.03 <= above <= 0.16


def test_the_bound_is_exceeded_in_one_of_ten_forecasts_at_most() -> None:
    history = NOISE.poisson(6, size=40)
    limit = bound(last_value, history)
    forecast = last_value(history)
    assert 1 - forecast.below[limit] <= 0.1 < 1 - forecast.below[limit - 1]
