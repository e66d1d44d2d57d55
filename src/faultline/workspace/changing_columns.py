"""The columns of a version with what judgements change of it: costs a copy of the columns, not a reading of the map."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from faultline.workspace.coded import Column
from faultline.workspace.making_columns import (
    Ask,
    coded,
    compared_asked,
    in_one_piece,
    roles_asked,
    rows_asked,
)
from faultline.workspace.statement_filter import with_ids

AskRows = Callable[[str, Sequence[Any]], Sequence[tuple[Any, ...]]]
_KEYS = {"statements": "nth", "comparisons": "nth", "documents": "nth", "entities": "id"}
_MOST_ROLES = 1 << 15


@dataclass(slots=True)
class Touched:
    """What was laid over the tables of a version.

    Attributes:
        statements, comparisons, documents: Positions (`nth`) of the rows that are gone, changed or new.
        entities: Ids of such.
        merged: Ids of entities with those that they are one with now.
        is_placed: Whether there are new places.
    """

    statements: set[float] = field(default_factory=set)
    comparisons: set[float] = field(default_factory=set)
    documents: set[float] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    merged: dict[str, str] = field(default_factory=dict)
    is_placed: bool = False

    def __bool__(self) -> bool:
        changed = self.statements or self.comparisons or self.documents or self.entities
        return bool(changed or self.merged or self.is_placed)

    def take(self, table: str, rows: pa.Table, column: str, gone: Iterable[Any], ask: AskRows) -> None:
        """Remember what is laid over a table that columns are made of.

        Args:
            rows: Those that are there instead of the ones with `gone` values of a column.
            ask: Answers SQL over the table as it was before.
        """
        self.is_placed |= table == "places"
        if table == "entities":
            self.entities |= {*gone, *rows["id"].to_pylist()}
        if table in ("statements", "comparisons", "documents"):
            if column != "nth":
                found = with_ids(gone)
                gone = [row[0] for row in ask(f"SELECT nth FROM {table} WHERE {found.sql}", found.values)]
            known: set[float] = getattr(self, table)
            known |= {float(nth) for nth in (*gone, *rows["nth"].to_pylist())}


def changed(before: Mapping[str, pa.Table], touched: Touched, ask: Ask) -> dict[str, pa.Table]:
    """The columns as they are with what lies over them; `ask` sees the tables so."""
    now = dict(before)
    for name in _KEYS:
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
    gone = np.flatnonzero(_is_in(before[_KEYS[name]], keys).to_numpy())
    new = rows_asked(ask, name, _where(_KEYS[name], keys))
    nth = before["nth"].to_numpy()
    order = None
    if not np.array_equal(nth[gone], new["nth"].to_numpy()):
        kept = np.delete(np.arange(len(nth)), gone)
        order = np.argsort(np.concatenate([nth[kept], new["nth"].to_numpy()]), kind="stable")
    columns = {}
    for column in new.column_names:
        old, given = in_one_piece(before[column]), in_one_piece(new[column])
        columns[column] = _put(old, gone, given) if order is None else _mixed(old, kept, given, order)
    return pa.table(columns)


def _put(old: pa.Array, at: Column, new: pa.Array) -> pa.Array:
    """A column with other cells at some rows."""
    if pa.types.is_dictionary(old.type):
        texts, codes, given = _one_dictionary(old, new)
        codes[at] = given
        return _coded(texts, codes)
    if pa.types.is_string(old.type):
        rows = np.arange(len(old))
        rows[at] = len(old) + np.arange(len(at))
        return pa.concat_arrays([old, new]).take(pa.array(rows))
    cells = old.to_numpy(zero_copy_only=False).copy()
    cells[at] = new.to_numpy(zero_copy_only=False)
    return pa.array(cells)


def _mixed(old: pa.Array, kept: Column, new: pa.Array, order: Column) -> pa.Array:
    """Some rows of a column and new ones, in another order."""
    if pa.types.is_dictionary(old.type):
        texts, codes, given = _one_dictionary(old, new)
        return _coded(texts, np.concatenate([codes[kept], given])[order])
    rows = np.concatenate([kept, len(old) + np.arange(len(new))])[order]
    return pa.concat_arrays([old, new.cast(old.type)]).take(pa.array(rows))


def _one_dictionary(old: pa.DictionaryArray, new: pa.DictionaryArray) -> tuple[list[str], Column, Column]:
    """The texts of both, and the codes of each in them; those of the first may be written to."""
    texts = old.dictionary.to_pylist()
    known = {text: code for code, text in enumerate(texts)}
    for text in new.dictionary.to_pylist():
        known.setdefault(text, len(known))
    codes: Column = np.array([known[text] for text in new.dictionary.to_pylist()], dtype=np.int32)
    kind = np.min_scalar_type(-len(known) - 1)
    return list(known), old.indices.to_numpy().astype(kind), codes[new.indices.to_numpy()].astype(kind)


def _coded(texts: list[str], codes: Column) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(texts, pa.string()))


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
    at = set(np.flatnonzero(_is_in(now["comparisons"]["nth"], again).to_numpy()).tolist())
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
