"""`--format kumu-json` and `--format kumu-csv`: the network for Kumu (kumu.io), elements and connections.

After Kumu's documentation of blueprints (JSON) and spreadsheets (CSV). A blueprint refers to elements by id, a
spreadsheet by label, for which reason labels are told apart. A symmetric tie is one undirected connection. Descriptions
are Markdown in Kumu, so quotes are escaped. In a spreadsheet `|` separates the values of a cell; within a value it is
written `¦`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from faultline.exchange.csv_text import csv_line
from faultline.exchange.forms import Written
from faultline.exchange.json_lines import Json
from faultline.exchange.markdown_text import escape
from faultline.exchange.network import NOT_COMPARED, Edge, Network, Node, network_of
from faultline.model.statement import Modality, Polarity
from faultline.ontology.labels import plain
from faultline.workspace.view import MapView


def write_kumu_json(view: MapView, stream: TextIO) -> Written:
    """Write a blueprint, one element or connection a line."""
    network = network_of(view)
    stream.write('{"elements": [\n')
    stream.write(",\n".join(json.dumps(_element(node), ensure_ascii=False) for node in network.nodes))
    stream.write('\n], "connections": [\n')
    stream.write(",\n".join(json.dumps(_connection(edge), ensure_ascii=False) for edge in network.edges))
    stream.write("\n]}\n")
    return _written(network)


def write_kumu_csv(view: MapView, folder: Path) -> Written:
    """Write `elements.csv` and `connections.csv`."""
    network = network_of(view)
    labels: dict[str, Json] = {node.id: node.label for node in network.nodes}
    elements = (_element(node) for node in network.nodes)
    connections = (
        {**row, "from": labels[str(row["from"])], "to": labels[str(row["to"])]}
        for row in (_connection(edge) for edge in network.edges)
    )
    _write_table(folder / "elements.csv", ("Label", "Type", "Tags", "ID", *_NODE_FIELDS), elements)
    columns = ("From", "To", "Type", "Label", "Description", "Tags", "Strength", "Direction", "ID", *_EDGE_FIELDS)
    _write_table(folder / "connections.csv", columns, connections)
    return _written(network)


_NODE_FIELDS = ("Country", "Mentions", "Documents", "Residual", "Also known as")
_EDGE_FIELDS = (
    "Kind", "Code", "Sign", "Polarity", "Modality", "Stage", "Modes", "Status", "Sources", "Documents", "Statements",
    "First date", "Last date", "First published", "Last published", "Evidence IDs",
)  # fmt: skip


def _element(node: Node) -> dict[str, Json]:
    return {
        "id": node.id,
        "label": node.label,
        "type": plain(node.type),
        "tags": ["residual"] if node.residual else [],
        "country": node.country,
        "mentions": node.mentions,
        "documents": node.documents,
        "residual": node.residual,
        "also known as": list(node.aliases),
    }


def _connection(edge: Edge) -> dict[str, Json]:
    tie = edge.tie
    return {
        "id": edge.id,
        "from": tie.source,
        "to": tie.target,
        "direction": "undirected" if tie.symmetric else "directed",
        "type": tie.label,
        "label": tie.label,
        "description": "\n\n".join(escape(quote) for quote in edge.quotes),
        "tags": list(_tags(edge)),
        "strength": edge.n_sources,
        "kind": tie.kind.value,
        "code": tie.type,
        "sign": tie.sign,
        "polarity": tie.polarity.value,
        "modality": tie.modality.value,
        "stage": tie.stage or None,
        "modes": list(edge.modes),
        "status": edge.status,
        "sources": edge.n_sources,
        "documents": edge.n_docs,
        "statements": len(edge.evidence_ids),
        "first date": edge.first_date,
        "last date": edge.last_date,
        "first published": edge.first_published,
        "last published": edge.last_published,
        "evidence ids": list(edge.evidence_ids),
    }


def _tags(edge: Edge) -> Iterator[str]:
    """What a user filters by: all that makes an edge other than asserted by several."""
    if edge.tie.polarity is Polarity.DENIED:
        yield "denied"
    if edge.tie.modality is not Modality.ACTUAL:
        yield edge.tie.modality.value.replace("_", " ")
    if edge.tie.stage:
        yield edge.tie.stage
    if edge.status != NOT_COMPARED:
        yield edge.status.replace("_", " ")


def _write_table(path: Path, columns: tuple[str, ...], rows: Iterator[dict[str, Json]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(csv_line(columns))
        for row in rows:
            stream.write(csv_line(_cell(row[column.lower()]) for column in columns))


def _cell(value: Json) -> str | int | float | bool | None:
    if isinstance(value, list):
        return "|".join(str(part).replace("|", "¦") for part in value)
    if isinstance(value, str):
        return value.replace("|", "¦")
    return value if not isinstance(value, dict) else None


def _written(network: Network) -> Written:
    return Written({"elements": len(network.nodes), "connections": len(network.edges)}, network.left_out)
