"""From the filter in the address to a selection of the map: ids, codes and names as a reader may have written them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from faultline.errors import UsageError
from faultline.web.filters import Filter
from faultline.workspace import MapView, Selected, Selection

Thing = TypeVar("Thing")

_ID = re.compile(r"[0-9a-f]{4,64}")
MOST_PUBLISHERS = 100_000
NOBODY = "nobody"
"""Stands for what the map does not hold, so that nothing is found rather than everything."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a value of the filter means: its id or code, and how it is called; no name if the map does not have it."""

    id: str
    name: str = ""


def selection_of(view: MapView, chosen: Filter) -> Selection:
    """The selection that a filter means on a map."""
    sources = [source_meant(view, value) for value in chosen.source]
    return Selection(
        kinds=tuple(kind.value for kind in chosen.kind),
        types=chosen.type,
        modalities=tuple(modality.value for modality in chosen.modality),
        actors=tuple(actor_meant(view, value).id for value in chosen.actor),
        places=tuple(place_meant(view, value).id for value in chosen.place),
        documents=tuple(meant.id for meant, is_document in sources if is_document),
        publishers=tuple(meant.id for meant, is_document in sources if not is_document),
        start=chosen.start,
        end=chosen.end,
        judged=chosen.judged,
        keeps_unknown=chosen.unknown,
    )


def selected(view: MapView, chosen: Filter) -> Selected:
    """The part of the map that a filter wants."""
    return view.selected(selection_of(view, chosen))


def actor_meant(view: MapView, value: str) -> Meant:
    """The entity of an id, or the most mentioned one of a name."""
    if _ID.fullmatch(value) and (entity := _found(lambda: view.entity(value))):
        return Meant(entity.id, entity.name)
    named = view.entities(text=value, limit=8)
    best = next((e for e in named if e.name.casefold() == value.casefold()), named[0] if named else None)
    return Meant(best.id, best.name) if best else Meant(NOBODY)


def place_meant(view: MapView, value: str) -> Meant:
    """The country of a code, or the place of an id or a name."""
    known = _places(view)
    if len(value) == 2 and value.upper() in known.countries:
        return Meant(value.upper(), known.countries[value.upper()])
    if value in known.names:
        return Meant(value, known.names[value])
    named = known.ids.get(value.casefold())
    return Meant(named, known.names.get(named, known.countries.get(named, ""))) if named else Meant(NOBODY)


def learn_names(view: MapView) -> None:
    """Read the names of places and publishers before anybody writes one."""
    _places(view)
    _publishers(view)


def source_meant(view: MapView, value: str) -> tuple[Meant, bool]:
    """The document of an id, or the publisher of a name; and whether it is a document."""
    if _ID.fullmatch(value) and (document := _found(lambda: view.find_document(value))):
        return Meant(document.id, document.title or document.path.rsplit("/", 1)[-1]), True
    known = _publishers(view).get(value.casefold())
    return (Meant(known, known) if known else Meant(value)), False


@dataclass(frozen=True, slots=True)
class _Places:
    names: dict[str, str]
    ids: dict[str, str]
    countries: dict[str, str]


@lru_cache(maxsize=2)
def _places(view: MapView) -> _Places:
    from faultline.ontology import vocabulary

    countries = {code: str(entry["name"]) for code, entry in vocabulary("countries").items()}
    places = view.places()
    ids = {place.name.casefold(): place.id for place in sorted(places, key=lambda p: (p.population, p.id))}
    return _Places(
        {p.id: p.name for p in places},
        {**ids, **{name.casefold(): code for code, name in countries.items()}},
        countries,
    )


@lru_cache(maxsize=2)
def _publishers(view: MapView) -> dict[str, str]:
    return {
        name.casefold(): name for name in (p.name for p in view.selected(Selection()).publishers(limit=MOST_PUBLISHERS))
    }


def _found(look_up: Callable[[], Thing]) -> Thing | None:
    try:
        return look_up()
    except UsageError:
        return None
