"""The map that is current, reopened when a build has switched it or somebody has judged."""

from __future__ import annotations

from threading import Lock
from typing import Annotated

from fastapi import Depends, Request

from faultline.errors import WorkspaceError
from faultline.workspace import MapView, Workspace


class CurrentMap:
    """Holds one open view, and replaces it when the workspace names another version or its ledger has grown."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._lock = Lock()
        self._version = workspace.current
        self._view = workspace.view()

    def view(self) -> MapView:
        """The view of the current version; costs the reading of two small files when nothing has changed."""
        version, position = self.workspace.current, self.workspace.ledger.position()
        with self._lock:
            if version is None:
                raise WorkspaceError(f"{self.workspace.folder} has no map any more: build it again")
            if version != self._version or position != self._view.position:
                self._view, self._version = self.workspace.view(), version
            return self._view


def _current_view(request: Request) -> MapView:
    current: CurrentMap = request.app.state.map
    return current.view()


def _kept(request: Request) -> Workspace:
    current: CurrentMap = request.app.state.map
    return current.workspace


View = Annotated[MapView, Depends(_current_view)]
Kept = Annotated[Workspace, Depends(_kept)]
"""The workspace itself, for routes that change something."""
