"""A gazetteer of the user at rest: plain columns on disk, mapped into memory when it is looked into.

Twelve million places open at once and only what is looked at is read, which Parquet does not allow: it would be
unpacked whole. Names are sorted in buckets of neighbouring keys, so that a few megabytes are in memory at a time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from faultline.errors import WorkspaceError
from faultline.resolution.gazetteer.columns import CODED, DEGREES, NOWHERE, Coded, Columns
from faultline.resolution.gazetteer.rows import PlaceRow
from faultline.resolution.gazetteer.shelf import Shelf
from faultline.resolution.gazetteer.spelling import keys_of

_ABOUT = "about.json"
_CHUNK = 20_000
_BUCKETS, _KEY_BITS = 64, 48
_NAME = np.dtype([("key", "<i8"), ("place", "<i4"), ("kind", "i1")])
_NUMBERS = {"lat": "<i4", "lon": "<i4", "population": "<i4", "seat": "i1", **dict.fromkeys(CODED, "<i4")}
_SORTED = {"keys": "<i8", "rows": "<i4", "kinds": "i1"}


@dataclass(frozen=True, slots=True)
class About:
    """What a gazetteer is made of.

    Attributes:
        name: Under which the user added it.
        file: The name of the file that was added.
        places, names: How many it holds.
        content: SHA-256 of what it holds: the same places in the same order have the same.
        is_numbered: Its ids are numbers of GeoNames.
        codes: The texts of the columns of few distinct texts, by the numbers that stand for them.
    """

    name: str
    file: str
    places: int
    names: int
    content: str
    is_numbered: bool
    codes: dict[str, list[str]]


def write_shelf(rows: Iterable[PlaceRow], folder: Path, *, name: str, file: str) -> About:
    """Write a gazetteer into an empty folder; memory does not grow with the number of rows.

    All ids must be numbers, or all texts. No rows give a gazetteer of nothing, whose `places` is 0.
    """
    codes: dict[str, dict[str, int]] = {column: {} for column in CODED}
    is_numbered = True
    count = 0
    rows = iter(rows)
    with ExitStack() as stack:
        files = _Files(folder, stack)
        while chunk := list(islice(rows, _CHUNK)):
            is_numbered = isinstance(chunk[0].id, int)
            files.write(chunk, codes, count)
            count += len(chunk)
    names = _sort_names(folder)
    about = About(name, file, count, names, _content(folder), is_numbered, {c: list(t) for c, t in codes.items()})
    (folder / _ABOUT).write_text(json.dumps(asdict(about), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return about


def read_about(folder: Path) -> About:
    """What the gazetteer in a folder is made of; WorkspaceError where it is damaged."""
    try:
        return About(**json.loads((folder / _ABOUT).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise WorkspaceError(
            f"the gazetteer in {folder} cannot be read ({error}): remove it and add its file again"
        ) from error


def open_shelf(folder: Path) -> Shelf:
    """The gazetteer in a folder, mapped into memory; WorkspaceError where it is damaged."""
    about = read_about(folder)
    try:
        numbers = {name: _mapped(folder / name, kind) for name, kind in _NUMBERS.items()}
        columns = Columns(
            ids=_mapped(folder / "ids", "<i8") if about.is_numbered else _texts(folder, "ids"),
            names=_texts(folder, "names"),
            coded={name: Coded(numbers[name], about.codes[name]) for name in CODED},
            lat=numbers["lat"],
            lon=numbers["lon"],
            population=numbers["population"],
            seat=numbers["seat"],
            **{name: _mapped(folder / name, kind) for name, kind in _SORTED.items()},
        )
    except (OSError, ValueError, KeyError) as error:
        raise WorkspaceError(
            f"the gazetteer in {folder} cannot be read ({error}): remove it and add its file again"
        ) from error
    return Shelf(columns, is_own=True)


class _Files:
    """The columns while they are written."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        names = [*_NUMBERS, "ids", "ids.ends", "names", "names.ends"]
        self._open: dict[str, BinaryIO] = {n: stack.enter_context((folder / n).open("wb")) for n in names}
        self._buckets = [stack.enter_context(_bucket(folder, n).open("wb")) for n in range(_BUCKETS)]
        self._ends = {"ids": 0, "names": 0}
        for name in self._ends:
            self._open[f"{name}.ends"].write(np.zeros(1, "<i8").tobytes())

    def write(self, rows: list[PlaceRow], codes: dict[str, dict[str, int]], first: int) -> None:
        for column in CODED:
            known = codes[column]
            texts = [getattr(row, column) for row in rows]
            self._put(column, [-1 if text is None else known.setdefault(text, len(known)) for text in texts])
        self._put("lat", [_stored(row.lat) for row in rows])
        self._put("lon", [_stored(row.lon) for row in rows])
        self._put("population", [min(row.population, 2_000_000_000) for row in rows])
        self._put("seat", [int(row.seat) for row in rows])
        self._put_texts("names", [row.name for row in rows])
        if isinstance(rows[0].id, int):
            self._open["ids"].write(np.array([row.id for row in rows], "<i8").tobytes())
        else:
            self._put_texts("ids", [str(row.id) for row in rows])
        found = [(key, first + at, int(kind)) for at, row in enumerate(rows) for key, kind in keys_of(row).items()]
        names = np.array(found, _NAME)
        of_bucket = names["key"] >> (_KEY_BITS - _BUCKETS.bit_length() + 1)
        for number in np.unique(of_bucket):
            self._buckets[int(number)].write(names[of_bucket == number].tobytes())

    def _put(self, column: str, numbers: list[int]) -> None:
        self._open[column].write(np.array(numbers, _NUMBERS[column]).tobytes())

    def _put_texts(self, column: str, texts: list[str]) -> None:
        encoded = [text.encode() for text in texts]
        ends = np.cumsum([len(text) for text in encoded], dtype="<i8") + self._ends[column]
        self._open[column].write(b"".join(encoded))
        self._open[f"{column}.ends"].write(ends.tobytes())
        self._ends[column] = int(ends[-1])


def _sort_names(folder: Path) -> int:
    """Sort the buckets one after the other into the columns that are searched; gives how many names there are."""
    count = 0
    with ExitStack() as stack:
        files = {name: stack.enter_context((folder / name).open("wb")) for name in _SORTED}
        for number in range(_BUCKETS):
            names = np.fromfile(_bucket(folder, number), _NAME)
            names.sort(order=("key", "place"))
            count += len(names)
            for name, column in zip(_SORTED, ("key", "place", "kind"), strict=True):
                files[name].write(names[column].tobytes())
            _bucket(folder, number).unlink()
    return count


def _content(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode())
        for block in _blocks(path):
            digest.update(block)
    return digest.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            yield block


def _bucket(folder: Path, number: int) -> Path:
    return folder / f"bucket.{number:02}"


def _stored(degrees: float | None) -> int:
    return NOWHERE if degrees is None else round(degrees * DEGREES)


def _mapped(path: Path, kind: str) -> npt.NDArray[Any]:
    return np.asarray(np.memmap(path, dtype=kind, mode="r")) if path.stat().st_size else np.zeros(0, kind)


def _texts(folder: Path, column: str) -> pa.Array:
    ends = _mapped(folder / f"{column}.ends", "<i8")
    content = _mapped(folder / column, "u1")
    return pa.LargeStringArray.from_buffers(len(ends) - 1, pa.py_buffer(ends), pa.py_buffer(content))
