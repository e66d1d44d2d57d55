"""Which countries border on one, what lies in what, and in which direction."""

from __future__ import annotations

import pytest

from faultline.model.place import Place
from faultline.resolution.areas import find_part, find_region
from faultline.resolution.gazetteer import candidates, gazetteer
from faultline.resolution.geography import (
    border_between,
    borders,
    borders_of,
    contains,
    countries_of,
    country_at,
    direction,
    neighbours,
)


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("ML", {"MR", "DZ", "BF", "GN", "NE", "CI", "SN"}),
        ("LS", {"ZA"}),
        ("EH", {"MA", "DZ", "MR"}),
        ("XK", {"RS", "ME", "AL", "MK"}),
        ("PS", {"IL", "EG", "JO"}),
        ("SO", {"ET", "KE", "DJ"}),
        ("CU", set()),
        ("ZZ", set()),
    ],
)
def test_neighbours(code: str, others: set[str]) -> None:
    assert set(neighbours(code)) == others


def test_borders_have_a_length_and_a_point() -> None:
    border = border_between("ML", "DZ")
    assert border is not None
    assert border == border_between("DZ", "ML")
    assert (border.one, border.other) == ("DZ", "ML")
    assert border.across_from("ML") == "DZ"
    assert 1100 < border.km < 1500
    assert 20 < border.lat < 24
    assert border_between("ML", "FR") is None
    assert [b.km for b in borders("ML")] == sorted((b.km for b in borders("ML")), reverse=True)


def test_the_north_of_mali_is_on_the_way_to_algeria_and_the_south_is_not() -> None:
    north, south = (find_part(f"{side} Mali", gazetteer()) for side in ("northern", "southern"))
    assert north is not None
    assert south is not None
    assert ("DZ", "ML") in {(b.one, b.other) for b in borders_of(north)}
    assert {"BF", "CI", "GN", "SN"} <= {b.across_from("ML") for b in borders_of(south)}
    assert "DZ" not in {b.across_from("ML") for b in borders_of(south)}


def test_borders_of_regions_and_of_what_has_none() -> None:
    donbas, sinai = find_region("Donbas"), find_region("Sinai")
    assert donbas is not None
    assert sinai is not None
    assert [(b.one, b.other) for b in borders_of(donbas)] == [("RU", "UA")]
    assert {(b.one, b.other) for b in borders_of(sinai)} == {("EG", "IL"), ("EG", "PS")}
    assert borders_of(candidates("Kidal")[0]) == ()
    assert borders_of(Place("point:1,1", "somewhere", "point")) == ()
    mali = gazetteer().country("ML")
    assert mali is not None
    assert borders_of(mali) == borders("ML")


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (12.65, -8.0, "ML"),
        (-29.31, 27.48, "LS"),
        (-1.68, 29.22, "CD"),
        (-1.7, 29.26, "RW"),
        (44.95, 34.1, "UA"),
        (26.7, -11.7, "EH"),
        (9.56, 44.06, "SO"),
        (35.33, 33.3, "CY"),
        (31.45, 34.4, "PS"),
        (0.0, 0.0, None),
        (90.0, 0.0, None),
    ],
)
def test_country_at_a_point(lat: float, lon: float, code: str | None) -> None:
    assert country_at(lat, lon) == code


def test_contains() -> None:
    north, river, pacific = (
        find_part("northern Mali", gazetteer()),
        find_region("Niger River"),
        find_region("Bering Sea"),
    )
    assert north is not None
    assert river is not None
    assert pacific is not None
    assert [contains(north, *p) for p in ((16.27, -0.04), (18.44, 1.41), (12.65, -8.0), (22.8, 5.5))] == [
        True,
        True,
        False,
        False,
    ]
    assert [contains(river, *p) for p in ((16.27, -0.04), (18.44, 1.41))] == [True, False]
    assert [contains(pacific, *p) for p in ((58.0, 179.0), (58.0, -179.0), (58.0, 100.0))] == [True, True, False]
    assert contains(Place("point:1,1", "somewhere", "point"), 1, 1) is None


def test_countries_of() -> None:
    chad = find_region("Lake Chad Basin")
    assert chad is not None
    assert set(countries_of(chad)) == {"NG", "NE", "TD", "CM"}
    assert countries_of(candidates("Kidal")[0]) == ("ML",)


@pytest.mark.parametrize(
    ("to", "word"),
    [((36.7, 3.0), "north"), ((12.65, -8.0), "south-west"), ((18.4, 30.0), "east"), ((-30, 1.4), "south")],
)
def test_direction(to: tuple[float, float], word: str) -> None:
    assert direction(18.44, 1.41, *to) == word
