"""Rows that lie over a whole version: the documents placed on it since, what they say, and what they change.

All of them are kept together, those of the last build with those of the ones before it, in parts of their own; a row
that takes the place of one of the whole version hides it. Their positions lie between those of the whole version.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from faultline.errors import WorkspaceError
from faultline.tables import from_batch, schema_of
from faultline.workspace.between import Gap, between
from faultline.workspace.manifest import Part, hidden_rows
from faultline.workspace.map_tables import SEVEREST_FIRST, MapTables, sort_tables, weight_of
from faultline.workspace.parts import TABLES, rows_of, write_part
from faultline.workspace.statement_filter import with_ids

if TYPE_CHECKING:
    from faultline.workspace.queries import PartQueries

_RANKS = " ".join(f"WHEN '{s.value}' THEN {n}" for n, s in enumerate(SEVEREST_FIRST))
_ORDERS: Mapping[str, tuple[str, ...]] = {
    "documents": ("path",),
    "entities": ("-mentions", "name", "id"),
    "places": ("id",),
    "comparisons": (f"CASE severity {_RANKS} END", "-independent_sources", "about", "id"),
    "losses": ("path", "step", "reason", "detail", "count"),
}
"""By what the rows of these tables are ordered."""
_REPLACED = ("entities", "comparisons")


@dataclass(frozen=True, slots=True)
class Layer:
    """The rows.

    Attributes:
        tables: Each in the order of its table.
        hidden: Ids of comparisons of the whole version that are not seen.
    """

    tables: MapTables = field(default_factory=MapTables)
    hidden: frozenset[str] = frozenset()


def read_layer(additions: Iterable[Part], folder: Path) -> Layer:
    """The rows in parts; WorkspaceError where one cannot be read."""
    found: dict[str, tuple[Any, ...]] = {}
    hidden: set[str] = set()
    for part in additions:
        rows = _read(part, folder)
        if part.table == hidden_rows("comparisons"):
            hidden |= set(rows["id"].to_pylist())
        elif part.table in TABLES:
            cls = TABLES[part.table]
            found[part.table] = tuple(from_batch(rows.select(schema_of(cls).names), cls))
    return Layer(MapTables(**found), frozenset(hidden))


def write_layer(layer: Layer, whole: PartQueries, folder: Path, scratch: Path) -> tuple[Part, ...]:
    """Keep the rows as parts, at their positions in the tables of the whole version."""
    return tuple(write_part(name, [rows], folder, scratch) for name, rows in _tables(layer, whole) if rows.num_rows)


def lay(queries: PartQueries, additions: Iterable[Part], folder: Path) -> None:
    """Let all queries see the rows."""
    read = {part.table: _read(part, folder) for part in additions}
    for table in TABLES:
        hidden = read.get(hidden_rows(table))
        column = "id" if table == "entities" else "nth"
        gone = hidden[column].to_pylist() if hidden else ()
        if table in read or gone:
            rows = read.get(table)
            queries.overlay(table, rows_of(table, ()) if rows is None else rows, (column, gone))


def _read(part: Part, folder: Path) -> pa.Table:
    try:
        return pq.read_table(folder / part.file)
    except (OSError, pa.ArrowException) as error:
        why = str(error).splitlines()[0]
        raise WorkspaceError(f"the map in {folder.parent} is damaged ({why}): build again to mend it") from error


def _tables(layer: Layer, whole: PartQueries) -> Iterator[tuple[str, pa.Table]]:
    tables = layer.tables
    hides = {"entities": {e.id for e in tables.entities}, "comparisons": layer.hidden}
    for name in _REPLACED:
        found = with_ids(hides[name])
        sql = f"SELECT nth, id FROM {name} WHERE {found.sql} ORDER BY nth"
        yield hidden_rows(name), whole.table(sql, found.values)
    at = _positions(layer, whole)
    for name in TABLES:
        values = getattr(tables, name)
        yield name, rows_of(name, values, at[name] if name in at else _behind(name, len(values), whole))


def _positions(layer: Layer, whole: PartQueries) -> dict[str, list[float]]:
    tables = layer.tables
    keys: Mapping[str, Sequence[tuple[Any, ...]]] = {
        "documents": [(d.path,) for d in tables.documents],
        "entities": [(-e.mentions, e.name, e.id) for e in tables.entities],
        "places": [(p.id,) for p in tables.places],
        "comparisons": [weight_of(c) for c in tables.comparisons],
        "losses": [(x.path, x.step, x.reason, x.detail, x.count) for x in tables.losses],
    }
    at = {name: between(_gaps(name, some, whole)) for name, some in keys.items()}
    of_documents = dict(zip((d.id for d in tables.documents), at["documents"], strict=True))
    at["origins"] = [of_documents[o.document] for o in tables.origins]
    behind = {d: _last_before(nth, whole) for d, nth in of_documents.items()}
    at["statements"] = between([(n := behind[s.evidence.document], n + 1) for s in tables.statements])
    return at


def _gaps(name: str, keys: Sequence[tuple[Any, ...]], whole: PartQueries) -> list[Gap]:
    """Between which rows of the whole version each belongs; there the positions are whole numbers from 0."""
    if not keys:
        return []
    columns = ", ".join(f"{sql} AS c{n}" for n, sql in enumerate(_ORDERS[name]))
    ordered = whole.table(f"SELECT {columns} FROM (SELECT * FROM {name} ORDER BY nth)")
    cells = [ordered[column].combine_chunks() for column in ordered.column_names]

    def key(row: int) -> tuple[Any, ...]:
        return tuple(column[row].as_py() for column in cells)

    found = [bisect_left(range(len(ordered)), one, key=key) for one in keys]
    return [(n - 1.0, float(n)) for n in found]


def _last_before(document: float, whole: PartQueries) -> float:
    """The position of the last statement of the documents before one; -1 where there is none."""
    sql = "SELECT coalesce(max(s.nth), -1) FROM statements s JOIN documents d ON d.id = s.in_document WHERE d.nth < ?"
    return float(whole.rows(sql, [document])[0][0])


def _behind(name: str, number: int, whole: PartQueries) -> list[float]:
    last = float(whole.rows(f"SELECT coalesce(max(nth), -1) FROM {name}")[0][0])
    return between([(last, last + 1)] * number)


def merged(before: Layer, new: MapTables, gone: Collection[str]) -> Layer:
    """The layer with the rows of further documents; what has the id of a row before takes its place.

    Args:
        gone: Ids of comparisons that are not seen any more.
    """
    old = before.tables
    both = {f.name: (*getattr(old, f.name), *getattr(new, f.name)) for f in fields(MapTables) if f.name in TABLES}
    paths = {d.id: d.path for d in both["documents"]}
    for name in ("entities", "places", "comparisons"):
        both[name] = tuple({row.id: row for row in both[name]}.values())
    there = {c.id for c in old.comparisons}
    both["comparisons"] = tuple(c for c in both["comparisons"] if c.id not in gone)
    both["documents"] = tuple(sorted(both["documents"], key=lambda d: d.path))
    both["origins"] = tuple(sorted(both["origins"], key=lambda o: paths[o.document]))
    both["statements"] = tuple(sorted(both["statements"], key=lambda s: paths[s.evidence.document]))
    return Layer(sort_tables(MapTables(**both)), before.hidden | (frozenset(gone) - there))
