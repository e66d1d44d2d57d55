"""Which statements are asked for, as SQL over the flat columns of the statements table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


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


def statement_conditions(
    kind: str | None,
    of_type: str | None,
    document: str | None,
    entity: str | None,
    place: str | None,
    modality: str | None,
) -> Condition:
    """The condition on statements; an entity counts where it fills a role or speaks."""
    flat = conditions_of(
        {"kind": kind, "type": of_type, "in_document": document, "in_place": place, "modality": modality}
    )
    if entity is None:
        return flat
    return Condition(f"{flat.sql} AND list_contains(of_entities, ?)", (*flat.values, entity))
