"""What a workspace remembers of its redactions: enough to know the person again, and no name.

`redactions.json` has the key and the hashes that were made with it, so it is for the workspace's owner alone and goes
into no export. Who has it can try names; who has an export cannot.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from faultline.errors import WorkspaceError
from faultline.tables.json_values import from_json, to_json
from faultline.workspace.redaction.names import Form, Names, keyed
from faultline.workspace.whole_files import write_whole

if TYPE_CHECKING:
    from faultline.workspace.workspace import Workspace

_OWNER_ALONE = 0o600


@dataclass(frozen=True, slots=True)
class Redaction:
    """A person who was taken out.

    Attributes:
        places: How often they were named, by where.
        forms: By which they are known again.
        documents: Keyed hashes of the ids of documents that are about them without their whole name.
        is_done: False from before the first file was touched until after the last.
    """

    id: str
    who: str
    at: str
    why: str
    places: tuple[tuple[str, ...], ...]
    forms: tuple[Form, ...]
    documents: tuple[str, ...] = ()
    is_done: bool = False

    @property
    def counted(self) -> dict[str, int]:
        """How many places, by where: `sources`, `texts`, `statements` …"""
        return {name: int(count) for name, count in self.places}


@dataclass(frozen=True, slots=True)
class Replaced:
    """A source whose original went: the keyed hash of what it was, and the hash of what stands for it."""

    original: str
    content: str


@dataclass(frozen=True, slots=True)
class _Kept:
    key: str
    redactions: tuple[Redaction, ...] = ()
    replaced: tuple[Replaced, ...] = ()


@dataclass(frozen=True)
class Store:
    """The redactions of a workspace with the key."""

    kept: _Kept

    @property
    def redactions(self) -> tuple[Redaction, ...]:
        return self.kept.redactions

    @property
    def is_open(self) -> bool:
        """Whether one was begun and not finished."""
        return any(not one.is_done for one in self.redactions)

    def digest(self, letters: str) -> str:
        """The keyed hash of anything."""
        return keyed(bytes.fromhex(self.kept.key))(letters)

    def new_id(self, old: str) -> str:
        """What takes the place of an id that was a hash over a name."""
        return self.digest(f"id {old}")[:16]

    @cached_property
    def names(self) -> Names:
        """All who were taken out."""
        return Names(tuple(one.forms for one in self.redactions), self.digest)

    def about(self, document: str) -> frozenset[int]:
        """Who a document is known to be about, by numbers in `names`."""
        mark = self.digest(f"document {document}")
        return frozenset(number for number, one in enumerate(self.redactions) if mark in one.documents)

    def replacement(self, content: str) -> str | None:
        """The hash of what stands for a source of this content now; None where its original may be kept."""
        known = {one.original: one.content for one in self.kept.replaced}
        found = None
        while (following := known.get(self.digest(f"content {found or content}"))) not in (None, found):
            found = following
        return found

    def with_redaction(self, one: Redaction) -> Store:
        """With another one, or in place of that of its id."""
        others = [r for r in self.redactions if r.id != one.id]
        before = [r.id for r in self.redactions]
        at = before.index(one.id) if one.id in before else len(others)
        return Store(replace(self.kept, redactions=(*others[:at], one, *others[at:])))

    def with_replaced(self, contents: Mapping[str, str]) -> Store:
        """With more sources whose originals went: content → what stands for it."""
        known = {one.original: one for one in self.kept.replaced}
        for old, new in contents.items():
            mark = self.digest(f"content {old}")
            known[mark] = Replaced(mark, new)
        return Store(replace(self.kept, replaced=tuple(known[mark] for mark in sorted(known))))


def read_store(workspace: Workspace) -> Store | None:
    """What is remembered; None where nobody was ever taken out. WorkspaceError where it cannot be read."""
    path = workspace.redactions
    try:
        return Store(from_json(path.read_text(encoding="utf-8"), _Kept))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WorkspaceError(
            f"{path} cannot be read ({error}): restore it from a copy, for without it redacted persons would come back"
        ) from error


def new_store() -> Store:
    """An empty one with a key of its own."""
    return Store(_Kept(secrets.token_hex(32)))


def write_store(workspace: Workspace, store: Store) -> None:
    """On disk when this returns, for its owner's eyes alone."""
    content = json.dumps(json.loads(to_json(store.kept)), ensure_ascii=False, indent=1) + "\n"
    write_whole(workspace.redactions, content.encode(), workspace.scratch, _OWNER_ALONE)


def places_of(counts: Mapping[str, int] | Iterable[tuple[str, int]]) -> tuple[tuple[str, ...], ...]:
    """Counts as a redaction keeps them."""
    return tuple((name, str(count)) for name, count in dict(counts).items())
