"""The SQLite file, read by sqlite3, holds the tables with keys, references that hold, views and a search."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from faultline.errors import WorkspaceError
from faultline.exchange.database_tables import VIEWS
from faultline.exchange.sqlite_file import write_sqlite
from faultline.exchange.tables_of_map import TABLES
from faultline.workspace import MapView

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


@pytest.fixture(scope="module", params=["view", "ties"])
def any_map(request: pytest.FixtureRequest) -> MapView:
    chosen: MapView = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture(scope="module")
def database(any_map: MapView, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("sqlite") / "map.db"
    write_sqlite(any_map, path)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def test_every_cell_is_there(any_map: MapView, database: sqlite3.Connection) -> None:
    for table in TABLES:
        read = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')
        assert [column[0] for column in read.description] == [column.name for column in table.columns]
        assert read.fetchall() == list(table.cells(any_map))


def test_rows_are_counted(any_map: MapView, tmp_path: Path) -> None:
    holds = write_sqlite(any_map, tmp_path / "map.db").holds
    assert holds == {table.name: len(list(table.cells(any_map))) for table in TABLES}
    assert [path.name for path in tmp_path.iterdir()] == ["map.db"]


def test_the_file_is_sound_and_every_reference_holds(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    referred = {
        (table.name, row[3], row[2])
        for table in TABLES
        for row in database.execute(f'PRAGMA foreign_key_list("{table.name}")')
    }
    assert ("statements", "document_id", "documents") in referred
    assert ("comparison_members", "statement", "statements") in referred


def test_what_is_looked_up_is_indexed(database: sqlite3.Connection) -> None:
    def indexed(table: str) -> set[str]:
        """The first columns of its indexes, that of its key among them."""
        names = [row[1] for row in database.execute(f'PRAGMA index_list("{table}")')]
        return {database.execute(f'PRAGMA index_info("{name}")').fetchone()[2] for name in names}

    assert indexed("statements") == {"id", "kind", "document_id", "place_id", "speaker_id", "time_start"}
    assert indexed("arguments") == {"statement", "entity"}
    assert indexed("comparison_members") == {"comparison", "statement"}


def test_views_join_the_names(any_map: MapView, database: sqlite3.Connection) -> None:
    counts = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in VIEWS}
    assert counts["arguments_named"] == sum(len(s.arguments) for s in any_map.iterate_statements())
    assert counts["comparisons_said"] == sum(len(c.statements) for c in any_map.comparisons())
    assert counts["entities_mentioned"] == sum(len(e.documents) for e in any_map.entities())
    entities = {entity.id: entity.name for entity in any_map.entities()}
    named = database.execute("SELECT DISTINCT entity, name FROM arguments_named WHERE entity IS NOT NULL").fetchall()
    assert named
    assert all(entities[entity] == name for entity, name in named)


def test_quotes_are_found_by_their_words(database: sqlite3.Connection) -> None:
    sql = (
        "SELECT s.quote FROM statements_fts f JOIN statements s ON s.rowid = f.rowid "
        "WHERE statements_fts MATCH ? ORDER BY s.rowid"
    )
    found = [row[0] for row in database.execute(sql, ("front NOT nobody",))]
    told = [row[0] for row in database.execute("SELECT quote FROM statements WHERE quote LIKE '%Front%'")]
    assert told
    assert set(told) <= set(found)
    database.execute("INSERT INTO statements_fts(statements_fts, rank) VALUES('integrity-check', 1)")


def test_datasette_finds_the_search_by_itself(database: sqlite3.Connection) -> None:
    """Datasette (0.65, `detect_fts_sql`) looks for a virtual table whose SQL has the content table in such marks."""
    sql = database.execute("SELECT sql FROM sqlite_master WHERE name = 'statements_fts'").fetchone()[0]
    assert re.search(r'VIRTUAL TABLE.*USING FTS.*content="statements"', sql, re.IGNORECASE)


def test_the_hint_for_datasette_names_tables_and_columns_that_are_there(database: sqlite3.Connection) -> None:
    hint = json.loads(
        DOCS.read_text(encoding="utf-8").partition("`metadata.json`")[2].partition("```json\n")[2].partition("```")[0]
    )
    (tables,) = (entry["tables"] for entry in hint["databases"].values())
    assert tables
    for name, settings in tables.items():
        columns = {row[1] for row in database.execute(f'PRAGMA table_info("{name}")')}
        named = {*settings.get("facets", ()), settings.get("sort", "quote"), settings.get("label_column", "quote")}
        assert named - {"quote"} <= columns


def test_what_cannot_be_written_is_told_in_a_sentence(view: MapView, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"map\.db cannot be written"):
        write_sqlite(view, tmp_path / "nowhere" / "map.db")
