"""The entities in a file of FollowTheMoney, each with its properties as texts; nested ones as entities of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from faultline.datasets.json_tables import LONGEST, as_text
from faultline.datasets.json_values import json_values
from faultline.datasets.losses import LossBook
from faultline.documents.content import Content

_DEEPEST = 8
"""Entities inside entities."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entity.

    Attributes:
        number: Of its line, or its place in the list, from 1.
        properties: Property → values; entities are in it by their ids.
        fault: Why it cannot be read, or None.
    """

    number: int
    id: str = ""
    schema: str = ""
    properties: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fault: str | None = None

    @property
    def label(self) -> str:
        """How a loss names it."""
        return f"entity {self.number}" + (f", {self.id[:80]}" if self.id else "")

    def first(self, *names: str) -> str | None:
        """The first value of the first of these properties that has one."""
        return next((values[0] for name in names if (values := self.properties.get(name))), None)


def items_in(content: Content, book: LossBook) -> Iterator[Item]:
    """The entities, those inside others after them; what is none carries its fault."""
    path = ("item",) if content.head.startswith(b"[") else ()
    for number, value in enumerate(json_values(content, path, book), start=1):
        yield from _items(number, value, 0)


def _items(number: int, value: Any, depth: int) -> Iterator[Item]:
    if not isinstance(value, dict):
        yield Item(number, fault="it is no entity: an object with id, schema and properties")
        return
    identity, schema, given = (value.get(key) for key in ("id", "schema", "properties"))
    if not (isinstance(identity, str) and identity and isinstance(schema, str) and isinstance(given, dict)):
        yield Item(number, as_text(identity)[:80], fault="it has no id, schema and properties")
        return
    inner: list[dict[str, Any]] = []
    properties = {name: tuple(_values(values, inner)) for name, values in given.items()}
    if isinstance(caption := value.get("caption"), str) and caption.strip():
        properties.setdefault("name", (caption.strip(),))
    if any(len(text) > LONGEST for texts in properties.values() for text in texts):
        yield Item(number, identity, schema, fault=f"it has a value of more than {LONGEST:,} characters")
        return
    yield Item(number, identity, schema, properties)
    if inner and depth == _DEEPEST:
        yield Item(number, identity, fault=f"it has more than {_DEEPEST} entities inside one another")
        return
    for one in inner:
        yield from _items(number, one, depth + 1)


def _values(given: Any, inner: list[dict[str, Any]]) -> Iterator[str]:
    for value in given if isinstance(given, list) else [given]:
        if isinstance(value, dict):
            inner.append(value)
            value = value.get("id")
        if text := " ".join(as_text(value).split()):
            yield text
