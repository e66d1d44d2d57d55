"""What a Python worker of Spark does with the batches of a task: works them in a process of its own that may die alone.

So a file that kills its reader costs that file alone, as on one machine, and not the four tries after which Spark gives
up the whole job. The process lives on from task to task; what it holds in memory, the language network above all, is
loaded once. Spark's own worker loads next to nothing.
"""

from __future__ import annotations

import pickle
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from faultline.execution.local import Outcome, Pool
from faultline.tables.batches import BatchStep

SCHEMA = pa.schema([("given", pa.binary()), ("result", pa.binary()), ("fault", pa.string()), ("died", pa.bool_())])
"""Of the outcomes: a batch that gave none travels back, a result without its batch."""
MISMATCH = "faultline cannot work on"
"""How an error begins that says what a machine of the cluster lacks."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What travels to the workers.

    Attributes:
        step: Pickled; only the process that runs it reads it.
        version: Of Faultline, which must be the same everywhere.
        token: A file that every machine must see; empty where none has to.
    """

    step: bytes
    seconds_per_row: float
    preload: tuple[str, ...]
    version: str
    token: str


@dataclass(frozen=True, slots=True)
class _Packed:
    """A step that is unpacked where it runs."""

    content: bytes

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return _unpacked(self.content)(batches)


@cache
def _unpacked(content: bytes) -> BatchStep:
    step: BatchStep = pickle.loads(content)
    return step


_pools: dict[Orders, Pool] = {}


def work(rows: Iterator[pa.RecordBatch], orders: Orders) -> Iterator[pa.RecordBatch]:
    """Rows with a batch each, as `packed` gives it, in the column `given` → rows of `SCHEMA`."""
    check_machine(orders.version, orders.token)
    pool = _pool_for(orders)
    try:
        for batch in rows:
            for content in batch.column("given").to_pylist():
                yield from map(_as_row, pool.run([unpacked(content)], 1))
    except BaseException:
        _pools.pop(orders).end()
        raise


def check_machine(version: str, token: str) -> None:
    """OSError where this machine has another Faultline, or does not see a file that it must."""
    from faultline import __version__

    here = f"{MISMATCH} {socket.gethostname()}"
    if version != __version__:
        raise OSError(f"{here}: it has version {__version__}, and {version} is asked for: install the same everywhere")
    if token and not Path(token).is_file():
        raise OSError(f"{here}: it does not see {Path(token).parents[1]}: lay the workspace where all machines see it")


def _pool_for(orders: Orders) -> Pool:
    """The process at work for these orders; there is one at a time."""
    if orders not in _pools:
        for pool in _pools.values():
            pool.end()
        _pools.clear()
        _forget_program()
        _pools[orders] = Pool(_Packed(orders.step), orders.seconds_per_row, orders.preload)
    return _pools[orders]


def _forget_program() -> None:
    """Let processes begin without Spark's own program, which they would load first, pandas and all."""
    main = sys.modules["__main__"]
    if main.__spec__ is not None and main.__spec__.name.startswith("pyspark."):
        main.__spec__ = None
        vars(main).pop("__file__", None)


def _as_row(outcome: Outcome) -> pa.RecordBatch:
    row: dict[str, Any] = {
        "given": packed(outcome.given) if outcome.result is None else None,
        "result": None if outcome.result is None else packed(outcome.result),
        "fault": outcome.fault,
        "died": outcome.died,
    }
    return pa.RecordBatch.from_pylist([row], SCHEMA)


def packed(rows: pa.RecordBatch | pa.Table) -> bytes:
    """Rows as bytes that travel."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as stream:
        stream.write(rows)
    return bytes(sink.getvalue())


def unpacked(content: bytes) -> pa.RecordBatch:
    """The rows of `packed` as one batch."""
    table = pa.ipc.open_stream(content).read_all().combine_chunks()
    batches = table.to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], table.schema)
