"""The filter bar: what is chosen, each with the address of the page without it."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.model.statement import Kind
from faultline.web.filters import Filter
from faultline.web.narrowing import actor_meant, place_meant, source_meant
from faultline.web.showing import Shown
from faultline.web.speaking import code_told, type_told
from faultline.workspace import MapView


@dataclass(frozen=True, slots=True)
class Chip:
    """One chosen value.

    Attributes:
        known: Whether the map holds what it names.
        away: The address of the page without it.
    """

    field: str
    value: str
    text: str
    away: str
    known: bool = True


def chips_of(view: MapView, page: Shown) -> list[Chip]:
    """The chips of a page, in the order of the bar."""
    return [_chip(view, page, name, value) for name, value in page.chosen.pairs()]


def _chip(view: MapView, page: Shown, name: str, value: str) -> Chip:
    text = _text(view, page, name, value)
    return Chip(name, value, text or value, page.here(page.chosen.without(name, value)), bool(text))


def _text(view: MapView, page: Shown, name: str, value: str) -> str:
    """What a value is called; empty where the map does not have it."""
    match name:
        case "actor":
            return actor_meant(view, value).name
        case "place":
            return place_meant(view, value).name
        case "source":
            return source_meant(view, value)[0].name
        case "kind":
            return page.words.code("kinds", value)
        case "type":
            return _type_text(page.chosen, value)
        case "modality":
            return page.words.code("modality", value)
        case "judged" | "unknown":
            return page.words(f"frame.bar.{name}_{value}")
    return value


def _type_text(chosen: Filter, value: str) -> str:
    return type_told(Kind(chosen.kind[0]), value) if len(chosen.kind) == 1 else code_told(value)
