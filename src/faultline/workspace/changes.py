"""What changed from one version of a map to another: documents, what they say, and where sources stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from faultline.comparison.revisions import Revision, revisions
from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.workspace.view import MapView


class DocumentChange(StrEnum):
    """REPLACED: another file stands at its path; READ_AGAIN: the same file is understood otherwise."""

    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"
    READ_AGAIN = "read again"


@dataclass(frozen=True, slots=True)
class ChangedDocument:
    """A document that changed, and each change in what it says.

    Attributes:
        before, after: How many statements it makes in either version.
        revisions: Of what it says; none where it was added or removed as a whole.
    """

    path: str
    change: DocumentChange
    before: int
    after: int
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed; comparisons in the order of their map.

    Attributes:
        appeared: Comparisons that only the newer version has.
        vanished: Those that only the older one has.
    """

    before: str
    after: str
    documents: tuple[ChangedDocument, ...]
    appeared: tuple[Comparison, ...]
    vanished: tuple[Comparison, ...]


def changes(before: MapView, after: MapView) -> Changes:
    """What changed between two versions, documents by path."""
    old, new = before.comparisons(), after.comparisons()
    known, now = {c.id for c in old}, {c.id for c in new}
    return Changes(
        before.version,
        after.version,
        tuple(_documents(before, after)),
        tuple(c for c in new if c.id not in known),
        tuple(c for c in old if c.id not in now),
    )


def _documents(before: MapView, after: MapView) -> Iterator[ChangedDocument]:
    old = {d.path: d for d in before.documents()}
    new = {d.path: d for d in after.documents()}
    is_same_software = before.built["stages"] == after.built["stages"]
    for path in sorted({*old, *new}):
        then, now = old.get(path), new.get(path)
        if then and now:
            if then.id != now.id or not is_same_software:
                yield from _revised(path, then, now, before, after)
        elif now:
            yield ChangedDocument(path, DocumentChange.ADDED, 0, after.count_statements(document=now.id))
        elif then:
            yield ChangedDocument(path, DocumentChange.REMOVED, before.count_statements(document=then.id), 0)


def _revised(path: str, then: Document, now: Document, before: MapView, after: MapView) -> Iterator[ChangedDocument]:
    said, says = before.statements(document=then.id), after.statements(document=now.id)
    found = revisions(said, says)
    if then.id != now.id:
        yield ChangedDocument(path, DocumentChange.REPLACED, len(said), len(says), found)
    elif found:
        yield ChangedDocument(path, DocumentChange.READ_AGAIN, len(said), len(says), found)
