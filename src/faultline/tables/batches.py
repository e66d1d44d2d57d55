"""Batch steps: a function over records as the `Iterator[RecordBatch] -> Iterator[RecordBatch]` that engines run."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from faultline.tables.columns import from_batch, to_batch

A = TypeVar("A")
B = TypeVar("B")
BatchStep = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]

_AT_ONCE = 16
"""Values in a batch that is given: a source may make many, and memory is bounded by the batch."""


@dataclass(frozen=True, slots=True)
class ValueStep:
    """A step that applies `function` to each value of each batch; every batch in gives at least one batch out.

    It travels to worker processes by name, so `function` must stand at the top level of its module.

    Attributes:
        passes: Whether a whole batch is nothing to this step and passes as it is.
        acyclic: Whether what it makes holds no cycles: then none are searched for while a batch is made, which takes a
            third of the time where the values are many and small.
    """

    function: Callable[[Any], Iterable[Any]]
    reads: type
    gives: type
    passes: Callable[[pa.RecordBatch], bool] | None = None
    acyclic: bool = False

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            if self.passes is not None and self.passes(batch):
                yield batch
                continue
            values: list[Any] = from_batch(batch, self.reads)
            made = (one for value in values for one in self.function(value))
            size, first = self._batch_of(made)
            yield first
            while size == _AT_ONCE:
                size, more = self._batch_of(made)
                if size:
                    yield more

    def _batch_of(self, made: Iterator[Any]) -> tuple[int, pa.RecordBatch]:
        """How many values are next, and the batch of them."""
        is_off = self.acyclic and gc.isenabled()
        if is_off:
            gc.disable()
        try:
            values = list(islice(made, _AT_ONCE))
            return len(values), to_batch(values, self.gives)
        finally:
            if is_off:
                gc.enable()


def has_no_text(batch: pa.RecordBatch) -> bool:
    """Whether all records of a batch are of coded data or unread: nothing to those who read texts."""
    texts = pc.struct_field(batch.column("document"), "text")
    return not pc.any(pc.greater(pc.utf8_length(texts), 0)).as_py()


def batch_step(
    function: Callable[[A], Iterable[B]],
    reads: type[A],
    gives: type[B],
    passes: Callable[[pa.RecordBatch], bool] | None = None,
    *,
    acyclic: bool = False,
) -> BatchStep:
    """The function over values of type `reads` as the step that engines run."""
    return ValueStep(function, reads, gives, passes, acyclic)
