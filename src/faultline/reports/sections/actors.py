"""5. Actors: for each, what it is called, its ties, its positions, what it did and what was done to it."""

from __future__ import annotations

from faultline.exchange.figures import say_count
from faultline.model.entity import Entity
from faultline.model.statement import Kind
from faultline.ontology.labels import KINDS, plain
from faultline.reports.citing import Citations, shortened
from faultline.reports.elements import Block, Heading, Points, note
from faultline.reports.material import Material

ACTORS = 15
EACH = 8
ORDER = (Kind.RELATION, Kind.POSITION, Kind.EVENT, Kind.EFFORT, Kind.FLOW, Kind.QUANTITY, Kind.CAUSE)


def actors(material: Material, citations: Citations) -> list[Block]:
    """Profiles of the actors spoken of most; catch-alls such as "civilians" never rank."""
    known = material.actors()
    if not known:
        return [note("No statement of this map names an actor that could be identified.")]
    blocks: list[Block] = [
        note(
            f"The {min(ACTORS, len(known))} most spoken of {len(known)} actors; catch-alls such as “civilians” "
            "are left out of the ranking.",
            "Being spoken of often is not being influential: influence is not measured by this version.",
        )
    ]
    for actor in known[:ACTORS]:
        blocks += _profile(actor, material, citations)
    return blocks


def _profile(actor: Entity, material: Material, citations: Citations) -> list[Block]:
    names = [alias.text for alias in actor.aliases if alias.text != actor.name]
    documents = say_count(len(actor.documents), "document")
    called = f"{plain(actor.type.value)}, named {say_count(actor.mentions, 'time')} in {documents}."
    blocks: list[Block] = [Heading(actor.name), note(called, f"Also called {', '.join(names[:8])}." if names else "")]
    for kind in ORDER:
        statements = [s for s in material.by_entity[actor.id] if s.kind is kind]
        if statements:
            blocks.append(note(f"{KINDS[kind][1].capitalize()}:"))
            blocks.append(Points(shortened(citations.findings(statements), EACH)))
    return blocks
