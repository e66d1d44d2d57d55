"""Files in an object store: other machines read them and lay them into the workspace, which all of them see."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pyarrow as pa

from faultline.documents.refusal import Refusal
from faultline.documents.sources import MAPPING
from faultline.errors import UnreadableError
from faultline.execution.engine import Engine
from faultline.model.loss import Loss
from faultline.tables.schemas import Source

MOST_BYTES = 500_000_000
"""Of one file: a machine holds it in memory whole."""
_AT_ONCE = 1_000
_SCHEMA = pa.schema([("path", pa.string()), ("location", pa.string())])
_ADDRESS = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
_NO_ENGINE = Refusal("not found", "an object store is read by --engine spark --master URL alone: give these too")
_EMPTY = Refusal("empty folder", "no file lies in it (hidden ones are skipped): name another folder")
_HIDDEN = Refusal("hidden name", "Spark passes over names that begin with an underscore: rename it")
_LARGE = Refusal("too large", f"it has more than {MOST_BYTES // 1_000_000} MB: copy it to a folder and name that")


def is_in_store(path: str) -> bool:
    """Whether it is an address such as `s3a://bucket/folder` or `file:/folder`; no path and no web address is one."""
    return _ADDRESS.match(path) is not None


def fetch_sources(address: str, folder: Path, engine: Engine | None) -> tuple[list[Source], list[Loss]]:
    """The files at an address, laid into a folder and labelled as those of a folder are, and what cannot be read."""
    if engine is None:
        return [], [_NO_ENGINE.loss(address)]
    try:
        found = engine.files(address)
    except UnreadableError as error:
        return [], [Refusal("not found", str(error)).loss(address)]
    labels, losses = {}, []
    for parts, one, size in sorted((below.split("/"), one, size) for one, below, size in found):
        label = "/".join((address.rstrip("/"), *filter(None, parts)))
        if refusal := _refusal(parts, size):
            losses.append(refusal.loss(label))
        elif not any(part.startswith(".") for part in parts):
            labels[one] = label
    if not (labels or losses):
        losses.append(_EMPTY.loss(address))
    return _laid(labels, folder, engine), losses


def _refusal(parts: Sequence[str], size: int) -> Refusal | None:
    if parts[-1].startswith("_"):
        return _HIDDEN
    return _LARGE if size > MOST_BYTES else None


def _laid(labels: dict[str, str], folder: Path, engine: Engine) -> list[Source]:
    locations: dict[str, str] = {}
    addresses, step = list(labels), LayStep(str(folder.resolve()))
    for at in range(0, len(addresses), _AT_ONCE):
        made = engine.read(addresses[at : at + _AT_ONCE], step, _SCHEMA)
        locations |= {labels[row["path"]]: row["location"] for row in made.to_pylist()}
    tables = [label for label in locations if not label.endswith(MAPPING)]
    return [Source(label, locations[label], locations.get(_beside(label))) for label in tables]


@dataclass(frozen=True, slots=True)
class LayStep:
    """The batch step that lays files into a folder: rows of `path` and `content` → `path` and `location`."""

    folder: str

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            rows = zip(batch.column("path").to_pylist(), batch.column("content").to_pylist(), strict=True)
            laid = [{"path": path, "location": self._lay(path, content)} for path, content in rows]
            yield pa.RecordBatch.from_pylist(laid, _SCHEMA)

    def _lay(self, path: str, content: bytes | None) -> str:
        """A task that Spark tries again writes the same bytes to the same place."""
        name = hashlib.sha256(path.encode()).hexdigest()
        target = Path(self.folder) / f"{name}{MAPPING if path.endswith(MAPPING) else ''}"
        target.write_bytes(content or b"")
        return str(target)


def _beside(label: str) -> str:
    """The label of the mapping of a table's columns, where one lies beside it."""
    return label.removesuffix(PurePosixPath(label).suffix) + MAPPING
