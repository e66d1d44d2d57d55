"""Fills what resolution found into statements: entities and names of arguments and speakers, and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from faultline.model.entity import Entity
from faultline.model.place import Place, PlaceReference
from faultline.model.statement import Argument, Speaker, Statement
from faultline.resolution.areas import find_part_around
from faultline.resolution.chains import ChainKey
from faultline.resolution.gazetteer import gazetteer
from faultline.resolution.metonymy import ACTING
from faultline.resolution.referents import PLACES, Referent
from faultline.resolution.toponyms import PlaceContext, resolve_toponym

S = TypeVar("S", Argument, Speaker)


@dataclass(frozen=True, slots=True)
class Findings:
    """What resolution knows when it fills statements in.

    Attributes:
        entities: By chain.
        governments: The government that a capital stands for, by (chain, start of the span).
        contexts: By document.
        texts: Of the documents.
    """

    entities: Mapping[ChainKey, Entity]
    governments: Mapping[tuple[ChainKey, int | None], Entity]
    referents: Mapping[ChainKey, Referent]
    contexts: Mapping[str, PlaceContext]
    texts: Mapping[str, str]


def fill(statement: Statement, found: Findings) -> tuple[Statement, Place | None]:
    """The statement with its entities and its place; its id and all else stay. The place is None where unresolved."""
    document = statement.evidence.document
    acting = ACTING.get(statement.kind, ())
    arguments = tuple(_spoken(a, document, found, is_acting=a.role in acting) for a in statement.arguments)
    place = _place(statement.place, document, found) if statement.place else None
    filled = replace(
        statement,
        arguments=arguments,
        speaker=_spoken(statement.speaker, document, found, is_acting=True) if statement.speaker else None,
        reported_by=_spoken(statement.reported_by, document, found, is_acting=True) if statement.reported_by else None,
        place=_located(statement.place, place) if statement.place else None,
    )
    return filled, place


def _spoken(spoken: S, document: str, found: Findings, *, is_acting: bool) -> S:
    if spoken.chain is None:
        return spoken
    chain = (document, spoken.chain)
    entity = found.governments.get((chain, spoken.start)) if is_acting else None
    entity = entity or found.entities.get(chain)
    return replace(spoken, entity=entity.id, name=entity.name) if entity else spoken


def _place(reference: PlaceReference, document: str, found: Findings) -> Place | None:
    """The place of a reference: what its own words name, unless they name but a part of what its chain is."""
    chain = found.referents.get((document, reference.chain)) if reference.chain is not None else None
    if chain is not None and chain.place is not None and chain.place.id.startswith("point:"):
        return chain.place
    own = resolve_toponym(reference.text, found.contexts.get(document, PlaceContext({})))
    place = own.place if own else None
    if chain is not None and chain.type in PLACES and chain.place and not (place and place.feature == "region"):
        place = chain.place
    if place and place.feature == "country" and place.country and reference.start is not None:
        text = found.texts.get(document, "")
        return find_part_around(text, reference.start, place.country, gazetteer()) or place
    return place


def _located(reference: PlaceReference, place: Place | None) -> PlaceReference:
    """The reference with the place; coordinates that a dataset row gave stay."""
    if place is None:
        return reference
    given = reference.lat is not None and reference.lon is not None
    return replace(
        reference,
        place=place.id,
        name=place.name,
        country=reference.country or place.country,
        lat=reference.lat if given else place.lat,
        lon=reference.lon if given else place.lon,
    )
