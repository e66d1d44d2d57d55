"""A database for others is whole, or a sentence says why it is not."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from faultline.errors import WorkspaceError
from faultline.workspace.database_file import write_database

SCHEMA = ('CREATE TABLE "a" (id VARCHAR PRIMARY KEY, number BIGINT)', 'CREATE VIEW "v" AS SELECT number FROM a')


def batch(*ids: str) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"id": list(ids), "number": list(range(len(ids)))})


def test_batches_are_rows(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    assert write_database(path, schema=SCHEMA, tables={"a": iter((batch("x", "y"), batch("z")))}) == {"a": 3}
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("SELECT * FROM a").fetchall() == [("x", 0), ("y", 1), ("z", 0)]
        assert connection.execute("SELECT sum(number) FROM v").fetchall() == [(1,)]
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"x\.duckdb cannot be written"):
        write_database(tmp_path / "x.duckdb", schema=SCHEMA, tables={"a": (batch("x", "x"),)})
    with pytest.raises(WorkspaceError, match=r"x\.duckdb cannot be written"):
        write_database(tmp_path / "nowhere" / "x.duckdb", schema=(), tables={})
