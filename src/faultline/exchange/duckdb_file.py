"""`--format duckdb`: the tables of the map as one DuckDB file, every table and column with a comment.

Keys are declared, references are not: DuckDB would refuse the whole file over one id that leads nowhere. Its full-text
search is an extension that has to be fetched, so there is none; take `sqlite` for that. The database is written by
`workspace`, which alone knows the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from faultline.exchange.database_tables import create_table, create_views, quoted
from faultline.exchange.forms import Written
from faultline.exchange.table_files import WITHOUT_TEXT
from faultline.exchange.tables_of_map import TABLES
from faultline.workspace.database_file import write_database
from faultline.workspace.view import MapView

_TYPES: dict[type, str] = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


def write_duckdb(view: MapView, path: Path) -> Written:
    """Write the file; says how many rows each table has."""
    made = tuple(create_table(table, _TYPES, with_references=False) for table in TABLES)
    rows = write_database(
        path,
        schema=(*made, *create_views(), *_comments()),
        tables={table.name: table.batches(view) for table in TABLES},
    )
    return Written(rows, {WITHOUT_TEXT: rows["documents"]})


def _comments() -> Iterator[str]:
    for table in TABLES:
        yield f"COMMENT ON TABLE {quoted(table.name)} IS {_text(table.says)}"
        for column in table.columns:
            yield f"COMMENT ON COLUMN {quoted(table.name)}.{quoted(column.name)} IS {_text(column.says)}"


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
