"""A person goes from a ledger on a server too, and from the copy of it that the workspace had before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pg8000.dbapi
import pytest

from faultline.errors import WorkspaceError
from faultline.workspace import Workspace
from faultline.workspace.redaction import redact
from faultline.workspace.redaction.names import letters_of
from faultline.workspace.shared_ledger import SharedLedger

from ..postgres_server import PASSWORD, Server, running_server

TABLES = ("judgements", "undoings", "uploads", "audit", "texts")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_server() as started:
        yield started


def rows_of(server: Server, schema: str) -> str:
    """All that the tables of a ledger say."""
    given = {"user": "team", "password": PASSWORD, "host": "127.0.0.1", "port": server.port, "database": "postgres"}
    with closing(pg8000.dbapi.connect(**given)) as connection:
        cursor = connection.cursor()
        cursor.execute(f'SET search_path TO "{schema}"')
        said = []
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table}")
            said.append(str(cursor.fetchall()))
        return letters_of(" ".join(said))


def test_no_row_of_the_server_names_him_afterwards(
    own: Workspace, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAULTLINE_LEDGER", server.address("redacted"))
    shared = Workspace.open(own.folder)
    assert isinstance(shared.ledger, SharedLedger)
    shared.ledger.append_audit("ada", "build", "Amadou Koné was asked")
    before = (len(shared.ledger.judgements()), shared.ledger.position())
    assert "amadoukone" in rows_of(server, "redacted")
    redact(shared, "Amadou Koné", who="ada", why="Amadou Koné asked", workers=1)
    assert "amadou" not in rows_of(server, "redacted")
    assert "amadou" not in letters_of(own.ledger.path.read_bytes().decode("utf-8", "ignore"))
    again = Workspace.open(own.folder).ledger
    assert (len(again.judgements()), again.position()) == before
    assert [entry.action for entry in again.audit()].count("redact") == 1


def test_the_ledger_of_the_server_only_grows_again_afterwards(
    own: Workspace, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAULTLINE_LEDGER", server.address("growing"))
    shared = Workspace.open(own.folder)
    redact(shared, "Amadou Koné", who="ada", why="asked", workers=1)
    given = {"user": "team", "password": PASSWORD, "host": "127.0.0.1", "port": server.port, "database": "postgres"}
    with closing(pg8000.dbapi.connect(**given)) as connection:
        cursor = connection.cursor()
        cursor.execute('SET search_path TO "growing"')
        with pytest.raises(pg8000.dbapi.DatabaseError, match="only grows"):
            cursor.execute("UPDATE judgements SET note = 'x'")


def test_a_server_that_is_away_leaves_a_redaction_to_be_finished(
    own: Workspace, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAULTLINE_LEDGER", server.address("away"))
    Workspace.open(own.folder).ledger.append_audit("ada", "build", "Amadou Koné was asked")
    server.stop()
    try:
        with pytest.raises(WorkspaceError, match="cannot be read or written"):
            redact(Workspace.open(own.folder), "Amadou Koné", who="ada", why="asked", workers=1)
    finally:
        server.start()
    redact(Workspace.open(own.folder), "Amadou Koné", who="ada", why="asked", workers=1)
    assert "amadou" not in rows_of(server, "away")
