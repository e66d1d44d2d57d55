"""`faultline explain`: why something on the map is what it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from faultline.cli.analysing import Countries, Period, Sources, Speaker, scope_of
from faultline.cli.terminal import plain


def explain(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    identity: Annotated[
        str, typer.Argument(metavar="ID", help="A statement, entity, comparison or finding, or how its id begins.")
    ],
    period: Period = None,
    country: Countries = None,
    source: Sources = None,
    speaker: Speaker = None,
    options: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="NAME=VALUE", help="A setting under which the finding was found."),
    ] = None,
) -> None:
    """Tell why a statement, an entity, a comparison or a finding is what it is.

    A statement: its passage, the rule that read it, who is meant, whose voice it is, how date and place are known.
    A finding: its figures and the sentences behind it; a command of analysis writes the options that it needs.

    Example: faultline explain mali 3f9a01c2
    """
    from faultline.exchange import explain as explained
    from faultline.workspace import Workspace

    scope = scope_of(period, country, source, speaker)
    told = explained(Workspace.open(folder).view(), identity, scope, _read(options or ()))
    typer.secho(plain(told.title), bold=True)
    for reason in told.reasons:
        typer.echo(f"  {plain(reason)}")


def _read(options: Iterable[str]) -> dict[str, str]:
    """NAME=VALUE by name."""
    from faultline.errors import UsageError

    read: dict[str, str] = {}
    for option in options:
        name, sign, value = option.partition("=")
        if not sign:
            raise UsageError(f"--with is written NAME=VALUE, not {option!r}")
        read[name.strip().replace("-", "_")] = value.strip()
    return read
