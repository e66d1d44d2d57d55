"""Slips of years and names."""

from __future__ import annotations

import pytest
from tests.comparison.statements import read_time, read_value

from faultline.comparison.slips import is_misspelling, is_year_slip


@pytest.mark.parametrize(
    ("a", "b", "is_slip"),
    [
        ("Koulikoro", "Kuolikoro", True),
        ("the camp of Monguno", "the camp of Mongnuo", True),
        ("Bazoum", "Bazuom", True),
        ("Touareg", "Tuareg", False),
        ("Mali", "Malian", False),
        ("Menaka", "Ménaka", False),
        ("Hamas", "Hamsa", False),
        ("soldiers", "soliders", False),
        ("Goïta", "Koïta", False),
        ("North Kivu", "South Kivu", False),
        ("Timbuktu", "Timbuktu", False),
        ("", "", False),
    ],
)
def test_misspelled_names(a: str, b: str, *, is_slip: bool) -> None:
    assert is_misspelling(a, b) is is_slip
    assert is_misspelling(b, a) is is_slip


@pytest.mark.parametrize(
    ("a", "b", "value", "is_slip"),
    [
        ("2019-12-31", "2018-12-31", "10236 persons", True),
        ("2019-12-31", "2018-12-31", "10000 persons", False),
        ("2019-12-31", "2017-12-31", "10236 persons", False),
        ("2019-12-31", "2018-12-30", "10236 persons", False),
        ("2019", "2018", "10236 persons", False),
    ],
)
def test_a_year_off(a: str, b: str, value: str, *, is_slip: bool) -> None:
    assert is_year_slip(read_time(a), read_time(b), read_value(value)) is is_slip
