"""Forecasts are the distributions they claim to be, and their score is exact."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from faultline.analysis.watch.forecasts import (
    BASELINES,
    REFERENCES,
    Counts,
    Forecast,
    climatology,
    last_value,
    negative_binomial,
    zero,
)

HISTORIES = {
    "quiet": [0] * 36,
    "rare": [0] * 30 + [1, 0, 0, 2, 0, 0],
    "bursts": [3, 0, 41, 2, 0, 7] * 6,
    "even": [5] * 40,
    "short": [2, 0, 9, 1, 0, 0, 3, 1, 0, 2, 2, 4],
    "heavy": [120, 900, 40, 3000, 15, 260] * 6,
}


def counts(name: str) -> Counts:
    return np.array(HISTORIES[name], dtype=np.int64)


def score_by_definition(forecast: Forecast, count: int) -> float:
    """The expected distance to the count less half the expected distance of two draws (Gneiting & Raftery 2007)."""
    values = np.arange(len(forecast.probabilities))
    chance = forecast.probabilities
    apart = np.abs(values[:, None] - values[None, :])
    return float(chance @ np.abs(values - count) - chance @ apart @ chance / 2)


@pytest.mark.parametrize("name", HISTORIES)
@pytest.mark.parametrize("baseline", [*BASELINES, *REFERENCES])
def test_chances_sum_to_one(name: str, baseline: str) -> None:
    forecast = {**BASELINES, **REFERENCES}[baseline](counts(name))
    assert forecast.probabilities.sum() == pytest.approx(1)
    assert (forecast.probabilities >= 0).all()


@pytest.mark.parametrize("name", ["quiet", "rare", "bursts", "even", "short"])
@pytest.mark.parametrize("baseline", [*BASELINES, *REFERENCES])
def test_the_score_is_that_of_the_definition(name: str, baseline: str) -> None:
    forecast = {**BASELINES, **REFERENCES}[baseline](counts(name))
    for count in (0, 1, 4, 60, 500):
        assert forecast.crps(count) == pytest.approx(score_by_definition(forecast, count), abs=1e-9)


def test_a_forecast_of_one_figure_scores_its_distance() -> None:
    assert zero(counts("bursts")).crps(17) == 17
    assert Forecast(np.array([0.0, 0.0, 0.0, 1.0])).crps(1) == 2


def test_the_last_value_is_poisson() -> None:
    forecast = last_value(np.array([9, 4]))
    assert forecast.probabilities == pytest.approx(stats.poisson.pmf(np.arange(len(forecast.probabilities)), 4))
    assert forecast.quantile(0.9) == stats.poisson.ppf(0.9, 4)


def test_climatology_is_the_last_twelve_months() -> None:
    forecast = climatology(np.array([99] + [0] * 9 + [1, 1, 4]))
    assert forecast.probabilities == pytest.approx([9 / 12, 2 / 12, 0, 0, 1 / 12])
    assert (forecast.quantile(0.75), forecast.quantile(0.9), forecast.quantile(0.99)) == (0, 1, 4)


def test_the_negative_binomial_has_the_moments_it_is_fitted_by() -> None:
    history = counts("bursts")
    forecast = negative_binomial(history)
    mean = (history[-12:].sum() + history.mean()) / 13
    size = history.mean() ** 2 / (history.var(ddof=1) - history.mean())
    values = np.arange(len(forecast.probabilities))
    assert forecast.mean == pytest.approx(mean)
    assert forecast.probabilities @ (values - mean) ** 2 == pytest.approx(mean + mean**2 / size, rel=1e-6)
    assert forecast.probabilities == pytest.approx(stats.nbinom.pmf(values, size, size / (size + mean)), abs=1e-12)


def test_months_that_hardly_vary_are_poisson() -> None:
    forecast = negative_binomial(counts("even"))
    assert forecast.probabilities == pytest.approx(stats.poisson.pmf(np.arange(len(forecast.probabilities)), 5))


def test_after_a_quiet_year_an_event_stays_possible() -> None:
    history = np.array([4] * 12 + [0] * 12, dtype=np.int64)
    assert 0 < negative_binomial(history).mean < 1
