"""`faultline evaluate`: accuracy against annotations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.terminal import columns, heading, plain, shortened

if TYPE_CHECKING:
    from faultline.evaluation import Evaluation

_HEADER = ("", "core", "found", "right", "exported", "found", "right")


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    gold: Annotated[Path, typer.Option(metavar="GOLD", help="Folder with the annotations (statements.jsonl …).")],
    documents: Annotated[str, typer.Option(metavar="NAMES", help="Only these of them, commas between.")] = "",
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed or wrong.")] = False,
) -> None:
    """Measure a map against annotations of the same documents.

    Annotations are never complete: the share of the map's statements that they confirm is a lower bound of precision.

    Example: faultline evaluate mali --gold gold --documents 002,004
    """
    from faultline.evaluation import evaluate as measure
    from faultline.evaluation import read_gold
    from faultline.workspace import Workspace

    wanted = read_gold(gold, frozenset(name for name in documents.split(",") if name))
    measured = measure(Workspace.open(folder).view(), wanted)
    _statements(measured)
    _attributes(measured)
    _entities(measured)
    _groups(measured)
    if misses:
        _misses(measured)


def _statements(measured: Evaluation) -> None:
    heading("Statements")
    rows: list[tuple[object, ...]] = [_HEADER]
    for kind, f in measured.kinds.items():
        recalled = (_share(f.found, f.core), _share(f.right, f.core))
        rows.append((kind, f.core, *recalled, f.exported, *(_share(n, f.exported) for n in _confirmed(measured, kind))))
    columns(rows)
    figures = measured.kinds["all"]
    recall, precision = f"recall {figures.recall:.3f}", f"precision at least {figures.precision:.3f}"
    typer.echo(f"  right: {recall}, {precision}, F1 {figures.f1:.3f}")


def _confirmed(measured: Evaluation, kind: str) -> tuple[int, int]:
    return measured.kinds[kind].exported_found, measured.kinds[kind].exported_right


def _attributes(measured: Evaluation) -> None:
    heading("Attributes of what was found")
    columns((name, _share(right, of)) for name, (right, of) in measured.attributes.items())


def _entities(measured: Evaluation) -> None:
    e = measured.entities
    if e.core:
        heading("Entities")
        names = f"found {_share(e.found, e.core)}, forms seen {_share(e.seen, e.forms)}"
        typer.echo(f"  {names}, B-cubed precision {e.precision:.3f}, recall {e.recall:.3f}")


def _groups(measured: Evaluation) -> None:
    if any(f.annotated for f in measured.groups.values()):
        heading("Comparisons")
        header = ("", "annotated", "reachable", "together", "judged")
        rows = [(n, f.annotated, f.reachable, f.together, f.judged) for n, f in measured.groups.items()]
        columns([header, *rows])


def _misses(measured: Evaluation) -> None:
    heading("Missed")
    for wanted in measured.missed:
        typer.echo(f"  {plain(wanted.id)} {wanted.kind.value}: “{shortened(wanted.quote, 150)}”")
    heading("Wrong")
    for pair in measured.wrong:
        typer.echo(f"  {plain(pair.wanted.id)} {pair.wanted.kind.value}: “{shortened(pair.wanted.quote, 150)}”")
        said = ", ".join(f"{a.role} {a.name or a.text}" for a in pair.found.arguments)
        typer.echo(f"    read as {pair.found.kind.value} {plain(pair.found.type)}: {shortened(said, 150)}")


def _share(number: int, of: int) -> str:
    return f"{100 * number / of:.1f} % ({number}/{of})" if of else "-"
