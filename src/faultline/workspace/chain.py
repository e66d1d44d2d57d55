"""The batch stages for one source after another, each result taken from the cache or put there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from faultline.errors import UnreadableError
from faultline.model.loss import Loss
from faultline.tables import from_batch, to_batch
from faultline.tables.schemas import Record, Source
from faultline.workspace.cache import ResultCache
from faultline.workspace.redacted_form import REDACTED, form_batches

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
        mapping: Where the user's mapping of its columns lies, if there is one.
    """

    path: str
    content: str
    location: str
    mapping: str | None = None

    @property
    def label(self) -> str:
        """What tells its results from those of the same bytes read otherwise."""
        return f"{self.path}\0{Path(self.mapping).name}" if self.mapping else self.path


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
        address = self._address(task, len(self.stages))
        return address if address.is_file() else None

    def rework(self, task: Task) -> Path:
        """Take one source through the stages here, and say where its records lie."""
        return Path(self._work(task).result)

    def salvage(self, task: Task, fault: str) -> list[Record]:
        """What the stages have made of a source before one of them died or hung over it, with that loss."""
        begin = self._furthest(task)
        return _with_loss(task, self._kept(task, begin), Loss(task.path, self.stages[begin].name, DIED, fault))

    def _work(self, task: Task) -> Done:
        for number in range(self._furthest(task), len(self.stages)):
            try:
                made = _watched(partial(self._step, task, number))
                self.cache.write(self._address(task, number + 1), made)
            except _StageError as error:
                return self._give_up(task, number, error)
        return Done(task.path, str(self._address(task, len(self.stages))))

    def _step(self, task: Task, number: int) -> Iterator[pa.RecordBatch]:
        """What a stage makes of a source; what stands for a redacted original is read by the workspace itself."""
        if number == 0 and not _is_whole(task):
            raise UnreadableError(f"{task.location} is not what was put there: give the file to a build again")
        if number == 0 and task.location.endswith(REDACTED):
            return form_batches(Path(task.location), task.path)
        return self.stages[number].step(self._made(task, number))

    def _address(self, task: Task, stages: int) -> Path:
        return self.cache.address(self.stages[:stages], task.content, task.label)

    def _furthest(self, task: Task) -> int:
        """The number of stages whose results the cache has."""
        numbers = range(len(self.stages), 0, -1)
        return next((number for number in numbers if self.cache.holds(self._address(task, number))), 0)

    def _made(self, task: Task, stages: int) -> Iterator[pa.RecordBatch]:
        """What so many stages have made of a source, the source itself for none."""
        return self._kept(task, stages) if stages else _source_batch(task)

    def _kept(self, task: Task, stages: int) -> Iterator[pa.RecordBatch]:
        return self.cache.read(self._address(task, stages)) if stages else iter(())

    def _give_up(self, task: Task, stages: int, error: _StageError) -> Done:
        loss = Loss(task.path, self.stages[stages].name, FAILED, str(error))
        kept = _with_loss(task, self._kept(task, stages), loss)
        address = self._address(task, len(self.stages)).with_suffix(".failed")
        self.cache.write(address, [to_batch(kept, Record)])
        return Done(task.path, str(address))


class _StageError(Exception):
    """A stage raised an error that it did not foresee, which the message names."""


def _is_whole(task: Task) -> bool:
    """Whether the original has the bytes by which it is known."""
    with Path(task.location).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == task.content


def _watched(make: Callable[[], Iterator[pa.RecordBatch]]) -> Iterator[pa.RecordBatch]:
    """The results of a stage; its errors are told from those of writing them."""
    try:
        yield from make()
    except Exception as error:
        raise _StageError(f"{type(error).__name__}: {error}") from error


def _with_loss(task: Task, made: Iterator[pa.RecordBatch], loss: Loss) -> list[Record]:
    """The records made so far, of which the first carries the loss."""
    so_far = [record for batch in made for record in from_batch(batch, Record)]
    kept = [replace(record, analysis=None) for record in so_far] or [Record(source=task.path)]
    return [replace(kept[0], losses=(*kept[0].losses, loss)), *kept[1:]]


def _source_batch(task: Task) -> Iterator[pa.RecordBatch]:
    return iter([to_batch([Source(task.path, task.location, task.mapping)], Source)])
