"""Batch steps: a function over records as the `Iterator[RecordBatch] -> Iterator[RecordBatch]` that engines run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import pyarrow as pa

from faultline.tables.columns import from_rows, schema_of, to_rows

A = TypeVar("A")
B = TypeVar("B")
BatchStep = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]


def batch_step(function: Callable[[A], Iterable[B]], reads: type[A], gives: type[B]) -> BatchStep:
    """A step that applies `function` to each value of each batch; every batch in gives one batch out."""

    def step(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        schema = schema_of(gives)
        for batch in batches:
            values = [made for value in from_rows(batch.to_pylist(), reads) for made in function(value)]
            yield pa.RecordBatch.from_pylist(list(to_rows(values, gives)), schema=schema)

    return step
