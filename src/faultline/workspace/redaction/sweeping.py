"""Deletes what named somebody, once nothing leads to it any more."""

from __future__ import annotations

from collections.abc import Collection

from faultline.workspace.fast_folder import fast_folder
from faultline.workspace.manifest import SourceEntry, read_manifest
from faultline.workspace.originals import mapping_file, original_file
from faultline.workspace.redaction.versions import sweep_files
from faultline.workspace.workspace import Workspace


def delete_what_went(workspace: Workspace, versions: Collection[str], sources: Collection[SourceEntry]) -> None:
    """Delete versions with all that they alone had, originals with what was made of them, and stale results."""
    sweep_files(workspace.manifests, lambda name: name.removesuffix(".json") not in versions)
    manifests = [read_manifest(path) for path in sorted(workspace.manifests.glob("*.json"))]
    parts = {part.file for manifest in manifests for part in (*manifest.parts, *manifest.additions)}
    searches = {name for manifest in manifests for name in manifest.searches}
    living = {manifest.version for manifest in manifests}
    fast = {fast_folder(manifest.parts, workspace.parts).name for manifest in manifests}
    sweep_files(workspace.parts, lambda name: name in parts)
    sweep_files(workspace.search, lambda name: name in searches)
    sweep_files(workspace.known, lambda _name: False)  # they hold names, and are made again by the next build
    sweep_files(workspace.redirects, lambda name: name.removesuffix(".parquet") in living)
    sweep_files(workspace.parts.parent / "fast", lambda name: name in fast)
    _delete_originals(workspace, sources)
    kept = {file.name.split(".")[0] for file in workspace.sources.glob("*/*")}
    for folder in (*workspace.cache.glob("*"), *workspace.cache.glob("pages/*")):
        if folder.is_dir() and folder.name != "pages":
            sweep_files(folder, lambda name: name.split("-")[0] in kept)


def _delete_originals(workspace: Workspace, sources: Collection[SourceEntry]) -> None:
    used = {
        file
        for path in workspace.manifests.glob("*.json")
        for entry in read_manifest(path).sources
        for file in (original_file(entry, workspace), mapping_file(entry.mapping, workspace))
    }
    for entry in sources:
        for file in (original_file(entry, workspace), mapping_file(entry.mapping, workspace)):
            if file not in used:
                file.unlink(missing_ok=True)
