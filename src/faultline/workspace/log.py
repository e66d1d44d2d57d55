"""The versions that a workspace keeps."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from faultline.errors import WorkspaceError
from faultline.model.loss import Loss
from faultline.workspace.manifest import Manifest, read_manifest
from faultline.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One version: when it was first built, and how much it holds."""

    version: str
    created: str
    is_current: bool
    sources: int
    documents: int
    statements: int
    software: str


def list_versions(workspace: Workspace) -> tuple[LogEntry, ...]:
    """All versions, the newest first."""
    workspace.settle()
    current = workspace.current
    manifests = [read_manifest(path) for path in sorted(workspace.manifests.glob("*.json"))]
    entries = [
        LogEntry(
            m.version,
            m.created,
            m.version == current,
            len(m.sources),
            m.rows("documents"),
            m.rows("statements"),
            m.software,
        )
        for m in manifests
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.created, entry.is_current, entry.version), reverse=True))


def last_readable(workspace: Workspace) -> tuple[Manifest | None, tuple[Loss, ...]]:
    """The current version; where its manifest is damaged the newest one that is not, and what that costs."""
    try:
        return workspace.manifest(), ()
    except WorkspaceError as error:
        fault = str(error)
    readable = []
    for path in workspace.manifests.glob("*.json"):
        with suppress(WorkspaceError):
            readable.append(read_manifest(path))
    newest = max(readable, key=lambda one: (one.created, one.version), default=None)
    has = f"those of version {newest.version} are in it" if newest else "none are in it"
    detail = f"{fault}; the map was made again without knowing its sources ({has}): give the others to a build again"
    return newest, (Loss(str(workspace.manifests), "map", "damaged manifest", detail),)
