"""`--format graphml`: the network with typed attributes, for NetworkX, igraph, Cytoscape, yEd, PRSM and Gephi.

GraphML 1.0 (graphml.graphdrawing.org), with its extension for attributes: one directed graph, parallel edges told apart
by id. The format has undirected edges in a directed graph, but some readers refuse the mixture (NetworkX), so a
symmetric tie is written both ways, with `symmetric` true and one `tie` id. A value that is not known has no `data`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from faultline.exchange.forms import Written
from faultline.exchange.network import Edge, Network, Node, network_of
from faultline.exchange.network_columns import EDGE_COLUMNS, NODE_COLUMNS, Column, Thing
from faultline.exchange.xml_text import DECLARATION, element, empty_tag, start_tag, value
from faultline.workspace.view import MapView

_TYPES = {str: "string", int: "int", bool: "boolean", float: "double"}


def write_graphml(view: MapView, stream: TextIO) -> Written:
    """Write the network; says how many nodes and arcs, and what is left out."""
    network = network_of(view)
    stream.write(DECLARATION)
    for line in _lines(view, network):
        stream.write(f"{line}\n")
    return Written({"nodes": len(network.nodes), "edges": network.count_arcs()}, network.left_out)


def _lines(view: MapView, network: Network) -> Iterator[str]:
    yield start_tag("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    yield _key("node", "label", str)
    yield from (_key("node", column.name, column.type) for column in NODE_COLUMNS)
    yield _key("edge", "label", str)
    yield _key("edge", "weight", float)
    yield from (_key("edge", column.name, column.type) for column in EDGE_COLUMNS)
    yield start_tag("graph", {"id": "network", "edgedefault": "directed"})
    yield element("desc", f"{view.title}, version {view.edition} of the map, by Faultline")
    for node in network.nodes:
        yield from _node(node)
    for edge in network.edges:
        yield from _edge(edge)
    yield from ("</graph>", "</graphml>")


def _key(of: str, name: str, kind: type) -> str:
    return empty_tag("key", {"id": f"{of}_{name}", "for": of, "attr.name": name, "attr.type": _TYPES[kind]})


def _node(node: Node) -> Iterator[str]:
    yield start_tag("node", {"id": node.id})
    yield _data("node", "label", node.label)
    yield from _values("node", node, NODE_COLUMNS)
    yield "</node>"


def _edge(edge: Edge) -> Iterator[str]:
    """Its arcs; the weight is the number of independent sources."""
    for identity, source, target in edge.arcs():
        yield start_tag("edge", {"id": identity, "source": source, "target": target})
        yield _data("edge", "label", edge.tie.label)
        yield _data("edge", "weight", value(float(edge.n_sources)))
        yield from _values("edge", edge, EDGE_COLUMNS)
        yield "</edge>"


def _values(of: str, thing: Thing, columns: Sequence[Column[Thing]]) -> Iterator[str]:
    for column in columns:
        cell = column.value(thing)
        if cell is not None:
            yield _data(of, column.name, value(cell))


def _data(of: str, name: str, text: str) -> str:
    return element("data", text, {"key": f"{of}_{name}"})
