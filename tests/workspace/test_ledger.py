"""The ledger only grows, and what it has said it holds it holds."""

from __future__ import annotations

import multiprocessing
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from faultline.errors import UsageError, WorkspaceError
from faultline.model.judgement import Decision, Fault, Subject, Terms
from faultline.workspace import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def test_judgements_come_back_in_their_order(ledger: Ledger) -> None:
    first = ledger.append_judgement("ada", Decision.ACCEPT, "s1", note="so it says", seen='{"quote": "é"}')
    second = ledger.append_judgement("ben", Decision.REJECT, "s2")
    assert ledger.judgements() == (first, second)
    assert ledger.judgements("s2") == (second,)
    assert Ledger(ledger.path).judgements() == (first, second)


def test_the_last_judgement_on_a_target_stands_until_it_is_taken_back(ledger: Ledger) -> None:
    first = ledger.append_judgement("ada", Decision.ACCEPT, "s1")
    second = ledger.append_judgement("ben", Decision.REJECT, "s1")
    assert ledger.standing() == {"s1": second}
    assert ledger.undo("ben").id == second.id
    assert ledger.standing() == {"s1": first}
    assert [j.undone for j in ledger.judgements()] == [False, True]


def test_a_judgement_can_be_taken_back_once(ledger: Ledger) -> None:
    made = ledger.append_judgement("ada", Decision.NOTE, "s1", note="look again")
    ledger.undo("ada", made.id)
    with pytest.raises(UsageError):
        ledger.undo("ada", made.id)
    with pytest.raises(UsageError, match="no judgement to take back"):
        ledger.undo("ada")


def test_uploads_and_audit_are_kept(ledger: Ledger) -> None:
    upload = ledger.append_upload("ada", "report.pdf", "0" * 64, 12)
    entry = ledger.append_audit("ada", "build", '{"version": "1"}')
    assert ledger.uploads() == (upload,)
    assert ledger.audit() == (entry,)


def test_looking_at_no_ledger_makes_none(ledger: Ledger) -> None:
    assert ledger.standing() == {}
    assert not ledger.path.exists()


@pytest.mark.parametrize(
    "change", ["UPDATE judgements SET note = 'other'", "DELETE FROM judgements", "DELETE FROM audit"]
)
def test_nothing_can_be_changed_or_deleted(ledger: Ledger, change: str) -> None:
    ledger.append_judgement("ada", Decision.ACCEPT, "s1")
    ledger.append_audit("ada", "build")
    connection = sqlite3.connect(ledger.path)
    try:
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            connection.execute(change)
    finally:
        connection.close()
    assert len(ledger.judgements()) == 1


def write_ten(path: str, who: str) -> None:
    ledger = Ledger(Path(path))
    for number in range(10):
        ledger.append_judgement(who, Decision.NOTE, f"{who}-{number}")


def test_processes_that_write_at_once_lose_nothing(ledger: Ledger) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write_ten, args=(str(ledger.path), f"p{n}")) for n in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    assert len({j.target for j in ledger.judgements()}) == len(ledger.judgements()) == 40


WRITER = """
import sys
from pathlib import Path
from faultline.model.judgement import Decision, Fault, Subject, Terms
from faultline.workspace import Ledger
ledger = Ledger(Path(sys.argv[1]))
for number in range(100000):
    print(ledger.append_judgement("ada", Decision.NOTE, "s1").id, flush=True)
"""


def test_what_was_acknowledged_outlives_a_kill(ledger: Ledger) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(ledger.path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline()) for _ in range(20)]
        process.kill()
        acknowledged += [int(line) for line in process.stdout if line.endswith("\n")]
    kept = [j.id for j in ledger.judgements()]
    assert kept[: len(acknowledged)] == acknowledged
    assert ledger.append_judgement("ben", Decision.ACCEPT, "s2").id > kept[-1]


def test_a_ledger_of_an_earlier_version_is_carried_on(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    connection = sqlite3.connect(path)
    with connection:
        columns = "id INTEGER PRIMARY KEY, at VARCHAR, who VARCHAR"
        connection.execute(
            f"CREATE TABLE judgements ({columns}, decision VARCHAR, target VARCHAR, note VARCHAR, seen VARCHAR)"
        )
        connection.execute(f"CREATE TABLE undoings ({columns}, judgement INTEGER)")
        connection.execute(f"CREATE TABLE audit ({columns}, action VARCHAR, detail VARCHAR)")
        connection.execute("INSERT INTO judgements VALUES (1, '2020', 'ada', 'reject', 's1', '', '{}')")
    connection.close()
    ledger = Ledger(path)
    made = ledger.append_judgement("ben", Decision.RENAME, "e1", subject=Subject.ENTITY, terms=Terms(name="New"))
    assert [j.subject for j in ledger.judgements()] == [Subject.STATEMENT, Subject.ENTITY]
    assert ledger.judgements("e1") == (made,)
    assert ledger.position() == 2


def test_a_note_never_takes_the_place_of_a_decision(ledger: Ledger) -> None:
    rejected = ledger.append_judgement("ada", Decision.REJECT, "s1", fault=Fault.POLARITY)
    ledger.append_judgement("ben", Decision.NOTE, "s1", note="look again")
    assert ledger.standing() == {"s1": rejected}


def shared_memory_fails(ledger: Ledger) -> None:
    """As on a full disk: SQLite cannot make what it needs beside the file."""
    Path(f"{ledger.path}-shm").mkdir()


def test_a_ledger_is_read_where_nothing_can_be_written_beside_it(ledger: Ledger) -> None:
    made = ledger.append_judgement("ada", Decision.ACCEPT, "s1")
    shared_memory_fails(ledger)
    assert Ledger(ledger.path).judgements() == (made,)
    assert Ledger(ledger.path).position() == 1
    with pytest.raises(WorkspaceError, match="what was judged before is kept"):
        Ledger(ledger.path).append_judgement("ada", Decision.ACCEPT, "s2")


def test_a_journal_that_cannot_be_gone_through_is_not_passed_over(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise OperationalError("PRAGMA journal_mode=WAL", None, sqlite3.OperationalError("disk I/O error"))

    ledger.append_judgement("ada", Decision.ACCEPT, "s1")
    monkeypatch.setattr("faultline.workspace.ledger_tables.open_engine", fail)
    assert len(Ledger(ledger.path).judgements()) == 1
    Path(f"{ledger.path}-wal").write_bytes(b"entries of a writer that was killed")
    with pytest.raises(WorkspaceError, match="make room"):
        Ledger(ledger.path).judgements()
