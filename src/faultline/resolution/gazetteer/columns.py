"""A gazetteer in memory: columns of places, and hashed names in the order of their hashes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from faultline.errors import WorkspaceError

DEGREES = 10_000
"""Coordinates are stored as whole ten-thousandths of a degree (11 metres)."""
NOWHERE = 2_000_000_000
"""Stands for unknown coordinates."""
CODED = ("feature", "country", "admin1", "admin2")
"""Columns of few distinct texts."""
PLACES, NAMES = "places.parquet", "names.parquet"


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of few distinct texts: for each row the number of its text; a negative number is none."""

    numbers: npt.NDArray[Any]
    texts: Sequence[str]

    def __getitem__(self, row: int) -> str | None:
        number = int(self.numbers[row])
        return None if number < 0 else self.texts[number]

    def rows_of(self, text: str) -> npt.NDArray[np.bool_]:
        """For each row whether it holds the text."""
        number = self.texts.index(text) if text in self.texts else None
        found: npt.NDArray[np.bool_] = (
            np.zeros(len(self.numbers), np.bool_) if number is None else self.numbers == number
        )
        return found


@dataclass(frozen=True, slots=True)
class Columns:
    """What a gazetteer holds.

    Attributes:
        ids: Numbers of GeoNames, or whole ids as text.
        coded: The columns `CODED`.
        lat, lon: Ten-thousandths of a degree; `NOWHERE` where unknown.
        keys: Hashes of names, rising; `rows` and `kinds` are the place and the sense of each.
    """

    ids: npt.NDArray[np.int64] | pa.Array
    names: pa.Array
    coded: Mapping[str, Coded]
    lat: npt.NDArray[np.int32]
    lon: npt.NDArray[np.int32]
    population: npt.NDArray[np.int32]
    seat: npt.NDArray[np.int8]
    keys: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    kinds: npt.NDArray[np.int8]


def read_parquet(folder: Path) -> Columns:
    """The gazetteer of the package; WorkspaceError where its files are missing."""
    for name in (PLACES, NAMES):
        if not (folder / name).is_file():
            raise WorkspaceError(f"the gazetteer file {folder / name} is missing: install Faultline again")
    places = pq.read_table(folder / PLACES, read_dictionary=list(CODED))
    names = pq.read_table(folder / NAMES)
    return Columns(
        ids=_numbers(places, "id").astype(np.int64),
        names=_array(places, "name"),
        coded={name: _coded(_array(places, name)) for name in CODED},
        lat=_numbers(places, "lat"),
        lon=_numbers(places, "lon"),
        population=_numbers(places, "population"),
        seat=_numbers(places, "seat"),
        keys=_numbers(names, "key"),
        rows=_numbers(names, "place"),
        kinds=_numbers(names, "kind"),
    )


def _array(table: pa.Table, name: str) -> Any:
    array = table.column(name).combine_chunks()
    return pa.concat_arrays(array.chunks) if isinstance(array, pa.ChunkedArray) else array


def _numbers(table: pa.Table, name: str) -> npt.NDArray[Any]:
    numbers: npt.NDArray[Any] = _array(table, name).to_numpy(zero_copy_only=False)
    return numbers


def _coded(array: Any) -> Coded:
    return Coded(array.indices.fill_null(-1).to_numpy(zero_copy_only=False), array.dictionary.to_pylist())
