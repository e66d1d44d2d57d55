"""Looks for redacted persons in sources: in those that a workspace has, and in those that come to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from faultline.errors import UnreadableError
from faultline.execution.batching import batches_of
from faultline.execution.local import LocalRunner, available_cores
from faultline.tables import from_batch, to_batch
from faultline.tables.schemas import Source
from faultline.workspace.manifest import SourceEntry
from faultline.workspace.originals import keep_original, original_file
from faultline.workspace.redacted_form import REDACTED
from faultline.workspace.redaction.forms import Screen, Screened, Sought
from faultline.workspace.redaction.masking import Mask
from faultline.workspace.redaction.store import Store, read_store, write_store
from faultline.workspace.whole_files import write_whole
from faultline.workspace.workspace import Workspace

if TYPE_CHECKING:
    from faultline.tables.batches import BatchStep

_SECONDS = 900.0


def screened(sought: Sequence[Sought], store: Store, workers: int | None = None) -> Iterator[tuple[Sought, Screened]]:
    """What each source names, in any order; one whose reader dies is given as not read."""
    if not sought:
        return
    runner = LocalRunner(workers, seconds_per_row=_SECONDS, preload=("faultline.pipeline",))
    sized = [(one, Path(one.location).stat().st_size) for one in sought]
    batches = [to_batch(group, Sought) for group in batches_of(sized, workers or available_cores())]
    for outcome in runner.run(Screen(store, _reading()), batches):
        given = from_batch(outcome.given, Sought)
        found = [Screened(given[0].path, "", is_read=False)]
        if outcome.result is not None:
            found = from_batch(outcome.result, Screened)
        yield from zip(given, found, strict=True)


def kept_sources(sources: Sequence[Source], workspace: Workspace) -> tuple[list[SourceEntry], list[tuple[str, str]]]:
    """The sources that a build was given, their originals kept but where they name who was taken out; and what cannot
    be kept, with the reason."""
    store = read_store(workspace)
    entries: dict[str, SourceEntry] = {}
    refused: list[tuple[str, str]] = []
    open_sources = []
    for source in sources:
        entry = _known(source, store, workspace) if store else None
        if entry:
            entries[source.path] = entry
        else:
            open_sources.append(source)
    found = _screen_new(open_sources, store) if store else {}
    for source in open_sources:
        try:
            entries[source.path] = _keep(source, found.get(source.path), workspace)
        except UnreadableError as error:
            refused.append((source.path, str(error)))
    return list(entries.values()), refused


def _known(source: Source, store: Store, workspace: Workspace) -> SourceEntry | None:
    """A source whose original went before: what stands for it."""
    try:
        content = store.replacement(digest_of(Path(source.location)))
    except OSError:
        return None
    if content is None:
        return None
    entry = SourceEntry(Mask.of(store).path(source.path), content, REDACTED)
    return entry if original_file(entry, workspace).is_file() else None


def _screen_new(sources: Sequence[Source], store: Store) -> dict[str, tuple[str, Screened]]:
    """By path, with the hash of the bytes that were looked through."""
    sought = [Sought(s.path, s.location, s.mapping) for s in sources if Path(s.location).is_file()]
    digests = {}
    for one in sought:
        try:
            digests[one.path] = digest_of(Path(one.location))
        except OSError:
            continue
    readable = [one for one in sought if one.path in digests]
    return {one.path: (digests[one.path], found) for one, found in screened(readable, store)}


def _keep(source: Source, found: tuple[str, Screened] | None, workspace: Workspace) -> SourceEntry:
    if found is None:
        return keep_original(source, workspace)
    content, one = found
    store = read_store(workspace)
    assert store is not None, "something was screened, so there is something to look for"
    if not one.is_read:
        raise UnreadableError(
            "persons were redacted from this map, and a file that cannot be read cannot be searched for them: give "
            "it in a form that can be read"
        )
    path = Mask.of(store).path(source.path)
    if one.form:
        entry = keep_form(one.form, path, workspace)
        write_store(workspace, store.with_replaced({content: entry.content}))
        return entry
    entry = keep_original(Source(path, source.location, source.mapping), workspace)
    if entry.content != content:
        original_file(entry, workspace).unlink()
        raise UnreadableError("it changed while it was read: build again when nobody writes to it")
    return entry


def keep_form(form: str, path: str, workspace: Workspace) -> SourceEntry:
    """Keep what stands for a source, under its own content."""
    raw = form.encode()
    entry = SourceEntry(path, hashlib.sha256(raw).hexdigest(), REDACTED)
    target = original_file(entry, workspace)
    if not target.is_file():
        write_whole(target, raw, workspace.scratch)
    return entry


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reading() -> BatchStep:
    from faultline.pipeline import STAGES, BatchStage  # loads every stage

    first = STAGES[0]
    assert isinstance(first, BatchStage), "documents are read before anything else"
    return first.step
