"""The JSON behind the pages has the form of the exports."""

from __future__ import annotations

import json
from typing import Any

import pytest

from faultline.exchange.comparisons import export_comparisons
from faultline.exchange.documents import export_documents
from faultline.exchange.entities import export_entities
from faultline.exchange.statements import export_statements
from faultline.workspace import MapView


def test_the_map(browser: Any, view: MapView) -> None:
    assert browser.get("/api/map").json() == {"title": view.title, "version": view.version, "counts": view.counts()}


def test_statements_are_those_of_the_export(browser: Any, view: MapView) -> None:
    answer = browser.get("/api/statements").json()
    assert answer["statements"] == [json.loads(line) for line in export_statements(view)]
    assert answer["total"] == len(answer["statements"])


def test_a_page_of_statements(browser: Any, view: MapView) -> None:
    answer = browser.get("/api/statements?kind=event&limit=1&offset=1").json()
    assert answer["total"] == 2
    assert [s["id"] for s in answer["statements"]] == [view.statements(kind="event")[1].id]


def test_entities_and_comparisons_are_those_of_the_exports(browser: Any, view: MapView) -> None:
    entities = browser.get("/api/entities").json()["entities"]
    assert entities == [json.loads(line) for line in export_entities(view)]
    comparisons = browser.get("/api/comparisons").json()["comparisons"]
    assert comparisons == [json.loads(line) for line in export_comparisons(view)]


def test_one_of_each(browser: Any, view: MapView) -> None:
    statement = view.statements(limit=1)[0].id
    assert browser.get(f"/api/statements/{statement}").json()["id"] == statement
    assert browser.get("/api/entities/aa01").json()["name"] == "Northern Front"
    assert browser.get("/api/comparisons/c0de").json()["verdict"] == "contradicted"


def test_a_document_comes_whole_only_when_asked_for(browser: Any, view: MapView) -> None:
    listed = browser.get("/api/documents").json()["documents"]
    assert [d["path"] for d in listed] == [d.path for d in view.documents()]
    assert all("text" not in d for d in listed)
    whole = {json.loads(line)["id"]: json.loads(line) for line in export_documents(view)}
    assert browser.get(f"/api/documents/{listed[0]['id']}").json() == whole[listed[0]["id"]]


def test_search(browser: Any) -> None:
    answer = browser.get("/api/search?q=ceasefire").json()
    assert answer["total"] == len(answer["hits"]) > 0
    for hit in answer["hits"]:
        assert [hit["text"][a:b] for a, b in hit["highlights"]] == ["ceasefire"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/statements/zz", 404),
        ("/api/nowhere", 404),
        ("/api/statements?limit=0", 400),
        ("/api/entities?entity_type=x", 400),
    ],
)
def test_failures_are_json(browser: Any, address: str, status: int) -> None:
    answer = browser.get(address)
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]


def test_it_is_described_and_the_description_needs_no_other_server(browser: Any) -> None:
    paths = browser.get("/openapi.json").json()["paths"]
    assert {"/api/statements", "/api/entities/{key}", "/api/search"} <= set(paths)
    assert browser.get("/docs").status_code == 404
    assert browser.get("/redoc").status_code == 404


def test_what_to_judge_next_and_who_said_what(browser: Any, view: MapView) -> None:
    queue = browser.get("/api/review?kind=event").json()
    assert {one["id"] for one in queue["urgent"]} == {s.id for s in view.statements(kind="event")}
    assert (queue["total"], queue["judged"]) == (2, 0)
    said = browser.get("/api/said?by=mayor&about=soldiers").json()
    assert said["total"] == len(said["statements"]) > 0
    hits = browser.get("/api/search?q=Dorava&what=passage").json()["hits"]
    assert {hit["kind"] for hit in hits} == {"passage"}


def test_losses_news_and_profiles_are_told_as_their_pages_show_them(browser: Any, view: MapView) -> None:
    losses = browser.get("/api/losses?limit=1").json()
    assert losses["total"] == len(view.losses())
    assert [loss["reason"] for loss in losses["losses"]] == [view.losses()[0].reason]
    assert browser.get("/api/news").json() == {
        "since": None,
        "running": False,
        "is_too_large": False,
        "documents": [],
        "added": 0,
        "gone": 0,
        "comparisons": [],
    }
    profile = browser.get("/api/entities/aa01/profile").json()
    assert sum(profile["kinds"].values()) == len(view.statements(entity="aa01"))
    assert {tied["label"] for tied in profile["roles"]} == {"leads"}
    assert all(view.statement(key) for tied in profile["roles"] + profile["ties"] for key in tied["statements"])
    assert browser.get("/api/entities/nobody/profile").status_code == 404


def test_each_page_has_its_part_of_the_api(browser: Any) -> None:
    """What a page shows can be asked for; analyses go by their names under `/api/analyses/`."""
    described = set(browser.get("/openapi.json").json()["paths"])
    parts = [
        "map",
        "news",
        "losses",
        "statements",
        "entities",
        "entities/{key}/profile",
        "influence",
        "timeline",
        "routes",
    ]
    parts += ["comparisons", "documents", "search", "said", "review", "analyses", "analyses/{name}"]
    assert {f"/api/{part}" for part in parts} <= described
    names = browser.get("/api/analyses").json()["analyses"]
    assert {"efforts", "causes", "casualties", "voices", "sources", "gaps", "principles", "watch"} <= {
        one["name"] for one in names
    }
