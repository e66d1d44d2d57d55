"""How places relate."""

from __future__ import annotations

from tests.resolution.happenings.telling import BERRA, GAO, KIDAL, MALI, NIGER, NORTH

from faultline.resolution.nearness import Nearness, is_area, nearness


def test_nearness_of_places() -> None:
    assert nearness(GAO, GAO) is Nearness.SAME
    assert nearness(GAO, BERRA) is Nearness.SAME
    assert nearness(GAO, BERRA, 5) is Nearness.APART
    assert nearness(GAO, KIDAL) is Nearness.APART
    assert nearness(GAO, NORTH) is Nearness.AROUND
    assert nearness(MALI, KIDAL) is Nearness.AROUND
    assert nearness(MALI, NIGER) is Nearness.APART
    assert nearness(GAO, None) is Nearness.UNKNOWN


def test_countries_and_their_parts_are_areas() -> None:
    assert is_area(MALI)
    assert is_area(NORTH)
    assert not is_area(GAO)
