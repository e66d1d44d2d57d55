"""Rows of a version by their positions: out of the files that are read where they lie, or else by query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from faultline.tables import from_batch, schema_of
from faultline.workspace.stored_rows import StoredRows

if TYPE_CHECKING:
    import pyarrow as pa

    from faultline.workspace.queries import PartQueries

T = TypeVar("T")
_DENSE = 4


class PlacedRows:
    """The rows of all tables as judgements have them: what was laid over a version is asked of the queries."""

    def __init__(self, queries: PartQueries, files: Mapping[str, StoredRows] | None = None) -> None:
        self._queries, self._files = queries, files or {}

    def is_stored(self, table: str) -> bool:
        """Whether the rows of a table lie in a file of their own."""
        return table in self._files and not self._queries.is_narrowed

    def at(self, cls: type[T], table: str, positions: Iterable[float], without: Sequence[str] = ()) -> list[T]:
        """The values at these positions, in the order of the table; the columns `without` are left empty."""
        wanted = sorted(set(positions))
        is_stored, over = self.is_stored(table), self._laid_over(table)
        there = [int(nth) for nth in wanted if nth == int(nth) and nth not in over] if is_stored else []
        laid = [nth for nth in wanted if nth != int(nth) or nth in over] if is_stored else wanted
        found: dict[float, T] = {}
        if there:
            names = [name for name in schema_of(cls).names if name not in without]
            values = from_batch(filled(cls, self._files[table].at(there, names)), cls)
            found |= zip(there, values, strict=True)
        if laid:
            where = _one_of(laid, with_bounds=not self._queries.is_fast)
            found |= zip(laid, self._queries.read(cls, table, where, (), without), strict=True)
        return [found[nth] for nth in wanted]

    def quotes(self, positions: Sequence[float]) -> pa.Array:
        """The quotes of the statements at these positions, which ascend."""
        import pyarrow

        is_stored = self.is_stored("statements")
        there = [int(nth) for nth in positions if nth == int(nth)] if is_stored else []
        found = pyarrow.array([], "string")
        if there:
            found = self._files["statements"].field_at(there, "evidence", "quote")
        if len(there) == len(positions):
            return found
        told: dict[float, str] = dict(zip(there, found.to_pylist(), strict=True))
        where = "nth <> floor(nth)" if is_stored else "TRUE"
        rest = self._queries.table(f"SELECT nth, evidence.quote AS quote FROM statements WHERE {where}")
        told |= zip(rest["nth"].to_pylist(), rest["quote"].to_pylist(), strict=True)
        return pyarrow.array([told[nth] for nth in positions], "string")

    def ids(self, table: str, positions: Iterable[float]) -> dict[float, str]:
        """The ids of the rows at these positions."""
        wanted = sorted(set(positions))
        there = [int(nth) for nth in wanted if nth == int(nth)] if self.is_stored(table) else []
        told: dict[float, str] = {}
        if there:
            told |= zip(there, self._files[table].at(there, ["id"])["id"].to_pylist(), strict=True)
        left = [nth for nth in wanted if nth not in told]
        where = _one_of(left, with_bounds=not self._queries.is_fast)
        return told | dict(self._queries.rows(f"SELECT nth, id FROM {table} WHERE {where}") if left else ())

    def _laid_over(self, table: str) -> set[float]:
        """Where rows are not as they were built; those that are new stand between two others."""
        touched = self._queries.touched
        return {"statements": touched.statements, "comparisons": touched.comparisons}.get(table, set())


def _one_of(positions: Sequence[float], *, with_bounds: bool) -> str:
    """The rows at these positions; bounds let what lies outside be skipped, an index finds what lies apart."""
    if not positions:
        return "FALSE"
    with_bounds = with_bounds or positions[-1] - positions[0] < _DENSE * len(positions)
    listed = f"nth IN ({', '.join(map(str, positions))})"
    return f"nth BETWEEN {positions[0]} AND {positions[-1]} AND {listed}" if with_bounds else listed


def filled(cls: type, rows: pa.Table) -> pa.Table:
    """With empty texts and lists in place of the columns that were left out."""
    import pyarrow

    for field in schema_of(cls):
        if field.name not in rows.column_names:
            empty = "" if str(field.type) == "string" else []
            rows = rows.append_column(field.name, pyarrow.array([empty] * len(rows), field.type))
    return rows
