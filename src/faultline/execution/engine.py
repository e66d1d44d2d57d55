"""Other machines that run batch steps, as those see them who have steps to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from faultline.execution.local import Outcome
from faultline.tables.batches import BatchStep


class Engine(Protocol):
    """Runs batch steps on other machines, and reads files that lie where only these reach them.

    Attributes:
        slots: How many batches are worked at once.
        token: A file that every machine must see before it works; none if empty.
    """

    slots: int
    token: str

    def run(self, step: BatchStep, batches: Iterable[pa.RecordBatch]) -> Iterator[Outcome]:
        """Outcomes in the order of the batches; every row given is in exactly one. Batches are asked for when needed.

        Raises:
            WorkspaceError: The engine cannot go on.
        """

    def files(self, address: str) -> list[tuple[str, str, int]]:
        """Each file at or below an address: its own address, its path below the one given, its size in bytes.

        The path is empty where the address is that of a file. UnreadableError says why there is none.
        """

    def read(self, addresses: list[str], step: BatchStep, schema: pa.Schema) -> pa.Table:
        """What a step makes, on the engine's machines, of rows of `path` and `content`, one a file.

        Raises:
            WorkspaceError: The engine cannot go on.
        """


@dataclass(frozen=True, slots=True)
class Bulk:
    """An engine for a table step that can give away a part of its work.

    Attributes:
        gazetteers: Folders of the user's own gazetteers, which the engine's machines see.
    """

    engine: Engine
    gazetteers: tuple[Path, ...] = ()
