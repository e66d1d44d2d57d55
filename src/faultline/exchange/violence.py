"""Codes of the UCDP Georeferenced Event Dataset (codebook 24.1) that a statement bears out: sides, kind, precision."""

from __future__ import annotations

import re
from collections.abc import Mapping

from faultline.exchange.areas import Area
from faultline.exchange.civilians import are_civilians
from faultline.model.entity import Entity, EntityType
from faultline.model.statement import Argument, Statement
from faultline.model.time import Precision, Time
from faultline.resolution.intervals import days, is_known

_OF_A_STATE = frozenset({EntityType.GOVERNMENT, EntityType.GOVERNMENT_BODY, EntityType.MILITARY})
_ORGANISED = _OF_A_STATE | {EntityType.ARMED_GROUP}
_WHERE = {"city": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6}
_NEAR = re.compile(r"\b(?:near|nearby|around|outside|close to|north of|south of|east of|west of)\W*$", re.IGNORECASE)
_SPAN = ((1, 1), (6, 2), (7, 3), (31, 4))
"""Most days of a span, and its code."""


def type_of_violence(statement: Statement, entities: Mapping[str, Entity]) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None where the sides do not tell.

    1 where organised actors face one another and one is of a state; 2 where both are armed groups; 3 where an
    organised actor attacks people whom the words call civilians. Whoever is a catch-all ("gunmen") is no organised
    actor, and whether other people, such as herders, are armed is not known.
    """
    if statement.type != "ASSAULT":
        return None
    actors, recipients = (_types(statement.roles(role), entities) for role in ("actor", "recipient"))
    if not actors or not actors <= _ORGANISED:
        return None
    if any(are_civilians(a, entities.get(a.entity or "")) for a in statement.roles("recipient")):
        return 3
    if not recipients or not recipients <= _ORGANISED:
        return None
    return 1 if (actors | recipients) & _OF_A_STATE else 2


def where_precision(statement: Statement, area: Area) -> int | None:
    """1 the place itself, 2 near it, 3 second- and 4 first-level area, 5 a region of no fixed bounds, 6 a country.

    None where no place is known, or a row gives coordinates and not how good they are.
    """
    code = _WHERE.get(area.feature or "")
    return 2 if code == 1 and _is_said_near(statement) else code


def date_precision(time: Time | None) -> int | None:
    """1 the day, 2 two to six days, 3 the week, 4 the month, 5 more; None where an end is not told."""
    span = days(time) if time and is_known(time) and time.precision is not Precision.UNKNOWN else None
    if span is None:
        return None
    return next((code for most, code in _SPAN if span <= most), 5)


def _types(arguments: tuple[Argument, ...], entities: Mapping[str, Entity]) -> set[EntityType | None]:
    """The types of those who are meant; None for whoever is not resolved or a catch-all."""
    found = (entities.get(argument.entity) if argument.entity else None for argument in arguments)
    return {entity.type if entity and not entity.residual else None for entity in found}


def _is_said_near(statement: Statement) -> bool:
    """Whether the words before the name of the place put the event beside it."""
    place, evidence = statement.place, statement.evidence
    if place is None or place.start is None or evidence.start is None:
        return False
    return _NEAR.search(evidence.quote[: max(place.start - evidence.start, 0)]) is not None
