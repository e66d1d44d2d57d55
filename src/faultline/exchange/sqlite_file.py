"""`--format sqlite`: the tables of the map as one SQLite 3 file, for Datasette and every SQL tool.

Keys and references are declared, so that Datasette links ids to what they mean; quotes are indexed by FTS5 as an
external-content table, which Datasette finds by itself. The file is made without journal, being a draft until complete.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from faultline.errors import WorkspaceError
from faultline.exchange.database_tables import create_indexes, create_table, create_views, quoted
from faultline.exchange.forms import Written
from faultline.exchange.table_files import WITHOUT_TEXT
from faultline.exchange.tables_of_map import TABLES
from faultline.workspace.view import MapView

_TYPES: dict[type, str] = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}
_SEARCH = (  # in these quotation marks alone does Datasette find the content table
    "CREATE VIRTUAL TABLE statements_fts USING fts5"
    "(quote, says, content=\"statements\", tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO statements_fts(statements_fts) VALUES('rebuild')",
)


def write_sqlite(view: MapView, path: Path) -> Written:
    """Write the file; says how many rows each table has.

    Raises:
        WorkspaceError: If SQLite cannot write it.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            rows = _fill(view, connection)
    except sqlite3.Error as error:
        raise WorkspaceError(f"{path.name} cannot be written ({error}): make room or name another file") from error
    return Written(rows, {WITHOUT_TEXT: rows["documents"]})


def _fill(view: MapView, connection: sqlite3.Connection) -> dict[str, int]:
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    rows = {table.name: 0 for table in TABLES}
    for table in TABLES:
        connection.execute(create_table(table, _TYPES, with_references=True))
        marks = ", ".join("?" * len(table.columns))
        filled = connection.executemany(f"INSERT INTO {quoted(table.name)} VALUES ({marks})", table.cells(view))
        rows[table.name] = max(filled.rowcount, 0)
    for sql in (*(sql for table in TABLES for sql in create_indexes(table)), *create_views(), *_SEARCH, "ANALYZE"):
        connection.execute(sql)
    connection.execute("COMMIT")
    return rows
