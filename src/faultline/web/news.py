"""What is new on the map since the build before this one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from faultline.comparison.revisions import Change
from faultline.model.comparison import Comparison
from faultline.web.analysing import Analyses
from faultline.workspace import MapView, Workspace
from faultline.workspace.changes import ChangedDocument, Changes, changes
from faultline.workspace.log import list_versions

LARGEST = 50_000
"""Statements up to which two versions are compared for a page."""
PATIENCE = 0.02
"""Seconds: the first page does not wait, it has the news when it is looked at again."""


@dataclass(frozen=True, slots=True)
class News:
    """What changed.

    Attributes:
        since: When the build before was made; empty where this is the first.
        running: Seconds since the comparison of the two began, where it goes on.
        is_too_large: Whether the map is too large to compare two versions for a page.
        documents: Those that changed, the added first, each with its id on this map; empty for what is gone.
        added, gone: Statements.
        appeared: Comparisons that were not there before, disagreements first.
    """

    since: str = ""
    running: float = 0.0
    is_too_large: bool = False
    documents: tuple[tuple[ChangedDocument, str], ...] = ()
    added: int = 0
    gone: int = 0
    appeared: tuple[Comparison, ...] = ()


def news_of(workspace: Workspace, view: MapView, analyses: Analyses) -> News:
    """What is new in a version against the last that was built before it."""
    before = version_before(workspace, view.version)
    if before is None:
        return News()
    version, since = before
    if view.count_statements() > LARGEST:
        return News(since, is_too_large=True)
    found, running = analyses.later(
        ("news", version, view.version),
        lambda: _told(since, view, changes(workspace.view(version), view)),
        PATIENCE,
    )
    return found or News(since, running)


def version_before(workspace: Workspace, version: str) -> tuple[str, str] | None:
    """The version that was built last before this one, and when; None where there is none."""
    entries = list_versions(workspace)
    own = next((n for n, entry in enumerate(entries) if entry.version == version), len(entries))
    return next(((entry.version, entry.created) for entry in entries[own + 1 :]), None)


def _told(since: str, view: MapView, found: Changes) -> News:
    counts: Counter[Change] = Counter()
    for document in found.documents:
        if document.revisions:
            counts.update(revision.change for revision in document.revisions)
        else:
            counts[Change.ADDED] += document.after
            counts[Change.GONE] += document.before
    order = ("added", "replaced", "read again", "removed")
    ids = {document.path: document.id for document in view.documents()}
    documents = sorted(found.documents, key=lambda d: (order.index(d.change.value), d.path))
    told = tuple((document, ids.get(document.path, "")) for document in documents)
    return News(since, 0.0, False, told, counts[Change.ADDED], counts[Change.GONE], found.appeared)
