"""Which statements a reader wants to see: by time, place, who takes part, kind, source, standing and judgement."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from faultline.workspace.statement_filter import Condition

_LISTED = {"kinds": "kind", "types": "type", "modalities": "modality"}
_WITHIN = (
    "in_place IN (SELECT p.id FROM places p JOIN places w ON w.id IN (SELECT unnest(?::VARCHAR[])) WHERE p.id = w.id "
    "OR (w.feature = 'country' AND p.country = w.country) "
    "OR (w.feature = 'admin1' AND p.country = w.country AND p.admin1 = w.admin1))"
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted: within a field any of its values, all fields together; an empty field wants all.

    Attributes:
        actors: Ids of entities that fill a role or speak.
        places: Ids of places, which hold all that lies in them where they are divisions or countries, or ISO 3166-1
            alpha-2 codes of countries.
        documents, publishers: Ids and names; a statement of any of either is wanted.
        start, end: ISO dates, maybe partial (`2012`): the time of a statement overlaps with what lies between them.
        judged: Whether an analyst has accepted, rejected or corrected it.
        keeps_unknown: Keep what has no time of its own (none, or by its publication alone) whatever `start` and `end`
            say, and what has no place whatever `places` say.
    """

    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    judged: bool | None = None
    keeps_unknown: bool = False

    def condition(self, judged: Collection[str]) -> Condition:
        """As SQL over the columns of the statements; `judged` are the ids of those that an analyst judged."""
        parts = [_any_of(column, getattr(self, field)) for field, column in _LISTED.items()]
        parts += [self._of_actors(), self._of_sources(), self._in_places(), self._in_time(), self._judged(judged)]
        return _all([part for part in parts if part])

    def _of_actors(self) -> Condition | None:
        """Each by itself, which DuckDB does many times faster than a list against a list."""
        sql = " OR ".join(["list_contains(of_entities, ?)"] * len(self.actors))
        return Condition(f"({sql})", self.actors) if self.actors else None

    def _of_sources(self) -> Condition | None:
        parts, values = [], []
        if self.documents:
            parts.append("in_document IN (SELECT unnest(?::VARCHAR[]))")
            values.append(list(self.documents))
        if self.publishers:
            parts.append("in_document IN (SELECT id FROM documents WHERE publisher IN (SELECT unnest(?::VARCHAR[])))")
            values.append(list(self.publishers))
        return Condition(f"({' OR '.join(parts)})", tuple(values)) if parts else None

    def _in_places(self) -> Condition | None:
        if not self.places:
            return None
        codes = [place for place in self.places if is_country_code(place)]
        ids = [place for place in self.places if not is_country_code(place)]
        sql = f"(in_country IN (SELECT unnest(?::VARCHAR[])) OR {_WITHIN})"
        unknown = " OR is_placeless" if self.keeps_unknown else ""
        return Condition(f"({sql}{unknown})" if unknown else sql, (codes, ids))

    def _in_time(self) -> Condition | None:
        """Compares as texts: `2012` holds all of that year, `~` comes after every digit."""
        if not (self.start or self.end):
            return None
        sql = "(starts <= ? AND ends >= ?)"
        values = (f"{self.end or ''}~", self.start or "")
        if self.keeps_unknown:
            return Condition(f"(is_timeless OR {sql})", values)
        return Condition(f"(NOT is_timeless AND {sql})", values)

    def _judged(self, judged: Collection[str]) -> Condition | None:
        if self.judged is None or (not judged and not self.judged):
            return None
        return Condition(f"id {'' if self.judged else 'NOT '}IN (SELECT unnest(?::VARCHAR[]))", (sorted(judged),))


def is_country_code(place: str) -> bool:
    """Whether a place is named by the code of a country."""
    return len(place) == 2 and place.isascii() and place.isupper()


def _any_of(column: str, values: Collection[str]) -> Condition | None:
    if not values:
        return None
    return Condition(f"{column} IN (SELECT unnest(?::VARCHAR[]))", (list(values),))


def _all(parts: list[Condition]) -> Condition:
    sql = " AND ".join(part.sql for part in parts) or "TRUE"
    return Condition(sql, tuple(value for part in parts for value in part.values))
