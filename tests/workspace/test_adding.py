"""What an analyst adds by selecting words holds at once, and in every build to come, with its words as evidence."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path
from shutil import copytree

import pytest

from faultline.errors import UsageError
from faultline.model.document import Document
from faultline.model.judgement import Decision, Judgement, Terms
from faultline.model.statement import Kind, Modality, Statement
from faultline.workspace import MapView, Workspace, build
from faultline.workspace.judging import judge
from small_texts import write_texts

WORDS = "Coordination of Azawad Movements"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("added")
    write_texts(root / "texts")
    with chdir(root):
        build(Workspace.create(root / "map", "Kidal"), ["texts"], workers=1)
    return root


@pytest.fixture
def workspace(ready: Path, tmp_path: Path) -> Workspace:
    copytree(ready, tmp_path / "all")
    return Workspace.open(tmp_path / "all" / "map")


def home(view: MapView) -> tuple[Document, int, int]:
    """A document that names the movement, and the passage in which it does."""
    whole = (view.document(d.id) for d in view.documents())
    document = next(d for d in whole if WORDS in d.text)
    at = document.text.index(WORDS)
    passage = next(p for p in document.passages if p.start <= at < p.end)
    return document, at, min(passage.end, at + 120)


def add(workspace: Workspace, **other: object) -> Judgement:
    document, start, end = home(workspace.view())
    fields = {
        "kind": "event",
        "type": "PROTEST",
        "modality": "alleged",
        "arguments": [{"role": "actor", "text": WORDS}],
        **other,
    }
    terms = Terms(spans=(f"{document.id}:{start}-{end}",), fields=json.dumps(fields))
    return judge(workspace, "ada", document.id, Decision.ADD, terms, note="the machine passed over it")


def rebuilt(workspace: Workspace) -> MapView:
    with chdir(workspace.folder.parent):
        build(workspace, ["texts"], workers=1)
    return workspace.view()


def said(statement: Statement) -> tuple[object, ...]:
    return statement.kind, statement.type, statement.modality, statement.evidence, statement.arguments


def test_what_is_added_holds_at_once_with_who_it_names(workspace: Workspace) -> None:
    before = workspace.view().count_statements()
    made = add(workspace)
    view = workspace.view()
    found = view.statement(made.target)
    assert found.kind is Kind.EVENT
    assert found.modality is Modality.ALLEGED
    found.evidence.check(view.document(found.evidence.document).text)
    assert view.entity(found.arguments[0].entity or "").name == found.arguments[0].name
    assert view.count_statements() == before + 1
    assert found.id in {s.id for s in view.iterate_statements()}
    assert view.judgements()[found.id].decision is Decision.ADD


def test_a_build_makes_it_part_of_the_map_and_shows_the_same(workspace: Workspace) -> None:
    made = add(workspace)
    order = [s.id for s in workspace.view().statements()]
    before = workspace.view().statement(made.target)
    view = rebuilt(workspace)
    assert said(view.statement(made.target)) == said(before)
    assert [s.id for s in view.statements()] == order


def test_what_is_taken_back_is_gone_before_and_after_a_build(workspace: Workspace) -> None:
    made = add(workspace)
    ids = {s.id for s in workspace.view().statements()} - {made.target}
    rebuilt(workspace)
    workspace.ledger.undo("ada", made.id)
    assert {s.id for s in workspace.view().statements()} == ids
    assert {s.id for s in rebuilt(workspace).statements()} == ids


def test_it_may_be_judged_as_any_other(workspace: Workspace) -> None:
    made = add(workspace)
    judge(workspace, "bea", made.target, Decision.REJECT)
    assert workspace.view().judgements()[made.target].decision is Decision.REJECT


def test_it_is_found_again_where_the_text_has_grown_before_it(workspace: Workspace) -> None:
    made = add(workspace)
    document, _, _ = home(workspace.view())
    file = workspace.folder.parent / document.path
    file.write_text("A new first paragraph stands here today.\n\n" + file.read_text("utf-8"), "utf-8")
    view = rebuilt(workspace)
    added = [s for s in view.statements() if s.evidence.extractor == "analyst@1"]
    assert [s.arguments[0].text for s in added] == [WORDS]
    assert view.judgements()[added[0].id].id == made.id


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"kind": "rumour"}, "no kind"),
        ({"type": "DANCE"}, "no type of event"),
        ({"modality": "sure"}, "no modality"),
        ({"arguments": [{"role": "holder", "text": "x"}]}, "no role of event"),
        ({"kind": "relation", "type": "allied_with", "arguments": []}, "needs source and target"),
    ],
)
def test_what_cannot_be_is_refused(workspace: Workspace, other: dict[str, object], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        add(workspace, **other)
    assert not workspace.ledger.judgements()


@pytest.mark.parametrize("span", ["0-0", "5-2", "0-99999999", "x", "0-1"])
def test_a_span_must_hold_words_of_the_text(workspace: Workspace, span: str) -> None:
    document, _, _ = home(workspace.view())
    terms = Terms(spans=(span,), fields='{"kind": "event", "type": "PROTEST"}')
    if span == "0-1":
        terms = Terms(spans=(span, span), fields=terms.fields)
    with pytest.raises(UsageError):
        judge(workspace, "ada", document.id, Decision.ADD, terms)


def test_the_same_is_not_added_twice(workspace: Workspace) -> None:
    add(workspace)
    with pytest.raises(UsageError, match="says this already"):
        add(workspace)
