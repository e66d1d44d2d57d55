"""`faultline demo`: the map of the sample."""

from __future__ import annotations

from contextlib import chdir
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.build import tell_report
from faultline.cli.progress import shown_progress
from faultline.errors import FaultlineError

if TYPE_CHECKING:
    from faultline.workspace import BuildReport, Workspace


def demo(
    folder: Annotated[Path, typer.Option("--workspace", "-w", metavar="DIR", help="Where to put the map.")] = Path(
        "faultline-demo"
    ),
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Open the workbench on it.")] = True,
) -> None:
    """Build the map of the sample and open the workbench on it.

    The sample is eight short texts and a small table on Mali, 2012 to 2020, written for this purpose.

    Example: faultline demo --no-serve -w sample-map
    """
    from faultline.cli.show import show
    from faultline.workspace import Workspace

    folder = folder.absolute()
    is_new = not (folder / "faultline.toml").is_file()
    workspace = Workspace.create(folder, "Mali 2012–2020: a sample") if is_new else Workspace.open(folder)
    tell_report(_build_sample(workspace))
    show(folder)
    typer.echo(f"\nlook at it in the browser: faultline serve {folder}")
    typer.echo(f"as a written analysis:     faultline report {folder} -o report.html")
    typer.echo(f"as data:                   faultline export {folder} --format statements -o statements.jsonl")
    if serve:
        from faultline.cli.serve import serve as open_workbench

        open_workbench(folder, show=True)


def sample_folder() -> Path:
    """The sample of the installed package, or that of the repository when the package runs from there."""
    package = Path(str(files("faultline")))
    places = (package / "examples" / "mali", package.parents[1] / "examples" / "mali")
    for place in places:
        if place.is_dir():
            return place
    raise FaultlineError(f"the sample is missing at {places[0]}: install faultline again")


def _build_sample(workspace: Workspace) -> BuildReport:
    """Its documents have the same paths on every machine: relative to the folder that holds the sample."""
    from faultline.workspace import build

    sample = sample_folder()
    with chdir(sample.parent), shown_progress() as progress:
        return build(workspace, [sample.name], progress=progress)
