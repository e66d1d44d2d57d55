"""The exports of entities, comparisons and documents are what the interface says."""

from __future__ import annotations

import json

from faultline.exchange.comparisons import export_comparisons
from faultline.exchange.documents import export_documents
from faultline.exchange.entities import export_entities
from faultline.workspace import MapView


def test_an_entity_names_its_documents_by_path(view: MapView) -> None:
    front = next(e for e in map(json.loads, export_entities(view)) if e["id"] == "aa01")
    assert front == {
        "id": "aa01",
        "name": "Northern Front",
        "type": "armed_group",
        "aliases": [{"text": "Northern Front", "count": 3}, {"text": "the Front", "count": 1}],
        "documents": ["sources/bulletin.txt", "sources/herald.txt"],
        "mentions": 4,
        "residual": False,
        "why": ["“the Front” is the last word of “Northern Front” in the same document."],
    }


def test_a_comparison_names_its_statements(view: MapView) -> None:
    (comparison,) = map(json.loads, export_comparisons(view))
    assert list(comparison) == [
        "id", "about", "kind", "verdict", "severity", "reason", "statements", "independent_sources",
    ]  # fmt: skip
    assert (comparison["verdict"], comparison["severity"]) == ("contradicted", "hard")
    assert comparison["independent_sources"] == 2
    assert {s.type for s in view.statements_by_id(comparison["statements"])} == {"deaths"}


def test_a_document_comes_whole(view: MapView) -> None:
    documents = {d["path"]: d for d in map(json.loads, export_documents(view))}
    herald = documents["sources/herald.txt"]
    assert herald["text"].startswith("Clash at Dorava")
    assert herald["passages"][0] == {"start": 0, "end": 15, "role": "title", "page": 1}
    assert documents["sources/events.csv"]["text"] == ""
