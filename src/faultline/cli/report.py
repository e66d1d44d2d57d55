"""`faultline report`: the written context analysis."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faultline.reports import Profile, write_report
from faultline.workspace import Workspace


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write: .html, .pdf, .docx or .md.")],
    profile: Annotated[Profile, typer.Option("--for", help="Full, brief, or shareable: no names of persons.")] = (
        Profile.FULL
    ),
    language: Annotated[str, typer.Option("--language", help="Of the report: en or fr.")] = "en",
) -> None:
    """Write the context analysis of a map, every sentence with its references.

    Example: faultline report mali -o mali.html
    """
    write_report(Workspace.open(folder).view(), output, profile, language)
    typer.echo(f"report written to {output}", err=True)
