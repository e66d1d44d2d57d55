"""`faultline judge`: decide about what is on the map, take it back, list it."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from faultline.cli.terminal import counted, plain, shortened
from faultline.errors import UsageError
from faultline.model.comparison import Verdict
from faultline.model.entity import EntityType
from faultline.model.judgement import Decision, Fault, Judgement, Terms

if TYPE_CHECKING:
    from faultline.workspace import Workspace

Member = TypeVar("Member", bound=StrEnum)

_DECISIONS = ", ".join(decision.value for decision in Decision)


def judge(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="A statement, entity, comparison, document or publisher; an id may be cut."
        ),
    ] = None,
    decision: Annotated[str | None, typer.Argument(metavar="[DECISION]", help=f"One of {_DECISIONS}.")] = None,
    note: Annotated[str, typer.Option(help="Why, in your words.")] = "",
    fault: Annotated[str | None, typer.Option(help=f"What is wrong with a statement: {', '.join(Fault)}.")] = None,
    other: Annotated[str, typer.Option("--with", help="The entity to merge with, or the other document.")] = "",
    alias: Annotated[list[str] | None, typer.Option(help="A form that a split takes out; may be repeated.")] = None,
    document: Annotated[list[str] | None, typer.Option(help="A document whose mentions a split takes out.")] = None,
    span: Annotated[
        list[str] | None, typer.Option(help="A mention that a split takes out: DOCUMENT:START-END.")
    ] = None,
    name: Annotated[str, typer.Option(help="The new name; for place, the name in the document.")] = "",
    type_: Annotated[str | None, typer.Option("--type", help=f"The type: {', '.join(EntityType)}.")] = None,
    place: Annotated[str, typer.Option(help="geonames:ID, or latitude,longitude.")] = "",
    verdict: Annotated[str | None, typer.Option(help=f"The verdict: {', '.join(Verdict)}.")] = None,
    fields: Annotated[str, typer.Option(help="Corrected fields of a statement, a JSON object.")] = "",
    grade: Annotated[str, typer.Option(help="Admiralty grade: A to F for the source, 1 to 6 for what it says.")] = "",
    undo: Annotated[
        bool, typer.Option("--undo", help="Take the last judgement back, or that of the number given.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="List all judgements.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="List them as JSON Lines.")] = False,
) -> None:
    """Decide about what is on a map, take it back, list what was decided.

    A judgement holds at once and in every build to come. What sources say is never rewritten: it changes what the map
    makes of it.

    Example: faultline judge mali 3f9a01c2 merge --with 77b0e1 --note "one group, renamed in 2017"
    """
    from faultline.workspace import Workspace

    workspace = Workspace.open(folder)
    if listed:
        _list(workspace, as_json=as_json)
    elif undo:
        _undo(workspace, target)
    elif target is None or decision is None:
        raise UsageError("say what to judge and how: faultline judge DIR ID DECISION, or DIR --undo, or DIR --list")
    else:
        terms = Terms(
            other=other,
            aliases=tuple(alias or ()),
            documents=tuple(document or ()),
            spans=tuple(span or ()),
            name=name,
            type=_member(EntityType, "type", type_),
            place=place,
            verdict=_member(Verdict, "verdict", verdict),
            fields=fields,
            grade=grade,
        )
        _decide(workspace, target, decision, terms, note, fault)


def _decide(workspace: Workspace, target: str, decision: str, terms: Terms, note: str, fault: str | None) -> None:
    from faultline.workspace.judging import judge as judged
    from faultline.workspace.lock import user_name

    chosen = _member(Decision, "decision", decision)
    if chosen is None:
        raise UsageError(f"say how to judge it: one of {_DECISIONS}")
    made = judged(workspace, user_name(), target, chosen, terms, note=note, fault=_member(Fault, "fault", fault))
    typer.echo(f"judgement {made.id}: {made.subject.value} {plain(made.target)}, {_said(made)}")
    typer.echo(f"take it back with: faultline judge {plain(str(workspace.folder))} --undo {made.id}", err=True)


def _undo(workspace: Workspace, number: str | None) -> None:
    from faultline.workspace.lock import user_name

    if number is not None and not number.isdecimal():
        raise UsageError(f"{number!r} is no number of a judgement: faultline judge {workspace.folder} --list has them")
    taken = workspace.ledger.undo(user_name(), int(number) if number else None)
    typer.echo(f"taken back: judgement {taken.id}, {taken.subject.value} {plain(taken.target)}, {_said(taken)}")


def _list(workspace: Workspace, *, as_json: bool) -> None:
    judgements = workspace.ledger.judgements()
    orphaned = {j.id for j in workspace.view().orphaned_judgements()} if judgements else set()
    for judgement in judgements:
        state = "taken back" if judgement.undone else "orphaned" if judgement.id in orphaned else "stands"
        if as_json:
            typer.echo(json.dumps(_object(judgement, state), ensure_ascii=False))
        else:
            what = f"{judgement.subject.value} {shortened(judgement.target, 40)}"
            typer.echo(
                f"{judgement.id}  {state}  {judgement.at[:19]}  {plain(judgement.who)}  {what}  {_said(judgement)}"
            )
    if not judgements and not as_json:
        typer.echo("no judgement yet")
    if orphaned and not as_json:
        typer.echo(f"{counted(len(orphaned), 'judgement')} orphaned: what was judged is not on this map now", err=True)


def _object(judgement: Judgement, state: str) -> dict[str, object]:
    from faultline.tables.json_values import to_json

    return {
        "id": judgement.id,
        "state": state.replace(" ", "_"),
        "at": judgement.at,
        "who": judgement.who,
        "subject": judgement.subject.value,
        "target": judgement.target,
        "decision": judgement.decision.value,
        "fault": judgement.fault.value if judgement.fault else None,
        "terms": json.loads(to_json(judgement.terms)),
        "note": judgement.note,
    }


def _said(judgement: Judgement) -> str:
    """The decision with its terms on one line."""
    from faultline.tables.json_values import to_json

    terms = json.loads(to_json(judgement.terms))
    told = [f"{name} {value if isinstance(value, str) else ', '.join(value)}" for name, value in terms.items()]
    fault = f" ({judgement.fault.value.replace('_', ' ')})" if judgement.fault else ""
    note = f": {shortened(judgement.note, 80)}" if judgement.note else ""
    return plain(f"{judgement.decision.value.replace('_', ' ')}{fault}{' ' if told else ''}{', '.join(told)}{note}")


def _member(members: type[Member], name: str, given: str | None) -> Member | None:
    """The member of that name, written with spaces, hyphens or underscores."""
    if given is None:
        return None
    try:
        return members(given.strip().lower().replace(" ", "_").replace("-", "_"))
    except ValueError as error:
        raise UsageError(f"there is no {name} {given!r}: take one of {', '.join(members)}") from error
