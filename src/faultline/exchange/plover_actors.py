"""Who acts and who is acted upon, as PLOVER's entity objects."""

from __future__ import annotations

from collections.abc import Sequence

from faultline.exchange.areas import country_name
from faultline.exchange.civilians import are_civilians
from faultline.exchange.json_lines import Json
from faultline.exchange.plover_terms import plover
from faultline.model.entity import Entity, EntityType
from faultline.model.statement import Argument
from faultline.ontology import vocabulary
from faultline.workspace.view import MapView


class Actors:
    """Makes entity objects of arguments; the country is that of the place an entity stands for."""

    def __init__(self, view: MapView) -> None:
        self._entities = {entity.id: entity for entity in view.entities()}
        self._countries = {place.id: place.country for place in view.places() if place.country}

    def entities(self, arguments: Sequence[Argument]) -> list[Json]:
        """One object an argument, in the order of the text; fields without a value are left out."""
        return [self._object(argument) for argument in arguments]

    def _object(self, argument: Argument) -> dict[str, Json]:
        entity = self._entities.get(argument.entity) if argument.entity else None
        code = self._countries.get(entity.place) if entity and entity.place else None
        fields: dict[str, Json] = {
            "code": vocabulary("alpha3").get(code) if code else None,
            "sector": sector_of(argument, entity),
            "entity_text": argument.text,
            "identifier_id": argument.entity,
            "identifier_text": argument.name,
            "entity_type": entity.type.value if entity else None,
            "country_name": country_name(code),
        }
        return {name: value for name, value in fields.items() if value is not None}


def sector_of(argument: Argument, entity: Entity | None) -> str | None:
    """The sector where the words or the type decide it, else None: UAF for armed people who are not further known."""
    if are_civilians(argument, entity):
        return "CVL"
    if entity is None:
        return None
    if entity.type is EntityType.ARMED_GROUP and entity.residual:
        return "UAF"
    sector = plover()["sector"].get(entity.type.value)
    return str(sector) if sector else None
