"""The gazetteers that a user adds to a workspace, in its folder `gazetteer/`: a folder each."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from faultline.errors import UnreadableError, UsageError
from faultline.workspace.lock import build_lock
from faultline.workspace.whole_files import sweep, whole_folder
from faultline.workspace.workspace import Workspace

if TYPE_CHECKING:
    from faultline.resolution.gazetteer.dumps import Refusals
    from faultline.resolution.gazetteer.own import About

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def add_gazetteer(workspace: Workspace, path: Path, name: str | None = None) -> tuple[About, Refusals]:
    """Store the places of a dump or CSV; one of the same name is replaced. Builds from now on look into it.

    Args:
        name: Under which to store it; the name of the file without its ending by default.

    Raises:
        UsageError: There is no such file, or the name cannot be one.
        UnreadableError: The file holds no places.
        WorkspaceError: A build is running.
    """
    from faultline.resolution.gazetteer.dumps import Refusals, open_places
    from faultline.resolution.gazetteer.own import write_shelf

    label = name if name is not None else re.sub(r"[^a-z0-9_-]+", "-", path.stem.casefold()).strip("-_")
    if not _NAME.fullmatch(label):
        raise UsageError(f"{label!r} cannot name a gazetteer: take small letters and digits, with --name")
    refused = Refusals()
    with build_lock(workspace.lock_file):
        sweep(workspace.scratch)
        with whole_folder(workspace.gazetteers / label, workspace.scratch) as folder:
            with open_places(path, label, refused) as rows:
                about = write_shelf(rows, folder, name=label, file=path.name)
            if not about.places:
                raise UnreadableError(f"{path} holds no places: give a dump of GeoNames or a CSV with rows")
            shutil.rmtree(workspace.gazetteers / label, ignore_errors=True)
    return about, refused


def list_gazetteers(workspace: Workspace) -> list[About]:
    """The gazetteers of a workspace by name."""
    from faultline.resolution.gazetteer.own import read_about

    return [read_about(folder) for folder in gazetteer_folders(workspace)]


def remove_gazetteer(workspace: Workspace, name: str) -> None:
    """Take a gazetteer out again; versions of the map that were built with it stay as they are."""
    if name not in [folder.name for folder in gazetteer_folders(workspace)]:
        known = ", ".join(folder.name for folder in gazetteer_folders(workspace)) or "none"
        raise UsageError(f"{workspace.folder} has no gazetteer {name!r}: it has {known}")
    with build_lock(workspace.lock_file):
        shutil.rmtree(workspace.gazetteers / name)


@contextmanager
def gazetteers_of(workspace: Workspace) -> Iterator[None]:
    """Look into the workspace's gazetteers too until the block ends."""
    folders = gazetteer_folders(workspace)
    if not folders:
        yield
        return
    from faultline.resolution.gazetteer.current import using
    from faultline.resolution.gazetteer.own import open_shelf

    with using([open_shelf(folder) for folder in folders]):
        yield


def contents_of(workspace: Workspace) -> list[tuple[str, str]]:
    """Name and hash of the content of each gazetteer: what a version depends on."""
    return [(about.name, about.content) for about in list_gazetteers(workspace)]


def gazetteer_folders(workspace: Workspace) -> tuple[Path, ...]:
    """Where each gazetteer of a workspace lies, by name."""
    if not workspace.gazetteers.is_dir():
        return ()
    return tuple(sorted(path.resolve() for path in workspace.gazetteers.iterdir() if path.is_dir()))
