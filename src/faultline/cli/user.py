"""`faultline user`: who may use the workbench from elsewhere."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultline.cli.terminal import plain
from faultline.errors import UsageError

if TYPE_CHECKING:
    from faultline.workspace.accounts import Accounts


class Action(StrEnum):
    """What to do with an account."""

    ADD = "add"
    LIST = "list"
    ROLE = "role"
    PASSWORD = "password"
    REMOVE = "remove"


def user(
    action: Annotated[Action, typer.Argument(help="What to do.", show_choices=True)],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Whose account.")] = None,
    role: Annotated[str, typer.Option(help="reader looks, analyst judges and adds, owner may all.")] = "reader",
    from_input: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input instead of asking.")
    ] = False,
) -> None:
    """Say who may use the workbench from elsewhere, and as what.

    Beyond this machine the workbench answers only those who sign in. A reader looks, an analyst also judges, adds
    documents and builds again, an owner may all. Judgements carry the name of who made them.

    Example: faultline user add mali Aminata --role analyst
    """
    from faultline.workspace import Workspace
    from faultline.workspace.accounts import Role

    workspace = Workspace.open(folder)
    accounts = workspace.accounts
    if action is Action.LIST:
        _list(accounts)
        return
    if name is None:
        raise UsageError(f"say whose account to {action.value}: faultline user {action.value} {folder} NAME")
    meant = Role.named(role)
    if action is Action.ADD:
        accounts.add(name, _password(from_input), meant)
    elif action is Action.ROLE:
        accounts.set_role(name, meant)
    elif action is Action.PASSWORD:
        accounts.set_password(name, _password(from_input))
    else:
        accounts.remove(name)
    workspace.ledger.append_audit(_runner(), f"account_{action.value}", _detail(name, action, meant.name))
    typer.echo(f"{plain(name)}: {_DONE[action].format(role=meant.name.lower())}")


_DONE = {
    Action.ADD: "may sign in as {role}",
    Action.ROLE: "is {role} from now on",
    Action.PASSWORD: "has another password",
    Action.REMOVE: "may not sign in any more",
}


def _list(accounts: Accounts) -> None:
    found = accounts.list()
    if not found:
        typer.echo("no accounts: the workbench answers this machine alone")
    for account in found:
        typer.echo(f"{plain(account.name)}\t{account.role.name.lower()}")


def _password(from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\n")
    asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return asked


def _runner() -> str:
    from faultline.workspace.lock import user_name

    return user_name()


def _detail(name: str, action: Action, role: str) -> str:
    from json import dumps

    return dumps({"account": name} | ({"role": role} if action in (Action.ADD, Action.ROLE) else {}))
