"""What paths and addresses on the command line come to."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from faultline.documents.sources import find_sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/config", "sub/.cache/x.txt"):
        file = tmp_path / "corpus" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    outside = tmp_path / "outside.txt"
    outside.write_text("outside")
    (tmp_path / "corpus" / "link.txt").symlink_to(outside)
    return tmp_path / "corpus"


def test_a_folder_gives_its_visible_files_sorted_under_the_name_as_given(folder: Path) -> None:
    sources, losses = find_sources([f"{folder}/"])
    assert [source.path for source in sources] == [f"{folder}/a.txt", f"{folder}/b.txt", f"{folder}/sub/c.txt"]
    assert [Path(source.location).read_text() for source in sources] == ["a.txt", "b.txt", "sub/c.txt"]
    assert [(loss.path, loss.reason) for loss in losses] == [(f"{folder}/link.txt", "link not followed")]


def test_a_file_named_twice_is_one_source(folder: Path) -> None:
    sources, _ = find_sources([f"{folder}/b.txt", str(folder), f"{folder}/b.txt"])
    assert [Path(source.path).name for source in sources] == ["b.txt", "a.txt", "c.txt"]


def test_a_name_that_is_no_utf8_is_said(tmp_path: Path) -> None:
    with open(bytes(tmp_path) + b"/bad\xff.txt", "wb") as file:  # noqa: PTH123  (pathlib cannot make such a name)
        file.write(b"text")
    for path in (str(tmp_path), f"{tmp_path}/bad\udcff.txt"):
        sources, losses = find_sources([path])
        assert sources == []
        assert [(Path(loss.path).name, loss.reason) for loss in losses] == [("bad?.txt", "unreadable name")]


def test_a_relative_folder_keeps_its_form(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "sub")
    sources, _ = find_sources(["../../corpus", "c.txt"])
    assert [source.path for source in sources] == ["../../corpus/a.txt", "../../corpus/b.txt", "../../corpus/sub/c.txt"]


def test_what_is_not_there_is_named(folder: Path) -> None:
    (folder / "empty").mkdir()
    sources, losses = find_sources([str(folder / "a.txt"), str(folder / "gone.txt"), str(folder / "empty")])
    assert [source.path for source in sources] == [str(folder / "a.txt")]
    assert [(loss.path, loss.reason) for loss in losses] == [
        (str(folder / "gone.txt"), "not found"),
        (str(folder / "empty"), "empty folder"),
    ]


def test_what_is_no_file_is_named_and_never_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "dangling").symlink_to("nowhere")
    (folder / "circle").symlink_to("circle")
    (folder / "again").symlink_to(".")
    (folder / "away").symlink_to("/")
    sources, losses = find_sources([str(folder), f"{folder}/"])
    assert [Path(source.path).name for source in sources] == ["a.txt", "b.txt", "c.txt"]
    assert [(Path(loss.path).name, loss.reason) for loss in losses] == [
        ("away", "link not followed"),
        ("circle", "broken link"),
        ("dangling", "broken link"),
        ("link.txt", "link not followed"),
        ("pipe", "not a file"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="every folder is open to root")
def test_a_folder_that_is_closed_is_named(folder: Path) -> None:
    (folder / "sub").chmod(0)
    _, losses = find_sources([str(folder)])
    (folder / "sub").chmod(0o755)
    assert [(Path(loss.path).name, loss.reason) for loss in losses] == [
        ("link.txt", "link not followed"),
        ("sub", "cannot be opened"),
    ]


def test_a_map_that_lies_in_a_folder_is_not_read(folder: Path) -> None:
    (folder / "mali" / "map").mkdir(parents=True)
    (folder / "mali" / "faultline.toml").write_text("")
    sources, losses = find_sources([str(folder)])
    assert [Path(source.path).name for source in sources] == ["a.txt", "b.txt", "c.txt"]
    assert (f"{folder}/mali", "a map of Faultline") in [(loss.path, loss.reason) for loss in losses]


def test_an_empty_path_is_not_the_folder_one_is_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    sources, losses = find_sources([""])
    assert sources == []
    assert [loss.reason for loss in losses] == ["not found"]


class _Pages(http.server.BaseHTTPRequestHandler):
    """A site with one page, one redirection out of the web, and nothing else."""

    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
            return
        self.send_response(200 if self.path == "/page" else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html><body><p>A page.</p></body></html>")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    with http.server.HTTPServer(("127.0.0.1", 0), _Pages) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_an_address_named_by_the_user_is_fetched_into_the_folder(site: str, tmp_path: Path) -> None:
    (source,), losses = find_sources([f"{site}/page"], tmp_path / "fetched")
    assert source.path == f"{site}/page"
    assert Path(source.location).parent == (tmp_path / "fetched").resolve()
    assert Path(source.location).read_bytes().startswith(b"<html>")
    assert losses == []


@pytest.mark.parametrize("path", ["/gone", "/away"])
def test_a_failed_address_is_a_loss(site: str, tmp_path: Path, path: str) -> None:
    sources, (loss,) = find_sources([site + path], tmp_path)
    assert sources == []
    assert (loss.path, loss.reason) == (site + path, "cannot be fetched")


def test_offline_is_said_plainly(tmp_path: Path) -> None:
    _, (loss,) = find_sources(["http://127.0.0.1:9/page"], tmp_path)
    assert loss.reason == "cannot be fetched"
    assert "online" in loss.detail
