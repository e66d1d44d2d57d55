"""`faultline build`: files → map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.application import SOME_REFUSED
from faultline.cli.progress import shown_progress
from faultline.cli.terminal import counted, plain
from faultline.errors import UsageError

if TYPE_CHECKING:
    from faultline.workspace import BuildReport, Workspace


def build(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, archives or web addresses.")],
    folder: Annotated[Path, typer.Option("--workspace", "-w", metavar="DIR", help="Where the map lies; made if new.")],
    title: Annotated[str | None, typer.Option(help="Title of a new map; later change it in faultline.toml.")] = None,
    workers: Annotated[int | None, typer.Option(help="Number of processes; all cores by default.", min=1)] = None,
) -> None:
    """Add documents and datasets to a map.

    What is in the map stays; a path given again replaces itself. Stopped at any moment, the same command goes on where
    it was. Inputs that cannot be read are named and counted, and the exit code is then 3.

    Example: faultline build articles/ events.csv -w mali
    """
    from faultline import workspace

    target = _open_or_create(folder, paths, title)
    with shown_progress() as progress:
        report = workspace.build(target, paths, workers=workers, progress=progress)
    tell_report(report)
    typer.echo(f"look at it with: faultline show {plain(str(folder))}")
    if report.refused:
        raise typer.Exit(SOME_REFUSED)


def tell_report(report: BuildReport) -> None:
    """Say what is in the map now, and name what was refused with its reason."""
    typer.echo(
        f"version {report.version}: {counted(report.documents, 'document')} "
        f"({report.added} added, {report.removed} removed), {counted(report.statements, 'statement')}, "
        f"{counted(report.entities, 'entity', 'entities')}, {counted(report.comparisons, 'comparison')}, "
        f"{counted(report.losses, 'loss', 'losses')}"
    )
    if report.refused:
        typer.echo(f"{counted(len(report.refused), 'input')} refused:", err=True)
    for loss in report.refused:
        detail = f" ({plain(loss.detail)})" if loss.detail else ""
        typer.echo(f"  {plain(loss.path)}: {plain(loss.reason)}{detail}", err=True)


def _open_or_create(folder: Path, paths: Sequence[str], title: str | None) -> Workspace:
    """The workspace; a new one is not made when there is nothing to put in it."""
    from faultline.workspace import Workspace

    if (folder / "faultline.toml").is_file():
        opened = Workspace.open(folder)
        if title is not None and title != opened.settings.title:
            raise UsageError(
                f"{folder} has the title {opened.settings.title!r} already: change it in its faultline.toml"
            )
        return opened
    if not any(Path(path).exists() or path.lower().startswith(("http://", "https://")) for path in paths):
        raise UsageError(f"there is nothing at {', '.join(paths)}: name files or folders that are there")
    return Workspace.create(folder, title)
