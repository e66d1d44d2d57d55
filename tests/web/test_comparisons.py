"""Disagreements: what differs is marked, facets count, judgements are offered; figures stand as ledgers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from faultline.analysis.finding import Finding
from faultline.model.value import Value
from faultline.web.differing import sides_of
from faultline.web.ledgers import in_order, ledgers_of_casualties
from faultline.web.words import words_in
from faultline.workspace import MapView, Selection


def deaths(view: MapView) -> list[Any]:
    return view.statements_by_id(view.comparison("c0de").statements)


def test_what_differs_is_told_and_marked_in_the_passage(view: MapView) -> None:
    differences, sides = sides_of(deaths(view), words_in("en"))
    assert "figure" in [one.name for one in differences]
    for side in sides:
        marked = [text for text, differs in side.passage if differs]
        assert side.statement.value.text in " ".join(marked)
        assert "".join(text for text, _ in side.passage) == side.statement.evidence.quote


def test_what_is_the_same_is_not_marked(view: MapView) -> None:
    one = deaths(view)[0]
    differences, sides = sides_of([one, replace(one, id="other")], words_in("en"))
    assert differences == ()
    assert all(not differs for side in sides for _, differs in side.passage)
    more = replace(one, value=Value(1, 1, "persons", text="not in the passage"))
    assert all(text for text, _ in sides_of([one, more], words_in("fr"))[1][1].passage)


def test_facets_narrow_one_another(browser: Any, view: MapView) -> None:
    counts = view.selected(Selection()).comparison_counts()
    assert counts == [("contradicted", "quantity", "hard", 1)]
    page = browser.page("/comparisons?matter=quantity&severity=hard")
    assert 'id="c-c0de"' in page
    assert 'data-decisions="confirm dismiss"' in page
    assert "<mark>" in page
    assert "There is no comparison of this sort" in browser.page("/comparisons?severity=soft")
    assert browser.get("/comparisons?matter=nothing").status_code == 400


def test_without_script_a_verdict_is_changed_and_taken_back(new_browser: Any, tmp_path: Any) -> None:
    from sample_map import built_map

    browser = new_browser(built_map(tmp_path / "map"))
    token = browser.visit()
    sent = {"target": "c0de", "decision": "verdict", "verdict": "updated", "token": token, "back": "/comparisons"}
    assert browser.post("/judgements", **sent).status_code == 303
    assert "verdict-updated" in browser.page("/comparisons/c0de")
    assert browser.post("/judgements/undo", judgement="1", token=token, back="/").status_code == 303
    assert "verdict-contradicted" in browser.page("/comparisons/c0de")


def claim(by: str, on: str, low: float, high: float, *, at_least: bool = False) -> dict[str, Any]:
    told = {"by": by, "on": on, "measure": "deaths", "low": low, "best": low, "high": high}
    return {**told, "at_least": at_least, "alleged": False, "statements": [f"s-{by}"]}


def test_casualties_are_ledgers_in_time_and_those_that_differ_come_first() -> None:
    same = Finding("casualties:b", "incident", "B", {"claims": [claim("A", "2020-01-01", 5, 5), claim("B", "", 5, 5)]})
    some = [claim("A", "2020-02-01", 9, 12, at_least=True), claim("B", "2020-01-01", 8, 8)]
    lone = Finding("casualties:c", "incident", "C", {"claims": some[:1]})
    ledgers = in_order(ledgers_of_casualties([same, Finding("casualties:a", "incident", "Z", {"claims": some}), lone]))
    assert [ledger.title for ledger in ledgers] == ["Z", "B"]
    assert [(c.who, c.low, c.high) for c in ledgers[0].claims] == [("B", 8, 8), ("A", 9, None)]
    assert ledgers[0].path == "/findings/casualties/a"


def test_figures_lead_to_their_sentences(browser: Any, view: MapView) -> None:
    page = browser.page("/comparisons/figures")
    for statement in deaths(view):
        assert f'href="/statements/{statement.id}"' in page
    assert 'href="/comparisons/c0de"' in page
