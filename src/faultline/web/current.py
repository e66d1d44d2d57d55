"""The map that is current, reopened when a build has switched it or somebody has judged."""

from __future__ import annotations

from threading import Lock, Thread
from typing import Annotated

from fastapi import Depends, Request

from faultline.errors import WorkspaceError
from faultline.web.warming import warm
from faultline.workspace import MapView, Workspace
from faultline.workspace.fast_tables import is_copied, is_worth_it, make_fast


class CurrentMap:
    """Holds one open view, and replaces it when the workspace names another version or its ledger has grown.

    The tables of a large version are copied into a form in which pages come at once; until that is done, pages are
    made of the version as it is.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._lock = Lock()
        self._version = workspace.current
        self._view = workspace.view()
        self._copying: Thread | None = None
        self._copy()
        self._warm()

    def view(self) -> MapView:
        """The view of the current version; costs the reading of two small files when nothing has changed."""
        version, position = self.workspace.current, self.workspace.ledger.position()
        with self._lock:
            if version is None:
                raise WorkspaceError(f"{self.workspace.folder} has no map any more: build it again")
            if version != self._version or self._is_copied():
                self._view, self._version = self.workspace.view(), version
                self._copy()
                self._warm()
            elif position != self._view.position:
                self._view = self._view.renewed()
            return self._view

    def _copy(self) -> None:
        """Begin to copy the tables of the current version, where it is large."""
        manifest = self.workspace.manifest()
        if manifest and not self._copying and not self._view.is_fast and is_worth_it(manifest):
            self._copying = Thread(target=make_fast, args=(self.workspace, manifest), name="copying", daemon=True)
            self._copying.start()

    def _warm(self) -> None:
        """Begin what the first page would wait for; a page that comes before it is done makes it itself."""
        if self._view.is_fast:
            Thread(target=warm, args=(self._view,), name="warming", daemon=True).start()

    def _is_copied(self) -> bool:
        """Whether a copy has come to its end since the view was opened."""
        if self._copying is None or self._copying.is_alive():
            return False
        is_new = not self._view.is_fast and is_copied(self.workspace)
        self._copying = None
        return is_new


def _current_view(request: Request) -> MapView:
    current: CurrentMap = request.app.state.map
    return current.view()


def _kept(request: Request) -> Workspace:
    current: CurrentMap = request.app.state.map
    return current.workspace


View = Annotated[MapView, Depends(_current_view)]
Kept = Annotated[Workspace, Depends(_kept)]
"""The workspace itself, for routes that change something."""
