"""A map's material made by hand for tests of analyses."""

from __future__ import annotations

from collections.abc import Sequence

from faultline.analysis import Material
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.statement import Statement


def material(statements: Sequence[Statement], types: dict[str, EntityType] | None = None) -> Material:
    """The statements with an entity for each they name (an armed group by default) and a source for each document."""
    named = {a.entity: a.name or a.text for s in statements for a in s.arguments if a.entity}
    documents = {
        d: Document(d, f"{d}.txt", "text", f"Text of {d}.") for d in sorted({s.evidence.document for s in statements})
    }
    sources = tuple(documents)
    entities = {
        entity: Entity(entity, name, (types or {}).get(entity, EntityType.ARMED_GROUP), mentions=1)
        for entity, name in sorted(named.items())
    }
    of = {s.id: sources.index(s.evidence.document) for s in statements}
    return Material(tuple(statements), documents, entities, {}, sources, of, origins={d: d for d in documents})
