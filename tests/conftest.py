"""What all tests share: where the development data lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data (`FAULTLINE_DATA`, default `../shared`); skips, loudly, where it is absent."""
    folder = (ROOT / os.environ.get("FAULTLINE_DATA", "../shared")).resolve()
    if not folder.is_dir():
        pytest.skip(f"development data are not at {folder}: set FAULTLINE_DATA to run this test")
    return folder


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample of eight texts and a table that the project ships."""
    return ROOT / "examples" / "mali"
