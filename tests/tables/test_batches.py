from __future__ import annotations

import gc

import pytest

from faultline.model.loss import Loss
from faultline.tables import schema_of, to_batch
from faultline.tables.batches import batch_step
from faultline.tables.schemas import Record, Source


def test_each_batch_in_gives_a_batch_out() -> None:
    step = batch_step(lambda source: [Record(source.path), Record(source.path, "inside")], Source, Record)
    batches = [to_batch(sources, Source) for sources in ([Source("a", "/a"), Source("b", "/b")], [])]
    made = list(step(iter(batches)))
    assert [batch.num_rows for batch in made] == [4, 0]
    assert made[0].column("source").to_pylist() == ["a", "a", "b", "b"]
    assert made[1].schema == schema_of(Record)


def test_many_values_of_one_source_come_in_several_batches() -> None:
    step = batch_step(lambda source: [Record(source.path, str(n)) for n in range(40)], Source, Record)
    made = list(step(iter([to_batch([Source("a", "/a")], Source)])))
    assert [batch.num_rows for batch in made] == [16, 16, 8]
    assert [row["inside"] for batch in made for row in batch.to_pylist()] == [str(n) for n in range(40)]


def test_a_batch_that_is_nothing_to_a_step_passes_as_it_is() -> None:
    step = batch_step(lambda record: [record, record], Record, Record, passes=lambda batch: batch.num_rows == 1)
    alone, two = to_batch([Record("a")], Record), to_batch([Record("b"), Record("c")], Record)
    assert [batch.num_rows for batch in step(iter([alone, two]))] == [1, 4]


@pytest.mark.parametrize("was_on", [True, False])
def test_the_search_for_cycles_is_as_it_was_when_a_batch_is_made(was_on: bool) -> None:
    seen: list[bool] = []

    def double(loss: Loss) -> list[Loss]:
        seen.append(gc.isenabled())
        return [loss, loss]

    was = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    try:
        step = batch_step(double, Loss, Loss, acyclic=True)
        batches = list(step(iter([to_batch([Loss("a", "b", "c")] * 20, Loss)])))
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if was else gc.disable)()
    assert sum(len(batch) for batch in batches) == 40
    assert set(seen) == {False}
