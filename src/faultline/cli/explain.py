"""`faultline explain`: why something on the map is what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faultline.cli.terminal import plain


def explain(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    identity: Annotated[
        str, typer.Argument(metavar="ID", help="A statement, entity or comparison, or how its id begins.")
    ],
) -> None:
    """Tell why a statement, an entity or a comparison is what it is.

    A statement: its passage, the rule that read it, who is meant, whose voice it is, how date and place are known.

    Example: faultline explain mali 3f9a01c2
    """
    from faultline.exchange import explain as explained
    from faultline.workspace import Workspace

    told = explained(Workspace.open(folder).view(), identity)
    typer.secho(plain(told.title), bold=True)
    for reason in told.reasons:
        typer.echo(f"  {plain(reason)}")
