"""What the ids of a FollowTheMoney file mean: names and types, and which links show the sides of an event."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.datasets.ftm_items import Item
from faultline.datasets.naming import Naming
from faultline.model.entity import EntityType

_NAMES = ("name", "full", "title", "caption", "alias", "weakAlias", "previousName", "abbreviation")
_TYPES = frozenset(type_.value for type_ in EntityType)


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that links can name."""

    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class Model:
    """What of FollowTheMoney is read; see the file of the same name."""

    things: dict[str, str]
    relations: dict[str, tuple[str, str, str]]
    documents: frozenset[str]
    known: frozenset[str]


@cache
def model() -> Model:
    """The content of `ftm_model.toml`."""
    text = (files("faultline.datasets") / "ftm_model.toml").read_text(encoding="utf-8")
    given: dict[str, Any] = tomllib.loads(text)
    documents = frozenset(given["documents"]["schemata"])
    relations = {name: (first, last, type_) for name, (first, last, type_) in given["relations"].items()}
    known = documents.union(given["things"], relations, given["others"])
    return Model(given["things"], relations, documents, known)


@dataclass(slots=True)
class Names:
    """The things of a file by id.

    Attributes:
        sides: Record id of a statement → those who do and those it is done to, where a link beside an event says so.
        events: Record ids of events.
    """

    things: dict[str, Thing] = field(default_factory=dict)
    sides: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    events: set[str] = field(default_factory=set)

    def mention(self, item: Item, naming: Naming) -> None:
        """Note all names of a thing, or those that a document has for one."""
        identity = item.id if item.id in self.things else item.first("resolved") if item.schema == "Mention" else None
        thing = self.things.get(identity or "")
        if identity is None or thing is None:
            return
        for text in dict.fromkeys(v for name in _NAMES for v in item.properties.get(name, ())):
            naming.name(text, thing.type, identity=identity)

    def is_side(self, item: Item) -> bool:
        """Whether a link only shows the sides of an event of the same record."""
        return item.schema == "UnknownLink" and item.first("recordId") in self.events


def known_names(items: Iterable[Item]) -> Names:
    """All things of a file: the first pass over it."""
    names = Names()
    for item in items:
        record = item.first("recordId")
        if item.schema == "UnknownLink" and record:
            names.sides[record] = item.properties.get("subject", ()), item.properties.get("object", ())
        elif item.schema == "Event" and not is_named_event(item) and record:
            names.events.add(record)
        elif type_ := _type(item):
            names.things[item.id] = Thing(item.first(*_NAMES) or item.id, type_)
    names.sides = {record: sides for record, sides in names.sides.items() if record in names.events}
    return names


def is_named_event(item: Item) -> bool:
    """Whether an event is a thing that has a name, and not something that is told with its day and those involved."""
    return item.schema == "Event" and not item.first(
        "date", "startDate", "endDate", "involved", "organizer", "keywords"
    )


def _type(item: Item) -> EntityType | None:
    """The type of a thing: the word of our own exports where it has one, else that of its schema."""
    given = item.first("classification")
    if is_named_event(item):
        return EntityType.NAMED_EVENT
    schema = model().things.get(item.schema)
    return EntityType(given if given in _TYPES else schema) if schema and not item.fault else None
