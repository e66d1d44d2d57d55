"""What of a map is found, right, wrong and missed; the same figures as the scorer of the development data."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from faultline.errors import UsageError
from faultline.evaluation import evaluate, read_gold
from faultline.exchange import exporter_named, write_export
from faultline.workspace import MapView, Workspace, build

WriteGold = Callable[..., Path]
ATTACK: dict[str, Any] = {
    "kind": "event",
    "quote": "rebels attacked a convoy of the army near Gao",
    "event_type": "ASSAULT",
    "actor": {"text": "rebels"},
    "target": {"text": "a convoy"},
    "place": {"text": "Gao"},
    "date": "2019-05-03",
    "modality": "actual",
}
PLAN = {
    "kind": "event",
    "quote": "The army will attack the rebels",
    "event_type": "ASSAULT",
    "actor": {"text": "the police"},
    "attributed_to": {"text": "Amina Diallo"},
    "modality": "planned",
}
UNSAID = {"kind": "flow", "quote": "gold moves north from Gao", "goods": {"text": "gold"}, "modality": "actual"}


@pytest.fixture(scope="module")
def view(map_folder: Path) -> MapView:
    return Workspace.open(map_folder).view()


def test_right_wrong_and_missed_are_told_apart(view: MapView, write_gold: WriteGold) -> None:
    measured = evaluate(view, read_gold(write_gold(ATTACK, PLAN, UNSAID)))
    events = measured.kinds["event"]
    assert (events.core, events.found, events.right) == (2, 2, 1)
    assert measured.kinds["all"].recall == pytest.approx(1 / 3)
    assert [s.id for s in measured.missed] == ["g2"]
    assert [pair.wanted.id for pair in measured.wrong] == ["g1"]


def test_attributes_are_measured_where_they_are_annotated(view: MapView, write_gold: WriteGold) -> None:
    measured = evaluate(view, read_gold(write_gold(ATTACK, PLAN)))
    assert measured.attributes == {
        "time": (1, 1),
        "place": (1, 1),
        "speaker": (1, 1),
        "own voice": (1, 1),
        "modality": (2, 2),
    }


def test_context_needs_not_be_found_but_confirms(view: MapView, write_gold: WriteGold) -> None:
    figures = evaluate(view, read_gold(write_gold({**ATTACK, "salience": "context"}))).kinds["event"]
    assert (figures.core, figures.exported_right) == (0, 1)


def test_names_that_came_together_count(view: MapView, write_gold: WriteGold) -> None:
    canada = {"id": "canada", "name": "Canada", "aliases": ["Canada"], "docs": ["two"], "salience": "core"}
    ghost = {"id": "ghost", "name": "Varenia", "aliases": ["Varenia"], "docs": ["two"], "salience": "core"}
    gold = read_gold(write_gold({**UNSAID, "doc": "two"}, entities=(canada, ghost)))
    figures = evaluate(view, gold).entities
    assert (figures.core, figures.found, figures.forms, figures.seen) == (2, 1, 2, 1)
    assert (figures.precision, figures.recall) == (1.0, 1.0)


def test_a_map_of_other_documents_is_refused(view: MapView, write_gold: WriteGold) -> None:
    with pytest.raises(UsageError, match=r"holds none of the annotated documents \(nine\)"):
        evaluate(view, read_gold(write_gold({**ATTACK, "doc": "nine"})))


def test_the_figures_are_those_of_the_scorer(shared: Path, tmp_path: Path) -> None:
    scorer = shared / "score" / "score.py"
    documents = [str(p) for n in ("002", "004") for p in sorted((shared / "corpus").glob(f"*{n}*"))]
    if not scorer.exists() or not documents:
        pytest.skip(f"no scorer and articles in {shared}")
    workspace = Workspace.create(tmp_path / "map", "Articles")
    build(workspace, documents, workers=1)
    view = workspace.view()
    command = [sys.executable, str(scorer), "--gold", str(shared / "gold"), "--docs", "002,004"]
    for name in ("statements", "entities", "comparisons"):
        write_export(view, exporter_named(name), tmp_path / name, private_persons=True)
        command += [f"--{name}", str(tmp_path / name)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    measured = evaluate(view, read_gold(shared / "gold", frozenset({"002", "004"})))
    every, entities = measured.kinds["all"], measured.entities
    figures = f"RIGHT recall {every.recall:.3f}  lower-bound precision {every.precision:.3f}  F1 {every.f1:.3f}"
    assert figures in said
    for name, (right, of) in measured.attributes.items():
        assert re.search(rf"{name} +[\d.]+ \({right}/{of}\)", said), name
    assert f"({entities.found}/{entities.core})" in said
    assert f"B3 precision {entities.precision:.3f} recall {entities.recall:.3f}" in said
    for relation, f in measured.groups.items():
        assert re.search(rf"COMPARISONS {relation} +gold +{f.annotated}  reachable +{f.reachable} ", said), relation
