"""How many of what a version has."""

from __future__ import annotations

from faultline.errors import UsageError
from faultline.workspace.queries import PartQueries

_COUNTED = {
    "kind": ("statements", "kind", "count(*)"),
    "type": ("statements", "type", "count(*)"),
    "modality": ("statements", "modality", "count(*)"),
    "attribution": ("statements", "attribution", "count(*)"),
    "document": ("statements", "in_document", "count(*)"),
    "verdict": ("comparisons", "verdict", "count(*)"),
    "lost": ("losses", "step", "sum(count)"),
}


def counts_by(queries: PartQueries, column: str) -> list[tuple[str, int]]:
    """The values of a column with their numbers, the most first; UsageError where a map is not counted by it."""
    if column not in _COUNTED:
        raise UsageError(f"a map is not counted by {column!r}: take one of {', '.join(_COUNTED)}")
    table, name, n = _COUNTED[column]
    rows = queries.rows(f"SELECT {name}, {n} AS n FROM {table} GROUP BY {name} ORDER BY n DESC, {name}")
    return [(str(value), int(count)) for value, count in rows]
