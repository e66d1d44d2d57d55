"""`faultline show`: the map at a glance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.build import told_unsettled
from faultline.cli.terminal import columns, counted, heading, plain, shortened

if TYPE_CHECKING:
    from faultline.model.statement import Statement
    from faultline.workspace import MapView

_MOST = 10
_EXAMPLE = 90
"""Letters of the example that each reason of a loss is shown with."""
_DISAGREEING = ("contradicted", "updated", "framed", "copy_error")
_NOT_ACTING = ("country", "place", "facility", "agreement", "goods", "named_event")


def show(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    version: Annotated[str | None, typer.Option(help="An older version, as faultline log lists them.")] = None,
) -> None:
    """Show a map at a glance.

    Its documents, what they say by kind, who is spoken of most, where sources disagree, and what was dropped.

    Example: faultline show mali
    """
    from faultline.workspace import Workspace

    view = Workspace.open(folder).view(version)
    typer.secho(plain(view.title), bold=True)
    counts = view.counts()
    typer.echo(f"version {view.edition}, made {view.created}")
    typer.echo(", ".join(counted(n, *_WORDS[name]) for name, n in counts.items()))
    if view.unsettled:
        typer.echo(f"{told_unsettled(len(view.unsettled))} faultline build -w {plain(str(folder))} settles them")
    _judgements(view)
    for part in (_documents, _origins, _kinds, _actors, _disagreements, _statements, _losses):
        part(view)


_WORDS = {
    "documents": ("document",),
    "statements": ("statement",),
    "entities": ("entity", "entities"),
    "places": ("place",),
    "comparisons": ("comparison",),
    "losses": ("loss", "losses"),
}


def _judgements(view: MapView) -> None:
    """How much was judged, and what of it the map does not hold now."""
    orphaned = len(view.orphaned_judgements())
    if view.judgements() or orphaned:
        lost = f", {counted(orphaned, 'judgement')} orphaned (see faultline judge --list)" if orphaned else ""
        typer.echo(f"{counted(len(view.judgements()), 'thing')} judged{lost}")


def _documents(view: MapView) -> None:
    heading("Documents")
    said = dict(view.counts_by("document"))
    columns(
        (
            d.id[:8],
            said.get(d.id, 0),
            d.date or "no date",
            d.publisher or "no publisher",
            shortened(d.title or d.path, 70),
        )
        for d in view.documents()
    )


def _origins(view: MapView) -> None:
    """The documents that are one source with another, and what ties them."""
    names = {d.id: shortened(d.title or d.path, 50) for d in view.documents()}
    tied = [o for o in view.document_origins() if o.kin in names]
    if not tied:
        return
    sources = len(names) - len({o.document for o in tied}) + len({o.origin for o in tied})
    heading(f"Documents that are one source ({len(names)} documents, {sources} sources)")
    for one in tied[:_MOST]:
        typer.echo(f"  {one.document[:8]} {names[one.document]}")
        typer.echo(f"    with {one.kin[:8]} {names[one.kin]}: {one.why}" if one.kin else "")


def _kinds(view: MapView) -> None:
    heading("Statements by kind")
    columns((kind, number) for kind, number in view.counts_by("kind"))


def _actors(view: MapView) -> None:
    heading("Most spoken of")
    acting = [e for e in view.entities(residual=False) if e.type.value not in _NOT_ACTING]
    columns(
        (e.mentions, e.name, e.type.value.replace("_", " "), counted(len(e.documents), "document"))
        for e in acting[:_MOST]
    )


def _disagreements(view: MapView) -> None:
    verdicts = dict(view.counts_by("verdict"))
    heading(f"Where sources differ ({sum(verdicts.get(verdict, 0) for verdict in _DISAGREEING)})")
    for verdict in _DISAGREEING:
        for comparison in view.comparisons(verdict=verdict, limit=3):
            typer.echo(f"  {verdict.replace('_', ' ')}: {shortened(comparison.about, 80)}")
            typer.echo(f"    {plain(comparison.reason)}")


def _statements(view: MapView) -> None:
    """The surest statement of each kind, the longer quote first where two are equally sure."""
    heading("Some of what is said")
    for kind, _ in view.counts_by("kind"):
        best = min(view.statements(kind=kind), key=_by_strength)
        typer.echo(f"  {kind} {best.type} ({best.attribution.value}, {best.modality.value}) · statement {best.id[:8]}")
        typer.echo(f"    “{shortened(best.evidence.quote, 200)}”")


def _by_strength(statement: Statement) -> tuple[float, int, str]:
    return -statement.confidence, -len(statement.arguments), statement.id


def _losses(view: MapView) -> None:
    heading("What was dropped")
    by_reason = Counter[tuple[str, str]]()
    first: dict[tuple[str, str], str] = {}
    for loss in view.losses():
        by_reason[loss.step, loss.reason] += loss.count
        first.setdefault((loss.step, loss.reason), f"{loss.path}: {loss.detail}" if loss.detail else loss.path)
    ordered = sorted(by_reason.items(), key=lambda x: (-x[1], x[0]))
    columns((number, *reason, plain(shortened(first[reason], _EXAMPLE))) for reason, number in ordered)
