"""`faultline user`: accounts by the command line, with a trail and without a password on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from faultline.cli.application import _application
from faultline.errors import UsageError
from faultline.workspace.accounts import Account, Role
from sample_map import built_map

PASSWORD = "four words and more"


def run(*words: str, sent: str = "") -> str:
    answer = CliRunner().invoke(_application(["user"]), ["user", *words], input=sent)
    if answer.exception and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer.output


def test_an_account_comes_changes_and_goes(tmp_path: Path) -> None:
    workspace = built_map(tmp_path / "map")
    folder = str(workspace.folder)
    assert "no accounts" in run("list", folder)
    added = run("add", folder, "Aminata", "--role", "analyst", "--password-stdin", sent=f"{PASSWORD}\n")
    assert added == "Aminata: may sign in as analyst\n"
    assert workspace.accounts.list() == [Account("Aminata", Role.ANALYST)]
    assert workspace.accounts.sign_in("Aminata", PASSWORD)
    run("role", folder, "Aminata", "--role", "reader")
    assert run("list", folder) == "Aminata\treader\n"
    run("remove", folder, "Aminata")
    assert workspace.accounts.list() == []
    actions = [entry.action for entry in workspace.ledger.audit()]
    assert actions == ["account_add", "account_role", "account_remove"]
    assert PASSWORD not in str(workspace.ledger.audit())


def test_a_role_that_is_none_names_those_there_are(tmp_path: Path) -> None:
    folder = str(built_map(tmp_path / "map").folder)
    with pytest.raises(UsageError, match="reader, analyst, owner"):
        run("add", folder, "A", "--role", "king", "--password-stdin", sent=PASSWORD)


def test_whose_account_has_to_be_said(tmp_path: Path) -> None:
    folder = str(built_map(tmp_path / "map").folder)
    with pytest.raises(UsageError, match="whose account"):
        run("remove", folder)
