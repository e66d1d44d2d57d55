"""Makes versions of the map: takes sources through the stages, writes a version whole and switches to it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING
from uuid import uuid4

from faultline.errors import UsageError, WholeBuildNeededError, WorkspaceError
from faultline.execution.engine import Engine
from faultline.model.loss import Loss
from faultline.tables.cycles import without_cycles
from faultline.tables.schemas import Record
from faultline.workspace.build_report import BuildReport, refusals_of, report_of, write_audit
from faultline.workspace.fast_folder import LARGE
from faultline.workspace.finding import find_entries, named_documents
from faultline.workspace.lock import build_lock
from faultline.workspace.log import last_readable
from faultline.workspace.manifest import Excluded, Manifest, SourceEntry
from faultline.workspace.publishing import publish_version
from faultline.workspace.reading import read_entries
from faultline.workspace.whole_files import sweep
from faultline.workspace.workspace import Workspace

if TYPE_CHECKING:
    from faultline.pipeline import BatchStage, TableStage

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many of it are done and how many there are."""

_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)


def build(
    workspace: Workspace,
    paths: Sequence[str],
    *,
    quick: bool = False,
    workers: int | None = None,
    progress: Progress | None = None,
    stages: Sequence[BatchStage | TableStage] | None = None,
    engine: Engine | None = None,
) -> BuildReport:
    """Add files, folders and addresses to the map; what is in it already stays, and a path given again replaces itself.

    The version depends on the sources, the settings and the software alone: not on the order or number of builds, nor
    on the number of workers or the engine. Killed at any moment it leaves the last version as it was, and the next
    build goes on with the results that are there.

    Args:
        quick: Place the new documents on the map as it is: who is meant in them and what they are compared with is
            then provisional until the next whole build. Without a map yet the build is a whole one.
        workers: Number of processes; all cores by default.
        stages: Another list than `pipeline.STAGES`.
        engine: Other machines to work on, which see the workspace where this one does; paths may then be addresses of
            an object store that they reach.

    Raises:
        UsageError: There is nothing to read at any of the paths.
        WholeBuildNeededError: A quick build cannot take them in.
        WorkspaceError: Another build is running, or the workspace cannot be written.
    """
    from faultline.resolution import check_settings

    with changing(workspace):
        check_settings(workspace.settings)  # what is wrong with them is said before hours of reading
        before, damage = last_readable(workspace)
        _show_to(engine, workspace)
        given, refused = find_entries(paths, workspace, engine)
        if not given:
            raise UsageError(_nothing_found(paths, refused))
        fresh = frozenset(entry.path for entry in given)
        options = _Options(workers, progress or _silence, stages, engine)
        if quick and before:
            wanted = _Version(tuple(given), before.excluded, fresh, (*damage, *refused))
            with without_cycles():
                return _make_quickly(workspace, before, wanted, options)
        old = before.sources if before else ()
        sources = sorted([*given, *(entry for entry in old if entry.path not in fresh)])
        excluded = [entry for entry in (before.excluded if before else ()) if entry.source not in fresh]
        version = _Version(tuple(sources), tuple(sorted(excluded)), fresh, (*damage, *refused))
        return _make(workspace, before, version, options)


def add_documents(workspace: Workspace, paths: Sequence[str], *, progress: Progress | None = None) -> BuildReport:
    """Add files to the map: to a large one quickly, if that can be, else by a whole build."""
    before = workspace.manifest()
    if before and before.rows("statements") >= LARGE:
        with suppress(WholeBuildNeededError):
            return build(workspace, paths, quick=True, progress=progress)
    return build(workspace, paths, progress=progress)


def rebuild(
    workspace: Workspace,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    stages: Sequence[BatchStage | TableStage] | None = None,
) -> BuildReport:
    """Make the map again of the sources that it has, with what was judged and set since; WorkspaceError without one."""
    from faultline.resolution import check_settings

    with changing(workspace):
        check_settings(workspace.settings)
        before, damage = last_readable(workspace)
        if before is None:
            raise WorkspaceError(f"{workspace.folder} has no map yet, so there is nothing to build again")
        version = _Version(before.sources, before.excluded, frozenset(), damage)
        return _make(workspace, before, version, _Options(workers, progress or _silence, stages))


def remove(
    workspace: Workspace,
    document: str,
    *,
    progress: Progress | None = None,
    stages: Sequence[BatchStage | TableStage] | None = None,
) -> BuildReport:
    """Take a document out of the map, named by its id, a unique beginning of it, or its path as given to build.

    Its original stays in `sources/`, since older versions need it. A document out of an archive is excluded until the
    archive is given to a build again.
    """
    with changing(workspace):
        before = workspace.manifest()
        if before is None:
            raise WorkspaceError(f"{workspace.folder} has no map yet, so there is nothing to remove")
        gone, excluded = named_documents(document, before, workspace)
        sources = tuple(entry for entry in before.sources if entry.path not in gone)
        kept = tuple(entry for entry in before.excluded if entry.source not in gone)
        version = _Version(sources, tuple(sorted({*kept, *excluded})), frozenset(), ())
        return _make(workspace, before, version, _Options(None, progress or _silence, stages))


def _show_to(engine: Engine | None, workspace: Workspace) -> None:
    """Let the engine's machines check that they see this workspace, by a file that is swept with the scratch folder."""
    if engine:
        token = workspace.scratch.resolve() / f"seen-{uuid4().hex}"
        token.parent.mkdir(parents=True, exist_ok=True)
        token.touch()
        engine.token = str(token)


@contextmanager
def changing(workspace: Workspace) -> Iterator[None]:
    """The lock, with a clean scratch folder; a disk that is full or read-only ends in one sentence.

    A redaction that was begun and did not come to its end is finished before anything else.
    """
    try:
        with build_lock(workspace.lock_file):
            sweep(workspace.scratch)
            _finish_redactions(workspace)
            yield
            sweep(workspace.scratch)
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        raise WorkspaceError(
            f"{workspace.folder} cannot be written ({error.strerror}): make room or give the right to write, then "
            "build again; the last map is whole"
        ) from error


def _finish_redactions(workspace: Workspace) -> None:
    if workspace.redactions.exists():
        from faultline.workspace.redaction.redacting import carry_on  # loads what rewrites a map

        carry_on(workspace)


@dataclass(frozen=True, slots=True)
class _Version:
    """What the next version is to be made of.

    Attributes:
        given: Paths of the sources that this build was asked for.
        refused: What was asked for and could not be found or copied.
    """

    sources: tuple[SourceEntry, ...]
    excluded: tuple[Excluded, ...]
    given: frozenset[str]
    refused: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class _Options:
    """How a build is done, as `build` was asked; of the stages those of the pipeline where none were given."""

    workers: int | None
    progress: Progress
    stages: Sequence[BatchStage | TableStage] | None
    engine: Engine | None = None

    def chosen(self) -> tuple[BatchStage | TableStage, ...]:
        from faultline.pipeline import STAGES  # loads every stage

        return STAGES if self.stages is None else tuple(self.stages)

    def read(
        self, sources: Sequence[SourceEntry], workspace: Workspace, workers: int | None = None
    ) -> Iterator[Record]:
        """The records of sources, by so many processes."""
        from faultline.pipeline import BatchStage

        some = tuple(stage for stage in self.chosen() if isinstance(stage, BatchStage))
        given = self.workers if workers is None else workers
        return read_entries(sources, workspace, some, workers=given, progress=self.progress, engine=self.engine)

    def table_stages(self) -> tuple[TableStage, ...]:
        from faultline.pipeline import TableStage

        return tuple(stage for stage in self.chosen() if isinstance(stage, TableStage))


def _make(workspace: Workspace, before: Manifest | None, version: _Version, options: _Options) -> BuildReport:
    records = options.read(version.sources, workspace)
    refused = list(version.refused)
    kept = _kept(records, version, refused)
    manifest = publish_version(
        workspace,
        version.sources,
        version.excluded,
        kept,
        options.table_stages(),
        options.chosen(),
        options.progress,
        options.engine,
    )
    return _told(workspace, before, manifest, refused)


def _make_quickly(workspace: Workspace, before: Manifest, version: _Version, options: _Options) -> BuildReport:
    from faultline.workspace.quick_building import (  # loads resolution
        are_harmless,
        check_quick,
        new_sources,
        publish_quickly,
    )

    check_quick(workspace, before, version.sources, options.chosen())
    fresh, copies = new_sources(before, version.sources)
    here = 1 if options.workers is None and are_harmless(fresh, workspace) else options.workers
    records = options.read(fresh, workspace, here) if fresh else iter(())
    refused = list(version.refused)
    kept = _kept(chain(records, copies), version, refused)
    stages = {stage.name: stage for stage in options.table_stages()}
    manifest = publish_quickly(workspace, before, version.sources, kept, stages, options.progress)
    return _told(workspace, before, manifest, refused)


def _told(workspace: Workspace, before: Manifest | None, manifest: Manifest, refused: Sequence[Loss]) -> BuildReport:
    report = report_of(workspace, before, manifest, tuple(refused))
    write_audit(workspace, report)
    return report


def _kept(records: Iterable[Record], version: _Version, refused: list[Loss]) -> Iterator[Record]:
    """The records that are not excluded, one by one; what could not be read of them is added to `refused`."""
    excluded = set(version.excluded)
    for record in records:
        if record.source in version.given:
            refused += refusals_of(record)
        if Excluded(record.source, record.inside) not in excluded:
            yield record


def _nothing_found(paths: Sequence[str], refused: Sequence[Loss]) -> str:
    if not refused:
        return f"there is nothing to read at {', '.join(paths) or 'no path'}: name files that are there"
    reasons = "; ".join(f"{loss.path}: {loss.reason}, {loss.detail}" for loss in refused[:5])
    return f"there is nothing to read ({reasons}{' …' if len(refused) > 5 else ''})"


def _silence(_what: str, _done: int, _all: int) -> None:
    """No progress is shown."""
