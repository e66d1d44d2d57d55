"""`faultline export`: the map as files that other programs read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from faultline.errors import UsageError
from faultline.exchange import EXPORTERS, Written, exporter_named, stream_export, write_export
from faultline.workspace import Workspace


def export(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="The workspace.")] = None,
    name: Annotated[str | None, typer.Option("--format", help="Which format; see --list.")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="File or folder to write, or - for the screen.")
    ] = None,
    with_persons: Annotated[
        bool, typer.Option("--with-private-persons", help="Name persons without an office or a public role too.")
    ] = False,
    list_formats: Annotated[bool, typer.Option("--list", help="Name the formats and end.")] = False,
) -> None:
    """Write the map in a format that other programs read.

    Persons without an office or a public role on the map stand under numbers, their names covered in texts and quotes.

    Example: faultline export mali --format statements -o statements.jsonl
    """
    if list_formats:
        for exporter in EXPORTERS:
            typer.echo(f"{exporter.name}\t{exporter.description}")
        return
    chosen = exporter_named(_needed(name, "--format NAME, one of " + ", ".join(e.name for e in EXPORTERS)))
    if folder is None:
        raise UsageError("say which workspace to export: faultline export DIR --format NAME -o FILE")
    target = _needed(output, "-o FILE, or -o - for the screen")
    view = Workspace.open(folder).view()
    if target == "-":
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        _say_left_out(stream_export(view, chosen, sys.stdout, private_persons=with_persons))
        return
    written = write_export(view, chosen, Path(target), private_persons=with_persons)
    holds = ", ".join(f"{name}: {count:,}" for name, count in written.holds.items())
    typer.echo(f"{chosen.name} written to {target} ({holds})", err=True)
    _say_left_out(written)


def _say_left_out(written: Written) -> None:
    for name, count in written.left_out.items():
        if count:
            typer.echo(f"left out, {name}: {count:,}", err=True)


def _needed(value: str | None, what: str) -> str:
    if value is None:
        raise UsageError(f"faultline export needs {what}")
    return value
