"""`--format gexf`: the network with its times, for Gephi and Gephi Lite.

Graph Exchange XML Format 1.3 (gexf.net, 2022): a dynamic, directed graph, time as intervals of dates, both ends
included; a side without an attribute is open. An edge without any time is there always, as the format has it. `kind`
lets edges of one pair stand side by side. The format has undirected edges, but in a directed graph some readers refuse
them (NetworkX), so a symmetric tie is written both ways, with `symmetric` true and one `tie` id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from faultline.exchange.forms import Written
from faultline.exchange.network import Edge, Network, Node, network_of
from faultline.exchange.network_columns import EDGE_COLUMNS, NODE_COLUMNS, Column, Thing
from faultline.exchange.xml_text import DECLARATION, Attributes, element, empty_tag, start_tag, value
from faultline.workspace.view import MapView

_TYPES = {str: "string", int: "integer", bool: "boolean"}


def write_gexf(view: MapView, stream: TextIO) -> Written:
    """Write the network; says how many nodes and arcs, and what is left out."""
    network = network_of(view)
    stream.write(DECLARATION)
    for line in _lines(view, network):
        stream.write(f"{line}\n")
    return Written({"nodes": len(network.nodes), "edges": network.count_arcs()}, network.left_out)


def _lines(view: MapView, network: Network) -> Iterator[str]:
    yield start_tag("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    yield start_tag("meta")
    yield element("creator", "Faultline")
    yield element("description", f"{view.title}, version {view.edition} of the map")
    yield "</meta>"
    graph = {"mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date", "timerepresentation": "interval"}
    yield start_tag("graph", graph)
    yield from _attributes("node", NODE_COLUMNS)
    yield from _attributes("edge", EDGE_COLUMNS)
    yield start_tag("nodes", {"count": len(network.nodes)})
    for node in network.nodes:
        yield from _node(node)
    yield "</nodes>"
    yield start_tag("edges", {"count": network.count_arcs()})
    for edge in network.edges:
        yield from _edge(edge)
    yield from ("</edges>", "</graph>", "</gexf>")


def _attributes(of: str, columns: Sequence[Column[Thing]]) -> Iterator[str]:
    yield start_tag("attributes", {"class": of, "mode": "static"})
    for column in columns:
        yield empty_tag("attribute", {"id": column.name, "title": column.name, "type": _TYPES[column.type]})
    yield "</attributes>"


def _node(node: Node) -> Iterator[str]:
    yield start_tag("node", {"id": node.id, "label": node.label})
    yield from _values(node, NODE_COLUMNS)
    yield "</node>"


def _edge(edge: Edge) -> Iterator[str]:
    """Its arcs; the weight is the number of independent sources."""
    for identity, source, target in edge.arcs():
        attributes: Attributes = {
            "id": identity,
            "source": source,
            "target": target,
            "kind": f"{edge.tie.kind.value}: {edge.tie.label}",
            "label": edge.tie.label,
            "weight": float(edge.n_sources),
        }
        only = edge.spells[0] if len(edge.spells) == 1 else (None, None)
        yield start_tag("edge", {**attributes, "start": only[0], "end": only[1]})
        yield from _values(edge, EDGE_COLUMNS)
        if len(edge.spells) > 1:
            yield start_tag("spells")
            yield from (empty_tag("spell", {"start": start, "end": end}) for start, end in edge.spells)
            yield "</spells>"
        yield "</edge>"


def _values(thing: Thing, columns: Sequence[Column[Thing]]) -> Iterator[str]:
    yield start_tag("attvalues")
    for column in columns:
        cell = column.value(thing)
        if cell is not None:
            yield empty_tag("attvalue", {"for": column.name, "value": value(cell)})
    yield "</attvalues>"
