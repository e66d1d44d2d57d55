"""The names on a map, which stay as they are in French, whatever words they hold."""

from __future__ import annotations

from faultline.exchange.french.phrasebook import Names
from faultline.ontology.labels import document_name
from faultline.workspace.view import MapView


def names_of(view: MapView, most: int | None = None) -> Names:
    """What actors, places, documents and publishers are called; of actors and documents the first `most`, if given."""
    named = {name for e in view.entities(limit=most) for name in (e.name, *(alias.text for alias in e.aliases))}
    named |= {place.name for place in view.places()}
    for document in view.documents()[:most]:
        named |= {
            part for part in (document_name(document), document.publisher, document.author, document.path) if part
        }
    return Names.among(named | set(view.publishers()))
