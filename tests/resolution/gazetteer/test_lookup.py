"""The shipped gazetteer: what it finds, its size, and what it says where a file is missing."""

from __future__ import annotations

import time
from importlib.resources import files
from pathlib import Path

import pytest

from faultline.errors import WorkspaceError
from faultline.resolution.gazetteer import Gazetteer, candidates, gazetteer

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


def test_extent_holds_the_capital() -> None:
    extent = gazetteer().extent("ML")
    assert extent is not None
    south, west, north, east = extent
    assert south < 12.64 < north
    assert west < -8.0 < east
    assert gazetteer().extent("ZZ") is None


def test_files_are_compact_and_load_fast() -> None:
    assert sum(p.stat().st_size for p in FOLDER.glob("*.parquet")) <= 12_000_000
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
