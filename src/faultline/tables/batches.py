"""Batch steps: a function over records as the `Iterator[RecordBatch] -> Iterator[RecordBatch]` that engines run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow as pa

from faultline.tables.columns import from_rows, schema_of, to_rows

A = TypeVar("A")
B = TypeVar("B")
BatchStep = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]


@dataclass(frozen=True, slots=True)
class ValueStep:
    """A step that applies `function` to each value of each batch; every batch in gives one batch out.

    It travels to worker processes by name, so `function` must stand at the top level of its module.
    """

    function: Callable[[Any], Iterable[Any]]
    reads: type
    gives: type

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        schema = schema_of(self.gives)
        for batch in batches:
            values = _apply(self.function, from_rows(batch.to_pylist(), self.reads))
            yield pa.RecordBatch.from_pylist(list(to_rows(values, self.gives)), schema=schema)


def batch_step(function: Callable[[A], Iterable[B]], reads: type[A], gives: type[B]) -> BatchStep:
    """The function over values of type `reads` as the step that engines run."""
    return ValueStep(function, reads, gives)


def _apply(function: Callable[[A], Iterable[B]], values: Iterable[A]) -> list[B]:
    return [made for value in values for made in function(value)]
