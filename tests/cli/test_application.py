"""The program lists its commands, ends with the right code, and tells errors in one sentence."""

from __future__ import annotations

import inspect
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from faultline.cli.application import COMMANDS, Command

from .conftest import Run


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_list_says_what_the_command_says_of_itself(command: Command) -> None:
    documented = inspect.getdoc(command.load())
    assert documented is not None
    assert documented.splitlines()[0] == command.summary
    assert f"Example: {'faultline ' + command.name}" in documented or f"faultline {command.name}" in documented


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_with_an_example(run: Run, command: Command) -> None:
    ended = run(command.name, "--help")
    assert ended.code == 0
    assert f"faultline {command.name}" in ended.out.split("Example:")[1]


def test_help_lists_all_commands_and_loads_none() -> None:
    code = (
        "import sys; from faultline.cli.application import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "libraries = {'pyarrow', 'duckdb', 'onnxruntime', 'sqlalchemy', 'tantivy', 'uvicorn', 'trafilatura', 'numpy'}\n"
        "heavy = libraries & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    for command in COMMANDS:
        assert f"  {command.name} " in ended.stdout


def test_wrong_words_are_wrong_use(run: Run) -> None:
    assert run("frobnicate").code == 2
    assert run("show").code == 2
    assert run("build", "--workers", "0", "x", "-w", "y").code == 2


def test_an_expected_error_is_one_sentence(run: Run, tmp_path: Path) -> None:
    ended = run("show", tmp_path / "nowhere")
    assert ended.code == 1
    assert ended.err.startswith("faultline: ")
    assert ended.err.count("\n") == 1
    assert "Traceback" not in ended.err


def test_debug_shows_where_an_error_happened(run: Run, tmp_path: Path) -> None:
    for words in (("--debug", "show", tmp_path / "nowhere"), ("show", tmp_path / "nowhere", "--debug")):
        ended = run(*words)
        assert ended.code == 1
        assert "Traceback" in ended.err


def test_an_unforeseen_error_is_told_too(run: Run, small_map: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from faultline.workspace import Workspace

    def break_down(*_: object) -> None:
        raise ZeroDivisionError("the unforeseen")

    monkeypatch.setattr(Workspace, "view", break_down)
    ended = run("show", small_map)
    assert ended.code == 1
    assert "the unforeseen" in ended.err
    assert "--debug" in ended.err
    assert "Traceback" not in ended.err


def test_a_full_disk_is_no_fault_of_the_program(run: Run, small_map: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no disk that is always full")
    ended = run("export", small_map, "--format", "documents", "-o", "/dev/full")
    assert ended.code == 1
    assert ended.err.startswith("faultline: the system refuses to go on (No space left on device): make room")
    assert ended.err.count("\n") == 1


def test_version_is_told(run: Run) -> None:
    from faultline import __version__

    assert run("--version").out == f"faultline {__version__}\n"


def test_ctrl_c_is_the_regular_end_of_the_workbench(small_map: Path) -> None:
    command = [sys.executable, "-u", "-m", "faultline", "serve", str(small_map), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address is not None
        try:
            with urllib.request.urlopen(address[0], timeout=30) as answer:
                assert answer.status == 200
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, told) == (0, "")


def test_ctrl_c_ends_a_build_cleanly(texts: Path) -> None:
    command = [sys.executable, "-m", "faultline", "build", "texts", "-w", "map", "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        while process.poll() is None and not any(Path("map/sources").rglob("*.txt")):
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "faultline: stopped" in told
    assert "Traceback" not in told
