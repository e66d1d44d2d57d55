"""The filter of the address: what it holds, what it leaves, how the bar shows it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pytest

from faultline.errors import UsageError
from faultline.web.filters import Filter, address, filter_of
from faultline.web.narrowing import selected
from faultline.workspace import MapView


@pytest.mark.parametrize(
    "query",
    [
        "",
        "period=2012..2020&place=ML&place=NE&actor=aa01&kind=event&kind=flow&type=ASSAULT&source=The+Herald&modality=alleged&judged=no&unknown=yes",
        "period=..2013",
        "judged=yes",
    ],
)
def test_an_address_keeps_what_it_was(query: str) -> None:
    assert address("/x", filter_of(parse_qsl(query)).pairs()) == (f"/x?{query}" if query else "/x")


def test_forms_give_a_period_by_its_ends_and_empty_fields() -> None:
    assert filter_of([("from", "2012"), ("to", ""), ("kind", ""), ("other", "x")]) == Filter(period="2012..")
    assert filter_of([("period", "2012")]).period == "2012..2012"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("period=soon", "not understood"),
        ("period=2013..2012", "ends before"),
        ("kind=rumour", "choose one of event"),
        ("modality=maybe", "choose one of actual"),
        ("judged=perhaps", "yes or no"),
    ],
)
def test_what_cannot_be_is_refused(query: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        filter_of(parse_qsl(query))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 11),
        ("kind=event&kind=flow", 3),
        ("type=ASSAULT", 2),
        ("modality=alleged", 1),
        ("actor=aa01", 3),
        ("actor=Northern+Front", 3),
        ("actor=nobody+of+that+name", 0),
        ("place=XD", 0),
        ("place=geonames:1", 3),
        ("place=dorava", 3),
        ("place=geonames:1&unknown=yes", 11),
        ("source=The+Herald", 5),
        ("source=the+herald&source=7ab1e7ab1e7ab1e7", 6),
        ("source=Unheard+of", 0),
        ("period=2019", 3),
        ("period=2019-03-05..", 0),
        ("period=2019-03-05..&unknown=yes", 8),
        ("judged=no", 11),
        ("judged=yes", 0),
    ],
)
def test_each_field_narrows_the_map(view: MapView, query: str, count: int) -> None:
    some = selected(view, filter_of(parse_qsl(query)))
    assert some.count() == count
    assert len(some.statements()) == count
    assert sum(n for _, n in some.documents()) == count
    assert sum(n for _, n in some.counts_by("kind")) == count


def test_what_the_statements_bring_with_them_is_narrowed_too(view: MapView) -> None:
    some = selected(view, filter_of(parse_qsl("source=The+Herald")))
    assert {e.name for e in some.entities()} >= {"Northern Front", "army", "Anselm Karo"}
    assert "The Mission" not in {e.name for e in some.entities()}
    assert some.count_entities() == sum(n for _, n in some.entity_types())
    assert [p.name for p in some.publishers()] == ["The Herald"]
    assert [p.name for p in some.places(text="DORAV")] == ["Dorava"]
    assert some.verdicts() == [("contradicted", 1)]
    assert selected(view, filter_of(parse_qsl("kind=flow"))).comparisons() == []


def test_chips_take_one_value_away_each(browser: Any) -> None:
    page = browser.page("/statements?kind=event&kind=flow&actor=aa01&source=Unheard&page=2")
    assert 'href="/statements?actor=aa01&amp;kind=flow&amp;source=Unheard"' in page
    assert 'href="/statements?actor=aa01&amp;kind=event&amp;kind=flow"' in page
    assert "not on this map" in page


def test_suggestions_count_what_the_filter_leaves(browser: Any) -> None:
    found = browser.get("/api/suggestions?field=actor&kind=event&text=FRONT").json()["suggestions"]
    assert found == [{"id": "aa01", "name": "Northern Front", "statements": 2, "type": "armed_group"}]
    assert browser.get("/api/suggestions?field=weather").status_code == 400
