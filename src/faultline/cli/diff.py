"""`faultline diff`: what changed from one version of a map to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.terminal import counted, heading, plain, shortened

if TYPE_CHECKING:
    from faultline.workspace import MapView
    from faultline.workspace.changes import ChangedDocument, Changes

_MOST = 20
"""Changes shown of one document, or of one kind; `--json` gives all."""
_WIDTH = 150


def diff(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    before: Annotated[str, typer.Argument(metavar="V1", help="The older version, as faultline log lists them.")],
    after: Annotated[str | None, typer.Argument(metavar="[V2]", help="The newer; the current one by default.")] = None,
    report: Annotated[
        bool, typer.Option("--report", help="What changed in the written analysis, sentence by sentence.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="All of it as JSON.")] = False,
) -> None:
    """Tell what changed from one version of a map to another.

    Documents that came, went or were replaced; for a replaced one each statement that is new, gone or says otherwise;
    and where sources agree or differ that did not before. With --report, each sentence of the written analysis that is
    new (+), gone (-) or changed (~, its [-old-] and {+new+} words marked), and because of which documents.

    Example: faultline diff mali 3f9a01c2 77b1d04e
    """
    from faultline.workspace import Workspace
    from faultline.workspace.changes import changes

    workspace = Workspace.open(folder)
    if report:
        _tell_report(workspace.view(before), workspace.view(after), json=json)
        return
    found = changes(workspace.view(before), workspace.view(after))
    if json:
        typer.echo(_as_json(found))
        return
    typer.secho(f"from {found.before} to {found.after}", bold=True)
    heading(f"Documents ({len(found.documents)} changed)")
    for document in found.documents:
        _tell_document(document)
    for title, comparisons in (("Newly compared", found.appeared), ("No longer compared", found.vanished)):
        heading(f"{title} ({len(comparisons)})")
        for comparison in comparisons[:_MOST]:
            typer.echo(f"  {comparison.verdict.value.replace('_', ' ')}: {shortened(comparison.about, 80)}")
            typer.echo(f"    {plain(comparison.reason)}")
        _tell_more(len(comparisons))


def _tell_report(before: MapView, after: MapView, *, json: bool) -> None:
    from faultline.cli.telling_changes import changes_as_json, tell_sentences
    from faultline.reports.changing import report_changes
    from faultline.reports.composing import compose

    found = report_changes(compose(before), compose(after), before, after)
    if json:
        typer.echo(changes_as_json(found))
        return
    typer.secho(f"from {found.map.before} to {found.map.after}", bold=True)
    tell_sentences(found)


def _tell_document(document: ChangedDocument) -> None:
    said = f"{document.before} → {counted(document.after, 'statement')}"
    typer.echo(f"  {document.change.value}: {plain(document.path)} ({said})")
    for revision in document.revisions[:_MOST]:
        typer.echo(f"    {revision.change.value}: {plain(shortened(revision.what, _WIDTH))}")
    _tell_more(len(document.revisions))


def _tell_more(number: int) -> None:
    if number > _MOST:
        typer.echo(f"    and {number - _MOST} more (--json gives all)")


def _as_json(found: Changes) -> str:
    from dataclasses import asdict
    from json import dumps

    return dumps(asdict(found), ensure_ascii=False, indent=1)
