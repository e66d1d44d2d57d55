"""`faultline redact`: what it asks for, what it tells, and what it leaves."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
NAME = "Bilal Ag Example"


@pytest.fixture
def own(small_map: Path, tmp_path: Path) -> Path:
    """A copy of the map that is looked at."""
    shutil.copytree(small_map, tmp_path / "own")
    return tmp_path / "own"


def test_it_tells_what_it_would_do_does_it_and_lists_it(own: Path, run: Run) -> None:
    planned = run("redact", own, NAME, "--dry-run")
    assert (planned.code, NAME in planned.out) == (0, False)
    assert "would be rewritten" in planned.out
    assert "names in sources" in planned.out
    done = run("redact", own, NAME, "--why", f"{NAME} asked for it")
    assert done.code == 0, done.err
    assert "rewritten as redaction" in done.out
    listed = run("redact", own, "--list")
    assert "asked for it" in listed.out
    assert "Bilal" not in listed.out
    assert "Bilal" not in run("export", own, "--format", "documents", "-o", "-", "--with-private-persons").out
    assert run("search", own, "Bilal").out.count("Bilal") <= 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say who"),
        ((NAME,), "say why"),
        (("Nobody Atall", "--why", "asked"), "nothing in"),
    ],
)
def test_wrong_use_is_told(own: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    ended = run("redact", own, *words)
    assert ended.code == 2
    assert said in ended.err


def test_nobody_was_redacted(own: Path, run: Run) -> None:
    assert "nobody was redacted" in run("redact", own, "--list").out
