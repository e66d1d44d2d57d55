"""Figures against figures."""

from __future__ import annotations

import pytest
from tests.comparison.statements import read_value

from faultline.comparison.values import Match, compare_values
from faultline.model.value import Value


@pytest.mark.parametrize(
    ("a", "b", "match"),
    [
        ("5000 persons", "5000 persons", Match.SAME),
        ("nearly 5000 persons", "more_than 5000 persons", Match.COMPATIBLE),
        ("nearly 5000 persons", "4900 persons", Match.COMPATIBLE),
        ("nearly 5000 persons", "5900 persons", Match.DIFFERENT),
        ("41972 persons", "42000 persons", Match.COMPATIBLE),
        ("41400 persons", "42000 persons", Match.DIFFERENT),
        ("350 persons", "350000 persons", Match.SCALED),
        ("35 persons", "350 persons", Match.DIFFERENT),
        ("1289 persons", "1829 persons", Match.SWAPPED),
        ("12 persons", "21 persons", Match.DIFFERENT),
        ("40 persons", "40 vehicles", Match.UNLIKE),
        ("40 money USD", "40 money EUR", Match.UNLIKE),
        ("200-300 persons", "250 persons", Match.COMPATIBLE),
        ("200-300 persons", "350 persons", Match.DIFFERENT),
    ],
)
def test_match_both_ways(a: str, b: str, match: Match) -> None:
    x, y = read_value(a), read_value(b)
    assert compare_values(x, y).match is match
    assert compare_values(y, x).match is match


def test_missing_figures_are_not_compared() -> None:
    hundreds = Value(None, None, "persons", text="hundreds")
    assert compare_values(hundreds, read_value("5 persons")).match is Match.UNLIKE
    assert compare_values(None, read_value("5 persons")).match is Match.UNLIKE
