"""Accounts: passwords that fit, sessions that end, tries that have to wait, and nothing of it readable at rest."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from faultline.errors import UsageError
from faultline.workspace.accounts import FREE_TRIES, IDLE, LONGEST, Account, Accounts, RefusedError, Role

PASSWORD = "four words and more"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Accounts:
    made = Accounts(tmp_path / "access.sqlite", clock)
    made.add("Aminata", PASSWORD, Role.ANALYST)
    return made


def test_who_signs_in_is_known_until_signing_out(accounts: Accounts) -> None:
    session = accounts.sign_in("Aminata", PASSWORD)
    assert accounts.signed_in(session) == Account("Aminata", Role.ANALYST)
    assert accounts.signed_in(session + "x") is None
    accounts.sign_out(session)
    assert accounts.signed_in(session) is None


@pytest.mark.parametrize(("name", "password"), [("Aminata", "four words and mor"), ("Nobody", PASSWORD), ("", "")])
def test_what_does_not_fit_is_refused_in_the_same_words(accounts: Accounts, name: str, password: str) -> None:
    with pytest.raises(RefusedError, match="name and password do not fit"):
        accounts.sign_in(name, password)


def test_a_session_ends_when_nobody_uses_it_and_in_any_case(accounts: Accounts, clock: Clock) -> None:
    session = accounts.sign_in("Aminata", PASSWORD)
    clock.now += IDLE + 1
    assert accounts.signed_in(session) is None
    session = accounts.sign_in("Aminata", PASSWORD)
    begun = clock.now
    while clock.now - begun < LONGEST - IDLE:
        clock.now += IDLE / 2
        assert accounts.signed_in(session)
    clock.now = begun + LONGEST + 1
    assert accounts.signed_in(session) is None


def test_after_some_wrong_passwords_even_the_right_one_has_to_wait(accounts: Accounts, clock: Clock) -> None:
    for _ in range(FREE_TRIES):
        with pytest.raises(RefusedError, match="do not fit"):
            accounts.sign_in("Aminata", "wrong wrong wrong")
    with pytest.raises(RefusedError, match=r"wait \d+ seconds"):
        accounts.sign_in("Aminata", PASSWORD)
    clock.now += 1000
    assert accounts.sign_in("Aminata", PASSWORD)


def test_another_password_or_no_account_ends_the_sessions(accounts: Accounts) -> None:
    session = accounts.sign_in("Aminata", PASSWORD)
    accounts.set_password("Aminata", "quite another password")
    assert accounts.signed_in(session) is None
    session = accounts.sign_in("Aminata", "quite another password")
    accounts.remove("Aminata")
    assert accounts.signed_in(session) is None
    assert accounts.list() == []


def test_another_role_holds_from_the_next_request_on(accounts: Accounts) -> None:
    session = accounts.sign_in("Aminata", PASSWORD)
    accounts.set_role("Aminata", Role.READER)
    assert accounts.signed_in(session) == Account("Aminata", Role.READER)


def test_neither_passwords_nor_sessions_are_kept_and_only_the_owner_reads(accounts: Accounts, tmp_path: Path) -> None:
    session = accounts.sign_in("Aminata", PASSWORD)
    kept = (tmp_path / "access.sqlite").read_bytes()
    assert PASSWORD.encode() not in kept
    assert session.encode() not in kept
    assert stat.S_IMODE((tmp_path / "access.sqlite").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "password", "why"),
    [
        ("Aminata", PASSWORD, "already"),
        ("B", "short", "12 characters"),
        (" ", PASSWORD, "printable"),
        ("a\nb", PASSWORD, "printable"),
    ],
)
def test_an_account_that_cannot_be_is_refused(accounts: Accounts, name: str, password: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        accounts.add(name, password, Role.READER)


def test_an_account_that_is_not_there_is_named(accounts: Accounts) -> None:
    with pytest.raises(UsageError, match="no account 'Nobody'"):
        accounts.set_role("Nobody", Role.OWNER)


def test_looking_makes_no_file(tmp_path: Path) -> None:
    none = Accounts(tmp_path / "access.sqlite")
    assert none.list() == []
    assert none.signed_in("x") is None
    assert not (tmp_path / "access.sqlite").exists()
