"""The short form of `make torture`: each ordeal a few times, in a process of its own, since it forks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the harness forks and makes small disks: Linux alone")
def test_nothing_is_lost_by_what_is_done_to_a_workspace() -> None:
    command = [sys.executable, "-m", "benchmarks.torture", "--short", "--kills", "4"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == 9, done.stdout
