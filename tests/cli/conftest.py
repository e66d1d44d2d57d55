"""The program run in this process, and a map to run it on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest

from faultline.cli.application import main
from small_texts import write_texts


@dataclass(frozen=True, slots=True)
class Ended:
    """How the program ended and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `faultline` with these words."""

    def run_it(*words: object) -> Ended:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ending:
            main([str(word) for word in words])
        written = capsys.readouterr()
        return Ended(int(ending.value.code or 0), written.out, written.err)

    return run_it


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `texts/` with three texts; the test runs in the folder above it."""
    write_texts(tmp_path / "texts")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "texts"


@pytest.fixture(scope="session")
def small_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a map of the three texts; only to be looked at."""
    from faultline.workspace import Workspace, build

    root = tmp_path_factory.mktemp("looked-at")
    write_texts(root / "texts")
    with chdir(root):
        build(Workspace.create(root / "map", "Kidal"), ["texts"], workers=1)
    return root / "map"
