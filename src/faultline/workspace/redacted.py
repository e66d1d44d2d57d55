"""Keeps redacted persons out of what is written about a workspace from now on."""

from __future__ import annotations

from faultline.workspace.workspace import Workspace


def without_redacted(workspace: Workspace, text: str) -> str:
    """The words without the names of persons who were redacted."""
    if not workspace.redactions.exists():
        return text
    from faultline.workspace.redaction.store import read_store

    store = read_store(workspace)
    return store.names.hide(text, range(len(store.redactions))) if store else text
