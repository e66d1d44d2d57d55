"""Stages that kill the process they run in, in a module that worker processes can import."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

from faultline.documents import read_source
from faultline.pipeline import STAGES, BatchStage, TableStage
from faultline.tables.batches import batch_step
from faultline.tables.schemas import Record, Source


def die_on_convoys(source: Source) -> Iterator[Record]:
    """Read a source, or end as a reader does that a hostile file has broken."""
    if "convoy" in source.path:
        os.kill(os.getpid(), signal.SIGSEGV)
    yield from read_source(source)


DEADLY_STAGES: tuple[BatchStage | TableStage, ...] = (
    BatchStage("documents", batch_step(die_on_convoys, Source, Record), "deadly"),
    *(stage for stage in STAGES if isinstance(stage, TableStage)),
)
