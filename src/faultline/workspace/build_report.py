"""What a build tells when it is done: to whoever asked for it, and to the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from faultline import __version__
from faultline.errors import WorkspaceError
from faultline.model.loss import UNREAD_TABLES, Loss
from faultline.tables.schemas import Record
from faultline.workspace.chain import DIED, FAILED
from faultline.workspace.collecting import DUPLICATE
from faultline.workspace.lock import user_name
from faultline.workspace.manifest import Manifest
from faultline.workspace.redacted import without_redacted
from faultline.workspace.workspace import Workspace

_NOT_READ = (FAILED, DIED, *UNREAD_TABLES)
"""Reasons of losses that take a whole document, or all of a table, away."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        version: The version that readers see now.
        added: Documents of this version that were not in the one before.
        removed: Documents of the one before that are not in this one.
        refused: Inputs given to this build that could not be read, each with its reason.
        unsettled: Documents placed since the last whole build, whose identities and comparisons are provisional.
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
    unsettled: int = 0


def refusals_of(record: Record) -> Iterator[Loss]:
    """What a build was asked to read and could not, or only in part; copies of what is there are no refusals."""
    for loss in record.losses:
        if loss.reason in _NOT_READ or (record.document is None and loss.reason != DUPLICATE):
            yield loss


def report_of(workspace: Workspace, before: Manifest | None, now: Manifest, refused: tuple[Loss, ...]) -> BuildReport:
    """What a build did that made a version of the one before."""
    added, removed = _changed(workspace, before, now)
    return BuildReport(
        version=now.version,
        added=added,
        removed=removed,
        documents=now.rows("documents"),
        statements=now.rows("statements"),
        entities=now.rows("entities"),
        comparisons=now.rows("comparisons"),
        losses=now.losses,
        refused=tuple(sorted(refused, key=lambda loss: (loss.path, loss.reason, loss.detail))),
        unsettled=len(now.unsettled),
    )


def _changed(workspace: Workspace, before: Manifest | None, now: Manifest) -> tuple[int, int]:
    """How many documents came and went."""
    if before and now.whole:  # placed on the one before, so that nothing of it has to be read
        return len(set(now.unsettled) - set(before.unsettled)), 0
    old = _documents_of(workspace, before) if before else frozenset()
    new = workspace.view(now.version).document_ids()
    return len(new - old), len(old - new)


def _documents_of(workspace: Workspace, before: Manifest) -> frozenset[str]:
    """The documents of an earlier version; none where it can no longer be read, so that a build can mend the map."""
    try:
        return workspace.view(before.version).document_ids()
    except WorkspaceError:
        return frozenset()


def write_audit(workspace: Workspace, report: BuildReport) -> None:
    """Note it in the ledger, without what was redacted."""
    refused = [[loss.path, loss.reason, loss.detail] for loss in report.refused]
    done = {"version": report.version, "added": report.added, "removed": report.removed, "refused": refused}
    told = without_redacted(workspace, json.dumps({**done, "software": __version__}, ensure_ascii=False))
    workspace.ledger.append_audit(user_name(), "build", told)
