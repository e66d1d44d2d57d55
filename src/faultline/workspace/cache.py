"""Results of the batch stages by content and version, so that a build does again only what changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from faultline.tables import schema_of
from faultline.tables.schemas import Record
from faultline.workspace.whole_files import whole_file

if TYPE_CHECKING:
    from faultline.pipeline import BatchStage


@dataclass(frozen=True, slots=True)
class ResultCache:
    """Arrow files below `folder`: `<stage>-<version>-<hash of the way there>/<content>-<label>.arrow`.

    The way there is the stages so far with their versions, and the schema of the rows.
    The label is the path as given, because documents and losses carry it and its ending can decide which reader is
    taken, and the mapping by which a table is read.
    """

    folder: Path
    scratch: Path

    def address(self, stages: Sequence[BatchStage], content: str, label: str) -> Path:
        """Where the result of the last of `stages` lies for a source."""
        last = stages[-1]
        recipe = ([(stage.name, stage.version) for stage in stages], schema_of(Record).to_string())
        chain = hashlib.sha256(repr(recipe).encode()).hexdigest()[:12]
        folder = f"{last.name}-{re.sub(r'[^A-Za-z0-9.+_-]', '_', last.version)[:40]}-{chain}"
        return self.folder / folder / f"{content}-{hashlib.sha256(label.encode()).hexdigest()[:8]}.arrow"

    def write(self, address: Path, records: Iterable[pa.RecordBatch]) -> None:
        """Keep the rows of `Record`, batch by batch as they come."""
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        with (
            whole_file(address, self.scratch) as path,
            pa.ipc.new_file(str(path), schema_of(Record), options=options) as file,
        ):
            for batch in records:
                file.write_batch(batch)

    def holds(self, address: Path) -> bool:
        """Whether the rows are kept, and kept whole."""
        try:
            return all(True for _ in _batches(address))
        except (OSError, pa.ArrowInvalid):
            return False

    def read(self, address: Path) -> Iterator[pa.RecordBatch]:
        """The rows that it holds, batch by batch."""
        return _batches(address)


def _batches(address: Path) -> Iterator[pa.RecordBatch]:
    with pa.memory_map(str(address)) as held, pa.ipc.open_file(held) as file:
        if file.schema != schema_of(Record):
            raise pa.ArrowInvalid("the rows are of another form")
        for number in range(file.num_record_batches):
            yield file.get_batch(number)
