"""Gazetteers of the user: what is read, what is refused and how it is told, and how they stand beside the package's."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from faultline.errors import UnreadableError, UsageError, WorkspaceError
from faultline.resolution.gazetteer import candidates, gazetteer, using
from faultline.resolution.gazetteer.dumps import Refusals, open_places
from faultline.resolution.gazetteer.own import open_shelf, read_about, write_shelf
from faultline.resolution.gazetteer.rows import PlaceRow, Seat

WELL = "90000001|Tin Zabarten|Tin Zabarten|In Zabarten,تن|19.5|1.25|H|WLL|ML||10|1003|||0||300|Africa/Bamako|2024-01-01"
TOWN = "2455290|Kidal|Kidal||18.5|1.5|P|PPLA|ML||10||||99999||300|Africa/Bamako|2024-01-01"
CSV = """name,lat,lon,country,admin1,feature,population,aliases,id
Camp Nord,18.9,1.1,Mali,Kidal,city,"1,200",Northern Camp;Camp N,N1
Tarkint,17.5,0.1,ml,,,,,
"""


def rows_of(path: Path, refused: Refusals | None = None) -> list[PlaceRow]:
    with open_places(path, "mine", refused or Refusals()) as rows:
        return list(rows)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "ML.txt"
    path.write_text(f"{WELL}\n{TOWN}\n".replace("|", "\t"), encoding="utf-8")
    return path


def test_reads_a_dump(dump: Path) -> None:
    well, town = rows_of(dump)
    assert well == PlaceRow(
        id=90000001,
        name="Tin Zabarten",
        feature="region",
        country="ML",
        admin1="10",
        admin2="1003",
        lat=19.5,
        lon=1.25,
        names=("Tin Zabarten", "In Zabarten", "تن"),
    )
    assert (town.feature, town.seat, town.population) == ("city", Seat.ADMIN1, 99999)


def test_reads_the_archive_that_geonames_gives(dump: Path, tmp_path: Path) -> None:
    packed = tmp_path / "ML.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(dump, "ML.txt")
        archive.writestr("readme.txt", "what the columns are")
    assert rows_of(packed) == rows_of(dump)


def test_reads_a_table_by_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("\ufeff" + CSV, encoding="utf-8")
    camp, town = rows_of(path)
    assert (camp.id, camp.country, camp.admin1, camp.population) == ("own:mine/N1", "ML", "10", 1200)
    assert camp.names == ("Northern Camp", "Camp N")
    assert (town.id, town.feature, town.population) == ("own:mine/3", "city", 0)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_and_headings(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        f"Latitude{delimiter}Longitude{delimiter}Place\n1.5{delimiter}2.5{delimiter}Here\n", encoding="utf-8"
    )
    assert [(r.name, r.lat, r.lon) for r in rows_of(path)] == [("Here", 1.5, 2.5)]


def test_says_which_row_is_wrong_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "name,lat,lon,country,feature,population\nA,1,1,ML,,\nB,91,1,ML,,\n,1,1,ML,,\nC,1,x,ML,,\nD,1,1,Atlantis,,\n"
        "E,1,1,ML,volcano,\nF,1,1,ML,,many\nG,1,1,,,\nH,2,2,,,\nI,2,2,,,\nJ,2,2,,,\nK,3,3,,,\n",
        encoding="utf-8",
    )
    refused = Refusals()
    assert [r.name for r in rows_of(path, refused)] == ["A", "G", "H", "I", "J", "K"]
    assert refused.count == 6
    assert refused.first == [
        "line 3: the latitude '91' is no number between -90 and 90",
        "line 4: it has no name",
        "line 5: the longitude 'x' is no number between -180 and 180",
        "line 6: the country 'Atlantis' is not known: give its ISO 3166-1 code of two letters or its name",
        "line 7: the feature 'volcano' is none of city, admin1, admin2, country, region, point",
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "no column 'name'"),
        (b"town,north,east\nGao,16,0\n", "no column 'name'"),
        (b"name,lat\nGao,16\n", "no column 'lon'"),
        (b"name,lat,lon\nGao,north,east\n", "1 of 1 rows cannot be used"),
        (b"\xff\xfe\x00name", "not UTF-8"),
    ],
)
def test_what_is_no_gazetteer_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=what):
        rows_of(path)


def test_no_file_and_too_many_tables(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no file"):
        rows_of(tmp_path / "nowhere.txt")
    packed = tmp_path / "two.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "")
        archive.writestr("b.csv", "")
    with pytest.raises(UsageError, match="holds 2 tables"):
        rows_of(packed)


def test_a_shelf_finds_what_was_written(dump: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    about = write_shelf(iter(rows_of(dump)), folder, name="mine", file="ML.txt")
    assert (about.places, about.is_numbered) == (2, True)
    assert read_about(folder) == about
    before = candidates("Kidal")
    with using([open_shelf(folder)]):
        first, *rest = gazetteer().candidates("Kidal")
        assert first.is_own
        assert (first.place.id, first.place.lat, first.place.population) == ("geonames:2455290", 18.5, 99999)
        assert first.place.id not in {c.place.id for c in rest}
        assert {c.place.id for c in rest} < {p.id for p in before}
        assert [p.id for p in candidates("In Zabarten")] == ["geonames:90000001"]
        assert gazetteer().place("geonames:90000001") == candidates("tin zabarten")[0]
        assert gazetteer().country("ML") == gazetteer().parents(first.place).country
    assert candidates("Kidal") == before
    assert candidates("In Zabarten") == []


def test_text_ids_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    write_shelf([PlaceRow("own:mine/é1", "Éléphant", "city", lat=None, lon=None)], folder, name="mine", file="mine.csv")
    with using([open_shelf(folder)]):
        place = gazetteer().place("own:mine/é1")
        assert place is not None
        assert (place.name, place.country, place.lat) == ("Éléphant", None, None)


def test_same_places_have_the_same_content(dump: Path, tmp_path: Path) -> None:
    contents = set()
    for number, given in enumerate((rows_of(dump), rows_of(dump), rows_of(dump)[::-1])):
        folder = tmp_path / str(number)
        folder.mkdir()
        contents.add(write_shelf(given, folder, name="mine", file="x").content)
    assert len(contents) == 2


def test_many_places_are_all_found(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    about = write_shelf(_many(45_000), folder, name="many", file="many")
    assert (about.places, about.names) == (45_000, 45_000)
    with using([open_shelf(folder)]):
        for number in (0, 19_999, 20_000, 44_999):
            assert [p.id for p in candidates(f"Makeup {number}")] == [f"geonames:{10**8 + number}"]


def test_a_damaged_gazetteer_is_named(tmp_path: Path) -> None:
    (tmp_path / "about.json").write_text("{}", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="remove it and add its file again"):
        open_shelf(tmp_path)


def _many(count: int) -> Iterator[PlaceRow]:
    for number in range(count):
        yield PlaceRow(10**8 + number, f"Makeup {number}", "city", "ML", lat=1.0, lon=1.0)
