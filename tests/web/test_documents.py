"""The list of documents, the reader, and the forms that correct and add: no script needed, nothing ever markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from faultline.model.judgement import Decision
from faultline.model.statement import Kind, Modality
from faultline.web.composing import composed_fields
from faultline.web.document_list import DocumentList
from faultline.web.forms import Form
from faultline.workspace import MapView, Workspace
from sample_map import HERALD_DOCUMENT, HOSTILE, built_map

HERALD = f"/documents/{HERALD_DOCUMENT.id}"


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    return built_map(tmp_path / "map")


@pytest.fixture
def client(own: Workspace, new_browser: Any) -> Any:
    return new_browser(own)


def span(words: str) -> str:
    start = HERALD_DOCUMENT.text.index(words)
    return f"{HERALD_DOCUMENT.id}:{start}-{start + len(words)}"


def test_facets_narrow_the_list_and_count_what_they_would_leave(view: MapView) -> None:
    documents, statements = view.documents(), {HERALD_DOCUMENT.id: 7}
    listed = DocumentList(documents, statements, {"publisher": "The Herald"}, "")
    assert [d.id for d in listed.found] == [HERALD_DOCUMENT.id]
    assert sum(n for _, n in dict(listed.facets())["publisher"]) == len(documents)
    assert sum(n for _, n in dict(listed.facets())["format"]) == 1
    by_statements = DocumentList(documents, statements, {}, "").ordered("statements")
    assert by_statements[0].id == HERALD_DOCUMENT.id
    assert not DocumentList(documents, statements, {}, "no such words").found


def test_a_facet_is_a_link_that_keeps_the_filter(browser: Any) -> None:
    page = browser.page("/documents?kind=event")
    assert "kind=event&amp;publisher=The+Herald" in page


def test_every_card_of_the_reader_can_be_judged_and_corrected(browser: Any, view: MapView) -> None:
    page = browser.page(HERALD)
    for statement in view.statements(document=HERALD_DOCUMENT.id):
        assert f'data-judge="{statement.id}"' in page
        assert f"/statements/{statement.id}/correct" in page
    assert "data-last" not in page  # a text has no pages as printed


def test_a_text_has_no_pictures_of_pages(browser: Any) -> None:
    assert browser.get(f"{HERALD}/pages/1.png").status_code == 404


def test_the_form_of_a_correction_has_the_fields_as_read(browser: Any, view: MapView) -> None:
    statement = next(s for s in view.statements() if s.kind is Kind.EVENT)
    page = browser.page(f"/statements/{statement.id}/correct")
    assert f'value="{statement.type}" selected' in page
    assert all(f'name="role.{a.role}" value="{a.text}"' in page for a in statement.arguments)


def test_a_correction_by_form_changes_only_what_was_changed(client: Any, own: Workspace) -> None:
    before = next(s for s in own.view().statements() if s.kind is Kind.EVENT)
    roles = {f"role.{a.role}": a.text for a in before.arguments}
    sent = {**roles, "field.type": before.type, "field.polarity": before.polarity.value, "field.modality": "alleged"}
    answer = client.post(
        "/judgements", token=client.visit(), target=before.id, decision="correct", fault="modality", back="/", **sent
    )
    assert answer.status_code == 303, answer.text
    (made,) = own.ledger.judgements()
    assert json.loads(made.terms.fields) == {"modality": "alleged"}
    assert own.view().statement(before.id).modality is Modality.ALLEGED


def test_a_statement_is_added_by_form_with_its_evidence(client: Any, own: Workspace) -> None:
    words = "Twelve soldiers were killed, the mayor said."
    page = client.page(f"{HERALD}/add?start=10&end=60&says=relation")
    assert 'name="role.source"' in page
    sent = {"field.kind": "event", "field.type": "ASSAULT", "role.recipient": "soldiers", "field.speaker": "the mayor"}
    answer = client.post(
        "/judgements",
        headers={"accept": "application/json", "X-Faultline-Token": client.visit()},
        target=HERALD_DOCUMENT.id,
        decision="add",
        span=span(words),
        **sent,
    )
    made = own.view().statement(answer.json()["target"])
    assert (made.evidence.quote, made.evidence.extractor) == (words, "analyst@1")
    assert made.speaker is not None
    assert HERALD_DOCUMENT.text[made.speaker.start : made.speaker.end] == "the mayor"
    assert own.ledger.judgements()[0].decision is Decision.ADD
    assert f'id="s-{made.id}"' in client.page(HERALD)


@pytest.mark.parametrize(
    "query", ["start=5&end=5", "start=0&end=99999", "start=10&end=20&says=rumour", "start=-1&end=4"]
)
def test_a_form_for_no_words_is_refused(browser: Any, query: str) -> None:
    assert browser.get(f"{HERALD}/add?{query}").status_code == 400


def test_nothing_of_a_document_is_markup_in_a_form(browser: Any) -> None:
    start = HERALD_DOCUMENT.text.index(HOSTILE)
    page = browser.page(f"{HERALD}/add?start={start}&end={start + len(HOSTILE)}")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_what_is_no_figure_is_handed_on_to_be_refused() -> None:
    assert json.loads(composed_fields(Form([("field.value", "1,500")]))) == {"value": 1500.0}
    assert json.loads(composed_fields(Form([("field.value", "many")]))) == {"value": "many"}
    assert composed_fields(Form([("field.type", " "), ("note", "x")])) == ""
