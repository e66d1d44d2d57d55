"""`faultline evaluate` and `explain` as a person uses them."""

from __future__ import annotations

import json
from pathlib import Path

from faultline.workspace import Workspace

from .conftest import Run


def annotated(folder: Path, document: str) -> Path:
    fields = {"id": "g1", "doc": document, "kind": "flow", "quote": "gold moves to the border", "salience": "core"}
    folder.mkdir()
    (folder / "statements.jsonl").write_text(json.dumps({**fields, "goods": {"text": "gold"}}), encoding="utf-8")
    return folder


def test_evaluate_shows_figures_and_misses(run: Run, small_map: Path, tmp_path: Path) -> None:
    ended = run("evaluate", small_map, "--gold", annotated(tmp_path / "gold", "garrison"), "--misses")
    assert ended.code == 0, ended.err
    assert "0.0 % (0/1)" in ended.out
    assert "recall 0.000" in ended.out
    assert "g1 flow: “gold moves to the border”" in ended.out


def test_evaluate_refuses_what_is_not_annotated(run: Run, small_map: Path, tmp_path: Path) -> None:
    ended = run("evaluate", small_map, "--gold", annotated(tmp_path / "gold", "elsewhere"))
    assert ended.code == 2
    assert "build it from these first" in ended.err
    assert run("evaluate", small_map, "--gold", tmp_path / "nowhere").code == 2


def test_explain_tells_why(run: Run, small_map: Path) -> None:
    statement = Workspace.open(small_map).view().statements()[0]
    ended = run("explain", small_map, statement.id[:10])
    assert ended.code == 0, ended.err
    assert statement.id in ended.out
    assert f"Read by {statement.evidence.extractor}" in ended.out
    assert run("explain", small_map, "nothing").code == 2
