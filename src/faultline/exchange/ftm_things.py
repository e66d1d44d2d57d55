"""The documents and entities of a map, and which document names whom, as FollowTheMoney entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from faultline.exchange.citing import one_line
from faultline.exchange.ftm_schema import SCHEMAS, Given, country_of, entity_line, is_a, language_of
from faultline.exchange.json_lines import number
from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.place import Place
from faultline.model.sentence import Form
from faultline.ontology.labels import document_name, web_address
from faultline.workspace.view import MapView


def document_id(document: str) -> str:
    """The id of a document there."""
    return f"document-{document}"


def entity_id(entity: str) -> str:
    """The id of an entity there."""
    return f"entity-{entity}"


def document_line(document: Document) -> str:
    """A document, without its text."""
    properties: Given = {
        "fileName": [document.path.rsplit("/", 1)[-1]],
        "name": [document_name(document)],
        "title": [document.title],
        "author": [document.author],
        "publisher": [document.publisher],
        "publishedAt": [document.date],
        "language": [language_of(document.language)],
        "sourceUrl": [web_address(document)],
    }
    return entity_line(document_id(document.id), "Document", properties)


class Things:
    """Makes entities of the map's entities."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._places = {place.id: place for place in view.places()}
        self._schemas = {entity.id: SCHEMAS.get(entity.type) for entity in view.entities()}

    def schema(self, entity: str) -> str | None:
        """The schema of an entity by its id; None where FollowTheMoney has none for it."""
        return self._schemas.get(entity)

    def line(self, entity: Entity) -> str | None:
        """An entity with its names and where it is from; None where there is no schema for it."""
        schema = SCHEMAS.get(entity.type)
        if schema is None:
            return None
        place = self._places.get(entity.place) if entity.place else None
        properties: Given = {
            "name": [entity.name],
            "alias": [alias.text for alias in entity.aliases if one_line(alias.text) != one_line(entity.name)],
            "country": [country_of(place.country if place else None)],
            "keywords": ["residual"] if entity.residual else [],
            "proof": [document_id(document) for document in entity.documents],
        }
        if is_a(schema, "LegalEntity"):
            properties["classification"] = [entity.type.value]
        if schema == "Address":
            properties |= {"full": [entity.name], **_coordinates(place)}
        return entity_line(entity_id(entity.id), schema, properties)

    def mention_lines(self, document: Document) -> Iterator[str]:
        """Whom a document names, in which words: a Mention each."""
        named: dict[str, list[str]] = defaultdict(list)
        for mention in self._view.mentions(document.id):
            entity = self._view.entity_of(document.id, mention.chain)
            if entity and mention.form is not Form.PRONOUN and is_a(self.schema(entity.id), "LegalEntity"):
                named[entity.id].append(mention.text)
        for identity, words in sorted(named.items()):
            properties: Given = {
                "document": [document_id(document.id)],
                "resolved": [entity_id(identity)],
                "name": [*words],
                "detectedSchema": [self.schema(identity)],
            }
            yield entity_line(f"mention-{document.id}-{identity}", "Mention", properties)


def _coordinates(place: Place | None) -> Given:
    if place is None or place.lat is None or place.lon is None:
        return {}
    return {"latitude": [str(number(place.lat))], "longitude": [str(number(place.lon))]}
