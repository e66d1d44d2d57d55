"""Takes a person out of everything that a workspace holds; goes on with that where it was killed.

What is to go is written down, hashed, before the first file is touched. Then what stands for originals, the versions
without names and the ledger are written beside or over what is there, then readers are switched, then what named the
person is deleted. Each step does nothing where it was done, so whoever opens the workspace next goes on. Readers see
the old map or the new one.
"""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from faultline.errors import UsageError
from faultline.workspace.building import changing, rebuild
from faultline.workspace.lock import LockedError
from faultline.workspace.manifest import Manifest, SourceEntry, read_manifest
from faultline.workspace.originals import original_file
from faultline.workspace.redaction.asking import Person, person_meant
from faultline.workspace.redaction.forms import Screened, Sought
from faultline.workspace.redaction.judged import RewrittenLedger
from faultline.workspace.redaction.masking import Mask
from faultline.workspace.redaction.names import forms_of
from faultline.workspace.redaction.own_files import rewrite_own_files
from faultline.workspace.redaction.screening import keep_form, screened
from faultline.workspace.redaction.store import Redaction, Store, new_store, places_of, read_store, write_store
from faultline.workspace.redaction.sweeping import delete_what_went
from faultline.workspace.redaction.versions import Version, read_version, write_version
from faultline.workspace.whole_files import write_whole
from faultline.workspace.workspace import Workspace

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Done:
    """What a redaction did, or would do.

    Attributes:
        places: How often the person was named, by where.
        sources: Paths of the sources that named them; their originals go, what was read of them stays.
        unread: Paths of sources that cannot be read, so that nobody can say whom they name.
        version: The current one now; empty without a map, and where nothing was done.
    """

    id: str
    places: dict[str, int]
    sources: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    version: str = ""


def plan(workspace: Workspace, given: str, *, workers: int | None = None) -> Done:
    """What `redact` would do; nothing is written. UsageError as for that."""
    with changing(workspace):
        store = _begun(workspace, given, "", "")
        work = _look(workspace, store, workers)
        return _told(work, store.redactions[-1].id)


def redact(
    workspace: Workspace,
    given: str,
    *,
    who: str,
    why: str,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Done:
    """Take a person out of sources, cache, versions, search and ledger, for good, and build the map again.

    Args:
        given: Id of an entity, a name, or `DOCUMENT:START-END`.
        why: Kept, without the name.

    Raises:
        UsageError: Nobody, several or no person is meant, or nothing names them.
        WorkspaceError: Another process is changing the workspace, or it cannot be written.
    """
    with changing(workspace):
        store = _begun(workspace, given, who, why)
        work = _look(workspace, store, workers)
        begun = store.redactions[-1]
        told = _told(work, begun.id)
        if not any(told.places.values()):
            raise UsageError(f"nothing in {workspace.folder} names {given!r}: give the name as the texts have it")
        begun = replace(begun, why=store.names.hide(why, [len(store.redactions) - 1]), places=places_of(told.places))
        store = store.with_redaction(begun)
        write_store(workspace, store)
        _carry_out(workspace, store, work)
    version = rebuild(workspace, workers=workers, progress=progress).version if workspace.current else ""
    return replace(told, version=version)


def finish(workspace: Workspace) -> None:
    """Go on with a redaction that was killed; nothing where there is none, or somebody is at it."""
    store = read_store(workspace)
    if store is None or not store.is_open:
        return
    try:
        with changing(workspace):
            pass
    except LockedError:
        return


def carry_on(workspace: Workspace) -> None:
    """The same for who holds the lock."""
    store = read_store(workspace)
    if store is not None and store.is_open:
        _carry_out(workspace, store, _look(workspace, store, None))


def _begun(workspace: Workspace, given: str, who: str, why: str) -> Store:
    person: Person = person_meant(workspace.view() if workspace.current else None, given)
    store = read_store(workspace) or new_store()
    at = datetime.now(UTC).isoformat(timespec="seconds")
    forms = forms_of(person.names, person.others, store.digest)
    documents = tuple(sorted(store.digest(f"document {one}") for one in person.documents))
    return store.with_redaction(Redaction(secrets.token_hex(4), who, at, why, (), forms, documents))


@dataclass
class _Work:
    """What is to be rewritten.

    Attributes:
        forms: For each source that names somebody what stands for it.
        unreadable: Versions whose tables cannot be read by this Faultline.
    """

    forms: dict[SourceEntry, Screened] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    unreadable: list[Manifest] = field(default_factory=list)
    places: Counter[str] = field(default_factory=Counter)


def _look(workspace: Workspace, store: Store, workers: int | None) -> _Work:
    manifests = [read_manifest(path) for path in sorted(workspace.manifests.glob("*.json"))]
    work = _Work()
    for entry, found in _screened(workspace, manifests, store, workers):
        if found.form:
            work.forms[entry] = found
        elif not found.is_read:
            work.unread.append(entry.path)
    also = {document for found in work.forms.values() for document in found.documents}
    for manifest in manifests:
        version = read_version(manifest, workspace, Mask.of(store))
        if version is None:
            work.unreadable.append(manifest)
            continue
        version.look(also)
        if _is_touched(version, work):
            work.versions.append(version)
    work.places = _places(workspace, store, work)
    return work


def _screened(
    workspace: Workspace, manifests: list[Manifest], store: Store, workers: int | None
) -> list[tuple[SourceEntry, Screened]]:
    """Every original that is there, under each path that a version has it by."""
    entries = {entry for manifest in manifests for entry in manifest.sources}
    known = {original_file(entry, workspace).name for entry in entries}
    for file in sorted(workspace.sources.glob("*/*")):
        if file.name not in known and not file.name.endswith(".mapping.toml"):
            entries.add(SourceEntry(file.name, file.stem, file.suffix))
    sought: dict[Sought, SourceEntry] = {}
    for entry in sorted(entries):
        file = original_file(entry, workspace)
        mapping = workspace.sources / entry.mapping[:2] / f"{entry.mapping}.mapping.toml" if entry.mapping else None
        if file.is_file():
            sought[Sought(entry.path, str(file), str(mapping) if mapping else None)] = entry
    return [(sought[one], found) for one, found in screened(list(sought), store, workers)]


def _is_touched(version: Version, work: _Work) -> bool:
    manifest, mask = version.manifest, version.mask
    return (
        bool(mask.texts)
        or any(entry in work.forms or mask.path(entry.path) != entry.path for entry in manifest.sources)
        or mask.string(manifest.settings) != manifest.settings
        or mask.string(manifest.title) != manifest.title
    )


def _places(workspace: Workspace, store: Store, work: _Work) -> Counter[str]:
    current = next((v for v in work.versions if v.manifest.version == workspace.current), None)
    ledger = RewrittenLedger(Mask.of(store), work.versions)
    return Counter(
        {
            "sources": len(work.forms),
            "names in sources": sum(found.names for found in work.forms.values()),
            "names in texts of the current version": sum(current.mask.places.values()) if current else 0,
            "versions": len(work.versions) + len(work.unreadable),
            "entries of the ledger": ledger.count(workspace.ledger),
            "files of settings": len(rewrite_own_files(workspace, store, is_trial=True)),
        }
    )


def _told(work: _Work, identity: str) -> Done:
    sources = tuple(sorted({entry.path for entry in work.forms}))
    return Done(identity, dict(work.places), sources, tuple(sorted(set(work.unread))))


def _carry_out(workspace: Workspace, store: Store, work: _Work) -> None:
    mask = Mask.of(store)
    forms = {
        entry: keep_form(found.form, mask.path(entry.path), workspace) for entry, found in sorted(work.forms.items())
    }
    store = store.with_replaced({old.content: new.content for old, new in forms.items() if old != new})
    write_store(workspace, store)
    now: dict[str, str] = {}
    for version in work.versions:
        version.rewrite()
        now[version.manifest.version] = write_version(version, forms, workspace).version
    for manifest in work.unreadable:
        empty = Version(replace(manifest, parts=()), Mask.of(store), {})
        now[manifest.version] = empty.without_tables(forms, workspace).version
    ledger = RewrittenLedger(mask, work.versions, now)
    workspace.ledger.rewrite(ledger.change)
    rewrite_own_files(workspace, store)
    current = workspace.current
    if current in now:
        write_whole(workspace.pointer, f"{now[current]}\n".encode(), workspace.scratch)
    delete_what_went(workspace, {old for old, new in now.items() if old != new}, set(forms))
    for one in store.redactions:
        if not one.is_done:
            store = store.with_redaction(replace(one, is_done=True))
            _record(workspace, one)
    write_store(workspace, store)


def _record(workspace: Workspace, one: Redaction) -> None:
    """The entry in the audit, once, whatever was killed between."""
    if any(entry.action == "redact" and one.id in entry.detail for entry in workspace.ledger.audit()):
        return
    detail = {"redaction": one.id, "why": one.why, "begun": one.at, "places": one.counted}
    workspace.ledger.append_audit(one.who, "redact", json.dumps(detail, ensure_ascii=False))
