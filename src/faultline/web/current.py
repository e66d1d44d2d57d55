"""The map that is current, reopened when a build has switched it or somebody has judged."""

from __future__ import annotations

import os
from multiprocessing import get_context
from threading import Lock, Thread
from typing import Annotated

from fastapi import Depends, Request

from faultline.errors import WorkspaceError
from faultline.web.warming import warm
from faultline.workspace import MapView, Workspace
from faultline.workspace.fast_tables import is_copied, is_worth_it, make_fast
from faultline.workspace.manifest import Manifest

_BEHIND = 5
"""How much nicer to others the process that copies is than the pages."""


class CurrentMap:
    """Holds one open view, and replaces it when the workspace names another version or its ledger has grown.

    The tables of a large version are copied into a form in which pages come at once. Until that is done, pages show the
    version before where it is in such a form, and else are made of the new one as it is.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._lock = Lock()
        self._copying: Thread | None = None
        self._tried = ""
        self._version = workspace.current
        self._view = workspace.view()
        self._begin_copy()
        self._warm()

    def view(self) -> MapView:
        """The view of the current version; costs the reading of two small files when nothing has changed."""
        version, position = self.workspace.current, self.workspace.ledger.position()
        with self._lock:
            if version is None:
                raise WorkspaceError(f"{self.workspace.folder} has no map any more: build it again")
            if (version != self._version or self._is_copied()) and not (self._view.is_fast and self._begin_copy()):
                self._view, self._version = self.workspace.view(), version
                self._begin_copy()
                self._warm()
            elif position != self._view.position:
                self._view = self._view.renewed()
            return self._view

    def _begin_copy(self) -> bool:
        """Have the current version copied where it is large and is not; whether that goes on."""
        manifest = self.workspace.manifest()
        if self._copying and self._copying.is_alive():
            return True
        if (
            manifest is None
            or not is_worth_it(manifest)
            or is_copied(self.workspace)
            or manifest.version == self._tried
        ):
            return False
        self._tried = manifest.version
        self._copying = Thread(target=copy_apart, args=(self.workspace, manifest), name="copying", daemon=True)
        self._copying.start()
        return True

    def _warm(self) -> None:
        """Begin what the first page would wait for; a page that comes before it is done makes it itself."""
        if self._view.is_fast:
            Thread(target=warm, args=(self._view,), name="warming", daemon=True).start()

    def _is_copied(self) -> bool:
        """Whether a copy has come to its end since the view was opened."""
        if self._copying is None or self._copying.is_alive():
            return False
        self._copying = None
        return not self._view.is_fast and is_copied(self.workspace)


def copy_apart(workspace: Workspace, manifest: Manifest) -> None:
    """Copy a version in a process of its own: it takes memory that the workbench should not keep."""
    process = get_context("spawn").Process(target=_copy, args=(Workspace(workspace.folder), manifest), daemon=True)
    process.start()
    process.join()


def _copy(workspace: Workspace, manifest: Manifest) -> None:
    os.nice(_BEHIND)
    make_fast(workspace, manifest)


def _current_view(request: Request) -> MapView:
    current: CurrentMap = request.app.state.map
    return current.view()


def _kept(request: Request) -> Workspace:
    current: CurrentMap = request.app.state.map
    return current.workspace


View = Annotated[MapView, Depends(_current_view)]
Kept = Annotated[Workspace, Depends(_kept)]
"""The workspace itself, for routes that change something."""
