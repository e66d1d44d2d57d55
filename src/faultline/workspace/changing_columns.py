"""The columns of a version with what judgements change of it: costs a copy of the columns, not a reading of the map."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from faultline.workspace.coded import Column
from faultline.workspace.making_columns import (
    Ask,
    coded,
    compared_asked,
    in_one_piece,
    places,
    roles_asked,
    rows_asked,
)

_KEYS = {"statements": "nth", "comparisons": "nth", "entities": "id"}
_MOST_ROLES = 1 << 15


@dataclass(slots=True)
class Touched:
    """What was laid over the tables of a version.

    Attributes:
        statements, comparisons: Positions (`nth`) of the rows that are gone, changed or new.
        entities: Ids of such.
        merged: Ids of entities with those that they are one with now.
        is_placed: Whether there are new places.
    """

    statements: set[float] = field(default_factory=set)
    comparisons: set[float] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    merged: dict[str, str] = field(default_factory=dict)
    is_placed: bool = False

    def __bool__(self) -> bool:
        return bool(self.statements or self.comparisons or self.entities or self.merged or self.is_placed)


def changed(before: Mapping[str, pa.Table], touched: Touched, ask: Ask) -> dict[str, pa.Table]:
    """The columns as they are with what lies over them; `ask` sees the tables so."""
    now = dict(before)
    for name in ("statements", "comparisons", "entities"):
        if keys := getattr(touched, name):
            now[name] = _replaced(before[name], name, keys, ask)
    if touched.is_placed:
        now["places"] = rows_asked(ask, "places")
    if touched.statements or touched.entities or touched.merged:
        now["roles"] = _roles(before, now, touched, ask)
    if touched.statements or touched.comparisons:
        now["compared"] = _compared(before, now, touched, ask)
    return now


def _replaced(before: pa.Table, name: str, keys: Collection[float] | Collection[str], ask: Ask) -> pa.Table:
    """The rows that are not touched, and those that are as they are now, in the order of the table."""
    kept = before.filter(pc.invert(_is_in(before[_KEYS[name]], keys)))
    if "alphabetical" in kept.column_names:
        kept = kept.drop_columns(["alphabetical"])
    new = rows_asked(ask, name, _where(_KEYS[name], keys)).select(kept.column_names).cast(_plain(kept.schema))
    whole = coded(name, pa.concat_tables([kept.cast(_plain(kept.schema)), new]))
    order = [("nth", "ascending"), *([("id", "ascending")] if name == "entities" else [])]
    return coded(name, whole.sort_by(order)) if len(new) else whole


def _roles(before: Mapping[str, pa.Table], now: Mapping[str, pa.Table], touched: Touched, ask: Ask) -> pa.Table:
    old = before["roles"]
    rows = _moved(before["statements"], now["statements"], touched.statements)[old["row"].to_numpy()]
    who = _now(before["entities"], now["entities"], touched)[old["who"].to_numpy()]
    there = pa.array((rows >= 0) & (who >= 0))
    found = pa.table({"row": pa.array(rows), "who": pa.array(who), "role": old["role"]}).filter(there)
    if touched.statements:
        new = roles_asked(ask, now, _where("nth", touched.statements))
        found = pa.concat_tables([found.cast(_plain(found.schema)), new.cast(_plain(found.schema))])
    return _each_once(coded("roles", found), len(now["entities"]))


def _each_once(roles: pa.Table, entities: int) -> pa.Table:
    """In order, without the same again, which comes of entities that have become one."""
    row, who = (roles[name].to_numpy().astype(np.int64) for name in ("row", "who"))
    role = in_one_piece(roles["role"]).indices.to_numpy()
    keys = (row * entities + who) * _MOST_ROLES + role
    order = np.argsort(keys, kind="stable")
    is_new = np.diff(keys[order], prepend=-1) > 0
    return coded("roles", roles.take(pa.array(order[is_new])))


def _compared(before: Mapping[str, pa.Table], now: Mapping[str, pa.Table], touched: Touched, ask: Ask) -> pa.Table:
    old = before["compared"]
    rows = _moved(before["statements"], now["statements"], touched.statements)[old["row"].to_numpy()]
    matters = _moved(before["comparisons"], now["comparisons"], touched.comparisons)[old["comparison"].to_numpy()]
    there = pa.array((rows >= 0) & (matters >= 0))
    found = pa.table({"comparison": pa.array(matters), "row": pa.array(rows)}).filter(there)
    again = _again(before, touched)
    if not again:
        return found
    new = compared_asked(ask, now, _where("nth", again))
    at = set(places(now["comparisons"], pa.chunked_array([pa.array(sorted(again), pa.float64())])).to_pylist())
    found = found.filter(pc.invert(_is_in(found["comparison"], at)))
    return coded("compared", pa.concat_tables([found, new]))


def _again(before: Mapping[str, pa.Table], touched: Touched) -> set[float]:
    """The positions of the comparisons whose members are asked for again: touched, or with a touched statement."""
    nth, old = before["statements"]["nth"].to_numpy(), before["compared"]
    gone = np.isin(nth, np.array(sorted(touched.statements), dtype=np.float64))
    matters: Column = np.unique(old["comparison"].to_numpy()[gone[old["row"].to_numpy()]])
    return touched.comparisons | set(before["comparisons"]["nth"].to_numpy()[matters].tolist())


def _moved(before: pa.Table, now: pa.Table, touched: Collection[float]) -> Column:
    """For each row of before the row that it is now; -1 where it was touched."""
    old = before["nth"].to_numpy()
    if before is now:
        return np.arange(len(old), dtype=np.int32)
    rows: Column = np.searchsorted(now["nth"].to_numpy(), old).astype(np.int32)
    rows[np.isin(old, np.array(sorted(touched), dtype=np.float64))] = -1
    return rows


def _now(before: pa.Table, now: pa.Table, touched: Touched) -> Column:
    """For each entity of before the row that it has now, or that of the one that it is one with."""
    rows = np.arange(len(before), dtype=np.int32)
    if before is not now:
        told = pc.index_in(before["id"], value_set=now["id"].combine_chunks()).fill_null(-1)
        rows = told.to_numpy().astype(np.int32)
    ids = now["id"].combine_chunks()
    for old, new in touched.merged.items():
        at = pc.index(before["id"], old).as_py()
        if at >= 0:
            rows[at] = pc.index(ids, new).as_py()
    return rows


def _is_in(column: pa.ChunkedArray, keys: Collection[float] | Collection[str] | Collection[int]) -> pa.ChunkedArray:
    return pc.is_in(column, value_set=pa.array(sorted(keys), column.type))


def _where(column: str, keys: Collection[float] | Collection[str]) -> str:
    listed = ", ".join("'" + key.replace("'", "''") + "'" if isinstance(key, str) else repr(key) for key in keys)
    return f" WHERE {column} IN ({listed})"


def _plain(schema: pa.Schema) -> pa.Schema:
    """The schema with texts in place of dictionaries."""
    return pa.schema(
        [pa.field(f.name, f.type.value_type if pa.types.is_dictionary(f.type) else f.type) for f in schema]
    )
