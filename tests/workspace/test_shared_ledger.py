"""The ledger of a team, on a real PostgreSQL server: it says what a ledger in a file says."""

from __future__ import annotations

import multiprocessing
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pg8000.dbapi
import pytest

from faultline.cli.application import main
from faultline.errors import UsageError, WorkspaceError
from faultline.model.judgement import Decision, Fault, Subject, Terms
from faultline.workspace import Ledger, Workspace, build
from faultline.workspace.postgres import parse_address
from faultline.workspace.shared_ledger import SharedLedger

from .postgres_server import PASSWORD, Server, running_server

PROCESSES, EACH = 10, 10


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_server() as started:
        yield started


@pytest.fixture
def address(server: Server, request: pytest.FixtureRequest) -> str:
    """That of a ledger which nobody has used."""
    return server.address(f"s{abs(hash(request.node.name)) % 10**12}")


@pytest.fixture
def ledger(address: str, tmp_path: Path) -> Iterator[SharedLedger]:
    made = SharedLedger(address, tmp_path / "ledger.sqlite")
    yield made
    made._server.dispose()


def query(server: Server, sql: str, schema: str = "public") -> Any:
    """What the server answers to a statement in SQL."""
    given = {"user": "team", "password": PASSWORD, "host": "127.0.0.1", "port": server.port, "database": "postgres"}
    with closing(pg8000.dbapi.connect(**given)) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(f'SET search_path TO "{schema}"')
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


def live(ledger: Ledger) -> list[Any]:
    """A ledger's life, with all it says on the way but for times."""
    said: list[Any] = [ledger.position(), ledger.standing(), ledger.judgements()]
    ledger.append_judgement("ada", Decision.ACCEPT, "s1", note="so it says", seen='{"quote": "é’\u20ac"}')
    ledger.append_judgement("ben", Decision.REJECT, "s1", fault=Fault.POLARITY)
    terms = Terms(name="New name", aliases=("a", "b"))
    ledger.append_judgement("ben", Decision.RENAME, "e1", subject=Subject.ENTITY, terms=terms)
    ledger.undo("ada", 2)
    with pytest.raises(UsageError) as refused:
        ledger.undo("ada", 2)
    said += [str(refused.value), ledger.append_upload("ada", "a.pdf", "0" * 64, 5_000_000_000).id]
    said += [ledger.append_audit("ada", "build", "{}").id, ledger.position()]
    entries = [*ledger.judgements(), *ledger.judgements("e1"), *ledger.standing().values()]
    rows: list[Any] = [*entries, *ledger.uploads(), *ledger.audit()]
    return said + [{name: getattr(row, name) for name in row.__slots__ if name != "at"} for row in rows]


def test_it_says_what_a_ledger_in_a_file_says(ledger: SharedLedger, tmp_path: Path) -> None:
    assert live(ledger) == live(Ledger(tmp_path / "other.sqlite"))


def test_looking_at_no_ledger_makes_none(ledger: SharedLedger, server: Server) -> None:
    assert (ledger.exists(), ledger.position(), ledger.judgements()) == (False, 0, ())
    found = query(server, f"SELECT count(*) FROM pg_namespace WHERE nspname = '{ledger._schema}'")
    assert found[0][0] == 0


@pytest.mark.parametrize(
    "change", ["UPDATE judgements SET note = 'x'", "DELETE FROM audit", "TRUNCATE judgements CASCADE"]
)
def test_nothing_can_be_changed_or_deleted(ledger: SharedLedger, server: Server, change: str) -> None:
    ledger.append_judgement("ada", Decision.ACCEPT, "s1")
    ledger.append_audit("ada", "build")
    with pytest.raises(pg8000.dbapi.DatabaseError, match="only grows"):
        query(server, change, ledger._schema)
    assert (len(ledger.judgements()), len(ledger.audit())) == (1, 1)


def write_some(address: str, local: str, who: str) -> None:
    ledger = SharedLedger(address, Path(local))
    for number in range(EACH):
        ledger.append_judgement(who, Decision.NOTE, f"{who}-{number}", note="n")


def test_ten_processes_that_begin_and_write_at_once_lose_nothing(
    ledger: SharedLedger, address: str, tmp_path: Path
) -> None:
    context = multiprocessing.get_context("forkserver")
    given = [(address, str(tmp_path / "ledger.sqlite"), f"p{n}") for n in range(PROCESSES)]
    processes = [context.Process(target=write_some, args=some) for some in given]
    for process in processes:
        process.start()
    seen: list[tuple[int, ...]] = []
    while any(process.is_alive() for process in processes):
        seen.append(tuple(j.id for j in ledger.judgements()))
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * PROCESSES
    made = ledger.judgements()
    assert [j.id for j in made] == list(range(1, PROCESSES * EACH + 1))
    for n in range(PROCESSES):
        assert [j.target for j in made if j.who == f"p{n}"] == [f"p{n}-{i}" for i in range(EACH)]
    assert all(ids == tuple(range(1, len(ids) + 1)) for ids in seen), "an entry came before one that was seen"


WRITER = """
import sys
from pathlib import Path
from faultline.model.judgement import Decision
from faultline.workspace.shared_ledger import SharedLedger
ledger = SharedLedger(sys.argv[1], Path(sys.argv[2]))
for number in range(100000):
    print(ledger.append_judgement("ada", Decision.NOTE, "s1").id, flush=True)
"""


def test_what_was_acknowledged_outlives_the_writer_and_the_server(
    ledger: SharedLedger, address: str, server: Server, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", WRITER, address, str(tmp_path / "ledger.sqlite")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline()) for _ in range(20)]
        process.kill()
        acknowledged += [int(line) for line in process.stdout if line.endswith("\n")]
    server.stop()
    with pytest.raises(WorkspaceError, match="check that the server runs") as away:
        ledger.append_judgement("ben", Decision.ACCEPT, "s2")
    assert PASSWORD not in str(away.value)
    server.start()
    kept = [j.id for j in ledger.judgements()]
    assert kept[: len(acknowledged)] == acknowledged
    assert ledger.append_judgement("ben", Decision.ACCEPT, "s2").id > kept[-1]


def test_a_new_ledger_takes_in_what_the_workspace_has(address: str, tmp_path: Path) -> None:
    local = Ledger(tmp_path / "ledger.sqlite")
    live(local)
    shared = SharedLedger(address, local.path)
    made = shared.append_judgement("cyd", Decision.NOTE, "s1", note="after")
    assert made.id == 4
    assert shared.judgements() == (*local.judgements(), made)
    assert (shared.uploads(), shared.audit()) == (local.uploads(), local.audit())
    again = SharedLedger(address, local.path)
    assert again.judgements() == shared.judgements()
    for one in (shared, again):
        one._server.dispose()


def test_a_server_that_refuses_says_why_and_keeps_the_secret(server: Server, tmp_path: Path) -> None:
    wrong = SharedLedger(server.address("s1", password="wr0ng-secret"), tmp_path / "ledger.sqlite")
    with pytest.raises(WorkspaceError, match="password authentication failed") as refused:
        wrong.position()
    assert "wr0ng" not in str(refused.value)


ASKER = """
import sys
from pathlib import Path
from faultline.errors import WorkspaceError
from faultline.workspace.shared_ledger import SharedLedger
ledger = SharedLedger(sys.argv[1], Path(sys.argv[2]))
try:
    ledger.append_audit("ada", "build")
    with ledger._server.connect() as connection:
        sql = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        print(connection.exec_driver_sql(sql).scalar_one())
except WorkspaceError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("mode", "answer"), [("require", "True"), ("disable", "False"), ("verify-full", "CERTIFICATE")]
)
def test_the_connection_is_kept_secret_where_asked(server: Server, tmp_path: Path, mode: str, answer: str) -> None:
    """In a process of its own: the driver leaves the closing of its sockets to the end of it."""
    if not server.has_tls:
        pytest.skip("there is no openssl to make the server's certificate with")
    command = [sys.executable, "-c", ASKER, server.address("tls", mode=mode), str(tmp_path / "ledger.sqlite")]
    assert answer in subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_elsewhere_a_certificate_is_asked_for_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "from-the-environment")
    url, schema, secrecy = parse_address("postgresql://ada@db.example.org/maps")
    assert (url.drivername, url.password, schema) == ("postgresql+pg8000", "from-the-environment", "faultline")
    assert secrecy
    assert secrecy.verify_mode is ssl.CERT_REQUIRED
    assert parse_address("postgresql://ada@db.example.org/maps?sslmode=disable")[2] is False
    assert parse_address("postgresql://ada@localhost/maps")[2] is False


@pytest.mark.parametrize(
    "address",
    [
        "ledger.sqlite",
        "mysql://ada:s3cret@host/maps",
        "postgresql+psycopg://ada:s3cret@host/maps",
        "postgresql://ada:s3cret@host",
        "postgresql://ada:s3cret@host/maps?schema=No;such",
        "postgresql://ada:s3cret@host/maps?sslmode=perhaps",
        "postgresql://ada:s3cret@host/maps?options=-c",
    ],
)
def test_an_address_that_cannot_be_one_is_refused_without_its_secret(address: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        SharedLedger(address, tmp_path / "ledger.sqlite")
    assert "s3cret" not in str(refused.value)


def test_a_team_sees_one_anothers_judgements_and_no_file_holds_the_secret(
    address: str, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = Workspace.create(tmp_path / "alone", "Kidal")
    build(alone, ["texts"], workers=1)
    folders = [tmp_path / "map", tmp_path / "copy"]
    for folder in folders:
        Workspace.create(folder, "Kidal")
        settings = folder / "faultline.toml"
        settings.write_text(f'{settings.read_text(encoding="utf-8")}\nledger = "{address}"\n', encoding="utf-8")
        report = build(Workspace.open(folder), ["texts"], workers=1)
        assert report.version == alone.current
        assert not (folder / "ledger.sqlite").exists()
    one, other = map(Workspace.open, folders)
    statement = next(iter(one.view().iterate_statements()))
    with pytest.raises(SystemExit) as ending:
        main(["judge", str(folders[0]), statement.id, "reject", "--fault", "polarity"])
    assert not ending.value.code
    assert other.view().judgements()[statement.id].decision is Decision.REJECT
    assert [entry.action for entry in other.ledger.audit()] == ["build", "build"]
    monkeypatch.setenv("FAULTLINE_LEDGER", "postgresql://team:s3cret@127.0.0.1:9/maps")
    with pytest.raises(SystemExit) as ending:
        main(["show", str(folders[0]), "--debug"])
    assert ending.value.code == 1
    written = capsys.readouterr()
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".toml"]
    secrets = (PASSWORD, "s3cret")
    assert not [secret for secret in secrets if secret in written.out + written.err]
    assert not [path for path in files if any(secret.encode() in path.read_bytes() for secret in secrets)]
