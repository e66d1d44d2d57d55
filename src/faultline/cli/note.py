"""`faultline note`: what an analyst writes into the report in their own words."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.terminal import plain, shortened
from faultline.errors import UsageError

if TYPE_CHECKING:
    from faultline.model.own_text import OwnText, TextEntry
    from faultline.workspace import MapView, Workspace


def note(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    section: Annotated[
        str | None, typer.Argument(metavar="[SECTION]", help="Of the report: 0 to 15, or words of its title.")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", help="The text; cite a statement as [^ID].")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="A file that holds the text; - for the input.")] = None,
    replace: Annotated[int | None, typer.Option("--replace", help="The number of the text to put it in place of.")] = (
        None
    ),
    remove: Annotated[int | None, typer.Option("--remove", help="The number of a text to take out.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last change to any text back.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the texts; with --json as JSON Lines.")] = False,
    history: Annotated[bool, typer.Option("--history", help="List every change, those taken back too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON Lines.")] = False,
) -> None:
    """Write your own text into a section of the report, list it, take it out.

    Judgements, scenarios, options: what no source says and you do.

    It stands there under your name and its date, apart from what the sources say, in every report from now on; no build
    changes it. A little Markdown is understood: paragraphs, ### headings, - lists, **strong**, *stressed*, and [^ID] to
    cite a statement, whose quote the report then leads to.

    Example: faultline note mali 11 --text "Most likely: a slow worsening in the centre [^5364cb4c]."
    """
    from faultline.workspace import Workspace

    workspace = Workspace.open(folder)
    if history:
        _tell_history(workspace, as_json=as_json)
    elif listed or as_json:
        _list(workspace, as_json=as_json)
    else:
        _tell(workspace, _change(workspace, section, _given(text, file), replace, remove, undo=undo))


def _change(
    workspace: Workspace,
    section: str | None,
    text: str | None,
    replaced: int | None,
    removed: int | None,
    *,
    undo: bool,
) -> TextEntry:
    from faultline.ontology.report_sections import section_named
    from faultline.workspace.lock import user_name
    from faultline.workspace.own_texts import remove_text, rewrite_text, undo_text, write_text

    who = user_name()
    if undo:
        return undo_text(workspace, who)
    if removed is not None:
        return remove_text(workspace, who, removed)
    if text is not None and replaced is not None:
        return rewrite_text(workspace, who, replaced, text)
    if text is not None and section is not None:
        return write_text(workspace, who, section_named(section), text)
    raise UsageError(
        "say what to write and where: faultline note DIR SECTION --text TEXT (or --file FILE), "
        "DIR --replace N --text TEXT, DIR --remove N, DIR --undo, or DIR --list"
    )


def _given(text: str | None, file: Path | None) -> str | None:
    if file is None or text is not None:
        return text
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8 text: save it as UTF-8, and give it again") from error
    except OSError as error:
        raise UsageError(f"{file} cannot be read ({error.strerror}): name a file that can") from error


def _tell(workspace: Workspace, entry: TextEntry) -> None:
    from faultline.ontology.report_sections import section_titles

    done = "taken back" if entry.undoes else "changed" if entry.before else "written"
    done = done if entry.after or entry.undoes else "taken out"
    where = f"section {entry.section}, {section_titles()[entry.section]}"
    typer.echo(f"text {entry.text} {done}: {where}")
    typer.echo(f"take it back with: faultline note {plain(str(workspace.folder))} --undo", err=True)


def _list(workspace: Workspace, *, as_json: bool) -> None:
    from faultline.workspace.own_texts import own_texts

    texts = own_texts(workspace)
    view = workspace.view() if any(text.cited for text in texts) else None
    for text in texts:
        orphaned = _orphaned(view, text)
        if as_json:
            typer.echo(json.dumps(_object(text, orphaned), ensure_ascii=False))
            continue
        typer.echo(f"{text.number}  section {text.section}  {text.at[:10]}  {plain(text.who)}")
        typer.echo(f"    {plain(shortened(text.text, 150))}")
        for one in orphaned:
            typer.echo(f"    cites what is no longer on the map: {one}", err=True)
    if not texts and not as_json:
        typer.echo("no text yet: write one with faultline note DIR SECTION --text TEXT")


def _orphaned(view: MapView | None, text: OwnText) -> list[str]:
    from faultline.workspace.own_texts import orphaned_citations

    return [cited.statement for cited in orphaned_citations(view, text)] if view else []


def _object(text: OwnText, orphaned: list[str]) -> dict[str, object]:
    return {
        "number": text.number,
        "section": text.section,
        "who": text.who,
        "at": text.at,
        "begun_by": text.begun_by,
        "begun_at": text.begun_at,
        "text": text.text,
        "cites": [cited.statement for cited in text.cited],
        "orphaned": orphaned,
    }


def _tell_history(workspace: Workspace, *, as_json: bool) -> None:
    for entry in workspace.ledger.text_entries():
        if as_json:
            told = {name: getattr(entry, name) for name in entry.__slots__ if name != "seen"}
            typer.echo(json.dumps(told, ensure_ascii=False))
            continue
        what = f"takes back entry {entry.undoes}: " if entry.undoes else ""
        after = shortened(entry.after, 100) or "(taken out)"
        typer.echo(f"{entry.id}  text {entry.text}  {entry.at[:19]}  {plain(entry.who)}  {what}{plain(after)}")
