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


TIES = {
    "roles": "SELECT s.nth, e.nth AS who FROM (SELECT nth, unnest(of_entities) AS one FROM statements) s "
    "JOIN entities e ON e.id = s.one",
    "compared": "SELECT s.nth, c.nth AS comparison FROM (SELECT nth, unnest(statements) AS one FROM comparisons) c "
    "JOIN statements s ON s.id = c.one",
}
"""What ties statements (`nth`) to who takes part in them (`who`) and to comparisons, by positions in the tables."""


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
    """The rows whose column has one of these values."""
    return Condition(f"{column} IN (SELECT unnest(?::VARCHAR[]))", (sorted(set(values)),))


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


def entity_conditions(of_type: str | None, text: str | None, residual: bool | None) -> Condition:
    """The condition on entities; a text counts in the name or an alias, whatever its case and accents."""
    condition = conditions_of({"type": of_type, "residual": residual})
    if not text:
        return condition
    folded = "contains(strip_accents(lower({})), strip_accents(lower(?)))"
    named = f"({folded.format('name')} OR len(list_filter(aliases, lambda a: {folded.format('a.text')})) > 0)"
    return Condition(f"{condition.sql} AND {named}", (*condition.values, text, text))


def mention_conditions(entities: Sequence[str], documents: Sequence[str] | None = None) -> Condition:
    """The condition on the mentions of entities, of all documents or of some."""
    where, values = "entity IN (SELECT unnest(?::VARCHAR[]))", [list(entities)]
    if documents is not None:
        where, values = f"{where} AND document IN (SELECT unnest(?::VARCHAR[]))", [*values, list(documents)]
    return Condition(f"(document, chain) IN (SELECT (document, chain) FROM identities WHERE {where})", tuple(values))
