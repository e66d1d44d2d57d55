"""Results of the batch stages by content and version, so that a build does again only what changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
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
    """Arrow files below `folder`: `<stage>-<version>-<hash of the way there>/<content>-<path>.arrow`.

    The way there is the stages so far with their versions, and the schema of the rows.
    The path as given is part of the address because documents and losses carry it, and its ending can decide which
    reader is taken.
    """

    folder: Path
    scratch: Path

    def address(self, stages: Sequence[BatchStage], content: str, path: str) -> Path:
        """Where the result of the last of `stages` lies for a source."""
        last = stages[-1]
        recipe = ([(stage.name, stage.version) for stage in stages], schema_of(Record).to_string())
        chain = hashlib.sha256(repr(recipe).encode()).hexdigest()[:12]
        folder = f"{last.name}-{re.sub(r'[^A-Za-z0-9.+_-]', '_', last.version)[:40]}-{chain}"
        return self.folder / folder / f"{content}-{hashlib.sha256(path.encode()).hexdigest()[:8]}.arrow"

    def write(self, address: Path, records: Sequence[pa.RecordBatch]) -> None:
        """Keep the rows of `Record`."""
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        with (
            whole_file(address, self.scratch) as path,
            pa.ipc.new_file(str(path), schema_of(Record), options=options) as file,
        ):
            for batch in records:
                file.write_batch(batch)

    def read(self, address: Path) -> list[pa.RecordBatch] | None:
        """The rows kept, or None where there are none that can be read: then they are made again."""
        try:
            file = pa.ipc.open_file(address.read_bytes())
            if file.schema != schema_of(Record):
                return None
            return [file.get_batch(i) for i in range(file.num_record_batches)]
        except (OSError, pa.ArrowInvalid):
            return None
