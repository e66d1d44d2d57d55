"""A real cluster of two workers makes the same map as one machine, byte for byte, though one of them is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from benchmarks.loopback_cluster import Cluster, cluster, missing

from faultline.cli.application import main
from faultline.errors import UsageError, WorkspaceError
from faultline.workspace import Workspace, build
from small_texts import write_texts

EXPORTS = ("statements", "entities", "comparisons", "documents", "csv")


def skip_without_spark() -> None:
    if lacking := missing():
        pytest.skip(f"{lacking}, to run this test")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    skip_without_spark()
    with cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Texts and a file that nothing can read in a folder, and more at an address."""
    monkeypatch.chdir(tmp_path)
    write_texts(tmp_path / "texts")
    (tmp_path / "texts" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing follows")
    (tmp_path / "store" / "deep").mkdir(parents=True)
    (tmp_path / "store" / "deep" / "à 100 %.txt").write_text(
        "A market burns\n\nPublished 5 July 2014\n\nArmed men burned the market of Gao on 4 July 2014.\n"
    )
    return ["texts", f"file:{tmp_path}/store"]


def executors(workers: tuple[int, ...]) -> list[int]:
    """The processes that the workers have begun for the driver."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError, IndexError):
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if parent in workers and b"CoarseGrainedExecutorBackend" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return sorted(found)


def build_and_kill_one(words: list[str], running: Cluster, results: Path) -> tuple[int, str, str]:
    """Run the program; when the first result is there, kill one of the two that work."""
    command = [sys.executable, "-m", "faultline", "build", *words, "--engine", "spark", "--master", running.master]
    program = subprocess.Popen(
        command, env=running.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while program.poll() is None and not any(results.rglob("*.arrow")):
        time.sleep(0.05)
    for pid in executors(running.workers)[:1]:
        os.kill(pid, signal.SIGKILL)
    out, err = program.communicate(timeout=300)
    return program.returncode, out, err


def exported(folder: Path, target: Path) -> dict[str, bytes]:
    """The bytes of the exports, all addresses of the store as if they were paths.

    What names the version is left out: it depends on the addresses.
    """
    target.mkdir()
    for name in EXPORTS:
        with pytest.raises(SystemExit) as ending:
            main(["export", str(folder), "--format", name, "-o", str(target / name)])
        assert not ending.value.code
    files = [path for path in target.rglob("*") if path.is_file() and path.name != "map.csv"]
    return {str(p.relative_to(target)): p.read_bytes().replace(b"file:/", b"/") for p in files}


def test_a_cluster_makes_the_same_map(running: Cluster, sources: list[str], tmp_path: Path) -> None:
    local = Workspace.create(tmp_path / "local", "Kidal")
    report = build(local, [path.removeprefix("file:") for path in sources], workers=1)
    words = [*sources, "-w", "spark", "--title", "Kidal"]
    code, out, err = build_and_kill_one(words, running, tmp_path / "spark" / "cache")
    assert code == 3, err
    assert f"4 documents (4 added, 0 removed), {report.statements} statements" in out
    assert f"texts/broken.pdf: {report.refused[0].reason}" in err
    here, there = exported(tmp_path / "local", tmp_path / "here"), exported(tmp_path / "spark", tmp_path / "there")
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_what_is_missing_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from faultline.execution.spark import open_spark

    skip_without_spark()
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(WorkspaceError, match="needs Java 17"), open_spark("local[1]", seconds_per_row=1.0):
        pass
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(UsageError, match="needs pyspark"), open_spark("local[1]", seconds_per_row=1.0):
        pass
