"""Reads places from files that people have: dumps of GeoNames, and tables of their own; also inside a ZIP archive.

Both are read line by line. A row that cannot be used is noted with its line and left out; a file whose rows mostly
cannot be used is none of these formats, and refused.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from faultline.errors import UnreadableError, UsageError
from faultline.resolution.countries import countries
from faultline.resolution.gazetteer.current import packaged
from faultline.resolution.gazetteer.rows import PlaceRow, Seat

_DUMP_CELLS = 19
_SHOWN = 5
_TRIED, _BAD_SHARE = 1000, 0.5
_LONGEST_LINE = 4_000_000
_SEATS = {"PPLC": Seat.COUNTRY, "PPLA": Seat.ADMIN1, "PPLA2": Seat.ADMIN2}
_SPOTS = ("S", "R")
_COLUMNS = {
    "id": ("id", "code", "pcode", "geonameid"),
    "name": ("name", "place", "toponym"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "country": ("country", "country_code", "iso2"),
    "admin1": ("admin1", "adm1", "region", "province", "state"),
    "feature": ("feature", "type", "kind"),
    "population": ("population", "pop"),
    "aliases": ("aliases", "alias", "names", "alternatenames", "other_names"),
}
"""What headings may be called."""
FEATURES = ("city", "admin1", "admin2", "country", "region", "point")
Row = Mapping[str, str]


@dataclass(slots=True)
class Refusals:
    """Rows that were left out: how many, and what was wrong with the first."""

    count: int = 0
    first: list[str] = field(default_factory=list)
    read: int = 0

    def add(self, what: str) -> None:
        """Note a row; UnreadableError as soon as most of the rows are of this sort."""
        self.count += 1
        if len(self.first) < _SHOWN:
            self.first.append(what)
        self.check(at_end=False)

    def check(self, *, at_end: bool) -> None:
        """UnreadableError where most rows cannot be used; a single bad row at the beginning does not say so yet."""
        seen = self.count + self.read
        if (seen >= _TRIED or at_end) and self.count > _BAD_SHARE * seen:
            raise UnreadableError(
                f"{self.count} of {seen} rows cannot be used ({'; '.join(self.first)}): give a dump of GeoNames, whose "
                "rows have 19 cells with tabs between, or a CSV with the headings name, lat, lon"
            )


@contextmanager
def open_places(path: Path, gazetteer: str, refused: Refusals) -> Iterator[Iterator[PlaceRow]]:
    """The places of a file, read as they are asked for.

    Args:
        gazetteer: The name of the gazetteer that they go into; part of the ids of rows that bring none of GeoNames.

    Raises:
        UsageError: There is no such file, or the archive holds several.
        UnreadableError: It is neither a dump nor a table with these headings, or not UTF-8.
    """
    if not path.is_file():
        raise UsageError(f"{path} is no file: name a dump of GeoNames or a CSV that is there")
    with _open_text(path) as stream:
        yield _checked(stream, path, gazetteer, refused)


def _checked(stream: TextIO, path: Path, gazetteer: str, refused: Refusals) -> Iterator[PlaceRow]:
    try:
        head = stream.readline(_LONGEST_LINE)
        is_dump = head.count("\t") == _DUMP_CELLS - 1 and head.split("\t")[0].isdecimal()
        rows = _dump_rows(head, stream, refused) if is_dump else _table_rows(head, stream, gazetteer, refused)
        for row in rows:
            refused.read += 1
            yield row
        refused.check(at_end=True)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path} is not UTF-8 ({error.reason}): save it as UTF-8 and add it again") from error
    except (csv.Error, zipfile.BadZipFile, EOFError) as error:
        raise UnreadableError(f"{path} cannot be read to its end ({error}): get or save it again") from error
    except UnreadableError as error:
        raise UnreadableError(f"{path}: {error}") from error


@contextmanager
def _open_text(path: Path) -> Iterator[TextIO]:
    if not zipfile.is_zipfile(path):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield stream
        return
    with zipfile.ZipFile(path) as archive:
        members = [
            member
            for member in archive.namelist()
            if member.lower().endswith((".txt", ".csv", ".tsv")) and "readme" not in member.lower()
        ]
        if len(members) != 1:
            raise UsageError(f"{path} holds {len(members)} tables: unpack it and add the one that you mean")
        with archive.open(members[0]) as packed:
            yield io.TextIOWrapper(packed, encoding="utf-8-sig", newline="")


def _dump_rows(head: str, stream: TextIO, refused: Refusals) -> Iterator[PlaceRow]:
    """Rows of GeoNames' main table (https://download.geonames.org/export/dump/readme.txt)."""
    for number, line in _lines(head, stream):
        cells = line.rstrip("\r\n").split("\t")
        try:
            yield _dump_row(cells)
        except ValueError as error:
            refused.add(f"line {number}: {error}")


def _dump_row(cells: list[str]) -> PlaceRow:
    if len(cells) != _DUMP_CELLS:
        raise ValueError(f"it has {len(cells)} cells and not {_DUMP_CELLS}")
    lat, lon = _coordinates(cells[4], cells[5])
    if not (cells[0].isdecimal() and cells[1].strip()):
        raise ValueError("it has no number or no name")
    return PlaceRow(
        id=int(cells[0]),
        name=cells[1].strip(),
        feature=_feature(cells[6], cells[7]),
        country=cells[8] or None,
        admin1=cells[10] or None,
        admin2=cells[11] or None,
        lat=lat,
        lon=lon,
        population=int(cells[14]) if cells[14].isdecimal() else 0,
        seat=_SEATS.get(cells[7], Seat.NONE),
        names=tuple(name for name in (cells[2], *cells[3].split(",")) if name),
    )


def _feature(class_: str, code: str) -> str:
    """What a class and code of GeoNames is here: a populated place, a division, a country, a spot or an area."""
    if class_ == "P":
        return "city"
    if class_ == "A":
        return {"ADM1": "admin1", "ADM2": "admin2"}.get(code, "country" if code.startswith("PCL") else "region")
    return "point" if class_ in _SPOTS else "region"


def _table_rows(head: str, stream: TextIO, gazetteer: str, refused: Refusals) -> Iterator[PlaceRow]:
    delimiter = max(",;\t", key=head.count)
    headings = [cell.strip().casefold() for cell in next(csv.reader([head], delimiter=delimiter), [])]
    columns = {key: headings.index(n) for key, names in _COLUMNS.items() for n in reversed(names) if n in headings}
    missing = [key for key in ("name", "lat", "lon") if key not in columns]
    if missing:
        raise UnreadableError(
            f"it has no column {missing[0]!r} (its first line is {head.strip()[:80]!r}): give it the headings name, "
            "lat, lon and, as far as you know, country, admin1, feature, population, aliases, id"
        )
    reader = csv.reader(stream, delimiter=delimiter)
    for cells in reader:
        row = {key: cells[at].strip() if at < len(cells) else "" for key, at in columns.items()}
        if any(cells):
            try:
                yield _table_row(row, gazetteer, reader.line_num + 1)
            except ValueError as error:
                refused.add(f"line {reader.line_num + 1}: {error}")


def _table_row(row: Row, gazetteer: str, line: int) -> PlaceRow:
    if not row["name"]:
        raise ValueError("it has no name")
    lat, lon = _coordinates(row["lat"], row["lon"])
    feature = row.get("feature") or "city"
    if feature not in FEATURES:
        raise ValueError(f"the feature {feature!r} is none of {', '.join(FEATURES)}")
    population = row.get("population", "").replace(" ", "").replace(",", "")
    if population and not population.isdecimal():
        raise ValueError(f"the population {population!r} is no whole number")
    country = _country(row.get("country", ""))
    return PlaceRow(
        id=f"own:{gazetteer}/{row.get('id') or line}",
        name=row["name"],
        feature=feature,
        country=country,
        admin1=_admin1(row.get("admin1", ""), country),
        lat=lat,
        lon=lon,
        population=min(int(population or 0), 2_000_000_000),
        names=tuple(n.strip() for n in row.get("aliases", "").replace("|", ";").split(";") if n.strip()),
    )


def _country(text: str) -> str | None:
    if not text:
        return None
    code = text.upper() if countries().country(text.upper()) else countries().named(text)
    if code is None:
        raise ValueError(f"the country {text!r} is not known: give its ISO 3166-1 code of two letters or its name")
    return code


def _admin1(text: str, country: str | None) -> str | None:
    """The code of a division, given by code or by name; a name that is not known is left out."""
    if not text or country is None or packaged().admin1(country, text):
        return text or None
    found = [c.place for c in packaged().candidates(text) if c.place.feature == "admin1" and c.place.country == country]
    return found[0].admin1 if len(found) == 1 else None


def _coordinates(lat: str, lon: str) -> tuple[float, float]:
    return _degrees(lat, "latitude", 90), _degrees(lon, "longitude", 180)


def _degrees(text: str, what: str, most: int) -> float:
    try:
        degrees = float(text)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise ValueError(f"the {what} {text!r} is no number between -{most} and {most}")
    return degrees


def _lines(head: str, stream: Iterable[str]) -> Iterator[tuple[int, str]]:
    yield 1, head
    yield from enumerate(stream, start=2)
