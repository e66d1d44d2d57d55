"""Runs a batch step on the cores of one machine, in processes that may die alone.

Each worker has a pipe of its own, so the one that dies is known at once together with the batch it held, and the others
go on undisturbed. `concurrent.futures` was rejected: its pool breaks as a whole and does not tell who broke it.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any

import pyarrow as pa

from faultline.execution.worker import serve_batches
from faultline.tables.batches import BatchStep


@dataclass(frozen=True, slots=True)
class Outcome:
    """A batch and what became of it.

    Attributes:
        given: The batch; an engine of other machines sends it back only where it gave no result.
        result: What the step made of it, or None where a batch of one row cannot be worked.
        fault: Why not.
        died: Whether the process ended or hung over it; otherwise the step raised an error.
    """

    given: pa.RecordBatch
    result: pa.Table | None
    fault: str = ""
    died: bool = False


def available_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class LocalRunner:
    """A pool of worker processes for one step at a time.

    Args:
        workers: How many; all cores by default. One runs everything in this process, where nothing can die alone.
        seconds_per_row: A batch that takes longer than this for each of its rows is hung, and its worker ended.
        preload: Modules that the workers share from the start.
    """

    def __init__(
        self, workers: int | None = None, *, seconds_per_row: float = 600.0, preload: Sequence[str] = ()
    ) -> None:
        self.workers = workers
        self.seconds_per_row = seconds_per_row
        self.preload = tuple(preload)

    def run(self, step: BatchStep, batches: Sequence[pa.RecordBatch]) -> Iterator[Outcome]:
        """Outcomes in the order in which they come; every row given is in exactly one of them.

        A batch that fails or kills its worker is tried again row by row, so that only the row at fault is lost.
        """
        if self.workers == 1:
            return _run_here(step, batches)
        count = min(self.workers or available_cores(), len(batches))
        return self._in_pool(step, batches, count)

    def _in_pool(self, step: BatchStep, batches: Sequence[pa.RecordBatch], count: int) -> Iterator[Outcome]:
        pool = Pool(step, self.seconds_per_row, self.preload)
        try:
            yield from pool.run(batches, count)
        finally:
            pool.end()


def _context(preload: Sequence[str]) -> BaseContext:
    """Workers start from a clean server process where there is one, never by forking this one with its threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*preload])
    return context


def _run_here(step: BatchStep, batches: Sequence[pa.RecordBatch]) -> Iterator[Outcome]:
    queue = deque(batches)
    while queue:
        batch = queue.popleft()
        try:
            yield Outcome(batch, pa.Table.from_batches(step(iter([batch]))))
        except Exception as error:
            if batch.num_rows == 1:
                yield Outcome(batch, None, f"{type(error).__name__}: {error}")
            queue.extendleft(_rows_of(batch))


def _rows_of(batch: pa.RecordBatch) -> list[pa.RecordBatch]:
    """The rows as batches of their own; none where there is but one."""
    return [batch.slice(i, 1) for i in range(batch.num_rows)] if batch.num_rows > 1 else []


class _Worker:
    """One process with the pipe to it and the batch it holds."""

    def __init__(self, context: BaseContext, step: BatchStep) -> None:
        self.pipe: Connection[Any, Any]
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve_batches, args=(step, theirs), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()
        self.batch: pa.RecordBatch | None = None
        self.deadline = 0.0

    def give(self, batch: pa.RecordBatch, seconds_per_row: float) -> None:
        self.batch = batch
        self.deadline = time.monotonic() + seconds_per_row * max(1, batch.num_rows)
        with suppress(OSError):  # it died while idle: reading from the pipe tells, as for any death
            self.pipe.send(batch)

    def take(self) -> tuple[pa.Table | None, str]:
        """The result, or None and the fault; ends the process where it died or hangs."""
        if not self.pipe.poll():
            self.end()
            return None, "took too long"
        try:
            result, fault = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            return None, f"the process reading it ended with code {self.process.exitcode}"
        return result, fault

    def end(self) -> None:
        """Kill and wait: nothing a worker does is lost by that, its files appear whole or not at all."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Pool:
    """Worker processes for one step, which live until `end`."""

    def __init__(self, step: BatchStep, seconds_per_row: float, preload: Sequence[str] = ()) -> None:
        self._step = step
        self._context = _context(preload)
        self._seconds = seconds_per_row
        self._workers: list[_Worker] = []

    def run(self, batches: Iterable[pa.RecordBatch], count: int) -> Iterator[Outcome]:
        """As `LocalRunner.run`, by at least `count` workers; whoever leaves it early must end the pool."""
        queue = deque(batches)
        self._workers += [_Worker(self._context, self._step) for _ in range(count - len(self._workers))]
        while self._hand_out(queue):
            for worker in self._wait():
                yield from self._outcomes(worker, queue)

    def end(self) -> None:
        """End the workers, whatever they hold."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _hand_out(self, queue: deque[pa.RecordBatch]) -> bool:
        """Give each idle worker a batch; False when all is done."""
        for worker in self._workers:
            if queue and worker.batch is None:
                worker.give(queue.popleft(), self._seconds)
        return any(worker.batch is not None for worker in self._workers)

    def _wait(self) -> list[_Worker]:
        """The workers that have answered, died or run out of time."""
        busy = [worker for worker in self._workers if worker.batch is not None]
        nearest = min(worker.deadline for worker in busy)
        ready = wait([worker.pipe for worker in busy], timeout=max(0.0, nearest - time.monotonic()))
        now = time.monotonic()
        return [worker for worker in busy if worker.pipe in ready or worker.deadline <= now]

    def _outcomes(self, worker: _Worker, queue: deque[pa.RecordBatch]) -> Iterator[Outcome]:
        batch, worker.batch = worker.batch, None
        assert batch is not None, "only a worker that holds a batch has an outcome"
        result, fault = worker.take()
        died = not worker.process.is_alive()
        if died:
            worker.end()
            self._workers[self._workers.index(worker)] = _Worker(self._context, self._step)
        if result is not None or batch.num_rows == 1:
            yield Outcome(batch, result, fault, died=died)
        else:
            queue.extendleft(_rows_of(batch))
