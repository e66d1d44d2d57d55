"""The tables of a map as columns to choose and to count by: dictionaries of texts, numbers, and ties by position.

They hold what pages count and choose by, none of the words of the sources. A row of them stands for the row of the
table at the same place in the order of `nth`; ties name rows by these places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc

Ask = Callable[[str], pa.Table]
"""Answers SQL over the tables of a map."""
SPEAKS = "speaker"
"""The role of whoever says a statement, beside those that its arguments have."""
REPORTS = ""
"""The role of whoever passes it on."""
_TABLES: Mapping[str, str] = {
    "statements": (
        "SELECT nth::DOUBLE AS nth, kind, type, modality, attribution, in_document AS document, "
        "coalesce(in_place, '') AS place, coalesce(in_country, '') AS country, starts, ends, is_timeless, "
        "is_placeless, strip_accents(lower(coalesce(speaker.text, ''))) AS voice, "
        "strip_accents(lower(coalesce(reported_by.text, ''))) AS reporter, confidence, "
        "counts.killed IS NOT NULL AS kills, coalesce(place.probability, 1) AS probability FROM statements"
    ),
    "entities": (
        "SELECT nth::DOUBLE AS nth, id, name, type, residual, mentions, len(documents) AS documents, "
        "array_to_string(list_distinct(list_transform([name] || list_transform(aliases, lambda a: a.text), "
        "lambda t: strip_accents(lower(t)))), chr(10)) || chr(10) AS folded FROM entities"
    ),
    "comparisons": "SELECT nth::DOUBLE AS nth, verdict, kind, severity FROM comparisons",
    "documents": (
        "SELECT nth::DOUBLE AS nth, id, path, coalesce(date, '') AS date, coalesce(publisher, '') AS publisher "
        "FROM documents"
    ),
    "places": "SELECT nth::DOUBLE AS nth, id, name, feature, country, admin1, lat, lon FROM places",
}
_ROLES = (
    "SELECT DISTINCT nth, one, role FROM (SELECT nth, a.entity AS one, a.role AS role FROM (SELECT nth, "
    "unnest(arguments) AS a FROM statements{where}) UNION ALL SELECT nth, speaker.entity, "
    f"'{SPEAKS}' FROM statements{{where}} UNION ALL SELECT nth, reported_by.entity, '{REPORTS}' FROM "
    "statements{where}) WHERE one IS NOT NULL"
)
_COMPARED = (
    "SELECT c.nth AS comparison, s.nth AS statement FROM (SELECT nth, unnest(statements) AS one FROM "
    "comparisons{where}) c JOIN statements s ON s.id = c.one"
)
_CODED = {
    "statements": (
        *("kind", "type", "modality", "attribution", "document", "place", "country", "starts", "ends"),
        *("voice", "reporter"),
    ),
    "entities": ("type",),
    "comparisons": ("verdict", "kind", "severity"),
    "documents": ("date", "publisher"),
    "places": (),
    "roles": ("role",),
    "compared": (),
}
"""Columns of few texts."""
NAMES = tuple(_CODED)
FORM = repr((_TABLES, _ROLES, _COMPARED, _CODED))
"""Changes with what the columns hold."""


def columns_of(ask: Ask, merged: Mapping[str, str] | None = None) -> dict[str, pa.Table]:
    """All columns of a map, by the name of their table; `merged` leads from entities to those they are one with."""
    found = {name: rows_asked(ask, name) for name in _TABLES}
    by_name = pc.sort_indices(found["entities"]["folded"]).cast(pa.int32())
    found["entities"] = found["entities"].append_column("alphabetical", by_name)
    return {**found, "roles": roles_asked(ask, found, merged=merged), "compared": compared_asked(ask, found)}


def rows_asked(ask: Ask, table: str, where: str = "") -> pa.Table:
    """The columns of a table, of all rows or those that meet a condition, in the order of `nth`."""
    order = "nth, id" if table == "entities" else "nth"
    return coded(table, ask(f"SELECT * FROM ({_TABLES[table]}{where}) ORDER BY {order}"))


def roles_asked(
    ask: Ask, found: Mapping[str, pa.Table], where: str = "", merged: Mapping[str, str] | None = None
) -> pa.Table:
    """Who fills which role in which statement, by their rows; those who are no entities of the map are left out."""
    told = ask(_ROLES.format(where=where))
    ones = pa.array([merged.get(one, one) for one in told["one"].to_pylist()]) if merged else told["one"]
    who = pc.index_in(ones, value_set=found["entities"]["id"].combine_chunks())
    told = told.append_column("who", who).filter(pc.is_valid(who))
    columns = {"row": places(found["statements"], told["nth"]), "who": told["who"], "role": told["role"]}
    table = pa.table(columns).sort_by([(name, "ascending") for name in columns])
    return coded("roles", table.group_by(list(columns), use_threads=False).aggregate([]) if merged else table)


def compared_asked(ask: Ask, found: Mapping[str, pa.Table], where: str = "") -> pa.Table:
    """Which statement takes part in which comparison, by their rows."""
    told = ask(_COMPARED.format(where=where))
    rows = {"row": places(found["statements"], told["statement"])}
    return pa.table({"comparison": places(found["comparisons"], told["comparison"]), **rows})


def places(table: pa.Table, nth: pa.ChunkedArray) -> pa.Array:
    """The rows of a table that are stored at these positions."""
    at = np.searchsorted(table["nth"].to_numpy(), nth.to_numpy())
    return pa.array(at.astype(np.int32))


def coded(name: str, table: pa.Table) -> pa.Table:
    """With dictionaries in place of columns of few texts, as small as they can be, each column in one piece."""
    columns = {column: in_one_piece(table[column]) for column in table.column_names}
    return pa.table({column: _encoded(c) if column in _CODED[name] else c for column, c in columns.items()})


def in_one_piece(column: pa.ChunkedArray) -> pa.Array:
    """The whole column as one array."""
    whole = column.combine_chunks()
    return pa.concat_arrays(whole.chunks) if isinstance(whole, pa.ChunkedArray) else whole


def _encoded(column: pa.Array) -> pa.DictionaryArray:
    encoded = (column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column).dictionary_encode()
    least = next(t for t in (pa.int8(), pa.int16(), pa.int32()) if len(encoded.dictionary) < 1 << (t.bit_width - 1))
    return pa.DictionaryArray.from_arrays(encoded.indices.cast(least), encoded.dictionary)


def write_columns(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """A file of each, which is read where it lies, without a copy."""
    for name, table in tables.items():
        with pa.ipc.new_file(_file(folder, name), table.schema) as writer:
            writer.write_table(table)


def read_columns(folder: Path) -> dict[str, pa.Table]:
    """What `write_columns` wrote; the system reads what is looked at and may let go of it."""
    return {name: pa.ipc.open_file(pa.memory_map(str(_file(folder, name)))).read_all() for name in NAMES}


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.columns.arrow"
