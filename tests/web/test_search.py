"""Searching with facets, under the filter, and by who said what about whom."""

from __future__ import annotations

import re
from typing import Any

import pytest

from faultline.model.statement import Kind
from faultline.web.filters import Filter
from faultline.web.searching import search
from faultline.workspace import MapView, Selection
from faultline.workspace.said import Said


def test_hits_of_a_kind_are_counted_and_chosen(view: MapView) -> None:
    found = search(view, Filter(), "Dorava", "", limit=50, offset=0)
    assert found.total == sum(found.counts.values()) == len(found.hits)
    passages = search(view, Filter(), "Dorava", "passage", limit=50, offset=0)
    assert {hit.kind for hit in passages.hits} == {"passage"}
    assert len(passages.hits) == found.counts["passage"]


def test_the_filter_leaves_statements_that_fit_and_what_has_to_do_with_them(view: MapView) -> None:
    chosen = Filter(kind=(Kind.FLOW,))
    found = search(view, chosen, "Dorava", "", limit=50, offset=0)
    said = [hit for hit in found.hits if hit.kind == "statement"]
    assert said
    assert {view.statement(hit.id or "").kind for hit in said} == {Kind.FLOW}
    homes = {s.evidence.document for s in view.statements(kind="flow")}
    assert {hit.document for hit in found.hits if hit.kind == "passage"} <= homes
    assert all(hit.highlights for hit in said)


@pytest.mark.parametrize(
    ("wanted", "word"),
    [
        (Said(by="mayor"), "killed"),
        (Said(about="soldiers"), "killed"),
        (Said(by="MAYOR", about="Soldiers", words=("twelve",)), "killed"),
    ],
)
def test_who_said_what_about_whom(view: MapView, wanted: Said, word: str) -> None:
    total, statements = view.selected(Selection()).said(wanted, limit=10)
    assert total == len(statements) > 0
    assert all(word in s.evidence.quote for s in statements)


def test_a_voice_is_known_by_the_entity_that_speaks_and_by_the_publisher(view: MapView) -> None:
    some = view.selected(Selection())
    spoken = next(s.speaker.entity for s in view.statements() if s.speaker and s.speaker.entity)
    _, said = some.said(Said(by="nobody of this name", by_entity=spoken), limit=50)
    assert said
    holders = [{a.entity for a in s.roles("holder")} for s in said]
    voices = [{v.entity for v in (s.speaker, s.reported_by) if v} for s in said]
    assert all(spoken in one | other for one, other in zip(holders, voices, strict=True))
    _, printed = some.said(Said(by="the herald"), limit=50)
    assert printed
    assert {s.attribution.value for s in printed} == {"author"}


def test_the_period_holds_and_the_undated_stand_last(view: MapView) -> None:
    _, all_of = view.selected(Selection()).said(Said(about="a"), limit=50)
    dated = [s.time.start for s in all_of if s.time and s.time.start and s.time.basis.value != "publication"]
    assert dated == sorted(dated)
    total, _ = view.selected(Selection(start="1900", end="1901")).said(Said(about="a"), limit=50)
    assert total == 0


def test_the_page_marks_the_words_and_names_who_was_understood(browser: Any) -> None:
    page = browser.page("/search?by=Northern+Front&about=ceasefire")
    assert 'href="/entities/aa01">Northern Front</a>' in page
    hits = browser.page("/search?q=ceasefire")
    assert re.search(r"<mark>ceasefire</mark>", hits)


@pytest.mark.parametrize("query", ["q=%3C%2Fscript%3E", "by=%25&about=_", "about=%27%3B--", "q=a&what=nonsense"])
def test_odd_queries_find_nothing_or_something_but_never_fail(browser: Any, query: str) -> None:
    assert browser.get(f"/search?{query}").status_code in (200, 400)
