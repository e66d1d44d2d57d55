"""The settings and the registers of actors that a user wrote, without the names of who was taken out."""

from __future__ import annotations

from pathlib import Path

from faultline.errors import WorkspaceError
from faultline.settings import register_files
from faultline.workspace.redaction.store import Store
from faultline.workspace.whole_files import write_whole
from faultline.workspace.workspace import Workspace


def rewrite_own_files(workspace: Workspace, store: Store, *, is_trial: bool = False) -> list[Path]:
    """Put marks where they name somebody; which files those are. Registers outside the workspace are left alone."""
    home = workspace.folder.resolve()
    files = [workspace.settings_file, *register_files(workspace.settings_file)]
    changed = []
    for file in files:
        if not file.resolve().is_relative_to(home):
            continue
        try:
            text = file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise WorkspaceError(f"{file} cannot be read ({error}): mend it and try again") from error
        shown = store.names.hide(text)
        if shown != text:
            changed.append(file)
            if not is_trial:
                write_whole(file, shown.encode(), workspace.scratch)
    return changed
