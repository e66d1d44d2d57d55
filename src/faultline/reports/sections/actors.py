"""5. Actors: who has influence, and for each what it is called, its ties, its positions, what it did and underwent."""

from __future__ import annotations

from faultline.analysis import Finding
from faultline.exchange.figures import say_count
from faultline.model.entity import Entity
from faultline.model.statement import Kind
from faultline.ontology.labels import KINDS, plain, type_label
from faultline.reports.citing import Citations
from faultline.reports.drawings.actor_map import actor_map
from faultline.reports.elements import Block, Heading, Points, Sentence, Table, note
from faultline.reports.material import Material
from faultline.reports.phrasing import phrase
from faultline.reports.telling import drawn, left_out, part, points, told, unknown

ACTORS = 8
EACH = 4
POSITIONS = 15
ORDER = (Kind.RELATION, Kind.POSITION, Kind.EVENT, Kind.EFFORT, Kind.FLOW, Kind.QUANTITY, Kind.CAUSE)


def actors(material: Material, citations: Citations) -> list[Block]:
    """Influence, camps and positions, then profiles of those most spoken of; catch-alls never rank."""
    known = material.actors()
    if not known:
        return [note("No statement of this map names an actor that could be identified.")]
    blocks = [
        *drawn(actor_map(material)),
        *part("Who stands between others", _influence(material, citations), "No ranking of influence can be made."),
        *part("Camps and groups", _camps(material, citations), "Too few ties are told to see camps or groups."),
        *unknown(material, "influence"),
        *part(
            "Who wants what",
            _positions(material, citations),
            "No source tells what an actor supports, opposes, asks for or denies.",
        ),
        Heading("Profiles"),
        note(_who_is_told(len(known), material)),
    ]
    for actor in material.actors_in_order()[:ACTORS]:
        blocks += _profile(actor, material, citations)
    return blocks


def _who_is_told(known: int, material: Material) -> str:
    told = min(ACTORS, known)
    if material.choice.actor_types:
        return phrase("profile.actors", material.choice.language, n=told, all=known)
    return (
        f"The {told} most spoken of {known} actors; catch-alls such as “civilians” "
        "are left out of the ranking. Being spoken of often is not being influential."
    )


def _positions(material: Material, citations: Citations) -> list[Block]:
    found = material.chosen(material.analyses.found("positions", "position"))
    listed = points(found, material, citations, POSITIONS, {f.id: _position(f) for f in found}, ranked=True)
    return [*listed, *left_out(Kind.POSITION, material)]


def _position(finding: Finding) -> str:
    facts = finding.facts
    stance = type_label(Kind.POSITION, str(facts["stance"])).lower()
    return f"{facts['holder']} {stance} {facts['target'] or 'something'}"


def _influence(material: Material, citations: Citations) -> list[Block]:
    """Those through whom a way leads; an actor at the edge of the network lies between nobody."""
    between = [f for f in material.analyses.found("influence", "actor") if f.facts.get("betweenness")]
    rows = tuple(_standing(f, material, citations) for f in between[:ACTORS])
    caption = "Actors by how often they lie between others in the network of ties that sources tell, the most first"
    return [Table(caption, ("Actor", "Betweenness", "Ties in", "Ties out", "Sources"), rows)] if rows else []


def _standing(finding: Finding, material: Material, citations: Citations) -> tuple[Sentence, ...]:
    facts = finding.facts
    return (
        told(finding, material, citations),
        *(Sentence(f"{facts.get(name, '–')}") for name in ("betweenness", "in", "out", "sources")),
    )


def _camps(material: Material, citations: Citations) -> list[Block]:
    analyses = material.analyses
    found = [*analyses.found("influence", "camps"), *analyses.found("influence", "community")]
    texts = {f.id: f"{_WORDS[f.kind]}: {f.title}" for f in found}
    return points(found, material, citations, EACH, texts)


_WORDS = {"camps": "Division of friends and foes", "community": "Group more tied within than without"}


def _profile(actor: Entity, material: Material, citations: Citations) -> list[Block]:
    names = [alias.text for alias in actor.aliases if alias.text != actor.name]
    documents = say_count(len(actor.documents), "document")
    called = f"{plain(actor.type.value)}, named {say_count(actor.mentions, 'time')} in {documents}."
    blocks: list[Block] = [Heading(actor.name), note(called, f"Also called {', '.join(names[:8])}." if names else "")]
    lacking = []
    for kind in ORDER:
        statements = [s for s in material.by_entity[actor.id] if s.kind is kind]
        if statements:
            blocks.append(note(f"{KINDS[kind][1].capitalize()}:"))
            blocks.append(Points(citations.findings(statements, EACH)))
        elif kind in (Kind.RELATION, Kind.POSITION, Kind.EFFORT):
            lacking.append(KINDS[kind][1])
    if lacking:
        blocks.append(note(f"Not told: {', '.join(lacking)}."))
    return blocks
