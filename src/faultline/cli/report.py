"""`faultline report`: the written context analysis."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faultline.reports import Profile, Wanted, write_report
from faultline.workspace import Workspace
from faultline.workspace.own_texts import own_texts


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write: .html, .pdf, .docx or .md.")],
    profile: Annotated[
        Profile,
        typer.Option("--for", help="Full; brief (two pages); of a sector; shareable: no names of persons."),
    ] = Profile.FULL,
    language: Annotated[str, typer.Option("--language", help="Of the report: en or fr.")] = "en",
    without: Annotated[
        list[str] | None,
        typer.Option("--without-source", help="A document or publisher to rest nothing on; may be repeated."),
    ] = None,
    naming: Annotated[
        list[str] | None, typer.Option("--naming", help="A person whom a shareable report may name; may be repeated.")
    ] = None,
    since: Annotated[str, typer.Option("--since", help="Open with what changed since this version of the map.")] = "",
    own: Annotated[bool, typer.Option("--own/--no-own", help="With the analysts' own texts, or without.")] = True,
    with_persons: Annotated[
        bool, typer.Option("--with-private-persons", help="Name persons without an office or a public role too.")
    ] = False,
) -> None:
    """Write the context analysis of a map, every sentence with its references.

    Example: faultline report mali -o mali.html
    """
    workspace = Workspace.open(folder)
    wanted = Wanted(
        profile=profile,
        language=language,
        texts=own_texts(workspace) if own else (),
        without=tuple(without or ()),
        naming=tuple(naming or ()),
        since=workspace.view(since) if since else None,
        private_persons=with_persons,
    )
    write_report(workspace.view(), output, wanted)
    typer.echo(f"report written to {output}", err=True)
