"""6. Relations and dynamics: ties between actors, events by type, and what moves along which routes."""

from __future__ import annotations

from faultline.model.statement import Kind, Statement
from faultline.ontology.labels import type_label
from faultline.reports.citing import Citations
from faultline.reports.drawings.network import network
from faultline.reports.drawings.route_map import route_map
from faultline.reports.elements import Block, Heading, Points, Sentence, Table, note
from faultline.reports.material import Material
from faultline.reports.telling import drawn, left_out, part, points, unknown

EACH, FLOWS = 5, 12


def dynamics(material: Material, citations: Citations) -> list[Block]:
    """Ties by type, a count of events, flows and the ways that they take."""
    return [
        Heading("Ties between actors"),
        *drawn(network(material)),
        *_ties(material, citations),
        Heading("Events by type"),
        *_events(material, citations),
        Heading("Flows and routes"),
        *drawn(route_map(material)),
        *_flows(material, citations),
        *part(
            "Ways that the flows take",
            _ways(material, citations),
            "No way could be worked out: too few flows are told with both their ends.",
        ),
        *unknown(material, "routes"),
        note("Dividers and connectors are not told apart; causal loops stand with the causes."),
    ]


def _ties(material: Material, citations: Citations) -> list[Block]:
    blocks: list[Block] = []
    for code, statements in _by_type(material.of_kind(Kind.RELATION)):
        blocks.append(note(f"{type_label(Kind.RELATION, code)}:"))
        blocks.append(Points(citations.findings(statements, EACH)))
    return blocks or [note("No statement of this map speaks of a durable tie between actors.")]


def _events(material: Material, citations: Citations) -> list[Block]:
    rows = tuple(
        (citations.example(type_label(Kind.EVENT, code), statements), Sentence(str(len(statements))))
        for code, statements in _by_type(material.told_of_kind(Kind.EVENT))
    )
    if not rows:
        return [note("No statement of this map tells of an event."), *left_out(Kind.EVENT, material)]
    table = Table("Statements about events; one event may be told several times", ("Type", "Statements"), rows)
    return [table, *left_out(Kind.EVENT, material)]


def _flows(material: Material, citations: Citations) -> list[Block]:
    flows = material.of_kind(Kind.FLOW)
    if not flows:
        return [note("No statement of this map speaks of goods, money or people on the move.")]
    return [Points(citations.findings(flows, FLOWS))]


def _ways(material: Material, citations: Citations) -> list[Block]:
    """The ways, those that a source tells whole marked apart from those worked out between told stops."""
    found = material.analyses.found("routes", "path")
    texts = {}
    for finding in found:
        facts = finding.facts
        hubs = facts.get("hubs")
        way = " → ".join(map(str, hubs)) if isinstance(hubs, list) else finding.title
        kind = "told link by link" if not facts.get("untold_links") else "worked out between the stops that are told"
        texts[finding.id] = f"{finding.title}: {way}, about {facts.get('km')} km, {kind}"
    return points(found, material, citations, FLOWS, texts)


def _by_type(statements: tuple[Statement, ...]) -> list[tuple[str, list[Statement]]]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.type, []).append(statement)
    return sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
