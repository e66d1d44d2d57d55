"""The versions that a workspace keeps."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.workspace.manifest import read_manifest
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
