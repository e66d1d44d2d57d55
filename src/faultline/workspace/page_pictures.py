"""Pictures of the pages of PDF sources, drawn once by another process from the stored original."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from faultline.documents.page_picture import SECONDS
from faultline.errors import UnreadableError
from faultline.model.document import Document
from faultline.workspace.originals import original_file
from faultline.workspace.redacted_form import REDACTED
from faultline.workspace.view import MapView
from faultline.workspace.whole_files import whole_file
from faultline.workspace.workspace import Workspace

WIDTH = 1100
"""Pixels: sharp at the width of half a screen."""


def original_of(workspace: Workspace, view: MapView, document: Document) -> Path | None:
    """The stored PDF that a document was read from; None for other formats, for what came out of an archive
    and for what was redacted."""
    if document.format != "pdf":
        return None
    manifest, origins = workspace.manifest(view.version), view.document_origins([document.id])
    if manifest is None or not origins or origins[0].inside:
        return None
    entry = next((entry for entry in manifest.sources if entry.path == origins[0].source), None)
    file = original_file(entry, workspace) if entry else None
    return file if file and file.suffix != REDACTED and file.is_file() else None


def page_picture(workspace: Workspace, original: Path, page: int) -> Path:
    """The PNG of a page (from 1), out of the cache once it was drawn; UnreadableError where it cannot be drawn."""
    target = workspace.cache / "pages" / original.stem[:2] / f"{original.stem}-{page}-{WIDTH}.png"
    if target.is_file():
        return target
    with whole_file(target, workspace.cache / ".drawing") as path:
        _draw(original, page, path)
    return target


def _draw(original: Path, page: int, target: Path) -> None:
    command = [sys.executable, "-m", "faultline.documents.page_picture"]
    given = [str(original.resolve()), str(page), str(WIDTH), str(target.resolve())]
    try:
        done = subprocess.run([*command, *given], capture_output=True, timeout=2 * SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"page {page} takes too long to draw: open the file itself") from error
    if done.returncode or not target.is_file():
        raise UnreadableError(f"page {page} cannot be drawn: open the file itself")
