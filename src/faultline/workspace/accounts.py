"""Who may use the workbench from elsewhere: accounts with their roles, and the sessions of those who signed in.

Kept in `access.sqlite`, outside versions, exports and the ledger. Of a password only its scrypt hash is kept
(RFC 7914), of a session only the hash of what its cookie holds.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from faultline.errors import UsageError, WorkspaceError

IDLE, LONGEST = 8 * 3600.0, 7 * 24 * 3600.0
"""Seconds after which a session ends that nobody uses, and any session."""
FREE_TRIES, LONGEST_WAIT = 5, 900.0
"""Wrong passwords before one has to wait, and the longest wait in seconds; it doubles with each further one."""
SHORTEST = 12
"""Characters of a password."""
_SCRYPT = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
_TABLES = """
CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, role TEXT NOT NULL, salt BLOB, hash BLOB, since REAL);
CREATE TABLE IF NOT EXISTS sessions (token TEXT PRIMARY KEY, name TEXT NOT NULL, begun REAL, used REAL);
CREATE TABLE IF NOT EXISTS refusals (name TEXT PRIMARY KEY, tries INTEGER NOT NULL, until REAL NOT NULL);
"""


class Role(IntEnum):
    """What somebody may do; each may all that those before it may."""

    READER = 1
    ANALYST = 2
    OWNER = 3

    @classmethod
    def named(cls, name: str) -> Role:
        """The role of a name; UsageError names the roles there are."""
        try:
            return cls[name.upper()]
        except KeyError as error:
            roles = ", ".join(role.name.lower() for role in cls)
            raise UsageError(f"there is no role {name!r}: take one of {roles}") from error


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in."""

    name: str
    role: Role


class RefusedError(UsageError):
    """A name and a password that do not fit, or too many of them; it never says which of the two was wrong."""


class Accounts:
    """The accounts of a workspace.

    Args:
        path: Of the file; it comes to be, for its owner's eyes alone, with the first account.
        clock: Seconds since 1970.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path, self._clock = path, clock

    def list(self) -> list[Account]:
        """By name."""
        if not self._path.exists():
            return []
        with self._open() as database:
            rows = database.execute("SELECT name, role FROM accounts ORDER BY name").fetchall()
        return [Account(name, Role[role]) for name, role in rows]

    def add(self, name: str, password: str, role: Role) -> Account:
        """A new account. UsageError: The name is taken or is none, or the password is too short."""
        if not name.strip() or not name.isprintable() or len(name) > 80:
            raise UsageError("an account has a name of 1 to 80 printable characters")
        salt, hashed = _hashed(password)
        with self._open() as database:
            known = database.execute("SELECT 1 FROM accounts WHERE name = ?", [name]).fetchone()
            if known:
                raise UsageError(f"there is an account {name!r} already: change its role or its password")
            row = (name, role.name, salt, hashed, self._clock())
            database.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?)", row)
        return Account(name, role)

    def set_role(self, name: str, role: Role) -> None:
        """Another role, from the next request on."""
        self._change("UPDATE accounts SET role = ? WHERE name = ?", role.name, name)

    def set_password(self, name: str, password: str) -> None:
        """Another password; who is signed in has to do so again."""
        salt, hashed = _hashed(password)
        self._change("UPDATE accounts SET salt = ?, hash = ? WHERE name = ?", salt, hashed, name)
        self._end_sessions(name)

    def remove(self, name: str) -> None:
        """Take the account away, and end its sessions; what was judged in its name stays."""
        self._change("DELETE FROM accounts WHERE name = ?", name)
        self._end_sessions(name)

    def sign_in(self, name: str, password: str) -> str:
        """What the cookie of a new session holds. RefusedError: They do not fit, or one has to wait."""
        now = self._clock()
        with self._open() as database:
            tries, until = database.execute("SELECT tries, until FROM refusals WHERE name = ?", [name]).fetchone() or (
                0,
                0.0,
            )
            found = database.execute("SELECT salt, hash FROM accounts WHERE name = ?", [name]).fetchone()
            fits = until <= now and _fits(password, found)
            if fits:
                database.execute("DELETE FROM refusals WHERE name = ?", [name])
            elif until <= now:
                wait = min(LONGEST_WAIT, 2.0 ** (tries + 1 - FREE_TRIES)) if tries + 1 >= FREE_TRIES else 0.0
                database.execute("INSERT OR REPLACE INTO refusals VALUES (?, ?, ?)", [name, tries + 1, now + wait])
        if until > now:
            raise RefusedError(f"too many wrong passwords: wait {until - now:.0f} seconds and try again")
        if not fits:
            raise RefusedError("name and password do not fit: try again")
        return self._begin(name)

    def signed_in(self, token: str) -> Account | None:
        """Whose session it is; None where there is none, or it has ended."""
        if not token or not self._path.exists():
            return None
        now, key = self._clock(), _key(token)
        with self._open() as database:
            found = database.execute(
                "SELECT a.name, a.role, s.used FROM sessions s JOIN accounts a ON a.name = s.name "
                "WHERE s.token = ? AND s.used > ? AND s.begun > ?",
                [key, now - IDLE, now - LONGEST],
            ).fetchone()
            if found and now - found[2] > IDLE / 100:
                database.execute("UPDATE sessions SET used = ? WHERE token = ?", [now, key])
        return Account(found[0], Role[found[1]]) if found else None

    def sign_out(self, token: str) -> None:
        """End a session."""
        with self._open() as database:
            database.execute("DELETE FROM sessions WHERE token = ?", [_key(token)])

    def _begin(self, name: str) -> str:
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._open() as database:
            database.execute("DELETE FROM sessions WHERE used <= ? OR begun <= ?", [now - IDLE, now - LONGEST])
            database.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", [_key(token), name, now, now])
        return token

    def _end_sessions(self, name: str) -> None:
        with self._open() as database:
            database.execute("DELETE FROM sessions WHERE name = ?", [name])

    def _change(self, sql: str, *values: object) -> None:
        with self._open() as database:
            if not database.execute(sql, values).rowcount:
                raise UsageError(f"there is no account {values[-1]!r}: faultline user list names them")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """One transaction; others wait for it."""
        try:
            if not self._path.exists():
                os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600))
            with closing(sqlite3.connect(self._path, timeout=20, isolation_level="IMMEDIATE")) as database:
                database.executescript(_TABLES)
                with database:
                    yield database
        except (OSError, sqlite3.Error) as error:
            raise WorkspaceError(f"{self._path} cannot be read or written ({error}): mend or remove it") from error


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _hashed(password: str) -> tuple[bytes, bytes]:
    if len(password) < SHORTEST:
        raise UsageError(f"a password has at least {SHORTEST} characters: take several words")
    salt = secrets.token_bytes(16)
    return salt, _scrypt(password, salt)


def _fits(password: str, found: tuple[bytes, bytes] | None) -> bool:
    """Takes as long for a name that is not known."""
    salt, hashed = found or (bytes(16), b"")
    return hmac.compare_digest(_scrypt(password, salt), hashed)


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode()[:1024], salt=salt, **_SCRYPT)
