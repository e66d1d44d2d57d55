"""`faultline build`: files → map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.application import SOME_REFUSED
from faultline.cli.progress import shown_progress
from faultline.cli.terminal import counted, plain
from faultline.errors import UsageError

if TYPE_CHECKING:
    from faultline.execution.engine import Engine
    from faultline.workspace import BuildReport, Workspace


class Engines(StrEnum):
    """Who runs the stages."""

    LOCAL = "local"
    SPARK = "spark"


def build(
    folder: Annotated[Path, typer.Option("--workspace", "-w", metavar="DIR", help="Where the map lies; made if new.")],
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, archives or web addresses.")
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Place new documents on the map as it is; a build without this settles it.")
    ] = False,
    title: Annotated[str | None, typer.Option(help="Title of a new map; later change it in faultline.toml.")] = None,
    workers: Annotated[int | None, typer.Option(help="Number of processes; all cores by default.", min=1)] = None,
    engine: Annotated[
        Engines, typer.Option(help="Who does the work: this machine, or a Spark cluster.")
    ] = Engines.LOCAL,
    master: Annotated[str | None, typer.Option(metavar="URL", help="Of the Spark cluster: spark://host:7077.")] = None,
) -> None:
    """Add documents and datasets to a map.

    What is in the map stays; a path given again replaces itself. Without any path the map is made again of what it has.
    With --quick who is meant in the new documents, and what they are compared with, is told from what is near to them
    on the map, and is provisional until a build without it. Stopped at any moment, the same command goes on where it
    was. Inputs that cannot be read are named and counted, and the exit code is then 3. On Spark, paths may be
    addresses of an object store (s3a://bucket/folder), and the workspace lies where all machines see it.

    Example: faultline build articles/ events.csv -w mali
    """
    from faultline import workspace

    _check_engine(engine, master, workers)
    if not paths:
        _check_again(folder, quick=quick, is_engine=master is not None)
        with shown_progress() as progress:
            report = workspace.rebuild(workspace.Workspace.open(folder), workers=workers, progress=progress)
    else:
        target = _open_or_create(folder, paths, title)
        with _engine(master) as machines, shown_progress() as progress:
            report = workspace.build(target, paths, quick=quick, workers=workers, progress=progress, engine=machines)
    tell_report(report)
    if report.unsettled:
        typer.echo(f"{told_unsettled(report.unsettled)} faultline build -w {plain(str(folder))} settles them")
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


def told_unsettled(number: int) -> str:
    """That documents were added whose place on the map is provisional."""
    return (
        f"{counted(number, 'document')} added since the last whole build: identities and comparisons of these are "
        "provisional;"
    )


def _check_again(folder: Path, *, quick: bool, is_engine: bool) -> None:
    """Whether a map can be made again that way; nothing is given to it."""
    if quick:
        raise UsageError("--quick needs the files to add: without any, leave it out, and the whole map is made again")
    if is_engine:
        raise UsageError("--engine spark needs paths: name the sources of the map")
    if not (folder / "faultline.toml").is_file():
        raise UsageError(f"{folder} is no workspace yet: name files to build a map of")


def _check_engine(engine: Engines, master: str | None, workers: int | None) -> None:
    if engine is Engines.SPARK and not master:
        raise UsageError("--engine spark needs --master URL, such as spark://host:7077 or local[4]")
    if engine is Engines.LOCAL and master:
        raise UsageError("--master is for --engine spark: add that, or leave it out")
    if engine is Engines.SPARK and workers:
        raise UsageError("--workers is for this machine: on Spark the cluster says how many there are")


@contextmanager
def _engine(master: str | None) -> Iterator[Engine | None]:
    if master is None:
        yield None
        return
    from faultline.execution.spark import open_spark
    from faultline.workspace.reading import SECONDS_PER_SOURCE

    with open_spark(master, seconds_per_row=SECONDS_PER_SOURCE, preload=("faultline.pipeline",)) as opened:
        yield opened


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
    if not any(Path(path).exists() or "://" in path or path.startswith("file:/") for path in paths):
        raise UsageError(f"there is nothing at {', '.join(paths)}: name files or folders that are there")
    return Workspace.create(folder, title)
