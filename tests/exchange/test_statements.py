"""`--format statements` is exactly what the interface says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from faultline.exchange.statements import export_statements, judgement_object
from faultline.model.judgement import Decision, Judgement
from faultline.workspace import MapView

KEYS = [
    "id", "document", "kind", "type", "start", "end", "quote", "arguments", "time", "place", "value", "polarity",
    "modality", "mode", "stage", "counts", "reported_by", "speaker", "attribution", "confidence", "extractor",
    "judgement",
]  # fmt: skip


@pytest.fixture(scope="module")
def lines(view: MapView) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export_statements(view)]


def one(lines: list[dict[str, Any]], type: str, **fields: Any) -> dict[str, Any]:
    (found,) = (x for x in lines if x["type"] == type and all(x[k] == v for k, v in fields.items()))
    return found


def test_the_keys_are_those_of_the_interface(lines: list[dict[str, Any]]) -> None:
    assert list(lines[0]) == KEYS


def test_the_quote_stands_at_its_offsets(lines: list[dict[str, Any]], view: MapView) -> None:
    spans = [x for x in lines if x["start"] is not None]
    assert len(spans) == len(lines) - 1
    for x in spans:
        assert view.document(x["document"]["id"]).text[x["start"] : x["end"]] == x["quote"]


def test_an_event_in_full(lines: list[dict[str, Any]]) -> None:
    event = one(lines, "ASSAULT", polarity="affirmed")
    assert event["document"] == {
        "id": event["document"]["id"],
        "path": "sources/herald.txt",
        "title": "Clash at Dorava",
        "publisher": "The Herald",
        "date": "2019-03-06",
    }
    actor = {
        "role": "actor",
        "text": "The Northern Front",
        "entity": "aa01",
        "name": "Northern Front",
        "start": 17,
        "end": 35,
    }
    assert event["arguments"][0] == actor
    assert event["time"] == {
        "start": "2019-03-04",
        "end": "2019-03-04",
        "precision": "day",
        "basis": "stated",
        "text": "4 March 2019",
    }
    assert event["place"] == {
        "text": "Dorava",
        "place": "geonames:1",
        "name": "Dorava",
        "country": "XD",
        "lat": 12.5,
        "lon": 3.25,
    }
    assert event["counts"] == {"killed": {"low": 12, "high": 12, "text": "Twelve"}, "injured": None, "detained": None}
    assert (event["mode"], event["confidence"], event["extractor"]) == ("heavy-weapons", 0.8, "rules@1")


def test_money_and_stage(lines: list[dict[str, Any]]) -> None:
    effort = one(lines, "15210")
    assert effort["stage"] == "pledged"
    assert effort["value"] == {
        "low": 2000000,
        "high": 2000000,
        "unit": "money",
        "qualifier": None,
        "currency": "USD",
        "text": "$2 million",
    }


def test_whole_figures_have_no_point(view: MapView) -> None:
    assert '"low": 12,' in "".join(export_statements(view))


def test_a_speaker_is_told(lines: list[dict[str, Any]]) -> None:
    denied = one(lines, "ASSAULT", polarity="denied")
    assert denied["speaker"] == {"text": "The army", "entity": "bb02", "name": "army"}
    assert denied["attribution"] == "reported"


def test_what_is_not_said_is_null(lines: list[dict[str, Any]]) -> None:
    flow = one(lines, "fuel")
    unsaid = ("time", "place", "value", "mode", "stage", "counts", "reported_by", "speaker", "judgement")
    assert {flow[key] for key in unsaid} == {None}


def test_a_row_has_no_offsets(lines: list[dict[str, Any]]) -> None:
    row = one(lines, "deaths", extractor="sample@1")
    assert (row["start"], row["end"], row["quote"]) == (None, None, "killed=9; place=Dorava")


def test_lines_are_in_the_order_of_path_and_start(lines: list[dict[str, Any]]) -> None:
    order = [(x["document"]["path"], x["start"] or 0) for x in lines]
    assert order == sorted(order)


def test_a_judgement_that_was_taken_back_is_none() -> None:
    judgement = Judgement(1, "2024-01-01T00:00:00+00:00", "Ada", Decision.REJECT, "x", "wrong actor")
    assert judgement_object(judgement) == {
        "decision": "reject",
        "fault": None,
        "who": "Ada",
        "at": "2024-01-01T00:00:00+00:00",
        "note": "wrong actor",
    }
    undone = Judgement(1, judgement.at, "Ada", Decision.REJECT, "x", undone=True)
    assert judgement_object(undone) is None
