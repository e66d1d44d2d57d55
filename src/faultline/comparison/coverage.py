"""What each independent text covers: whom it speaks of, in which countries, and up to when it could know."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from faultline.model.document import Document
from faultline.model.statement import Kind, Statement
from faultline.resolution.countries import countries
from faultline.resolution.intervals import parse_day
from faultline.resolution.nominals import is_residual


@dataclass(frozen=True, slots=True)
class Covered:
    """What one origin speaks of.

    Attributes:
        origin: Id of the first document of the origin.
        date: The day of publication of its latest document, ISO; None where none is dated.
        entities: How many of its statements name each entity.
        countries: How many of its statements lie in each country.
        first, last: The days its statements reach from and to, as far as the texts tell; ISO, maybe empty.
        deeds: The events that it tells, as (type, first day): on these it is not silent, however it puts them.
        tells: What its rows tell, as (kind, type), where all it has are rows; None for a text, which may tell anything.
    """

    origin: str
    date: str | None
    entities: Mapping[str, int]
    countries: Mapping[str, int]
    first: str
    last: str
    tells: frozenset[tuple[str, str]] | None = None
    deeds: frozenset[tuple[str, str]] = frozenset()


def covered_by(
    statements: Iterable[Statement], documents: Sequence[Document], origins: Mapping[str, str]
) -> dict[str, Covered]:
    """What each origin covers, by its id. Statements of rows belong to their table."""
    entities: dict[str, Counter[str]] = defaultdict(Counter)
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    bounds: dict[str, list[str]] = defaultdict(list)
    tells: dict[str, set[tuple[str, str]]] = defaultdict(set)
    deeds: dict[str, set[tuple[str, str]]] = defaultdict(set)
    texts: set[str] = set()
    for statement in statements:
        origin = origins.get(statement.evidence.document, statement.evidence.document)
        entities[origin].update(entities_of(statement))
        if statement.evidence.table is None:
            texts.add(origin)
        tells[origin].add((statement.kind.value, statement.type))
        deeds[origin].update(deeds_of(statement))
        if statement.place and statement.place.country:
            countries[origin][statement.place.country] += 1
        if statement.time:
            bounds[origin].extend(day for day in (statement.time.start, statement.time.end) if day)
    dates: dict[str, str] = {}
    for document in documents:
        if document.date and parse_day(document.date):
            origin = origins.get(document.id, document.id)
            dates[origin] = max(dates.get(origin, ""), document.date)
    return {
        origin: Covered(
            origin,
            dates.get(origin),
            dict(entities[origin]),
            dict(countries[origin]),
            min(bounds[origin], default=""),
            max(bounds[origin], default=""),
            frozenset(tells[origin]) if tells[origin] and origin not in texts else None,
            frozenset(deeds[origin]),
        )
        for origin in sorted({*entities, *dates})
    }


def entities_of(statement: Statement) -> frozenset[str]:
    """The actors that a statement names, without those that are nobody in particular and without countries."""
    return frozenset(a.entity for a in statement.arguments if a.entity is not None and _is_actor(a.name or a.text))


def _is_actor(name: str) -> bool:
    return not is_residual(name) and countries().named(name) is None


def deeds_of(statement: Statement) -> Iterator[tuple[str, str]]:
    """The type and first day of an event whose day is told."""
    if statement.kind is Kind.EVENT and statement.time and statement.time.start:
        yield statement.type, statement.time.start
