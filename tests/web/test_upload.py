"""Putting sources in from the page: by our own pages alone, bounded, read by another process, told file by file."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from faultline.documents.limits import LIMITS
from faultline.errors import UsageError
from faultline.web import incoming
from faultline.web.incoming import plain_name
from faultline.workspace import Workspace, build
from sample_map import built_map
from small_texts import TEXTS


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    return built_map(tmp_path / "map")


@pytest.fixture
def client(own: Workspace, new_browser: Any) -> Any:
    return new_browser(own)


def put(client: Any, name: str, content: bytes, token: str, **headers: str) -> httpx.Response:
    given = {"X-Faultline-Token": token, "accept": "application/json", **headers}
    answer: httpx.Response = client._ask("POST", f"/upload/files?name={name}", headers=given, content=content)
    return answer


def test_a_file_waits_and_can_be_left_out(client: Any, own: Workspace) -> None:
    token = client.visit()
    assert put(client, "a.txt", b"words", token).json() == {"name": "a.txt", "size": 5}
    assert client.get("/upload/state").json()["files"] == [{"name": "a.txt", "size": 5}]
    assert [(one.name, one.size) for one in own.ledger.uploads()] == [("a.txt", 5)]
    client.post("/upload/drop", token=token, name="a.txt")
    assert client.get("/upload/state").json()["files"] == []


@pytest.mark.parametrize("path", ["/upload/files?name=a.txt", "/upload/build", "/upload/drop"])
def test_only_our_own_pages_may(client: Any, path: str) -> None:
    client.visit()
    assert client.post(path, token="forged", name="a.txt").status_code == 403
    assert client.get("/upload/state").json() == {"files": [], "build": None}


def test_what_is_too_large_or_empty_is_refused_and_not_kept(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    token = client.visit()
    told = put(client, "a.txt", b"x", token, **{"content-length": str(LIMITS.file_bytes + 1)})
    assert "larger than" in told.json()["error"]
    assert "empty" in put(client, "a.txt", b"", token).json()["error"]
    monkeypatch.setattr(incoming, "MOST_BYTES", 10)
    assert put(client, "a.txt", b"12345678", token).status_code == 200
    assert "wait already" in put(client, "b.txt", b"12345678", token).json()["error"]
    assert [f["name"] for f in client.get("/upload/state").json()["files"]] == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [("../../etc/passwd", "passwd"), ("C:\\papers\\a.pdf", "a.pdf"), ("a?b*.csv", "a_b_.csv"), (" -w.txt", "-w.txt")],
)
def test_names_are_made_plain(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize("name", ["", ".", "..", "/", ".hidden", "x" * 200, "a\u202eb.txt"])
def test_names_that_name_no_file_are_refused(name: str) -> None:
    with pytest.raises(UsageError):
        plain_name(name)


def test_a_build_from_the_page_adds_what_can_be_read_and_says_what_cannot(tmp_path: Path, new_browser: Any) -> None:
    workspace = Workspace.create(tmp_path / "map")
    first = tmp_path / "first.txt"
    first.write_text(TEXTS["garrison.txt"], "utf-8")
    build(workspace, [str(first)], workers=1)
    client = new_browser(workspace)
    token = client.visit()
    put(client, "convoy.txt", TEXTS["convoy.txt"].encode(), token)
    put(client, "noise.pdf", bytes(range(256)) * 8, token)
    assert client.post("/upload/build", token=token).status_code == 303
    busy = put(client, "late.txt", b"words", token)
    assert busy.status_code == 400
    assert "a build is running" in busy.json()["error"]
    state = client.get("/upload/state").json()
    until = time.monotonic() + 120
    while state["build"]["running"] and time.monotonic() < until:
        time.sleep(0.3)
        state = client.get("/upload/state").json()
    assert state["build"]["error"] == ""
    assert state["files"] == []
    assert [loss["path"] for loss in state["build"]["report"]["refused"]] == ["uploaded/noise.pdf"]
    assert "uploaded/convoy.txt" in {d.path for d in workspace.view().documents()}
    page = client.page("/upload")
    assert "uploaded/noise.pdf" in page
    assert [one.action for one in workspace.ledger.audit()].count("build asked for") == 1
