"""Every row given comes back once, whatever happens to the processes that work on it."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pytest

from faultline.execution.local import LocalRunner, Outcome
from faultline.tables import to_batch


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return importlib.import_module("runner_steps")


def batches(steps: ModuleType, *groups: Sequence[int]) -> list[pa.RecordBatch]:
    rows = [[steps.Number(value) for value in group] for group in groups]
    return [to_batch(group, steps.Number) for group in rows]


def results(outcomes: Sequence[Outcome]) -> list[int]:
    return sorted(row["value"] for o in outcomes if o.result is not None for row in o.result.to_pylist())


@pytest.mark.parametrize("workers", [1, 2])
def test_every_row_is_worked_once(steps: ModuleType, workers: int) -> None:
    given = batches(steps, [1, 2, 3], [4], [5, 6])
    outcomes = list(LocalRunner(workers).run(steps.DOUBLE, given))
    assert results(outcomes) == [2, 4, 6, 8, 10, 12]
    assert all(not outcome.fault for outcome in outcomes)


def test_no_batches_are_no_work(steps: ModuleType) -> None:
    assert list(LocalRunner(2).run(steps.DOUBLE, [])) == []


def test_only_the_row_that_kills_its_process_is_lost(steps: ModuleType) -> None:
    outcomes = list(LocalRunner(2).run(steps.DIE, batches(steps, [1, 13, 2], [3, 4], [5])))
    assert results(outcomes) == [2, 4, 6, 8, 10]
    (lost,) = [o for o in outcomes if o.result is None]
    assert lost.given.to_pylist() == [{"value": 13}]
    assert lost.died
    assert "-9" in lost.fault


@pytest.mark.parametrize("workers", [1, 2])
def test_only_the_row_that_fails_is_lost(steps: ModuleType, workers: int) -> None:
    outcomes = list(LocalRunner(workers).run(steps.FAIL, batches(steps, [1, 13, 2], [3])))
    assert results(outcomes) == [2, 4, 6]
    (lost,) = [o for o in outcomes if o.result is None]
    assert (lost.fault, lost.died) == ("ValueError: thirteen", False)


def test_a_row_that_hangs_is_given_up(steps: ModuleType) -> None:
    runner = LocalRunner(2, seconds_per_row=2.0)
    outcomes = list(runner.run(steps.HANG, batches(steps, [1], [13], [2])))
    assert results(outcomes) == [2, 4]
    (lost,) = [o for o in outcomes if o.result is None]
    assert (lost.fault, lost.died) == ("took too long", True)


def test_a_run_that_is_left_early_ends_its_processes(steps: ModuleType) -> None:
    run = LocalRunner(2, seconds_per_row=30.0).run(steps.HANG, batches(steps, [1], [13]))
    first = next(iter(run))
    assert results([first]) == [2]
    run.close()  # type: ignore[attr-defined]
    assert list(run) == []
