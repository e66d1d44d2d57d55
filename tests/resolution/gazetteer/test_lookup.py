"""The shipped gazetteer: what it finds, its size, and what it says where a file is missing."""

from __future__ import annotations

import random
import time
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from faultline.errors import WorkspaceError
from faultline.model.place import Place
from faultline.resolution.gazetteer import Gazetteer, NameKind, Parents, Seat, candidates, gazetteer
from faultline.resolution.gazetteer.columns import NOWHERE
from faultline.resolution.geography import distance_km

FOLDER = Path(str(files("faultline.resolution.gazetteer")))


def test_finds_by_folded_name_most_populous_first() -> None:
    found = candidates("tombouctou")
    assert [p.feature for p in found] == ["admin1", "city", "admin2"]
    assert {p.country for p in found} == {"ML"}
    assert candidates("Ségou") == candidates("segou")
    assert candidates("no such place anywhere") == []


def test_place_and_country_by_id() -> None:
    mali = gazetteer().country("ML")
    assert mali is not None
    assert gazetteer().place(mali.id) == mali
    assert gazetteer().place("region:sahel") is None
    assert gazetteer().place("geonames:1") is None
    assert gazetteer().country("ZZ") is None


def test_all_countries_have_coordinates_where_people_live() -> None:
    codes = ("ML", "NE", "BF", "CA", "FR", "SD", "SS", "GB", "US", "PS", "XK")
    assert all((p := gazetteer().country(c)) and p.lat is not None and p.lon is not None for c in codes)


@pytest.mark.parametrize(("code", "lat", "lon"), [("ML", 16.2, 0.0), ("SY", 36.2, 37.1), ("FJ", -17.0, -179.9)])
def test_the_nearest_place_is_that_of_all_places(code: str, lat: float, lon: float) -> None:
    found = gazetteer().nearest(code, lat, lon)
    assert found is not None
    assert found.lat is not None
    assert found.lon is not None
    apart = distance_km(lat, lon, found.lat, found.lon)
    for place in (p for name in ("Gao", "Aleppo", "Suva", "Labasa", "Ansongo") for p in candidates(name)):
        if place.country == code and place.feature != "country" and place.lat is not None and place.lon is not None:
            assert apart <= distance_km(lat, lon, place.lat, place.lon) * 1.01
    assert found.country == code
    assert gazetteer().nearest("ZZ", lat, lon) is None


def test_extent_holds_the_capital() -> None:
    extent = gazetteer().extent("ML")
    assert extent is not None
    south, west, north, east = extent
    assert south < 12.64 < north
    assert west < -8.0 < east
    assert gazetteer().extent("ZZ") is None


def test_files_are_compact_and_load_fast() -> None:
    assert sum(p.stat().st_size for p in FOLDER.glob("*.parquet")) <= 14_000_000
    started = time.perf_counter()
    assert len(Gazetteer.read(FOLDER)) > 250_000
    assert time.perf_counter() - started < 2.0


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"places\.parquet"):
        Gazetteer.read(tmp_path)


def test_a_first_level_area_is_found_by_its_code() -> None:
    area = gazetteer().admin1("ML", "09")
    assert area is not None
    assert (area.id, area.name, area.feature) == ("geonames:2457161", "Gao", "admin1")
    assert gazetteer().admin1("ML", "99") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Calif.", "California"),
        ("N.Y.", "New York"),
        ("VA", "Virginia"),
        ("Ont.", "Ontario"),
        ("P.E.I.", "Prince Edward Island"),
    ],
)
def test_divisions_by_their_abbreviations(text: str, place: str) -> None:
    short = [c for c in gazetteer().candidates(text) if c.kind is NameKind.ABBREVIATION]
    assert [c.place.name for c in short] == [place]
    assert not any(c.kind is NameKind.ABBREVIATION for c in gazetteer().candidates(text.replace(".", "").lower()))


@pytest.mark.parametrize(
    ("text", "country", "feature"),
    [
        ("North Kivu", "CD", "admin1"),
        ("Sud-Kivu", "CD", "admin1"),
        ("Anbar", "IQ", "admin1"),
        ("Hodeidah", "YE", "city"),
        ("al-Raqqa", "SY", "city"),
        ("Qamishli", "SY", "city"),
        ("Bombay", "IN", "city"),
        ("Harris County", "US", "admin2"),
        ("St. Louis", "US", "city"),
        ("N.Y.C.", "US", "city"),
    ],
)
def test_names_as_texts_write_them(text: str, country: str, feature: str) -> None:
    assert (country, feature) in {(c.place.country, c.place.feature) for c in gazetteer().candidates(text)}


def test_parents_of_a_town() -> None:
    town = next(c for c in gazetteer().candidates("Houston") if c.place.population > 1_000_000)
    assert (town.seat, town.admin2, town.place.admin1) == (Seat.ADMIN2, "201", "TX")
    parents = gazetteer().parents(town.place)
    assert [p.name for p in (parents.country, parents.admin1, parents.admin2) if p] == [
        "United States",
        "Texas",
        "Harris County",
    ]
    assert parents.admin1 is not None
    assert gazetteer().parents(parents.admin1).admin1 is None
    assert gazetteer().parents(Place("region:nowhere", "Nowhere", "region")) == Parents()


def test_capitals_are_seats_of_their_countries() -> None:
    assert {
        c.place.country
        for name in ("Bamako", "Paris", "Ottawa")
        for c in gazetteer().candidates(name)
        if c.seat is Seat.COUNTRY
    } == {
        "ML",
        "FR",
        "CA",
    }


def test_most_divisions_have_coordinates() -> None:
    places = pq.read_table(FOLDER / "places.parquet", columns=["feature", "lat"]).to_pylist()
    counts = Counter((p["feature"], p["lat"] == NOWHERE) for p in places)
    assert counts["admin1", True] <= 0.06 * counts["admin1", False]
    assert counts["admin2", True] <= 0.6 * counts["admin2", False]


def test_names_that_nobody_bears_are_not_found() -> None:
    rng = random.Random(7)
    made_up = ("".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=14)) for _ in range(20_000))
    assert not [name for name in made_up if gazetteer().candidates(name)]


def test_lookup_takes_microseconds() -> None:
    names = ["London", "Gao", "Springfield", "Nowhereville", "San Antonio"] * 400
    gazetteer().candidates("London")
    started = time.perf_counter()
    for name in names:
        gazetteer().candidates(name)
    assert (time.perf_counter() - started) / len(names) < 1e-3
