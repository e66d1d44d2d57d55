"""The DuckDB file, read by DuckDB, holds the tables with types, keys, comments and views."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from faultline.exchange.database_tables import VIEWS
from faultline.exchange.duckdb_file import write_duckdb
from faultline.exchange.tables_of_map import TABLES
from faultline.workspace import MapView

TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


@pytest.fixture(scope="module", params=["view", "ties"])
def any_map(request: pytest.FixtureRequest) -> MapView:
    chosen: MapView = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture(scope="module")
def database(any_map: MapView, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("duckdb") / "map.duckdb"
    written = write_duckdb(any_map, path)
    assert written.holds == {table.name: len(list(table.cells(any_map))) for table in TABLES}
    assert [file.name for file in path.parent.iterdir()] == ["map.duckdb"]
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


def test_every_cell_is_there(any_map: MapView, database: duckdb.DuckDBPyConnection) -> None:
    for table in TABLES:
        read = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()
        assert read == list(table.cells(any_map))


def test_columns_have_their_types_and_comments(database: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index"
    for table in TABLES:
        read = database.execute(sql, [table.name]).fetchall()
        assert read == [(column.name, TYPES[column.type], column.says) for column in table.columns]


def test_keys_are_declared(database: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT table_name, constraint_column_names FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
    assert dict(database.execute(sql).fetchall()) == {table.name: list(table.key) for table in TABLES if table.key}


def test_views_join_the_names(any_map: MapView, database: duckdb.DuckDBPyConnection) -> None:
    counts = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0] for name in VIEWS}
    assert counts == {
        "arguments_named": sum(len(s.arguments) for s in any_map.iterate_statements()),
        "comparisons_said": sum(len(c.statements) for c in any_map.comparisons()),
        "entities_mentioned": sum(len(e.documents) for e in any_map.entities()),
    }


def test_two_files_have_the_same_content(any_map: MapView, tmp_path: Path) -> None:
    dumps = []
    for name in ("first", "second"):
        write_duckdb(any_map, tmp_path / f"{name}.duckdb")
        with duckdb.connect(str(tmp_path / f"{name}.duckdb"), read_only=True) as connection:
            schema = connection.execute("SELECT sql FROM duckdb_tables() ORDER BY table_name").fetchall()
            dumps.append((schema, [connection.execute(f'SELECT * FROM "{t.name}"').fetchall() for t in TABLES]))
    assert dumps[0] == dumps[1]
