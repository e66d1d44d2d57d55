"""What a Python worker of Spark does, without Spark: a batch that cannot be worked costs its row alone."""

from __future__ import annotations

import importlib
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pytest

from faultline import __version__
from faultline.execution import spark_worker
from faultline.execution.spark_worker import Orders, packed, unpacked, work
from faultline.tables import to_batch
from faultline.tables.batches import BatchStep


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    yield importlib.import_module("runner_steps")
    for pool in spark_worker._pools.values():
        pool.end()
    spark_worker._pools.clear()


def orders(step: BatchStep, seconds: float = 60.0, version: str = __version__, token: str = "") -> Orders:
    return Orders(pickle.dumps(step), seconds, (), version, token)


def given(steps: ModuleType, *groups: Sequence[int]) -> Iterator[pa.RecordBatch]:
    batches = [to_batch([steps.Number(value) for value in group], steps.Number) for group in groups]
    return iter([pa.record_batch({"given": pa.array(list(map(packed, batches)), pa.binary())})])


def outcomes(rows: Iterator[pa.RecordBatch]) -> list[tuple[list[int], str, bool]]:
    """The values that came of each row, or that were given, with the fault and whether the process died."""
    found = []
    for row in pa.Table.from_batches(rows).to_pylist():
        values = unpacked(row["result"] or row["given"]).column("value").to_pylist()
        found.append((values, row["fault"], row["died"]))
    return found


def test_batches_come_back_in_their_order(steps: ModuleType) -> None:
    made = outcomes(work(given(steps, [1, 2], [3]), orders(steps.DOUBLE)))
    assert made == [([2, 4], "", False), ([6], "", False)]


def test_the_process_lives_on_for_the_next_task(steps: ModuleType) -> None:
    some = orders(steps.DOUBLE)
    list(work(given(steps, [1]), some))
    (worker,) = spark_worker._pools[some]._workers
    list(work(given(steps, [2]), some))
    assert [worker] == spark_worker._pools[some]._workers
    other = orders(steps.FAIL)
    list(work(given(steps, [2]), other))
    assert not worker.process.is_alive()
    assert list(spark_worker._pools) == [other]


def test_only_the_row_that_kills_its_process_is_lost(steps: ModuleType) -> None:
    made = outcomes(work(given(steps, [1, 13], [3]), orders(steps.DIE)))
    assert ([2], "", False) in made
    assert ([6], "", False) in made
    assert ([13], "the process reading it ended with code -9", True) in made
    assert len(made) == 3


def test_an_error_of_the_step_is_no_death(steps: ModuleType) -> None:
    assert outcomes(work(given(steps, [13]), orders(steps.FAIL))) == [([13], "ValueError: thirteen", False)]


def test_a_machine_with_another_version_or_without_the_workspace_says_so(steps: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"it has version .* and 0.0.0 is asked for"):
        list(work(given(steps, [1]), orders(steps.DOUBLE, version="0.0.0")))
    token = tmp_path / "map" / ".scratch" / "seen-1"
    with pytest.raises(OSError, match=r"it does not see .*/map: lay the workspace"):
        list(work(given(steps, [1]), orders(steps.DOUBLE, token=str(token))))
