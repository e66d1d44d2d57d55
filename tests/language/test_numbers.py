"""Figures in words and digits."""

from __future__ import annotations

import pytest

from faultline.language.numbers import read_figure


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("13,000", 13000, 13000),
        ("1.2 million", 1_200_000, 1_200_000),
        ("1.1bn", 1_100_000_000, 1_100_000_000),
        ("two hundred and fifty", 250, 250),
        ("twenty-five thousand", 25_000, 25_000),
        ("half a million", 500_000, 500_000),
        ("a dozen", 12, 12),
        ("dozens", 24, 99),
        ("hundreds", 200, 999),
        ("tens of thousands", 20_000, 99_999),
        ("several hundred", 200, 900),
    ],
)
def test_figures(text: str, low: float, high: float) -> None:
    figure = read_figure(text)
    assert figure is not None
    assert (figure.low, figure.high) == (low, high)


@pytest.mark.parametrize("text", ["a", "half", "soldiers", "", "million"])
def test_what_is_no_figure(text: str) -> None:
    assert read_figure(text) is None
