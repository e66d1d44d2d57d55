"""Which document, entity or place a person means, by id or by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from faultline.errors import UsageError
from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.place import Place
from faultline.workspace import MapView

Thing = TypeVar("Thing", Entity, Place)


def document_named(view: MapView, document: str | Document) -> Document:
    """The document itself, or the one of this path, id or beginning of an id."""
    return document if isinstance(document, Document) else view.find_document(document)


def entity_named(view: MapView, entity: str | Entity) -> Entity:
    """The entity itself, or the one of this name, other form of the name, id or beginning of an id, in this order.

    Raises:
        UsageError: If there is none, or several bear the name.
    """
    if isinstance(entity, Entity):
        return entity
    folded = entity.casefold()
    about = view.entities(text=entity)
    named = [e for e in about if e.name.casefold() == folded]
    called = [e for e in about if any(alias.text.casefold() == folded for alias in e.aliases)]
    found = named or called
    return _the_one(entity, found) if found else view.entity(entity)


def place_named(view: MapView, place: str | Place) -> Place:
    """The place itself, or the one of this id or name.

    Raises:
        UsageError: If there is none, or several bear the name.
    """
    if isinstance(place, Place):
        return place
    places = view.places()
    found = [p for p in places if p.id == place] or [p for p in places if p.name.casefold() == place.casefold()]
    if not found:
        raise UsageError(f"no statement of this map lies in {place!r}: places() lists where they do")
    return _the_one(place, found)


def _the_one(name: str, found: Sequence[Thing]) -> Thing:
    if len(found) > 1:
        raise UsageError(
            f"{name!r} is the name of several: take one of the ids {', '.join(thing.id for thing in found)}"
        )
    return found[0]
