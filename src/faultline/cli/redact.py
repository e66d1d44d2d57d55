"""`faultline redact`: a person goes out of a map for good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.progress import shown_progress
from faultline.cli.terminal import columns, plain
from faultline.errors import UsageError

if TYPE_CHECKING:
    from faultline.workspace import Workspace
    from faultline.workspace.redaction import Done

_SHOWN = 20


def redact(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    person: Annotated[
        str | None, typer.Argument(metavar="[PERSON]", help="An entity's id, a name, or DOCUMENT:START-END.")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The reason, which is kept; the name in it is not.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be rewritten, and write nothing.")
    ] = False,
    list_all: Annotated[bool, typer.Option("--list", help="List what was redacted, and end.")] = False,
) -> None:
    """Take a person out of a map for good.

    Their names go from the sources, every version, the search, the cache and the copies that judgements keep; they stay
    out when a source comes back. This cannot be undone: originals that name them are deleted, what was read of them
    stays without the names.

    Example: faultline redact mali "Jane Example" --why "asked to be left out"
    """
    from faultline.workspace import Workspace
    from faultline.workspace.lock import user_name
    from faultline.workspace.redaction import plan
    from faultline.workspace.redaction import redact as take_out

    workspace = Workspace.open(folder)
    if list_all:
        _list(workspace)
        return
    if person is None:
        raise UsageError(f"say who: faultline redact {folder} PERSON --why REASON, or --list")
    if dry_run:
        _tell(plan(workspace, person), "would be rewritten")
        return
    if not why.strip():
        raise UsageError("say why with --why, for the record that is kept; --dry-run tells what would be rewritten")
    with shown_progress() as progress:
        done = take_out(workspace, person, who=user_name(), why=why, progress=progress)
    _tell(done, f"rewritten as redaction {done.id}")
    if done.version:
        typer.echo(f"version {done.version}")


def _tell(done: Done, what: str) -> None:
    typer.echo(what + ":")
    columns(((f"{count:,}", name) for name, count in done.places.items()))
    for path in done.sources[:_SHOWN]:
        typer.echo(f"  without its original: {plain(path)}")
    if len(done.sources) > _SHOWN:
        typer.echo(f"  and {len(done.sources) - _SHOWN:,} more")
    for path in done.unread:
        typer.echo(f"cannot be read and so not searched: {plain(path)}: look into it, and delete it", err=True)


def _list(workspace: Workspace) -> None:
    from faultline.workspace.redaction import read_store

    store = read_store(workspace)
    if store is None or not store.redactions:
        typer.echo("nobody was redacted")
        return
    for one in store.redactions:
        counts = ", ".join(f"{name}: {count:,}" for name, count in one.counted.items())
        state = "" if one.is_done else "  NOT FINISHED"
        typer.echo(f"{one.id}  {one.at}  {plain(one.who)}  {plain(one.why)}  ({counts}){state}")
