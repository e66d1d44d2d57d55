"""Originals in an object store: other machines read them and keep them in the workspace, which all of them see."""

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
from faultline.workspace.manifest import SourceEntry
from faultline.workspace.originals import mapping_file, original_file, safe_suffix
from faultline.workspace.whole_files import write_whole
from faultline.workspace.workspace import Workspace

MOST_BYTES = 500_000_000
"""Of one file: a machine holds it in memory whole."""
_AT_ONCE = 1_000
_SCHEMA = pa.schema([("path", pa.string()), ("content", pa.string())])
_ADDRESS = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
_NO_ENGINE = Refusal("not found", "an object store is read by --engine spark --master URL alone: give these too")
_HIDDEN = Refusal("hidden name", "Spark passes over names that begin with an underscore: rename it")
_LARGE = Refusal("too large", f"it has more than {MOST_BYTES // 1_000_000} MB: copy it to a folder and name that")


def is_in_store(path: str) -> bool:
    """Whether it is an address such as `s3a://bucket/folder` or `file:/folder`; no path and no web address is one."""
    return _ADDRESS.match(path) is not None


def fetch_entries(address: str, workspace: Workspace, engine: Engine | None) -> tuple[list[SourceEntry], list[Loss]]:
    """The sources at an address, labelled as those of a folder are, and what could not be read."""
    if engine is None:
        return [], [_NO_ENGINE.loss(address)]
    try:
        found = engine.files(address)
    except UnreadableError as error:
        return [], [Refusal("not found", str(error)).loss(address)]
    seen = sorted((below.split("/"), one, size) for one, below, size in found if "/." not in f"/{below}")
    losses, some = [], {}
    for parts, one, size in seen:
        label = "/".join((address.rstrip("/"), *parts)) if parts != [""] else address
        refusal = _refusal(parts, size)
        if refusal:
            losses.append(refusal.loss(label))
        else:
            some[one] = label
    if not seen:
        losses.append(
            Refusal("empty folder", "no file lies in it (hidden ones are skipped): name another").loss(address)
        )
    return _kept(some, workspace, engine), losses


def _refusal(parts: Sequence[str], size: int) -> Refusal | None:
    if parts[-1].startswith("_"):
        return _HIDDEN
    return _LARGE if size > MOST_BYTES else None


def _kept(labels: dict[str, str], workspace: Workspace, engine: Engine) -> list[SourceEntry]:
    contents: dict[str, str] = {}
    addresses = list(labels)
    for at in range(0, len(addresses), _AT_ONCE):
        made = engine.read(addresses[at : at + _AT_ONCE], KeepStep(str(workspace.folder.resolve())), _SCHEMA)
        contents |= {labels[row["path"]]: row["content"] for row in made.to_pylist()}
    return [
        SourceEntry(label, content, safe_suffix(label), contents.get(_beside(label), ""))
        for label, content in contents.items()
        if not label.endswith(MAPPING)
    ]


@dataclass(frozen=True, slots=True)
class KeepStep:
    """The batch step that keeps originals: rows of `path` and `content` → `path` and the SHA-256 of the content."""

    folder: str

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        workspace = Workspace(Path(self.folder))
        for batch in batches:
            rows = [{"path": row["path"], "content": _keep(row, workspace)} for row in batch.to_pylist()]
            yield pa.RecordBatch.from_pylist(rows, _SCHEMA)


def _keep(row: dict[str, bytes], workspace: Workspace) -> str:
    path, content = str(row["path"]), row["content"] or b""
    digest = hashlib.sha256(content).hexdigest()
    entry = SourceEntry(path, digest, safe_suffix(path))
    target = mapping_file(digest, workspace) if path.endswith(MAPPING) else original_file(entry, workspace)
    if not target.is_file():
        write_whole(target, content, workspace.scratch)
    return digest


def _beside(label: str) -> str:
    """The label of the mapping of a table's columns, where one lies beside it."""
    return label.removesuffix(PurePosixPath(label).suffix) + MAPPING
