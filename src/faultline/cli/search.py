"""`faultline search`: find things by their words."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.terminal import counted, plain

if TYPE_CHECKING:
    from faultline.workspace import Hit, MapView

_AROUND = 90


def search(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help='Words; "a phrase"; OR, NOT or -word.')],
    limit: Annotated[int, typer.Option(help="How many hits to show.", min=1, max=1000)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object with exact offsets.")] = False,
) -> None:
    """Find passages, statements and entities by their words.

    All words must be there, in any form (troop finds troops), with or without accents.

    Example: faultline search mali '"peace agreement" OR ceasefire'
    """
    from faultline.workspace import Workspace

    view = Workspace.open(folder).view()
    found = view.search(" ".join(query), limit=limit)
    if as_json:
        typer.echo(json.dumps({"version": view.version, **asdict(found)}, ensure_ascii=False))
        return
    typer.echo(
        counted(found.total, "hit") + (f", the first {len(found.hits)}:" if found.total > len(found.hits) else "")
    )
    for hit in found.hits:
        _tell(hit, view)


def _tell(hit: Hit, view: MapView) -> None:
    where = f" {hit.start}-{hit.end}" if hit.start is not None else ""
    path = f" · {plain(view.document(hit.document).path)}{where}" if hit.document else ""
    typer.echo(f"\n{hit.kind} {hit.id or hit.document} · {plain(hit.title)}{path}")
    typer.echo(f"  {_snippet(hit)}")


def _snippet(hit: Hit) -> str:
    """The text around the first highlight, highlights bold on a terminal."""
    first = hit.highlights[0][0] if hit.highlights else 0
    begin, end = max(0, first - _AROUND), min(len(hit.text), first + 2 * _AROUND)
    pieces, position = ["…" if begin else ""], begin
    for start, stop in hit.highlights:
        if stop <= end:
            pieces += [_spaced(hit.text[position:start]), typer.style(plain(hit.text[start:stop]), bold=True)]
            position = stop
    return "".join([*pieces, _spaced(hit.text[position:end]), "…" if end < len(hit.text) else ""])


def _spaced(text: str) -> str:
    """Plain text that keeps a space at its ends where there was white space."""
    before, after = (" " if text[:1].isspace() else ""), (" " if text.strip() and text[-1:].isspace() else "")
    return before + plain(text) + after
