"""Who does not mention a matter: independent texts that cover its time, its place and its actors, and are silent on it.

A text is silent only where it could have known: it is not published before the matter, and speaks of the same actors
in the same country, or of two of the actors. Whoever tells an event of the same type and day, in whatever words, is not
silent on it. A table is silent only on what its rows tell of elsewhere. Silence is no
denial; it is shown so that an analyst can ask why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from faultline.comparison.coverage import Covered, deeds_of, entities_of
from faultline.model.comparison import Comparison
from faultline.model.statement import Statement
from faultline.resolution.intervals import parse_day

LONGEST_DAYS = 366
"""A text published later after the matter is not expected to tell of it, unless what it tells reaches back."""
OFTEN = 2
"""Statements of a text that must name the actors: a text that names one in passing does not cover it."""


@dataclass(frozen=True, slots=True)
class Silent:
    """One text that does not mention the matter, and why it might have: a sentence's end."""

    origin: str
    because: str


@dataclass(frozen=True, slots=True)
class Silence:
    """How a matter is covered.

    Attributes:
        comparison: Its id.
        speak: Origins whose texts or tables mention it, sorted.
        silent: Those that cover its time, place and actors and do not.
    """

    comparison: str
    speak: tuple[str, ...]
    silent: tuple[Silent, ...]


def silence_on(
    comparison: Comparison, statements: Sequence[Statement], coverage: Mapping[str, Covered], origins: Mapping[str, str]
) -> Silence:
    """Which origins mention the matter of a comparison and which cover it and do not.

    Args:
        statements: Those compared.
        coverage: By origin, as `coverage.covered_by` gives it.
        origins: Document → origin.
    """
    speak = {origins.get(s.evidence.document, s.evidence.document) for s in statements}
    matter = _Matter.of(statements)
    told = {(s.kind.value, s.type) for s in statements}
    deeds = {deed for s in statements for deed in deeds_of(s)}
    silent = tuple(
        Silent(origin, because)
        for origin, covered in sorted(coverage.items())
        if origin not in speak and not covered.deeds & deeds and (covered.tells is None or covered.tells & told)
        for because in _covers(covered, matter)
    )
    return Silence(comparison.id, tuple(sorted(speak)), silent)


@dataclass(frozen=True, slots=True)
class _Matter:
    """Actors with their names, countries, and the first and last day that is known of it."""

    actors: Mapping[str, str]
    countries: frozenset[str]
    first: str
    last: str

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> _Matter:
        names = {a.entity: a.name or a.text for s in statements for a in s.arguments if a.entity}
        actors = {entity: names[entity] for s in statements for entity in sorted(entities_of(s))}
        countries = frozenset(s.place.country for s in statements if s.place and s.place.country)
        days = [day for s in statements if s.time for day in (s.time.start, s.time.end) if day]
        return cls(actors, countries, min(days, default=""), max(days, default=""))


def _covers(covered: Covered, matter: _Matter) -> Iterator[str]:
    """Why the origin covers the matter, where it does."""
    named = sorted(entity for entity in matter.actors if covered.entities.get(entity, 0) >= OFTEN)
    there = sorted(code for code in matter.countries if covered.countries.get(code, 0))
    if not named or not (there or len(named) > 1) or not matter.first or not _could_know(covered, matter):
        return
    who = " and ".join(matter.actors[entity] for entity in named[:3])
    where = f" in {', '.join(there)}" if there else ""
    published = f", published {covered.date}" if covered.date else ""
    yield f"it speaks of {who}{where} in that time{published}"


def _could_know(covered: Covered, matter: _Matter) -> bool:
    """Whether what the text tells, or its day of publication, lies in or soon after the time of the matter."""
    begins, published = parse_day(matter.first), parse_day(covered.date)
    if published and begins and published < begins:
        return False
    if covered.first and covered.first <= matter.last and covered.last >= matter.first:
        return True
    return bool(published and begins and (published - begins).days <= LONGEST_DAYS)
