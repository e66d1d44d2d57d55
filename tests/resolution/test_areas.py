"""Which areas are known by name, where they lie, and which parts of countries and divisions are meant."""

from __future__ import annotations

import pytest

from faultline.ontology import vocabulary
from faultline.resolution.areas import area_of, find_part, find_region
from faultline.resolution.countries import countries
from faultline.resolution.gazetteer import NameKind, gazetteer
from faultline.resolution.geography import contains


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("the Sahel", "region", "ML"),
        ("Euphrates", "river", "SY"),
        ("the Euphrates River", "river", "IQ"),
        ("River Jordan", "river", "JO"),
        ("Niger River", "river", "NE"),
        ("Lake Tanganyika", "lake", "CD"),
        ("Strait of Hormuz", "strait", "IR"),
        ("Hindu Kush", "mountains", "AF"),
        ("Empty Quarter", "desert", "SA"),
        ("Spratlys", "island", "PH"),
        ("Gulf of Sidra", "sea", "LY"),
        ("Eastern Ghouta", "region", "SY"),
        ("Sambisa", "region", "NG"),
        ("Bay Area", "region", "US"),
        ("Scandinavia", "region", "NO"),
    ],
)
def test_known_areas(text: str, kind: str, country: str) -> None:
    place = find_region(text)
    assert place is not None
    area = area_of(place.id, gazetteer())
    assert area is not None
    assert area.kind == kind
    assert country in area.countries
    assert area.place == place


@pytest.mark.parametrize(
    "text", ["Niger", "Jordan", "Congo", "Amazon River Bank", "Mali", "Victoria", "Ontario", "nowhere"]
)
def test_no_area_of_that_name(text: str) -> None:
    assert find_region(text) is None


def test_an_area_hides_no_country_and_no_division() -> None:
    """The Long Island of the United States is meant more often than that of the Bahamas."""
    names = {
        n for rows in vocabulary("areas").values() for r in rows.values() for n in (r.get("name"), *r.get("names", ()))
    }
    hidden = {
        name
        for name in names - {None, "Long Island"}
        if countries().named(name)
        or any(
            c.kind is NameKind.OWN and c.place.feature == "admin1" and c.place.name == name
            for c in gazetteer().candidates(name)
        )
    }
    assert hidden == set()


def test_every_row_says_where_and_in_which_countries() -> None:
    for kind, rows in vocabulary("areas").items():
        for key, row in rows.items():
            assert set(row) <= {"name", "names", "box", "path", "countries", "bare"}, key
            assert ("box" in row) != ("path" in row), key
            assert kind == "river" or "bare" not in row, key
            assert all(gazetteer().country(code) for code in row.get("countries", ())), key
            lats = row["path"][::2] if "path" in row else row["box"][::2]
            assert all(-90 <= lat <= 90 for lat in lats), key


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("eastern DRC", "part:CD:east"),
        ("southern Israel", "part:IL:south"),
        ("the north-east of Nigeria", "part:NG:northeast"),
        ("southern Borno", "part:NG.27:south"),
        ("western Anbar", "part:IQ.01:west"),
        ("northern Ethiopia", "part:ET:north"),
    ],
)
def test_parts(text: str, place: str) -> None:
    found = find_part(text, gazetteer())
    assert found is not None
    assert found.id == place
    area = area_of(place, gazetteer())
    assert area is not None
    assert area.place == found
    assert found.lat is not None
    assert found.lon is not None
    assert contains(found, found.lat, found.lon)


@pytest.mark.parametrize(
    "text", ["west London", "east Aleppo", "northern Nowhere", "the north", "central and northern Mali"]
)
def test_no_part(text: str) -> None:
    assert find_part(text, gazetteer()) is None


@pytest.mark.parametrize(
    "place_id", ["part:ZZ:north", "part:ML:up", "part:ML.99:north", "region:atlantis", "geonames:1", ""]
)
def test_ids_that_no_area_has(place_id: str) -> None:
    assert area_of(place_id, gazetteer()) is None
