"""Makes versions of the map: takes sources through the stages, writes a version whole and switches to it."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from faultline import __version__
from faultline.errors import UsageError, WorkspaceError
from faultline.execution.engine import Engine
from faultline.model.loss import UNREAD_TABLES, Loss
from faultline.tables.schemas import Record
from faultline.workspace.chain import DIED, FAILED
from faultline.workspace.collecting import DUPLICATE
from faultline.workspace.finding import find_entries, named_documents
from faultline.workspace.lock import build_lock, user_name
from faultline.workspace.log import last_readable
from faultline.workspace.manifest import Excluded, Manifest, SourceEntry
from faultline.workspace.publishing import publish_version
from faultline.workspace.reading import read_entries
from faultline.workspace.redacted import without_redacted
from faultline.workspace.whole_files import sweep
from faultline.workspace.workspace import Workspace

if TYPE_CHECKING:
    from faultline.pipeline import BatchStage, TableStage

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many of it are done and how many there are."""

_NOT_READ = (FAILED, DIED, *UNREAD_TABLES)
"""Reasons of losses that take a whole document, or all of a table, away."""
_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        version: The version that readers see now.
        added: Documents of this version that were not in the one before.
        removed: Documents of the one before that are not in this one.
        refused: Inputs given to this build that could not be read, each with its reason.
    """

    version: str
    added: int
    removed: int
    documents: int
    statements: int
    entities: int
    comparisons: int
    losses: int
    refused: tuple[Loss, ...] = ()


def build(
    workspace: Workspace,
    paths: Sequence[str],
    *,
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
        workers: Number of processes; all cores by default.
        stages: Another list than `pipeline.STAGES`.
        engine: Other machines to work on, which see the workspace where this one does; paths may then be addresses of
            an object store that they reach.

    Raises:
        UsageError: There is nothing to read at any of the paths.
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
        fresh = {entry.path for entry in given}
        old = before.sources if before else ()
        sources = sorted([*given, *(entry for entry in old if entry.path not in fresh)])
        excluded = [entry for entry in (before.excluded if before else ()) if entry.source not in fresh]
        version = _Version(tuple(sources), tuple(sorted(excluded)), frozenset(fresh), (*damage, *refused))
        return _make(workspace, before, version, workers=workers, progress=progress, stages=stages, engine=engine)


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
        return _make(workspace, before, version, workers=workers, progress=progress, stages=stages)


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
        return _make(workspace, before, version, workers=None, progress=progress, stages=stages)


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


def _make(
    workspace: Workspace,
    before: Manifest | None,
    version: _Version,
    *,
    workers: int | None,
    progress: Progress | None,
    stages: Sequence[BatchStage | TableStage] | None,
    engine: Engine | None = None,
) -> BuildReport:
    from faultline.pipeline import STAGES, BatchStage, TableStage  # loads every stage

    chosen = STAGES if stages is None else tuple(stages)
    tell = progress or _silence
    batch_stages = tuple(stage for stage in chosen if isinstance(stage, BatchStage))
    table_stages = tuple(stage for stage in chosen if isinstance(stage, TableStage))
    records = read_entries(version.sources, workspace, batch_stages, workers=workers, progress=tell, engine=engine)
    refused = list(version.refused)
    kept = _kept(records, version, refused)
    manifest = publish_version(workspace, version.sources, version.excluded, kept, table_stages, chosen, tell, engine)
    report = _report(workspace, before, manifest, tuple(refused))
    _write_audit(workspace, report)
    return report


def _kept(records: Iterable[Record], version: _Version, refused: list[Loss]) -> Iterator[Record]:
    """The records that are not excluded, one by one; what could not be read of them is added to `refused`."""
    excluded = set(version.excluded)
    for record in records:
        if record.source in version.given:
            refused += _refusals(record)
        if Excluded(record.source, record.inside) not in excluded:
            yield record


def _refusals(record: Record) -> Iterator[Loss]:
    """What a build was asked to read and could not, or only in part; copies of what is there are no refusals."""
    for loss in record.losses:
        if loss.reason in _NOT_READ or (record.document is None and loss.reason != DUPLICATE):
            yield loss


def _report(workspace: Workspace, before: Manifest | None, now: Manifest, refused: tuple[Loss, ...]) -> BuildReport:
    old = _documents_of(workspace, before) if before else frozenset()
    new = workspace.view(now.version).document_ids()
    return BuildReport(
        version=now.version,
        added=len(new - old),
        removed=len(old - new),
        documents=now.rows("documents"),
        statements=now.rows("statements"),
        entities=now.rows("entities"),
        comparisons=now.rows("comparisons"),
        losses=now.losses,
        refused=tuple(sorted(refused, key=lambda loss: (loss.path, loss.reason, loss.detail))),
    )


def _documents_of(workspace: Workspace, before: Manifest) -> frozenset[str]:
    """The documents of an earlier version; none where it can no longer be read, so that a build can mend the map."""
    try:
        return workspace.view(before.version).document_ids()
    except WorkspaceError:
        return frozenset()


def _write_audit(workspace: Workspace, report: BuildReport) -> None:
    refused = [[loss.path, loss.reason, loss.detail] for loss in report.refused]
    done = {"version": report.version, "added": report.added, "removed": report.removed, "refused": refused}
    told = without_redacted(workspace, json.dumps({**done, "software": __version__}, ensure_ascii=False))
    workspace.ledger.append_audit(user_name(), "build", told)


def _nothing_found(paths: Sequence[str], refused: Sequence[Loss]) -> str:
    if not refused:
        return f"there is nothing to read at {', '.join(paths) or 'no path'}: name files that are there"
    reasons = "; ".join(f"{loss.path}: {loss.reason}, {loss.detail}" for loss in refused[:5])
    return f"there is nothing to read ({reasons}{' …' if len(refused) > 5 else ''})"


def _silence(_what: str, _done: int, _all: int) -> None:
    """No progress is shown."""
