"""`faultline gazetteer`: places of the user's own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.application import SOME_REFUSED
from faultline.cli.terminal import counted, plain
from faultline.errors import UsageError

if TYPE_CHECKING:
    from faultline.workspace import Workspace


class Action(StrEnum):
    """What to do with a gazetteer."""

    ADD = "add"
    LIST = "list"
    REMOVE = "remove"


def gazetteer(
    action: Annotated[Action, typer.Argument(help="What to do.", show_choices=True)],
    what: Annotated[
        str | None, typer.Argument(metavar="[FILE|NAME]", help="The file to add, or the name of what to remove.")
    ] = None,
    folder: Annotated[
        Path, typer.Option("--workspace", "-w", metavar="DIR", help="The workspace; by default the folder you are in.")
    ] = Path(),
    name: Annotated[str | None, typer.Option(help="Under which to add it; by default the name of the file.")] = None,
) -> None:
    """Add places of your own to a map, list them, or take them out again.

    A file is a dump of GeoNames (XX.txt, allCountries.txt, cities500.txt, or the ZIP archive of one) or a CSV with the
    headings name, lat, lon and, as far as you know, country, admin1, feature, population, aliases (; between), id. The
    next build looks into them, and they win over the places of the package.

    Example: faultline gazetteer add ML.zip -w mali
    """
    from faultline.workspace import Workspace

    workspace = Workspace.open(folder)
    if action is Action.LIST:
        _list(workspace)
    elif what is None:
        raise UsageError(f"say what to {action.value}: faultline gazetteer --help shows how")
    elif action is Action.ADD:
        _add(workspace, Path(what), name)
    else:
        _remove(workspace, what)


def _add(workspace: Workspace, path: Path, name: str | None) -> None:
    from faultline.workspace.gazetteers import add_gazetteer

    about, refused = add_gazetteer(workspace, path, name)
    typer.echo(f"{about.name}: {counted(about.places, 'place')} under {counted(about.names, 'name')}")
    typer.echo(f"the next build uses it: faultline build FILES -w {plain(str(workspace.folder))}")
    if refused.count:
        typer.echo(f"{counted(refused.count, 'row')} left out:", err=True)
        for reason in refused.first:
            typer.echo(f"  {plain(reason)}", err=True)
        if refused.count > len(refused.first):
            typer.echo("  …", err=True)
        raise typer.Exit(SOME_REFUSED)


def _list(workspace: Workspace) -> None:
    from faultline.workspace.gazetteers import list_gazetteers

    found = list_gazetteers(workspace)
    if not found:
        typer.echo("no gazetteer but that of the package")
    for about in found:
        typer.echo(
            f"{about.name}\t{counted(about.places, 'place')}\t{counted(about.names, 'name')}\t{plain(about.file)}"
        )


def _remove(workspace: Workspace, name: str) -> None:
    from faultline.workspace.gazetteers import remove_gazetteer

    remove_gazetteer(workspace, name)
    typer.echo(f"{plain(name)} is removed; the next build goes without it")
