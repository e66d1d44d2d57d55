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
        self._workspace = workspace
        self._lock = Lock()
        self._version = workspace.current
        self._view = workspace.view()

    def view(self) -> MapView:
        """The view of the current version; costs the reading of two small files when nothing has changed."""
        version, position = self._workspace.current, self._workspace.ledger.position()
        with self._lock:
            if version is None:
                raise WorkspaceError(f"{self._workspace.folder} has no map any more: build it again")
            if version != self._version or position != self._view.position:
                self._view, self._version = self._workspace.view(), version
            return self._view


def _current_view(request: Request) -> MapView:
    current: CurrentMap = request.app.state.map
    return current.view()


View = Annotated[MapView, Depends(_current_view)]
