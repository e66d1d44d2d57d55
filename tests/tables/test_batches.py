from __future__ import annotations

import pyarrow as pa

from faultline.tables import schema_of, to_rows
from faultline.tables.batches import batch_step
from faultline.tables.schemas import Record, Source


def test_each_batch_in_gives_one_batch_out() -> None:
    step = batch_step(lambda source: [Record(source.path), Record(source.path, "inside")], Source, Record)
    batches = [
        pa.RecordBatch.from_pylist(list(to_rows(sources, Source)), schema=schema_of(Source))
        for sources in ([Source("a", "/a"), Source("b", "/b")], [])
    ]
    made = list(step(iter(batches)))
    assert [batch.num_rows for batch in made] == [4, 0]
    assert made[0].column("source").to_pylist() == ["a", "a", "b", "b"]
    assert made[1].schema == schema_of(Record)
