"""The README keeps its word: its commands run, its links lead somewhere, its stages are the pipeline's."""

from __future__ import annotations

import inspect
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from faultline.cli.serve import serve
from faultline.pipeline import STAGES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines() if line.strip()
]
TOUR = [c for c in COMMANDS if not c.startswith(("make ", ".venv/")) and " serve " not in c]
SERVED = [c for c in COMMANDS if c.startswith("faultline serve ")]
FILES = {"statements.jsonl", "entities.jsonl", "comparisons.jsonl", "report.html", "report.md"}


def environment() -> dict[str, str]:
    """The shell of a reader: the installed `faultline` on the path."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "120"}


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, subprocess.CompletedProcess[str]]]:
    """The tour run from top to bottom in a folder that holds the sample and nothing else."""
    folder = tmp_path_factory.mktemp("tour")
    shutil.copytree(ROOT / "examples", folder / "examples")
    results = {
        command: subprocess.run(
            command, shell=True, cwd=folder, env=environment(), capture_output=True, text=True, timeout=180, check=False
        )
        for command in TOUR
    }
    return folder, results


def test_the_tour_has_the_commands_it_speaks_of() -> None:
    assert {"build", "show", "search", "export", "report"} <= {
        command.split()[1] for command in TOUR if command.startswith("faultline")
    }
    assert SERVED


@pytest.mark.parametrize("command", TOUR)
def test_each_command_of_the_tour_is_done(
    command: str, tour: tuple[Path, dict[str, subprocess.CompletedProcess[str]]]
) -> None:
    result = tour[1][command]
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    if " -o " not in command:
        assert result.stdout.strip()


def test_the_tour_leaves_the_files_it_speaks_of(tour: tuple[Path, dict[str, subprocess.CompletedProcess[str]]]) -> None:
    folder, _ = tour
    assert {name for name in FILES if (folder / name).is_file() and (folder / name).stat().st_size > 100} == FILES


def test_the_workbench_answers(tour: tuple[Path, dict[str, subprocess.CompletedProcess[str]]]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*SERVED[0].split(), "--port", str(port)]
    with subprocess.Popen(
        command, cwd=tour[0], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as server:
        try:
            assert 'href="/' in _page(f"http://127.0.0.1:{port}/")
        finally:
            server.terminate()
            server.communicate(timeout=20)


def _page(address: str) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"nothing answers at {address}")


def test_the_targets_of_make_exist() -> None:
    named = {command.split()[1] for command in COMMANDS if command.startswith("make ")} | set(
        re.findall(r"`make (\w+)`", README)
    )
    assert "demo" in named
    for target in sorted(named):
        dry = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
        assert dry.returncode == 0, dry.stderr


def test_its_links_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_it_draws_the_list_of_the_pipeline() -> None:
    drawn = re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)
    assert drawn == [stage.name for stage in STAGES]


def test_the_address_in_the_readme_is_the_one_that_serve_takes() -> None:
    port = inspect.signature(serve).parameters["port"].default
    assert f"http://127.0.0.1:{port}" in README
