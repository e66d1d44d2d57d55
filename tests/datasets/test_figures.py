"""Figures and coordinates in cells."""

from __future__ import annotations

import pytest

from faultline.datasets.figures import Figure, read_coordinate, read_figure, read_number
from faultline.errors import UnreadableError

READ = [
    ("7500", Figure(7500, 7500)),
    ("7500.0", Figure(7500, 7500)),
    ("7,500", Figure(7500, 7500)),
    ("7 500", Figure(7500, 7500)),
    ("1\u202f234\u202f567", Figure(1234567, 1234567)),
    ("1'234", Figure(1234, 1234)),
    ("1.234.567", Figure(1234567, 1234567)),
    ("1.2 million", Figure(1.2e6, 1.2e6)),
    ("3.25 billion", Figure(3.25e9, 3.25e9)),
    ("about 7,500", Figure(7500, 7500, "about")),
    ("~250", Figure(250, 250, "about")),
    ("more than 13,000", Figure(13000, 13000, "more_than")),
    ("at least 11", Figure(11, 11, "at_least")),
    ("7,000–7,500", Figure(7000, 7500)),
    ("7000-7500", Figure(7000, 7500)),
    ("about 7,000 to 7,500", Figure(7000, 7500, "about")),
    ("-0.04", Figure(-0.04, -0.04)),
]


@pytest.mark.parametrize(("cell", "figure"), READ)
def test_reads_each_style(cell: str, figure: Figure) -> None:
    assert read_figure(cell) == figure


@pytest.mark.parametrize("cell", ["many", "1,5", "7,50", "12 people", "", "9-3", "=SUM(A1:A3)", "1e9", "nan"])
def test_refuses_what_is_no_figure(cell: str) -> None:
    with pytest.raises(UnreadableError):
        read_figure(cell)


def test_a_number_takes_no_qualifier() -> None:
    assert read_number(" 12 ") == 12
    with pytest.raises(UnreadableError):
        read_number("about 12")


def test_coordinates_lie_on_the_globe() -> None:
    assert read_coordinate("-90", 90) == -90
    with pytest.raises(UnreadableError, match="±90"):
        read_coordinate("90.5", 90)
