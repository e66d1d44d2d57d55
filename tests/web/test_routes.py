"""Routes on their page: people are drawn as reported, goods with what may be shut and where traffic goes then."""

from __future__ import annotations

from typing import Any

from faultline.analysis.finding import Finding, Findings
from faultline.analysis.routes import Settings
from faultline.web.drawn_routes import coordinates, goods_of, rows_of
from faultline.workspace import MapView


def leg(goods: str, *places: str | None) -> Finding:
    facts = {"goods": goods, "origin": "A", "through": None, "destination": "B", "place_ids": list(places)}
    return Finding(f"routes:{goods}", "leg", f"{goods}: A → B", facts, ("s1",))


FOUND = Findings(
    "routes", Settings(), (leg("fuel", "geonames:1", "x:2"), leg("people", "x:1", "x:2"), leg("fuel", "x:1", None))
)


def test_only_legs_of_goods_with_two_known_ends_may_be_shut() -> None:
    assert [(row.goods, row.shut) for row in rows_of(FOUND)] == [
        ("fuel", "geonames:1 - x:2"),
        ("people", ""),
        ("fuel", ""),
    ]
    assert goods_of(FOUND) == [("fuel", 2), ("people", 1)]


def test_places_without_coordinates_are_left_out(view: MapView) -> None:
    assert coordinates(view, FOUND) == {"geonames:1": {"name": "Dorava", "lat": 12.5, "lon": 3.25}}


def test_the_page_tells_the_told_movement_and_follows_it_to_its_sentence(browser: Any) -> None:
    text = browser.get("/routes").text
    assert "Sarn" in text
    assert "/findings/routes/" in text


def test_what_is_drawn_is_there_as_json(browser: Any) -> None:
    found = browser.get("/api/routes").json()
    assert {finding["kind"] for finding in found["findings"]} >= {"leg"}
    assert found["places"] == {}, "no end of the told movement is in the gazetteer"


def test_shutting_what_no_way_passes_says_so(browser: Any) -> None:
    assert "no way worked out for these goods passes it" in browser.get("/routes?shut=Nowhere").text


def test_a_closure_of_three_places_is_refused_with_what_to_write(browser: Any) -> None:
    answer = browser.get("/routes?shut=A+-+B+-+C")
    assert answer.status_code == 400
    assert "neither a place nor a link" in answer.text
