"""`faultline demo` builds the map of the sample wherever it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultline.cli.demo import sample_folder

from .conftest import Run


def test_the_sample_is_found(sample: Path) -> None:
    assert sample_folder().resolve() == sample.resolve()


def test_the_demo_builds_the_sample_and_says_how_to_look(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run("demo", "--no-serve")
    assert ended.code == 0, ended.err
    assert (tmp_path / "faultline-demo" / "map" / "CURRENT").is_file()
    assert "9 documents" in ended.out
    for how in ("faultline serve", "faultline report", "faultline export"):
        assert how in ended.out
    assert run("demo", "--no-serve").code == 0
