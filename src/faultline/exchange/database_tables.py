"""The tables of the map in SQL: how they are made and filled, and views that join the names to the ids.

What SQLite and DuckDB have in common. Every name is quoted, since `end` and `table` are words of the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from faultline.exchange.flat_tables import FlatTable

VIEWS: Mapping[str, str] = {
    "arguments_named": """
        SELECT a.statement, a.role, a.text, a.entity, e.name, e.type AS entity_type, s.kind, s.type, s.says, s.polarity,
            s.modality, s.time_start, s.time_end, s.place, s.quote, s.document, s.publisher, s.published
        FROM arguments a JOIN statements s ON s.id = a.statement LEFT JOIN entities e ON e.id = a.entity""",
    "comparisons_said": """
        SELECT c.id AS comparison, c.about, c.verdict, c.severity, c.reason, m.statement, s.says, s.value_low,
            s.value_high, s.unit, s.time_start, s.time_end, s.speaker, s.quote, s.document, s.publisher, s.published
        FROM comparisons c JOIN comparison_members m ON m.comparison = c.id
            LEFT JOIN statements s ON s.id = m.statement""",
    "entities_mentioned": """
        SELECT x.entity, e.name, e.type, e.residual, x.document, d.path, d.title, d.publisher, d.date
        FROM entity_documents x JOIN entities e ON e.id = x.entity JOIN documents d ON d.id = x.document""",
}
"""Name → what it selects."""


def create_table(table: FlatTable[Any, Any], types: Mapping[type, str], *, with_references: bool) -> str:
    """The statement that makes the table, with its key, and with references to other tables where they are wanted."""
    lines = [f"{quoted(column.name)} {types[column.type]}" for column in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({_listed(table.key)})")
    if with_references:
        lines += [
            f"FOREIGN KEY ({quoted(column.name)}) REFERENCES {quoted(column.refers_to)} ({quoted('id')})"
            for column in table.columns
            if column.refers_to
        ]
    return f"CREATE TABLE {quoted(table.name)} (\n    " + ",\n    ".join(lines) + "\n)"


def create_indexes(table: FlatTable[Any, Any]) -> Iterator[str]:
    """The statements that make its indexes."""
    for columns in table.indexes:
        name = quoted(f"{table.name}_by_{'_'.join(columns)}")
        yield f"CREATE INDEX {name} ON {quoted(table.name)} ({_listed(columns)})"


def create_views() -> Iterator[str]:
    """The statements that make the views."""
    return (f"CREATE VIEW {quoted(name)} AS {' '.join(sql.split())}" for name, sql in VIEWS.items())


def quoted(name: str) -> str:
    """A name as SQL takes any."""
    return '"' + name.replace('"', '""') + '"'


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, names))
