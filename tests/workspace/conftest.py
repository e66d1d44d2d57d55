"""Small texts of our own, and a map of them."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest

from faultline.workspace import MapView, Workspace, build
from small_texts import write_texts


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `texts/` with three texts; the test runs in the folder above it."""
    folder = tmp_path / "texts"
    write_texts(folder)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def workspace(texts: Path, tmp_path: Path) -> Workspace:
    """An empty workspace beside the texts."""
    return Workspace.create(tmp_path / "map", "Kidal")


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> MapView:
    """A map of the three texts, to look at."""
    root = tmp_path_factory.mktemp("viewed")
    write_texts(root / "texts")
    made = Workspace.create(root / "map", "Kidal")
    with chdir(root):
        build(made, ["texts"], workers=1)
    return made.view()
