"""Which sources a build or a removal means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from faultline.errors import UsageError
from faultline.execution.engine import Engine
from faultline.model.loss import Loss
from faultline.tables.schemas import Source
from faultline.workspace.manifest import Excluded, Manifest, SourceEntry
from faultline.workspace.originals import kept_originals
from faultline.workspace.workspace import Workspace


def find_entries(
    paths: Sequence[str], workspace: Workspace, engine: Engine | None = None
) -> tuple[list[SourceEntry], list[Loss]]:
    """The sources at the paths, their originals kept in the workspace, and what could not be found or opened.

    Addresses of an object store are read by the engine's machines.

    The workspace's own files are no sources, though it may lie in a folder that is built.
    """
    from faultline.documents.sources import find_sources  # loads the readers
    from faultline.workspace.fetching import fetch_sources, is_in_store

    fetched = workspace.scratch / "fetched"
    fetched.mkdir(parents=True, exist_ok=True)
    sources, losses = find_sources([path for path in paths if not is_in_store(path)], fetched)
    for address in filter(is_in_store, paths):
        found, refused = fetch_sources(address, fetched, engine)
        sources, losses = [*sources, *found], [*losses, *refused]
    own = workspace.folder.resolve()
    losses = [loss for loss in losses if not _is_own(loss.path, own)]
    foreign = [source for source in sources if not _is_inside(source, own, but=fetched.resolve())]
    entries, unopened = kept_originals(foreign, workspace)
    return sorted(entries), [*losses, *(Loss(path, "documents", "cannot be opened", why) for path, why in unopened)]


def _is_inside(source: Source, folder: Path, but: Path) -> bool:
    location = Path(source.location).resolve()
    return location.is_relative_to(folder) and not location.is_relative_to(but)


def _is_own(path: str, own: Path) -> bool:
    return Path(path).is_dir() and Path(path).resolve() == own


def named_documents(name: str, manifest: Manifest, workspace: Workspace) -> tuple[set[str], set[Excluded]]:
    """What a removal takes out: whole sources by path, and members of archives that stay.

    A source that gave no document, having been refused, can be named by its path too.
    """
    of_source: dict[str, set[str]] = {}
    for entry in manifest.sources:
        of_source.setdefault(entry.path, set())
    origins = workspace.view(manifest.version).document_origins()
    for origin in origins:
        of_source.setdefault(origin.source, set()).add(origin.document)
    if name in of_source:
        return {name}, set()
    document = workspace.view(manifest.version).find_document(name)
    origin = next(o for o in origins if o.document == document.id)
    if origin.inside:
        return set(), {Excluded(origin.source, origin.inside)}
    content = next((entry.content for entry in manifest.sources if entry.path == origin.source), None)
    if content is None:
        raise UsageError(f"{name!r} names no source of this map: faultline show {workspace.folder} lists the documents")
    return {entry.path for entry in manifest.sources if entry.content == content}, set()
