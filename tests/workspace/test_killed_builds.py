"""A build that is killed leaves the last map whole, and the next one goes on to the same result."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from faultline.workspace import Workspace, build
from small_texts import write_texts

MOMENTS: dict[str, Callable[[Workspace], bool]] = {
    "while sources are copied": lambda w: any(w.sources.rglob("*.txt")),
    "after the first document was read": lambda w: any(w.cache.rglob("*.arrow")),
    "when half of the documents are done": lambda w: len(list(w.cache.glob("extraction-*/*.arrow"))) >= 4,
    "when the first part is written": lambda w: any(w.parts.glob("*.parquet")),
    "when the version is written": lambda w: any(w.manifests.glob("*.json")),
}


def add_reports(folder: Path) -> None:
    for number in range(5):
        text = f"Report {number}\n\nThe mission has {number + 3}00 troops in Kidal.\n"
        (folder / f"report{number}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def many(texts: Path) -> Path:
    add_reports(texts)
    return texts


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The version that a build makes of the same texts when nobody kills it."""
    root = tmp_path_factory.mktemp("undisturbed")
    write_texts(root / "texts")
    add_reports(root / "texts")
    with chdir(root):
        return build(Workspace.create(root / "map", "Kidal"), ["texts"], workers=1).version


def kill_when(workspace: Workspace, is_time: Callable[[Workspace], bool]) -> None:
    """Start a build of all texts in another process, and kill it at that moment; it may have ended before."""
    command = [sys.executable, "-m", "faultline", "build", "texts", "-w", str(workspace.folder), "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not is_time(workspace):
            time.sleep(0.002)
        process.kill()


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_first_build_killed_goes_on_where_it_stopped(
    many: Path, workspace: Workspace, undisturbed: str, moment: str
) -> None:
    kill_when(workspace, MOMENTS[moment])
    assert workspace.current in (None, undisturbed)
    assert build(workspace, ["texts"], workers=1).version == undisturbed
    assert not workspace.scratch.exists()


def test_the_map_before_stays_whole(many: Path, workspace: Workspace) -> None:
    before = build(workspace, ["texts/talks.txt"], workers=1)
    kill_when(workspace, lambda w: len(list(w.cache.glob("extraction-*/*.arrow"))) >= 3)
    assert workspace.current == before.version
    view = workspace.view()
    assert [d.path for d in view.documents()] == ["texts/talks.txt"]
    assert view.count_statements() == len(list(view.iterate_statements()))
    assert view.search("Algiers").total > 0
