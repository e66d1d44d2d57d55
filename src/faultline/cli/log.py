"""`faultline log`: the versions of a map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.terminal import columns, counted

if TYPE_CHECKING:
    from faultline.workspace.log import LogEntry


def log(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")]) -> None:
    """List the versions of a map.

    The newest first; the current one is marked with a star.

    Example: faultline log mali
    """
    from faultline.workspace import Workspace
    from faultline.workspace.log import list_versions

    entries = list_versions(Workspace.open(folder))
    if not entries:
        typer.echo(f"no version yet: make one with faultline build FILES -w {folder}")
    columns(((_mark(e), e.version, e.created, *_size(e), e.software) for e in entries), indent=0)


def _mark(entry: LogEntry) -> str:
    return "*" if entry.is_current else " "


def _size(entry: LogEntry) -> tuple[str, str]:
    return counted(entry.documents, "document"), counted(entry.statements, "statement")
