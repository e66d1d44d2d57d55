"""What a worker process does: batches in by a pipe, results out."""

from __future__ import annotations

import signal
from multiprocessing.connection import Connection
from typing import Any

import pyarrow as pa

from faultline.tables.batches import BatchStep


def serve_batches(step: BatchStep, pipe: Connection[Any, Any]) -> None:
    """Answer each batch with (result, "") or (None, fault) until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides when to end
    while True:
        try:
            batch = pipe.recv()
        except (EOFError, OSError):
            return
        answer = _work(step, batch)
        try:
            pipe.send(answer)
        except OSError:
            return


def _work(step: BatchStep, batch: pa.RecordBatch) -> tuple[pa.Table | None, str]:
    try:
        return pa.Table.from_batches(step(iter([batch]))), ""
    except Exception as error:
        return None, f"{type(error).__name__}: {error}"
