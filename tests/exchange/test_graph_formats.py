"""GEXF and GraphML, read back by NetworkX, are the network: same nodes, edges, direction and values."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import networkx as nx
import pytest
from lxml import etree

from faultline.exchange.forms import Written
from faultline.exchange.gexf import write_gexf
from faultline.exchange.graphml import write_graphml
from faultline.exchange.network import Edge, Network, network_of
from faultline.exchange.network_columns import EDGE_COLUMNS, NODE_COLUMNS
from faultline.exchange.xml_text import allowed
from faultline.workspace import MapView

GEXF = "{http://gexf.net/1.3}"
FORMATS = [(write_gexf, nx.read_gexf), (write_graphml, nx.read_graphml)]
Write = Callable[[MapView, TextIO], Written]


@pytest.fixture(scope="module")
def network(ties: MapView) -> Network:
    return network_of(ties)


def arcs(network: Network) -> dict[str, tuple[str, str, Edge]]:
    return {identity: (source, target, edge) for edge in network.edges for identity, source, target in edge.arcs()}


def read(write: Write, reader: Callable[[Path], Any], view: MapView, folder: Path) -> Any:
    target = folder / "network"
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        write(view, stream)
    return reader(target)


@pytest.mark.parametrize(("write", "reader"), FORMATS, ids=["gexf", "graphml"])
def test_nodes_and_values_are_equal(
    write: Write, reader: Callable[[Path], Any], ties: MapView, network: Network, tmp_path: Path
) -> None:
    graph = read(write, reader, ties, tmp_path)
    assert set(graph) == {node.id for node in network.nodes}
    for node in network.nodes:
        expected = {column.name: column.value(node) for column in NODE_COLUMNS if column.value(node) is not None}
        found = graph.nodes[node.id]
        assert found == {k: allowed(v) if isinstance(v, str) else v for k, v in expected.items()} | {
            "label": allowed(node.label)
        }


@pytest.mark.parametrize(("write", "reader"), FORMATS, ids=["gexf", "graphml"])
def test_edges_direction_and_values_are_equal(
    write: Write, reader: Callable[[Path], Any], ties: MapView, network: Network, tmp_path: Path
) -> None:
    graph = read(write, reader, ties, tmp_path)
    assert graph.is_directed()
    assert graph.is_multigraph()
    expected = arcs(network)
    found = {key: (source, target) for source, target, key in graph.edges(keys=True)}
    assert found == {key: (source, target) for key, (source, target, _) in expected.items()}
    for source, target, key, data in graph.edges(keys=True, data=True):
        edge = expected[key][2]
        for column in EDGE_COLUMNS:
            assert data.get(column.name) == column.value(edge), (source, target, column.name)
        assert (data["label"], data["weight"]) == (edge.tie.label, float(edge.n_sources))


@pytest.mark.parametrize("write", [write_gexf, write_graphml])
def test_what_is_written_is_counted(write: Write, ties: MapView, network: Network) -> None:
    written = write(ties, io.StringIO())
    assert written == Written({"nodes": len(network.nodes), "edges": len(arcs(network))}, network.left_out)


def tree_of(view: MapView) -> Any:
    stream = io.StringIO()
    write_gexf(view, stream)
    return etree.fromstring(stream.getvalue().encode("utf-8"))


def test_gexf_has_the_times_of_the_edges(ties: MapView, network: Network) -> None:
    by_id = {edge.get("id"): edge for edge in tree_of(ties).iter(f"{GEXF}edge")}
    for identity, (_, _, edge) in arcs(network).items():
        element = by_id[identity]
        spells = [(spell.get("start"), spell.get("end")) for spell in element.iter(f"{GEXF}spell")]
        only = (element.get("start"), element.get("end"))
        assert (tuple(spells) or ((only,) if any(only) else ())) == edge.spells


def test_gexf_is_dynamic_and_directed(ties: MapView) -> None:
    root = tree_of(ties)
    graph = root.find(f"{GEXF}graph")
    assert root.get("version") == "1.3"
    assert [child.tag.removeprefix(GEXF) for child in root] == ["meta", "graph"]
    assert (graph.get("mode"), graph.get("defaultedgetype"), graph.get("timeformat")) == ("dynamic", "directed", "date")
    assert [child.tag.removeprefix(GEXF) for child in graph] == ["attributes", "attributes", "nodes", "edges"]


def test_parallel_edges_of_a_pair_are_of_unlike_kinds(ties: MapView) -> None:
    edges = [(e.get("source"), e.get("target"), e.get("kind")) for e in tree_of(ties).iter(f"{GEXF}edge")]
    assert len(edges) == len(set(edges))


def test_every_value_is_declared_with_its_type(ties: MapView) -> None:
    root = tree_of(ties)
    for of in ("node", "edge"):
        declared = {
            a.get("id"): a.get("type")
            for group in root.iter(f"{GEXF}attributes")
            if group.get("class") == of
            for a in group
        }
        for thing in root.iter(f"{GEXF}{of}"):
            for value in thing.iter(f"{GEXF}attvalue"):
                if declared[value.get("for")] == "integer":
                    int(value.get("value"))
                elif declared[value.get("for")] == "boolean":
                    assert value.get("value") in ("true", "false")
