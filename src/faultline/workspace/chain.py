"""The batch stages for one source after another, each result taken from the cache or put there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from faultline.model.loss import Loss
from faultline.tables import from_batch, to_batch
from faultline.tables.schemas import Record, Source
from faultline.workspace.cache import ResultCache

if TYPE_CHECKING:
    from faultline.pipeline import BatchStage


FAILED = "failed unexpectedly"
"""The reason of the loss where a stage raised an error that it did not foresee."""
DIED = "reader died"
"""The reason of the loss where the process that worked on a source ended or hung."""


@dataclass(frozen=True, slots=True)
class Task:
    """A source to take through the batch stages.

    Attributes:
        path: As given to build.
        content: SHA-256 of its bytes.
        location: Where these bytes lie.
    """

    path: str
    content: str
    location: str


@dataclass(frozen=True, slots=True)
class Done:
    """Where the records of a source lie."""

    path: str
    result: str


@dataclass(frozen=True, slots=True)
class CachedChain:
    """A batch step `Task -> Done`: only addresses travel between processes, the records stay in the cache.

    A fault that no stage foresaw costs the document what that stage would have given, and is named in a loss; such
    results lie beside the cache and are made again by the next build.
    """

    stages: tuple[BatchStage, ...]
    cache: ResultCache

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            done = [self._work(task) for task in from_batch(batch, Task)]
            yield to_batch(done, Done)

    def finished(self, task: Task) -> Path | None:
        """Where the result of all stages lies already, if it does."""
        address = self.cache.address(self.stages, task.content, task.path)
        return address if address.is_file() else None

    def rework(self, task: Task) -> Path:
        """Take one source through the stages here, and say where its records lie."""
        return Path(self._work(task).result)

    def salvage(self, task: Task, fault: str) -> list[Record]:
        """What the stages have made of a source before one of them died or hung over it, with that loss."""
        made, begin = self._resume(task)
        return _with_loss(task, made, Loss(task.path, self.stages[begin].name, DIED, fault))

    def _work(self, task: Task) -> Done:
        records, begin = self._resume(task)
        for number in range(begin, len(self.stages)):
            stage = self.stages[number]
            try:
                given = _source_batch(task) if number == 0 else records
                made = list(stage.step(iter(given)))
            except Exception as error:
                return self._give_up(task, stage.name, records, error)
            records = made
            self.cache.write(self.cache.address(self.stages[: number + 1], task.content, task.path), records)
        return Done(task.path, str(self.cache.address(self.stages, task.content, task.path)))

    def _resume(self, task: Task) -> tuple[list[pa.RecordBatch], int]:
        """The furthest result that the cache has, and the number of the stage to go on with."""
        for number in range(len(self.stages), 0, -1):
            records = self.cache.read(self.cache.address(self.stages[:number], task.content, task.path))
            if records is not None:
                return records, number
        return [], 0

    def _give_up(self, task: Task, stage: str, records: list[pa.RecordBatch], error: Exception) -> Done:
        loss = Loss(task.path, stage, FAILED, f"{type(error).__name__}: {error}")
        kept = _with_loss(task, records, loss)
        address = self.cache.address(self.stages, task.content, task.path).with_suffix(".failed")
        self.cache.write(address, [to_batch(kept, Record)])
        return Done(task.path, str(address))


def _with_loss(task: Task, made: list[pa.RecordBatch], loss: Loss) -> list[Record]:
    """The records made so far, of which the first carries the loss."""
    so_far = [record for batch in made for record in from_batch(batch, Record)]
    kept = [replace(record, analysis=None) for record in so_far] or [Record(source=task.path)]
    return [replace(kept[0], losses=(*kept[0].losses, loss)), *kept[1:]]


def _source_batch(task: Task) -> list[pa.RecordBatch]:
    return [to_batch([Source(task.path, task.location)], Source)]
