"""Which statements, entities and mentions are asked for, as SQL over the flat columns of their tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

FLAT = {
    "statements": "place.country AS in_country, coalesce(time.start, '0000') AS starts, "
    "coalesce(time.end, '9999') AS ends, place IS NULL AS is_placeless, "
    "(time IS NULL OR (time.start IS NULL AND time.end IS NULL) OR time.basis = 'publication') AS is_timeless"
}
"""Columns that a table has besides those of its parts: what a selection asks for, out of nested columns."""


def with_flat(table: str, source: str) -> str:
    """The rows of a source, a table of this name or one like it, with its flat columns."""
    return f"SELECT *, {FLAT[table]} FROM {source}" if table in FLAT else f"SELECT * FROM {source}"


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL with the values of its question marks."""

    sql: str
    values: tuple[Any, ...] = ()


def conditions_of(columns: dict[str, Any]) -> Condition:
    """Equality for each column whose value is not None, joined by AND; TRUE where there is none."""
    wanted = {column: value for column, value in columns.items() if value is not None}
    sql = " AND ".join(f"{column} = ?" for column in wanted) or "TRUE"
    return Condition(sql, tuple(wanted.values()))


def with_ids(ids: Iterable[str]) -> Condition:
    """The rows with these ids."""
    return within("id", ids)


def within(column: str, values: Iterable[str]) -> Condition:
    """The rows whose column has one of these values; of few they are listed, so that an index can find them."""
    wanted = sorted(set(values))
    if 0 < len(wanted) <= _LISTED:
        return Condition(f"{column} IN ({', '.join('?' * len(wanted))})", tuple(wanted))
    return Condition(f"{column} IN (SELECT unnest(?::VARCHAR[]))", (wanted,))


_LISTED = 1000


class Narrowing(TypedDict, total=False):
    """What statements are narrowed to: one value of each, or all where it is None or not there."""

    kind: str | None
    type: str | None
    document: str | None
    entity: str | None
    place: str | None
    modality: str | None


def statement_conditions(narrowing: Narrowing) -> Condition:
    """The condition on statements; an entity counts where it fills a role or speaks."""
    columns = {"kind": "kind", "type": "type", "document": "in_document", "place": "in_place", "modality": "modality"}
    flat = conditions_of({column: narrowing.get(name) for name, column in columns.items()})
    entity = narrowing.get("entity")
    if entity is None:
        return flat
    return Condition(f"{flat.sql} AND list_contains(of_entities, ?)", (*flat.values, entity))


def mention_conditions(entities: Sequence[str], documents: Sequence[str] | None = None) -> Condition:
    """The condition on the mentions of entities, of all documents or of some."""
    where, values = "entity IN (SELECT unnest(?::VARCHAR[]))", [list(entities)]
    if documents is not None:
        where, values = f"{where} AND document IN (SELECT unnest(?::VARCHAR[]))", [*values, list(documents)]
    return Condition(f"(document, chain) IN (SELECT (document, chain) FROM identities WHERE {where})", tuple(values))
