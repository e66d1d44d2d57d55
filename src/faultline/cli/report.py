"""`faultline report`: the written context analysis."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faultline.reports import write_report
from faultline.workspace import Workspace


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write: .html, .pdf, .docx or .md.")],
) -> None:
    """Write the context analysis of a map, every sentence with its references.

    Example: faultline report mali -o mali.html
    """
    write_report(Workspace.open(folder).view(), output)
    typer.echo(f"report written to {output}", err=True)
