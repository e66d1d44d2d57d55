"""Sources → records, by the batch stages, on all cores, with the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from faultline.errors import WorkspaceError
from faultline.execution.batching import batches_of
from faultline.execution.engine import Engine
from faultline.execution.local import LocalRunner, Outcome, available_cores
from faultline.model.loss import Loss
from faultline.tables import from_batch, to_batch
from faultline.tables.schemas import Record
from faultline.workspace.cache import ResultCache
from faultline.workspace.chain import CachedChain, Done, Task
from faultline.workspace.collecting import exact_duplicate
from faultline.workspace.manifest import SourceEntry
from faultline.workspace.originals import mapping_file, original_file
from faultline.workspace.workspace import Workspace

if TYPE_CHECKING:
    from faultline.pipeline import BatchStage

SECONDS_PER_SOURCE = 900.0


def read_entries(
    entries: Sequence[SourceEntry],
    workspace: Workspace,
    stages: Sequence[BatchStage],
    *,
    workers: int | None,
    progress: Callable[[str, int, int], None],
    engine: Engine | None = None,
) -> Iterator[Record]:
    """The records of all sources in the order of their paths; the same for any number of workers and any engine.

    All sources are read before the first record is given; each is then taken from the cache when its turn comes.
    A source whose reader dies gives that loss and what the stages before it have made; the same bytes under a second
    path are not read again.
    """
    firsts, copies = _first_of_each(entries)
    chain = CachedChain(tuple(stages), ResultCache(workspace.cache, workspace.scratch))
    tasks = [_task(entry, workspace) for entry in firsts]
    results = {task.path: found for task in tasks if (found := chain.finished(task))}
    open_tasks = [task for task in tasks if task.path not in results]
    dead: dict[str, str] = {}
    progress("reading", len(results), len(tasks))
    for outcome in _run(chain, open_tasks, workers, engine):
        _take(outcome, results, dead)
        progress("reading", len(results) + len(dead), len(tasks))
    for task in tasks:
        yield from _records(task, results, dead, chain)
    yield from (Record(source=loss.path, losses=(loss,)) for loss in copies)


def _task(entry: SourceEntry, workspace: Workspace) -> Task:
    mapping = mapping_file(entry.mapping, workspace) if entry.mapping else None
    return Task(entry.path, entry.content, str(original_file(entry, workspace)), str(mapping) if mapping else None)


def _first_of_each(entries: Sequence[SourceEntry]) -> tuple[list[SourceEntry], list[Loss]]:
    """The entries that differ in content or kind of file, and a loss for each copy; the first path in order counts."""
    first: dict[tuple[str, ...], SourceEntry] = {}
    copies = []
    for entry in sorted(entries):
        known = first.setdefault((entry.content, entry.suffix, entry.mapping), entry)
        if known is not entry:
            copies.append(exact_duplicate(entry.path, known.path))
    return list(first.values()), copies


def _run(chain: CachedChain, tasks: Sequence[Task], workers: int | None, engine: Engine | None) -> Iterable[Outcome]:
    if not tasks:
        return ()
    sized = [(task, _size(task)) for task in tasks]
    groups = batches_of(sized, engine.slots if engine else workers or available_cores())
    if engine:
        return engine.run(chain, (to_batch(group, Task) for group in groups))
    batches = [to_batch(group, Task) for group in groups]
    runner = LocalRunner(workers, seconds_per_row=SECONDS_PER_SOURCE, preload=("faultline.pipeline",))
    return runner.run(chain, batches)


def _size(task: Task) -> int:
    try:
        return Path(task.location).stat().st_size
    except FileNotFoundError as error:
        raise WorkspaceError(
            f"the original of {task.path} is gone from {task.location}: give the file to a build again, or restore it"
        ) from error


def _take(outcome: Outcome, results: dict[str, Path], dead: dict[str, str]) -> None:
    if outcome.result is not None:
        results.update((done.path, Path(done.result)) for done in from_batch(outcome.result, Done))
        return
    (task,) = from_batch(outcome.given, Task)
    if not outcome.died:  # the chain keeps the faults of stages to itself, so this is the workspace's own: a full disk
        raise WorkspaceError(
            f"the results of {task.path} cannot be kept ({outcome.fault}): make room or give the right to write, then "
            "build again; the last map is whole"
        )
    dead[task.path] = outcome.fault


def _records(task: Task, results: dict[str, Path], dead: dict[str, str], chain: CachedChain) -> Iterable[Record]:
    if task.path in dead:
        return chain.salvage(task, dead[task.path])
    if not chain.cache.holds(results[task.path]):  # damaged since: make it again, here and now
        results[task.path].unlink(missing_ok=True)
        results[task.path] = chain.rework(task)
    return _values(chain.cache.read(results[task.path]))


def _values(batches: Iterable[pa.RecordBatch]) -> Iterator[Record]:
    return (record for batch in batches for record in from_batch(batch, Record))
