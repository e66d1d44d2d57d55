"""Stages that kill the process they run in, in a module that worker processes can import."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

from faultline.datasets import read_source
from faultline.pipeline import STAGES, BatchStage, TableStage
from faultline.tables.batches import batch_step
from faultline.tables.schemas import Record, Source


def die_on_convoys(source: Source) -> Iterator[Record]:
    """Read a source, or end as a reader does that a hostile file has broken."""
    if "convoy" in source.path:
        os.kill(os.getpid(), signal.SIGSEGV)
    yield from read_source(source)


def die_after_reading(record: Record) -> Iterator[Record]:
    """End as a process does that a document was too much for, once it has been read."""
    if record.document and "convoy" in record.document.path:
        os.kill(os.getpid(), signal.SIGKILL)
    yield record


_TABLES = tuple(stage for stage in STAGES if isinstance(stage, TableStage))
DEADLY_STAGES: tuple[BatchStage | TableStage, ...] = (
    BatchStage("reading", batch_step(die_on_convoys, Source, Record), "deadly"),
    *_TABLES,
)
DEADLY_LANGUAGE: tuple[BatchStage | TableStage, ...] = (
    *(stage for stage in STAGES if isinstance(stage, BatchStage) and stage.name == "reading"),
    BatchStage("language", batch_step(die_after_reading, Record, Record), "deadly"),
    *_TABLES,
)
