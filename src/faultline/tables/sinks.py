"""Where rows are put as they come: into memory, or inside `kept_in` into a file that is mapped when it is whole.

What was read of a mapped file stays in memory until another process asks for it. `let_go` says that it is done with, so
that what is resident is what is being looked at, whatever the size of the files.
"""

from __future__ import annotations

import mmap
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Protocol
from weakref import WeakSet

import pyarrow as pa

_MAPPED: WeakSet[mmap.mmap] = WeakSet()
_FOLDER: ContextVar[Path | None] = ContextVar("folder", default=None)


class Sink(Protocol):
    """Takes batches of one schema in."""

    def write(self, batch: pa.RecordBatch) -> None:
        """Take in a batch after all others."""

    def table(self) -> pa.Table:
        """All of them; nothing is taken in afterwards."""


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Rows that are made meanwhile lie in files of this folder.

    Each file goes as soon as nobody holds its rows, where the system lets an open file be unlinked; else it stays until
    the folder is swept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = _FOLDER.set(folder)
    try:
        yield
    finally:
        _FOLDER.reset(before)


def let_go() -> None:
    """Give up what was read of mapped files; it is read again where it is asked for again."""
    for mapped in _MAPPED:
        if hasattr(mapped, "madvise"):
            mapped.madvise(mmap.MADV_DONTNEED)


def new_sink(schema: pa.Schema) -> Sink:
    """An empty one."""
    folder = _FOLDER.get()
    return _File(schema, folder) if folder else _Memory(schema)


class _Memory:
    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._batches: list[pa.RecordBatch] = []

    def write(self, batch: pa.RecordBatch) -> None:
        self._batches.append(batch)

    def table(self) -> pa.Table:
        return pa.Table.from_batches(self._batches, self._schema)


class _File:
    """The file is made with the first batch: most tables of a small map are empty or short-lived."""

    def __init__(self, schema: pa.Schema, folder: Path) -> None:
        self._schema, self._folder, self._path = schema, folder, Path()
        self._writer: pa.RecordBatchFileWriter | None = None

    def write(self, batch: pa.RecordBatch) -> None:
        if self._writer is None:
            handle, name = tempfile.mkstemp(dir=self._folder, prefix="rows-")
            os.close(handle)
            self._path = Path(name)
            self._writer = pa.ipc.new_file(name, self._schema)
        self._writer.write_batch(batch)

    def table(self) -> pa.Table:
        if self._writer is None:
            return self._schema.empty_table()
        self._writer.close()
        with self._path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        _MAPPED.add(mapped)
        with suppress(OSError):
            self._path.unlink()
        return pa.ipc.open_file(pa.py_buffer(mapped)).read_all()
