"""Where divisions and countries are drawn."""

from __future__ import annotations

import pytest

from faultline.resolution.gazetteer.rows import PlaceRow
from places.centres import box_middle, middle, place_divisions
from places.shapes import area_and_middle, decode_arcs, middle_of, ring_points

SQUARE = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]
HOOK = [(0.0, 0.0), (9.0, 0.0), (9.0, 1.0), (1.0, 1.0), (1.0, 9.0), (0.0, 9.0), (0.0, 0.0)]


def town(name: str, lat: float, lon: float, population: int = 1, admin2: str | None = None) -> PlaceRow:
    return PlaceRow(9, name, "city", "ZZ", "1", admin2, lat, lon, population)


def test_the_middle_of_a_square_and_of_a_hook() -> None:
    area, centre = area_and_middle(SQUARE)
    assert centre == pytest.approx((1, 1))
    assert area == pytest.approx(4, rel=0.01)
    x, y = middle_of({"type": "Polygon", "arcs": [[0]]}, [HOOK]) or (0, 0)
    assert (0 <= x <= 1) or (0 <= y <= 1)


def test_arcs_go_on_beyond_the_date_line() -> None:
    topology = {"transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": [[[179, 0], [-358, 1], [358, 1]]]}
    assert decode_arcs(topology) == [[(179, 0), (181, 1), (179, 2)]]
    assert ring_points([0, ~0], [[(1.0, 1.0), (2.0, 2.0)]]) == [(1.0, 1.0), (2.0, 2.0), (1.0, 1.0)]


def test_a_crowded_corner_does_not_pull_the_middle() -> None:
    crowd = [town("quarter", 0.001 * i, 0.0) for i in range(10)]
    assert middle([*crowd, town("far", 10.0, 0.0)]) == pytest.approx((5.0, 0.0), abs=0.01)
    assert box_middle([*crowd, town("far", 10.0, 4.0)]) == pytest.approx((5.0, 2.0), abs=0.01)
    assert box_middle([town("east", 0.0, 179.0), town("west", 0.0, -177.0)]) == pytest.approx((0.0, -179.0))
    assert middle([]) is None


def test_a_division_lies_among_its_towns_else_at_its_namesake_else_nowhere() -> None:
    divisions = [
        PlaceRow(1, "First", "admin1", "ZZ", "1"),
        PlaceRow(2, "Upper District", "admin2", "ZZ", "1", "01"),
        PlaceRow(3, "Lower District", "admin2", "ZZ", "1", "02"),
        PlaceRow(4, "Empty District", "admin2", "ZZ", "1", "03"),
    ]
    towns = [town("Upton", 1.0, 1.0, 5, admin2="01"), town("Lower", 3.0, 5.0, 7)]
    placed = place_divisions(divisions, towns, {})
    assert [(p.lat, p.lon, p.population) for p in placed] == [
        (2.0, 3.0, 12),
        (1.0, 1.0, 5),
        (3.0, 5.0, 7),
        (None, None, 0),
    ]
    assert place_divisions(divisions[:1], towns, {"ZZ.1": (8.0, 9.0)})[0].lat == 8.0
