"""A person goes from everything that a workspace holds, and stays out."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow.ipc
import pyarrow.parquet as pq
import pytest

from faultline.errors import UsageError, WorkspaceError
from faultline.workspace import Workspace, build
from faultline.workspace.ledger import Ledger
from faultline.workspace.log import list_versions
from faultline.workspace.marks import MARK
from faultline.workspace.redaction import finish, plan, read_store, redact, redacting
from faultline.workspace.redaction.names import letters_of

GONE = ("amadou", "konecondemned", "konesaid", "konethanked", "mrkone")
"""Letters that must stand nowhere; Ibrahim Koné and his movement stay."""


def everything(folder: Path) -> Iterator[tuple[str, str]]:
    """All that files of a workspace say, unpacked: name and letters."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield f"the name of {file}", letters_of(str(file.relative_to(folder)))
        if file.suffix == ".parquet":
            text = str(pq.read_table(file).to_pylist())
        elif file.suffix == ".arrow":
            with pyarrow.ipc.open_file(file) as opened:
                text = str(opened.read_all().to_pylist())
        elif file.suffix == ".zip":
            with zipfile.ZipFile(file) as archive:
                text = " ".join([*archive.namelist(), *(archive.read(n).decode() for n in archive.namelist())])
        elif file.suffix == ".duckdb":
            with duckdb.connect(str(file), read_only=True) as opened:
                text = str(opened.sql("SELECT * FROM documents").fetchall())
        else:
            text = file.read_bytes().decode("utf-8", "ignore")
        yield str(file), letters_of(text)


def leaks(workspace: Workspace) -> list[tuple[str, str]]:
    return [(where, name) for where, text in everything(workspace.folder) for name in GONE if name in text]


def is_whole(workspace: Workspace) -> bool:
    """Every quote of every version stands in its document."""
    for entry in list_versions(workspace):
        view = workspace.view(entry.version)
        texts = {d.id: d.text for d in view.whole_documents(view.document_ids())}
        for statement in view.statements():
            statement.evidence.check(texts[statement.evidence.document])
        view.search("convoy")
    return True


def test_the_map_names_him_everywhere_before(own: Workspace) -> None:
    found = {Path(where).parts[-3] for where, _ in leaks(own) if not where.startswith("the name")}
    assert {"sources", "cache"} <= found
    assert any("ledger" in where for where, _ in leaks(own))
    assert any("search" in where for where, _ in leaks(own))


def test_he_is_nowhere_afterwards_and_ibrahim_stays(own: Workspace) -> None:
    before = [entry.version for entry in list_versions(own)]
    done = redact(own, "Amadou Koné", who="ada", why="Amadou Koné asked", workers=1)
    assert leaks(own) == []
    assert is_whole(own)
    assert len(list_versions(own)) >= len(before)
    assert done.version == own.current
    view = own.view()
    names = {e.name for e in view.entities()}
    assert "Ibrahim Koné" in names
    assert not any(MARK in name for name in names if not name.startswith("Mayor"))
    assert any("Ibrahim Koné leads" in s.evidence.quote for s in view.statements())


def test_every_version_is_kept_with_its_statements(own: Workspace) -> None:
    before = sorted((entry.created, entry.statements) for entry in list_versions(own))
    redact(own, "Amadou Koné", who="ada", why="asked", workers=1)
    after = sorted((entry.created, entry.statements) for entry in list_versions(own) if not entry.is_current)
    assert after == before


def test_the_record_says_who_when_why_and_how_many_and_no_name(own: Workspace) -> None:
    redact(own, "Amadou Koné", who="ada", why="Koné asked", workers=1)
    (entry,) = [entry for entry in own.ledger.audit() if entry.action == "redact"]
    told = json.loads(entry.detail)
    assert (entry.who, told["why"]) == ("ada", "████ asked")
    assert told["places"]["sources"] == 5
    assert told["places"]["versions"] == 3
    assert told["places"]["entries of the ledger"] >= 3
    store = read_store(own)
    assert store is not None
    assert not store.is_open
    assert own.redactions.stat().st_mode & 0o077 == 0


def test_the_ledger_only_grows_again_afterwards(own: Workspace) -> None:
    import sqlite3

    count = len(own.ledger.judgements())
    redact(own, "Amadou Koné", who="ada", why="asked", workers=1)
    assert len(own.ledger.judgements()) == count
    with sqlite3.connect(own.ledger.path) as raw, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        raw.execute("UPDATE judgements SET note = 'x'")
    raw.close()


def test_a_judgement_on_what_he_said_still_stands(own: Workspace) -> None:
    redact(own, "Amadou Koné", who="ada", why="asked", workers=1)
    older = [own.view(entry.version) for entry in list_versions(own) if not entry.is_current]
    assert any(j.decision == "accept" for view in older for j in view.judgements().values())


@pytest.mark.parametrize("again", ["in", "changed"])
def test_he_stays_out_when_a_source_comes_back(own: Workspace, again: str) -> None:
    redact(own, "Amadou Koné", who="ada", why="asked", workers=1)
    version, documents = own.current, own.view().document_ids()
    if again == "changed":
        for file in Path("in").glob("*.txt"):
            file.write_text(file.read_text() + "\nA last line about Amadou  KONÉ was added.\n")
    shutil.copytree("in", "elsewhere")
    report = build(own, ["in", "elsewhere"] if again == "changed" else ["in"], workers=1)
    assert leaks(own) == []
    assert is_whole(own)
    if again == "in":
        assert (own.current, own.view().document_ids()) == (version, documents)
        assert report.added == 0


def test_a_plan_writes_nothing(own: Workspace) -> None:
    before = {path: path.read_bytes() for path in own.folder.rglob("*") if path.is_file()}
    told = plan(own, "Amadou Koné", workers=1)
    assert told.places["sources"] == len(told.sources) == 5
    assert {path: path.read_bytes() for path in own.folder.rglob("*") if path.is_file()} == before


def test_he_can_be_named_by_id_and_by_a_span(own: Workspace) -> None:
    view = own.view()
    person = next(e for e in view.entities() if "Koné of Gao" in e.name)
    text = view.find_document("in/convoy.txt").text
    start = text.index("AMADOU")
    for given in (person.id, f"in/convoy.txt:{start}-{start + 11}"):
        assert plan(own, given, workers=1).places["sources"] == 5, given


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Nobody Atall", "nothing in"),
        ("x", "no name"),
        ("in/convoy.txt:5-999999", "lies outside"),
        ("0000000000000000", "no such entity"),
    ],
)
def test_what_cannot_be_meant_is_said(own: Workspace, given: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        redact(own, given, who="ada", why="asked", workers=1)
    assert not own.redactions.exists()


def test_what_is_no_person_is_refused(own: Workspace) -> None:
    body = next(e for e in own.view().entities() if e.type != "person")
    with pytest.raises(UsageError, match="is no person but"):
        plan(own, body.id, workers=1)


def test_a_second_one_keeps_the_first(own: Workspace) -> None:
    redact(own, "Amadou Koné", who="ada", why="asked", workers=1)
    redact(own, "Ibrahim Koné", who="ada", why="asked too", workers=1)
    assert leaks(own) == []
    assert not any("ibrahim" in text or "kone" in text for _, text in everything(own.folder))
    build(own, ["in"], workers=1)
    assert not any("ibrahim" in text or "amadou" in text for _, text in everything(own.folder))
    assert is_whole(own)


def test_a_file_that_cannot_be_read_does_not_come_in_any_more(own: Workspace) -> None:
    redact(own, "Amadou Koné", who="ada", why="asked", workers=1)
    Path("in/scan.pdf").write_bytes(b"%PDF-1.4\nAmadou Kon\xc3\xa9 on a page that nobody can read")
    report = build(own, ["in/scan.pdf", "in/talks.txt"], workers=1)
    assert [loss.path for loss in report.refused] == ["in/scan.pdf"] or report.refused
    assert leaks(own) == []


def test_a_damaged_memory_stops_a_build_rather_than_bring_him_back(own: Workspace) -> None:
    redact(own, "Amadou Koné", who="ada", why="asked", workers=1)
    own.redactions.write_text("{")
    with pytest.raises(WorkspaceError, match="restore it from a copy"):
        build(own, ["in"], workers=1)


class _Killed(BaseException):
    """The process ends here."""


class _Killer:
    """Ends what runs before the file operation of a number."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        self.at, self.done = at, 0
        for name in ("replace", "unlink", "rename"):
            monkeypatch.setattr(Path, name, self._counted(getattr(Path, name)))
        monkeypatch.setattr(Ledger, "rewrite", self._counted(Ledger.rewrite))
        monkeypatch.setattr(shutil, "rmtree", self._counted(shutil.rmtree))

    def _counted(self, operation):  # type: ignore[no-untyped-def]
        def counted(*given, **named):  # type: ignore[no-untyped-def]
            self.done += 1
            if self.done == self.at:
                raise _Killed
            return operation(*given, **named)

        return counted


@pytest.mark.parametrize("at", range(1, 91, 8))
def test_killed_at_any_moment_the_old_map_is_whole_or_it_is_finished(
    own: Workspace, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.setattr(redacting, "rebuild", lambda *_given, **_named: own.manifest())
    with monkeypatch.context() as patched, suppress(_Killed):
        killer = _Killer(patched, at)
        redact(own, "Amadou Koné", who="ada", why="asked", workers=1)
        assert killer.done < at, "the kill was swallowed"
    again = Workspace.open(own.folder)
    began = again.redactions.exists()
    assert is_whole(again)  # looking at it finishes it
    if began:
        assert leaks(again) == []
        store = read_store(again)
        assert store is not None
        assert not store.is_open
    else:
        assert leaks(again)
    finish(again)
    assert len([entry for entry in again.ledger.audit() if entry.action == "redact"]) == began
