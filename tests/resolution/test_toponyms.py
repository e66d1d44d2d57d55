"""Which place a name is taken for in which document, and when no answer is given."""

from __future__ import annotations

from collections import Counter

import pytest

from faultline.resolution.geography import distance_km
from faultline.resolution.toponyms import PlaceContext, resolve_toponym

MALI = PlaceContext.of(Counter({"ML": 8, "FR": 2}))
CANADA = PlaceContext.of(Counter({"CA": 9, "ML": 1}))
NOWHERE = PlaceContext({})


@pytest.mark.parametrize(
    ("text", "context", "place"),
    [
        ("Mali", NOWHERE, "geonames:2453866"),
        ("the Netherlands", NOWHERE, "geonames:2750405"),
        ("South Sudan", MALI, "geonames:7909807"),
        ("Timbuktu", MALI, "geonames:2449067"),
        ("Tombouctou", MALI, "geonames:2449067"),
        ("Gao", MALI, "geonames:2457163"),
        ("Tessalit", MALI, "geonames:2449893"),
        ("Paris", MALI, "geonames:2988507"),
        ("OTTAWA", CANADA, "geonames:6094817"),
        ("N’Djaména", NOWHERE, "geonames:2427123"),
        ("Timbuktu, Mali", NOWHERE, "geonames:2449067"),
        ("Sahel", NOWHERE, "region:sahel"),
        ("the Horn of Africa", NOWHERE, "region:horn-of-africa"),
        ("sub-Saharan", NOWHERE, "region:sub-saharan-africa"),
        ("northern Mali", NOWHERE, "part:ML:north"),
        ("the north of Mali", NOWHERE, "part:ML:north"),
        ("north-eastern Nigeria", NOWHERE, "part:NG:northeast"),
        ("central Mali", NOWHERE, "part:ML:centre"),
    ],
)
def test_place(text: str, context: PlaceContext, place: str) -> None:
    found = resolve_toponym(text, context)
    assert found is not None
    assert found.place.id == place
    assert text in found.why


@pytest.mark.parametrize("text", ["Xyzzyville", "the north", "West", "the region", "central and northern Mali", "Ber"])
def test_unsure_is_no_answer(text: str) -> None:
    assert resolve_toponym(text, MALI) is None


def test_context_decides_between_namesakes() -> None:
    ontario, england = resolve_toponym("London", CANADA), resolve_toponym("London", MALI)
    assert england is not None
    assert england.place.country == "GB"
    assert ontario is None or ontario.place.country in ("CA", "GB")


def test_generic_word_asks_for_the_division() -> None:
    region, city = resolve_toponym("Mopti region", MALI), resolve_toponym("Mopti", MALI)
    assert region is not None
    assert city is not None
    assert (region.place.feature, city.place.feature) == ("admin1", "city")


def test_region_of_the_map_helps() -> None:
    assert resolve_toponym("Kati", PlaceContext({}, ("ML",))) is not None


@pytest.mark.parametrize(("text", "least", "most"), [("Bamako", 0.95, 0.99), ("Mali", 0.95, 0.99), ("Kati", 0.5, 0.98)])
def test_probability(text: str, least: float, most: float) -> None:
    found = resolve_toponym(text, MALI)
    assert found is not None
    assert least <= found.probability <= most


def test_what_is_less_probable_than_a_half_is_no_answer() -> None:
    assert resolve_toponym("Springfield", NOWHERE) is None


def test_country_s_name_in_capitals_or_with_points() -> None:
    found = [resolve_toponym(text, NOWHERE) for text in ("U.S.", "the US", "United States", "MALI")]
    assert [f.place.name for f in found if f] == ["United States", "United States", "United States", "Mali"]


def test_town_under_another_name_is_not_its_division() -> None:
    city, state = resolve_toponym("Kiev", NOWHERE), resolve_toponym("Oklahoma", NOWHERE)
    assert city is not None
    assert state is not None
    assert (city.place.feature, state.place.feature) == ("city", "admin1")


def test_part_lies_on_its_side() -> None:
    north, south = resolve_toponym("northern Mali", NOWHERE), resolve_toponym("southern Mali", NOWHERE)
    assert north is not None
    assert south is not None
    assert north.place.lat is not None
    assert south.place.lat is not None
    assert north.place.lat > south.place.lat + 2


def test_distance_is_the_great_circle() -> None:
    assert distance_km(0, 0, 0, 180) == pytest.approx(20015, abs=1)
    assert distance_km(90, 0, -90, 0) == pytest.approx(20015, abs=1)
    assert distance_km(48.8566, 2.3522, 51.5074, -0.1278) == pytest.approx(344, abs=2)
