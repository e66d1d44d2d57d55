"""`faultline compare`: where sources agree, differ and update one another, both passages side by side."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.terminal import counted, plain
from faultline.errors import UsageError
from faultline.model.comparison import Verdict
from faultline.model.judgement import Decision
from faultline.model.statement import Kind

if TYPE_CHECKING:
    from faultline.model.comparison import Comparison
    from faultline.model.document import Document
    from faultline.model.judgement import Judgement
    from faultline.model.statement import Statement
    from faultline.workspace import MapView

_NARROWEST, _WIDEST = 60, 160
_LONGEST_QUOTE = 400
_MOST_STATEMENTS = 6
"""Statements of one comparison that are shown; how many more there are is said."""


def compare(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    kind: Annotated[str | None, typer.Option(help=f"One of {', '.join(Kind)}.")] = None,
    about: Annotated[str | None, typer.Option(help="Words that the matter must name, in any case.")] = None,
    verdict: Annotated[str | None, typer.Option(help=f"One of {', '.join(Verdict)}.")] = None,
    limit: Annotated[int, typer.Option(help="How many to show.", min=1)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="All of them as JSON Lines, like the export.")] = False,
) -> None:
    """Show where sources agree, differ and update one another, side by side.

    The gravest differences come first, those that were dismissed last; each with its verdict, the reason, what was
    judged of it, and both passages with publisher and date.

    Example: faultline compare mali --kind quantity --about minusma --verdict contradicted
    """
    from faultline.exchange.comparisons import comparison_object
    from faultline.workspace import Workspace

    view = Workspace.open(folder).view()
    _check("kind", kind, tuple(Kind))
    _check("verdict", verdict, tuple(Verdict))
    words = (about or "").casefold().split()
    found = [c for c in view.comparisons(kind=kind, verdict=verdict) if all(w in c.about.casefold() for w in words)]
    dismissed = {target for target, j in view.judgements().items() if j.decision is Decision.DISMISS}
    found.sort(key=lambda c: c.id in dismissed)
    if as_json:
        for comparison in found:
            typer.echo(json.dumps(comparison_object(comparison), ensure_ascii=False))
        return
    shown = found[:limit]
    more = f", the first {len(shown)}; --limit shows more" if len(found) > len(shown) else ""
    typer.echo(f"{counted(len(found), 'comparison')}{more}")
    documents = {document.id: document for document in view.documents()}
    judged = view.judgements()
    for comparison in shown:
        _tell(comparison, view, documents, judged.get(comparison.id))


def _check(option: str, given: str | None, known: tuple[str, ...]) -> None:
    if given is not None and given not in known:
        raise UsageError(f"--{option} {given} is not known: take one of {', '.join(known)}")


def _tell(
    comparison: Comparison, view: MapView, documents: Mapping[str, Document], judgement: Judgement | None
) -> None:
    severity = "" if comparison.severity.value == "none" else f" ({comparison.severity.value})"
    typer.secho(f"\n{comparison.verdict.value.replace('_', ' ')}{severity}: {plain(comparison.about)}", bold=True)
    sources = counted(comparison.independent_sources, "independent source")
    typer.echo(f"{comparison.kind.value} · {sources} · {comparison.id[:8]}")
    typer.echo(plain(comparison.reason))
    if judgement is not None:
        typer.echo(plain(_judged(judgement)))
    statements = view.statements_by_id(comparison.statements)
    for left, right in _side_by_side(statements[:_MOST_STATEMENTS]):
        for line in _columns(_cell(left, documents), _cell(right, documents) if right else []):
            typer.echo(line)
    if len(statements) > _MOST_STATEMENTS:
        typer.echo(f"  and {counted(len(statements) - _MOST_STATEMENTS, 'more statement')}")


def _judged(judgement: Judgement) -> str:
    """What an analyst decided: "dismissed by Ada on 2026-11-22: two mines of one name"."""
    note = f": {judgement.note}" if judgement.note else ""
    return f"{_DECIDED[judgement.decision]} by {judgement.who} on {judgement.at[:10]}{note}"


_DECIDED = {
    Decision.CONFIRM: "confirmed",
    Decision.DISMISS: "dismissed",
    Decision.VERDICT: "given another verdict",
    Decision.NOTE: "noted",
}


def _side_by_side(statements: list[Statement]) -> Iterator[tuple[Statement, Statement | None]]:
    """The statements two by two; those of other documents than the first stand on the right where there are any."""
    rest = sorted(statements[1:], key=lambda s: s.evidence.document == statements[0].evidence.document)
    ordered = [statements[0], *rest]
    for begin in range(0, len(ordered), 2):
        yield ordered[begin], ordered[begin + 1] if begin + 1 < len(ordered) else None


def _cell(statement: Statement, documents: Mapping[str, Document]) -> list[str]:
    """Document, publisher and date of a statement, then its passage."""
    document = documents.get(statement.evidence.document)
    quote = " ".join(plain(statement.evidence.quote).split())
    passage = textwrap.wrap(f"“{textwrap.shorten(quote, _LONGEST_QUOTE, placeholder=' …')}”", _width())
    if document is None:
        return passage
    name = plain(document.title or Path(document.path).name)
    said_by = [plain(part) for part in (document.publisher, document.date) if part]
    row = [f"row {statement.evidence.row} of {plain(statement.evidence.table)}"] if statement.evidence.table else []
    return [*textwrap.wrap(name, _width())[:2], *textwrap.wrap(", ".join([*said_by, *row]), _width()), *passage]


def _columns(left: list[str], right: list[str]) -> Iterator[str]:
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"  {one:<{_width()}}  {other}".rstrip()
    yield ""


def _width() -> int:
    """Letters of one column."""
    columns = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    return (columns - 4) // 2
