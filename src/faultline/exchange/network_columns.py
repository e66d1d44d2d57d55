"""What a network format says of each node and edge beside its name: one list for GEXF, GraphML and Kumu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from faultline.exchange.network import Edge, Node

Cell = str | int | bool | None
Thing = TypeVar("Thing", Node, Edge)


@dataclass(frozen=True, slots=True)
class Column(Generic[Thing]):
    """An attribute: its name, the type of its values, and where they come from; None where it has no value."""

    name: str
    type: type
    value: Callable[[Thing], Cell]


NODE_COLUMNS: tuple[Column[Node], ...] = (
    Column("type", str, lambda node: node.type),
    Column("residual", bool, lambda node: node.residual),
    Column("country", str, lambda node: node.country),
    Column("mentions", int, lambda node: node.mentions),
    Column("documents", int, lambda node: node.documents),
    Column("aliases", int, lambda node: len(node.aliases)),
    Column("alias_names", str, lambda node: _joined(node.aliases, " | ")),
)
EDGE_COLUMNS: tuple[Column[Edge], ...] = (
    Column("kind", str, lambda edge: edge.tie.kind.value),
    Column("type", str, lambda edge: edge.tie.type),
    Column("stage", str, lambda edge: edge.tie.stage or None),
    Column("modes", str, lambda edge: _joined(edge.modes, " | ")),
    Column("sign", int, lambda edge: edge.tie.sign),
    Column("polarity", str, lambda edge: edge.tie.polarity.value),
    Column("modality", str, lambda edge: edge.tie.modality.value),
    Column("symmetric", bool, lambda edge: edge.tie.symmetric),
    Column("n_sources", int, lambda edge: edge.n_sources),
    Column("n_docs", int, lambda edge: edge.n_docs),
    Column("n_statements", int, lambda edge: len(edge.evidence_ids)),
    Column("first_date", str, lambda edge: edge.first_date),
    Column("last_date", str, lambda edge: edge.last_date),
    Column("first_published", str, lambda edge: edge.first_published),
    Column("last_published", str, lambda edge: edge.last_published),
    Column("status", str, lambda edge: edge.status),
    Column("quotes", str, lambda edge: _joined(edge.quotes, " ")),
    Column("evidence_ids", str, lambda edge: " ".join(edge.evidence_ids)),
    Column("tie", str, lambda edge: edge.id),
)


def _joined(texts: tuple[str, ...], between: str) -> str | None:
    return between.join(texts) or None
