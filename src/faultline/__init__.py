"""Faultline draws the map of a conflict from what has been written about it.

The way of the data, a package a line:

    documents    file → Document
    datasets     coded row → Statements
    language     text → Sentences
    extraction   Sentences → Statements
    resolution   mentions → entities and places
    comparison   statements → Comparisons
    workspace    the map at rest: versions, ledger, search
    analysis     map → findings
    exchange     map → files
    reports      map → the written analysis
    web          map → the workbench
    notebook     map → Python: selections and tables
    cli          thin commands

`pipeline.STAGES` is the same list as code. Whoever writes Python begins with `faultline.open("mali")`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from faultline.notebook import Map

    __version__: str

__all__ = ["__version__", "open"]


def open(folder: Path | str, version: str | None = None) -> Map:
    """The map in a workspace folder, by default its current version.

    Nothing is loaded before this is called, so that `import faultline` costs nothing.

    Raises:
        WorkspaceError: If the folder is no workspace or has no map yet.
        UsageError: If there is no such version.
    """
    from faultline.notebook import Map

    return Map.open(folder, version)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> str:
        """`__version__`, looked up in the installed package when somebody asks for it."""
        if name != "__version__":
            raise AttributeError(f"module 'faultline' has no attribute {name!r}")
        from importlib.metadata import version

        return version("faultline")
