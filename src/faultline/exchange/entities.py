"""`--format entities`: one identity a line, with every form it is mentioned under and why they are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from faultline.exchange.json_lines import Json, json_line
from faultline.model.entity import Entity
from faultline.workspace.view import MapView


def export_entities(view: MapView) -> Iterator[str]:
    """All entities, the most mentioned first."""
    paths = {document.id: document.path for document in view.documents()}
    for entity in view.entities():
        yield json_line(entity_object(entity, paths))


def entity_object(entity: Entity, paths: Mapping[str, str]) -> dict[str, Json]:
    """An entity as the interface describes it; `paths` gives the path of each document by its id."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "aliases": [{"text": alias.text, "count": alias.count} for alias in entity.aliases],
        "documents": list[Json](sorted(paths[document] for document in entity.documents)),
        "mentions": entity.mentions,
        "residual": entity.residual,
        "why": list(entity.why),
    }
