"""Finds the places of a name in the shipped gazetteer: two Parquet files, binary search, no server.

`names.parquet` is sorted by the hash of the folded name (`folding.name_key`); its column of keys becomes a NumPy array
without a copy, so a lookup is one binary search and loading is one read. Place rows become Python values on demand.
`training/gazetteer.py` builds both files and says where each column comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from faultline.errors import WorkspaceError
from faultline.model.place import Place
from faultline.resolution.folding import name_key

DEGREES = 10_000
"""Coordinates are stored as whole ten-thousandths of a degree (11 metres)."""

_COLUMNS = ("id", "name", "feature", "country", "admin1", "lat", "lon", "population")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears a name; `is_main` where the name is its own and not one of its alternative names."""

    place: Place
    is_main: bool


class Gazetteer:
    """Places by name; made once a process by `gazetteer()`."""

    def __init__(self, places: pa.Table, names: pa.Table) -> None:
        self._columns = {name: _flat(places.column(name)) for name in _COLUMNS}
        self._keys: npt.NDArray[np.int64] = _flat(names.column("key")).to_numpy(zero_copy_only=False)
        self._rows: npt.NDArray[np.int32] = _flat(names.column("place")).to_numpy(zero_copy_only=False)
        self._main: npt.NDArray[np.int8] = _flat(names.column("main")).to_numpy(zero_copy_only=False)
        self._size = int(places.num_rows)
        self._extents: dict[str, tuple[float, float, float, float] | None] = {}

    @classmethod
    def read(cls, folder: Path) -> Gazetteer:
        """The gazetteer in a folder; WorkspaceError where its files are missing."""
        for name in ("places.parquet", "names.parquet"):
            if not (folder / name).is_file():
                raise WorkspaceError(f"the gazetteer file {folder / name} is missing: install Faultline again")
        return cls(pq.read_table(folder / "places.parquet"), pq.read_table(folder / "names.parquet"))

    def candidates(self, name: str) -> list[Candidate]:
        """The places that bear the name, the most populous first; empty where none does."""
        key = name_key(name)
        first, stop = np.searchsorted(self._keys, [key, key + 1])
        found = [Candidate(self._place(int(self._rows[i])), bool(self._main[i])) for i in range(int(first), int(stop))]
        return sorted(found, key=lambda c: (-c.place.population, c.place.id))

    def place(self, place_id: str) -> Place | None:
        """The place with an id such as `geonames:2460596`."""
        scheme, _, number = place_id.partition(":")
        if scheme != "geonames" or not number.isdigit():
            return None
        row = self._row_of.get(int(number))
        return None if row is None else self._place(row)

    def country(self, code: str) -> Place | None:
        """The country with an ISO 3166-1 alpha-2 code."""
        row = self._countries.get(code)
        return None if row is None else self._place(row)

    def admin1(self, country: str, code: str) -> Place | None:
        """The first-level area with this code in the country with an ISO 3166-1 alpha-2 code."""
        row = self._first_levels.get((country, code))
        return None if row is None else self._place(row)

    def extent(self, code: str) -> tuple[float, float, float, float] | None:
        """South, west, north, east of a country's inhabited places, without the outermost percent; None if unknown."""
        if code not in self._extents:
            rows = np.flatnonzero(self._country_codes == code)
            self._extents[code] = self._box(rows) if len(rows) else None
        return self._extents[code]

    def _box(self, rows: npt.NDArray[np.int64]) -> tuple[float, float, float, float] | None:
        lat, lon = (self._columns[name].take(pa.array(rows)).drop_null().to_numpy() for name in ("lat", "lon"))
        if not len(lat):
            return None
        south, north = np.percentile(lat, [1, 99]) / DEGREES
        west, east = np.percentile(lon, [1, 99]) / DEGREES
        return float(south), float(west), float(north), float(east)

    def __len__(self) -> int:
        return self._size

    @cached_property
    def _row_of(self) -> dict[int, int]:
        return {number: row for row, number in enumerate(self._columns["id"].to_pylist())}

    @cached_property
    def _country_codes(self) -> npt.NDArray[np.object_]:
        codes: npt.NDArray[np.object_] = self._columns["country"].to_numpy(zero_copy_only=False)
        return codes

    @cached_property
    def _countries(self) -> dict[str, int]:
        features = self._columns["feature"].to_numpy(zero_copy_only=False)
        rows = np.flatnonzero(features == "country")
        return {self._columns["country"][int(row)].as_py(): int(row) for row in rows}

    @cached_property
    def _first_levels(self) -> dict[tuple[str, str], int]:
        rows = np.flatnonzero(self._columns["feature"].to_numpy(zero_copy_only=False) == "admin1")
        countries, codes = (self._columns[name].take(pa.array(rows)).to_pylist() for name in ("country", "admin1"))
        return {(country, code): int(row) for country, code, row in zip(countries, codes, rows, strict=True)}

    def _place(self, row: int) -> Place:
        cells = {name: column[row].as_py() for name, column in self._columns.items()}
        return Place(
            id=f"geonames:{cells['id']}",
            name=cells["name"],
            feature=cells["feature"],
            country=cells["country"],
            admin1=cells["admin1"],
            lat=_degrees(cells["lat"]),
            lon=_degrees(cells["lon"]),
            population=cells["population"],
        )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the package."""
    return Gazetteer.read(Path(str(files("faultline.resolution.gazetteer"))))


def candidates(name: str) -> list[Place]:
    """The places that bear the name, the most populous first."""
    return [c.place for c in gazetteer().candidates(name)]


def _flat(column: Any) -> Any:
    """One contiguous array of a chunked column, dictionaries as plain strings."""
    array = column.combine_chunks()
    if isinstance(array, pa.ChunkedArray):
        array = pa.concat_arrays(array.chunks) if array.num_chunks else pa.array([], column.type)
    return array.cast(array.type.value_type) if pa.types.is_dictionary(array.type) else array


def _degrees(stored: int | None) -> float | None:
    return None if stored is None else stored / DEGREES
