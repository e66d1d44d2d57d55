"""The files for Kumu have the columns that it reads, every connection's ends, and no formula or markup of a text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from faultline.exchange.kumu import write_kumu_csv, write_kumu_json
from faultline.exchange.network import network_of
from faultline.workspace import MapView

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def blueprint(ties: MapView) -> dict[str, Any]:
    stream = io.StringIO()
    write_kumu_json(ties, stream)
    read: dict[str, Any] = json.loads(stream.getvalue())
    return read


@pytest.fixture(scope="module")
def tables(ties: MapView, tmp_path_factory: pytest.TempPathFactory) -> tuple[Rows, Rows]:
    folder = tmp_path_factory.mktemp("kumu")
    write_kumu_csv(ties, folder)
    return rows(folder / "elements.csv"), rows(folder / "connections.csv")


def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_blueprint_has_the_network(blueprint: dict[str, Any], ties: MapView) -> None:
    network = network_of(ties)
    assert list(blueprint) == ["elements", "connections"]
    assert [e["id"] for e in blueprint["elements"]] == [node.id for node in network.nodes]
    assert [(c["from"], c["to"], c["strength"]) for c in blueprint["connections"]] == [
        (edge.tie.source, edge.tie.target, edge.n_sources) for edge in network.edges
    ]


def test_a_tie_without_direction_is_undirected(blueprint: dict[str, Any]) -> None:
    directions = {c["label"]: c["direction"] for c in blueprint["connections"]}
    assert directions["fights"] == directions["consult"] == "undirected"
    assert directions["supports"] == directions["assault"] == "directed"


def test_what_is_denied_or_alleged_is_told_by_type_and_tag(blueprint: dict[str, Any]) -> None:
    tags = {c["type"]: c["tags"] for c in blueprint["connections"]}
    assert tags["supports (denied)"] == ["denied", "contradicted"]
    assert tags["supports (alleged)"] == ["alleged", "single source"]
    assert tags["security system management and reform (pledged)"] == ["pledged", "single source"]
    assert tags["fights"] == ["corroborated"]


def test_a_quote_stands_once_however_often_it_is_reprinted(blueprint: dict[str, Any]) -> None:
    fights = next(c for c in blueprint["connections"] if c["type"] == "fights")
    assert fights["description"].count("“") == 2
    assert (fights["sources"], fights["documents"], fights["statements"]) == (2, 3, 3)


def test_the_sheets_begin_as_kumu_asks(tables: tuple[Rows, Rows]) -> None:
    elements, connections = tables
    assert list(elements[0])[:2] == ["Label", "Type"]
    assert list(connections[0])[:4] == ["From", "To", "Type", "Label"]
    assert {"Description", "Tags", "Strength", "Direction"} < set(connections[0])


def test_every_end_is_a_label_that_one_element_has(tables: tuple[Rows, Rows]) -> None:
    elements, connections = tables
    labels = [row["Label"].casefold() for row in elements]
    assert len(set(labels)) == len(labels)
    assert {row[end].casefold() for row in connections for end in ("From", "To")} == set(labels)


def test_no_cell_is_a_formula_or_splits_where_the_text_does_not(tables: tuple[Rows, Rows]) -> None:
    for row in (*tables[0], *tables[1]):
        assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in row.values())
        assert "|" not in row.get("Label", "")
    villain = next(row for row in tables[0] if row["ID"] == "d4")
    assert villain["Label"].startswith("'=HYPERLINK")
    assert {row["Sign"] for row in tables[1]} == {"1", "-1"}
