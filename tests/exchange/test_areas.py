"""A place is told by its levels, and what is not known of it stays unknown."""

from __future__ import annotations

from faultline.exchange.areas import Area, Areas, country_name
from faultline.model.place import PlaceReference
from faultline.workspace import MapView
from standards_map import IN_GAO, IN_KIDAL


def test_a_town_lies_in_its_region_and_country(standards: MapView) -> None:
    assert Areas(standards).around(IN_GAO) == Area(
        "city", 2457163, "Gao", None, "Gao", "Mali", "ML", "MLI", 16.2717, -0.0447,
    )  # fmt: skip


def test_a_region_has_no_town(standards: MapView) -> None:
    area = Areas(standards).around(IN_KIDAL)
    assert (area.feature, area.city, area.adm1, area.country) == ("admin1", None, "Kidal", "Mali")


def test_coordinates_that_a_row_gives_are_of_no_level(standards: MapView) -> None:
    point = PlaceReference("well", place="point:16.0000,-1.0000", country="ML", lat=16.0, lon=-1.0)
    assert Areas(standards).around(point) == Area(country="Mali", code="ML", alpha3="MLI", lat=16.0, lon=-1.0)


def test_a_place_that_is_not_resolved_is_nowhere(standards: MapView) -> None:
    assert Areas(standards).around(PlaceReference("the well")) == Areas(standards).around(None) == Area()
    assert country_name("XD") is None
