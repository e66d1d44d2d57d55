"""Records → a version of the map on disk, which readers see from one moment to the next."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from faultline import __version__
from faultline.errors import WorkspaceError
from faultline.execution.engine import Bulk, Engine
from faultline.model.document import Document
from faultline.model.judgement import BUILT_IN
from faultline.tables.schemas import Record
from faultline.tables.sinks import kept_in
from faultline.workspace.collecting import collect
from faultline.workspace.gazetteers import contents_of, gazetteer_folders, gazetteers_of
from faultline.workspace.manifest import Excluded, Manifest, SourceEntry, read_manifest, version_of
from faultline.workspace.map_tables import MapTables, run_table_stage, sort_tables, with_additions
from faultline.workspace.parts import write_parts
from faultline.workspace.redirects import carry_redirects
from faultline.workspace.search_index import search_folder, write_search_index
from faultline.workspace.whole_files import write_whole
from faultline.workspace.workspace import Workspace

if TYPE_CHECKING:
    from faultline.documents.kinship import Origin
    from faultline.pipeline import BatchStage, TableStage


def publish_version(
    workspace: Workspace,
    sources: Sequence[SourceEntry],
    excluded: Sequence[Excluded],
    records: Iterable[Record],
    table_stages: Sequence[TableStage],
    stages: Sequence[BatchStage | TableStage],
    progress: Callable[[str, int, int], None],
    engine: Engine | None = None,
) -> Manifest:
    """Run the table stages, write what is new, and let `CURRENT` point to it as the last act."""
    from faultline.workspace.known_things import drop_known, known_folder, write_known  # loads resolution

    judgements = workspace.ledger.judgements() if workspace.ledger.position() else ()
    bulk = Bulk(engine, gazetteer_folders(workspace)) if engine else None
    with kept_in(workspace.scratch):
        tables = with_additions(collect(records, _origins), judgements)
        with gazetteers_of(workspace):
            for number, stage in enumerate(table_stages):
                progress(stage.name, number, len(table_stages))
                tables = run_table_stage(stage, tables, workspace.settings, judgements, bulk)
        tables = sort_tables(tables)
        progress("writing", 0, 1)
        judged = tuple(j.id for j in judgements if j.decision in BUILT_IN and not j.undone)
        manifest = _write(workspace, tuple(sources), tuple(excluded), tables, stages, judged)
    carry_redirects(workspace, manifest)
    write_known(tables.things, known_folder(workspace, manifest.version), workspace.scratch)
    write_whole(workspace.pointer, f"{manifest.version}\n".encode(), workspace.scratch)
    drop_known(workspace, [manifest])
    progress("writing", 1, 1)
    return manifest


def _write(
    workspace: Workspace,
    sources: tuple[SourceEntry, ...],
    excluded: tuple[Excluded, ...],
    tables: MapTables,
    stages: Sequence[BatchStage | TableStage],
    judged: tuple[int, ...],
) -> Manifest:
    settings = settings_of(workspace)
    parts = write_parts(tables, workspace.parts, workspace.scratch)
    search = search_folder(parts)
    write_search_index(tables, workspace.search / search, workspace.scratch)
    version = version_of(settings=settings, sources=sources, excluded=excluded, parts=parts)
    target = workspace.manifests / f"{version}.json"
    known = known_version(workspace, version)
    if known is not None and known.judged == judged:
        return known
    manifest = Manifest(
        version=version,
        created=known.created if known else datetime.now(UTC).isoformat(timespec="seconds"),
        software=f"faultline {__version__}",
        title=workspace.settings.title,
        sources=sources,
        excluded=excluded,
        parts=parts,
        losses=sum(loss.count for loss in tables.losses),
        search=search,
        settings=settings,
        stages=stages_of(stages),
        judged=judged,
    )
    write_whole(target, manifest.to_json().encode(), workspace.scratch)
    return manifest


def settings_of(workspace: Workspace) -> str:
    """The settings on which a version depends, as its manifest has them."""
    own = {"gazetteers": places} if (places := contents_of(workspace)) else {}
    return json.dumps({**asdict(workspace.settings), **own}, ensure_ascii=False, sort_keys=True)


def stages_of(stages: Sequence[BatchStage | TableStage]) -> tuple[str, ...]:
    """Name and version of each stage, as a manifest has them."""
    return tuple(f"{stage.name}@{stage.version}" for stage in stages)


def known_version(workspace: Workspace, version: str) -> Manifest | None:
    """The manifest of a version that was made before, if it is there and whole."""
    path = workspace.manifests / f"{version}.json"
    with suppress(WorkspaceError):
        return read_manifest(path) if path.is_file() else None
    return None


def _origins(documents: Sequence[Document]) -> Mapping[str, Origin]:
    from faultline.documents.kinship import origins  # loads the hashing of texts

    return origins(documents)
