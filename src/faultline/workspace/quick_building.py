"""A version with further documents placed on the last whole one: nothing that is there is made or written again.

It consists of the parts of the whole version and of small ones that lie over them (`layer`), holds the documents placed
since, and says of which of them identities and comparisons are provisional. A whole build settles them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from faultline import __version__
from faultline.errors import WholeBuildNeededError
from faultline.model.loss import Loss
from faultline.tables.schemas import Record
from faultline.workspace.collecting import exact_duplicate
from faultline.workspace.gazetteers import gazetteers_of
from faultline.workspace.known_things import KnownOnMap, drop_known, known_folder, write_known
from faultline.workspace.layer import Layer, merged, read_layer, write_layer
from faultline.workspace.manifest import Manifest, Part, SourceEntry, version_of
from faultline.workspace.map_tables import MapTables
from faultline.workspace.originals import original_file
from faultline.workspace.placing import place_documents
from faultline.workspace.publishing import known_version, settings_of, stages_of
from faultline.workspace.queries import PartQueries
from faultline.workspace.redirects import carry_all
from faultline.workspace.search_index import search_folder, write_search_index
from faultline.workspace.statement_filter import with_ids
from faultline.workspace.whole_files import write_whole
from faultline.workspace.workspace import Workspace

if TYPE_CHECKING:
    from faultline.pipeline import BatchStage, TableStage


_PLAIN = (".txt", ".md", ".html", ".htm")
_SMALL = 200_000
"""Bytes of all sources of a build."""
MOST_STATEMENTS = 10_000
"""Of the new documents of one build; a whole one is made for more."""


def check_quick(
    workspace: Workspace, before: Manifest, given: Iterable[SourceEntry], stages: Sequence[BatchStage | TableStage]
) -> None:
    """Raise WholeBuildNeededError where documents cannot be placed on a version, with what to do."""
    why = _why_whole(workspace, before, stages)
    known = {entry.path: entry for entry in before.sources}
    changed = [entry.path for entry in given if known.get(entry.path, entry) != entry]
    if changed:
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        why = f"{changed[0]}{more} is on the map with other content, which a quick build cannot take away"
    if why:
        raise WholeBuildNeededError(f"{why}: build without --quick")


def _why_whole(workspace: Workspace, before: Manifest, stages: Sequence[BatchStage | TableStage]) -> str:
    """Why the next build must be a whole one; empty where it need not."""
    if before.software != f"faultline {__version__}" or before.stages != stages_of(stages):
        return f"version {before.version} was made by another Faultline"
    if before.settings != settings_of(workspace):
        return f"the settings have changed since version {before.version} was made"
    if not all(folder.is_dir() for folder in _known_folders(workspace, before)):
        return f"version {before.version} lacks the tables by which documents are placed"
    return ""


def _known_folders(workspace: Workspace, before: Manifest) -> list[Path]:
    versions = (before.whole, before.version) if before.whole else (before.version,)
    return [known_folder(workspace, version) for version in versions]


def are_harmless(sources: Sequence[SourceEntry], workspace: Workspace) -> bool:
    """Whether sources are so few, small and plain that they are read in this process, which saves the seconds that
    another takes to start: plain text and pages, which nothing reads that a file could bring to its end."""
    plain = [original_file(entry, workspace) for entry in sources if entry.suffix in _PLAIN]
    return len(plain) == len(sources) and sum(file.stat().st_size for file in plain) <= _SMALL


def new_sources(before: Manifest, given: Iterable[SourceEntry]) -> tuple[list[SourceEntry], list[Record]]:
    """The sources that have to be read, and a record with the loss for each that is there under another path."""
    known = {(entry.content, entry.suffix, entry.mapping): entry for entry in before.sources}
    there = set(before.sources)
    fresh, copies = [], []
    for entry in given:
        same = known.get((entry.content, entry.suffix, entry.mapping))
        if same is None:
            fresh.append(entry)
        elif entry not in there:
            copies.append(Record(source=entry.path, losses=(exact_duplicate(entry.path, same.path),)))
    return fresh, copies


def publish_quickly(
    workspace: Workspace,
    before: Manifest,
    given: Sequence[SourceEntry],
    records: Iterable[Record],
    stages: Mapping[str, TableStage],
    progress: Callable[[str, int, int], None],
) -> Manifest:
    """Place the documents of records, write what is new, and let `CURRENT` point to it as the last act."""
    there = set(before.sources)
    new = [entry for entry in given if entry not in there]
    if not new:
        return before
    queries = PartQueries(before.parts, workspace.parts, before.additions).checked()
    known = KnownOnMap(queries, _known_folders(workspace, before))
    judgements = workspace.ledger.judgements() if workspace.ledger.position() else ()
    read = list(records)
    _check_size(read)
    progress("placing", 0, 1)
    with gazetteers_of(workspace):
        placed = place_documents(read, queries, known, workspace.settings, stages, judgements)
    progress("writing", 0, 1)
    layer = merged(read_layer(before.additions, workspace.parts), placed.tables, placed.gone)
    whole = PartQueries(before.parts, workspace.parts) if before.additions else queries
    manifest = _written(workspace, before, new, layer, placed.tables, whole)
    write_known(
        placed.tables.things,
        known_folder(workspace, manifest.version),
        workspace.scratch,
        known_folder(workspace, before.version) if before.whole else None,
    )
    carry_all(workspace, before, manifest)
    write_whole(workspace.pointer, f"{manifest.version}\n".encode(), workspace.scratch)
    drop_known(workspace, [manifest])
    progress("writing", 1, 1)
    return manifest


def _check_size(records: Sequence[Record]) -> None:
    number = sum(len(record.statements) for record in records)
    if number > MOST_STATEMENTS:
        raise WholeBuildNeededError(
            f"what was given says {number:,} things, more than the {MOST_STATEMENTS:,} that are placed at once: build "
            "without --quick, which reads none of it again"
        )


def _written(
    workspace: Workspace,
    before: Manifest,
    given: Sequence[SourceEntry],
    layer: Layer,
    new: MapTables,
    whole: PartQueries,
) -> Manifest:
    """The manifest of the version, kept with its parts and its search index."""
    sources = tuple(sorted((*before.sources, *given)))
    additions = write_layer(layer, whole, workspace.parts, workspace.scratch)
    version = version_of(
        settings=before.settings, sources=sources, excluded=before.excluded, parts=(*before.parts, *additions)
    )
    known = known_version(workspace, version)
    manifest = replace(
        before,
        version=version,
        created=known.created if known else datetime.now(UTC).isoformat(timespec="seconds"),
        title=workspace.settings.title,
        sources=sources,
        losses=before.losses + _count(new.losses),
        whole=before.whole or before.version,
        unsettled=tuple(sorted({*before.unsettled, *(d.id for d in new.documents)})),
        additions=additions,
        added_search=_write_search(workspace, layer, whole, (*before.parts, *additions)),
    )
    write_whole(workspace.manifests / f"{version}.json", manifest.to_json().encode(), workspace.scratch)
    return manifest


def _write_search(workspace: Workspace, layer: Layer, whole: PartQueries, parts: Sequence[Part]) -> str:
    """The name of the index of what the layer adds; entities that were there are found by their names of before."""
    found = with_ids(entity.id for entity in layer.tables.entities)
    there = {row[0] for row in whole.rows(f"SELECT id FROM entities WHERE {found.sql}", found.values)}
    name = search_folder(parts)
    new = tuple(entity for entity in layer.tables.entities if entity.id not in there)
    write_search_index(replace(layer.tables, entities=new), workspace.search / name, workspace.scratch)
    return name


def _count(losses: Iterable[Loss]) -> int:
    return sum(loss.count for loss in losses)
