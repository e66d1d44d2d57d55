"""Copies of the sources by content, so that a map can be built again when the files it came from are gone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from faultline.errors import UnreadableError
from faultline.tables.schemas import Source
from faultline.workspace.manifest import SourceEntry
from faultline.workspace.redacted_form import REDACTED
from faultline.workspace.whole_files import whole_file
from faultline.workspace.workspace import Workspace

_CHUNK = 1 << 20


def kept_originals(sources: Sequence[Source], workspace: Workspace) -> tuple[list[SourceEntry], list[tuple[str, str]]]:
    """Copies of the files, and the paths of those that cannot be copied with the reason.

    Where persons were redacted, what names them is kept without.
    """
    if workspace.redactions.exists():
        from faultline.workspace.redaction.screening import kept_sources  # loads the readers

        return kept_sources(sources, workspace)
    entries: dict[str, SourceEntry] = {}
    refused = []
    for source in sources:
        try:
            entries[source.path] = keep_original(source, workspace)
        except UnreadableError as error:
            refused.append((source.path, str(error)))
    return list(entries.values()), refused


def keep_original(source: Source, workspace: Workspace) -> SourceEntry:
    """Copy the file and its mapping into the workspace unless they are there; UnreadableError where one cannot be."""
    entry = SourceEntry(
        source.path,
        _digest(Path(source.location)),
        _safe_suffix(source.path),
        _digest(Path(source.mapping)) if source.mapping else "",
    )
    _keep(Path(source.location), original_file(entry, workspace), entry.content, workspace)
    if source.mapping:
        _keep(Path(source.mapping), mapping_file(entry.mapping, workspace), entry.mapping, workspace)
    return entry


def _keep(file: Path, target: Path, content: str, workspace: Workspace) -> None:
    if target.is_file():
        return
    with whole_file(target, workspace.scratch) as copy:
        if _copy(file, copy) != content:
            raise UnreadableError("it changed while it was read: build again when nobody writes to it")


def original_file(entry: SourceEntry, workspace: Workspace) -> Path:
    """Where the bytes of a source lie in the workspace."""
    return workspace.sources / entry.content[:2] / f"{entry.content}{entry.suffix}"


def mapping_file(content: str, workspace: Workspace) -> Path:
    """Where the mapping of a source lies in the workspace."""
    return workspace.sources / content[:2] / f"{content}.mapping.toml"


def _safe_suffix(path: str) -> str:
    """The ending that tells a person and a reader what the file is, if it is a plain short one."""
    suffix = Path(path).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) and suffix != REDACTED else ""


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableError(f"{error.strerror or error}: mend that and build again") from error


def _copy(path: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source, target.open("wb") as copy:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            copy.write(chunk)
    return digest.hexdigest()
