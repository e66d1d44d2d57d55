"""Reading annotations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from faultline.errors import UsageError
from faultline.evaluation import read_gold
from faultline.model.statement import Kind

EVENT: dict[str, Any] = {"kind": "event", "quote": "rebels attacked", "event_type": "ASSAULT", "actor": "rebels"}


def test_statements_and_names_are_read(write_gold: Callable[..., Path]) -> None:
    rebels = {"id": "rebels", "name": "The Rebels", "aliases": ["insurgents"], "docs": ["one"], "salience": "core"}
    army = {"id": "army", "name": "Army", "score_equiv": ["rebels"], "docs": ["one"]}
    gold = read_gold(write_gold(EVENT, {**EVENT, "doc": "two", "salience": "context"}, entities=(rebels, army)))
    assert [(s.id, s.kind, s.is_core) for s in gold.statements] == [("g0", Kind.EVENT, True), ("g1", Kind.EVENT, False)]
    assert gold.names["army"] == {"army", "the rebels", "insurgents"}
    assert gold.documents == {"one", "two"}


def test_only_the_documents_asked_for_are_read(write_gold: Callable[..., Path]) -> None:
    folder = write_gold(EVENT, {**EVENT, "doc": "two"})
    assert read_gold(folder, frozenset({"two"})).documents == {"two"}
    with pytest.raises(UsageError, match=r"annotates no document three: take some of one, two"):
        read_gold(folder, frozenset({"three"}))


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="give the folder that holds"):
        read_gold(tmp_path)


@pytest.mark.parametrize(
    ("line", "said"),
    [("{", "line 1, is not JSON"), ("[]", "line 1, is no JSON object"), ('{"kind": "war"}', "has no known kind")],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "statements.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read_gold(tmp_path)
