"""The tables of the ledger, and how SQLite keeps them durable and append-only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    event,
)
from sqlalchemy.pool import NullPool

from faultline.errors import WorkspaceError

METADATA = MetaData()

LATER_COLUMNS = {"subject": "statement", "fault": "", "terms": "{}"}
"""Columns of the judgements that the first ledgers did not have, with what stands in their rows."""

REWRITING = "faultline.rewriting"
"""What a transaction on PostgreSQL sets that may change entries: a redaction alone."""
_FORBIDDEN = ("UPDATE", "DELETE")


def _table(name: str, *columns: Column[Any]) -> Table:
    begin = (Column("id", Integer, primary_key=True), Column("at", String, nullable=False))
    table = Table(name, METADATA, *begin, Column("who", String, nullable=False), *columns, sqlite_autoincrement=True)
    for change in _FORBIDDEN:
        trigger = DDL(_trigger(name, change))  # type: ignore[no-untyped-call]
        event.listen(table, "after_create", trigger.execute_if(dialect="sqlite"))
    return table


def _trigger(table: str, change: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the ledger only grows: append a new entry instead'); END"
    )


TABLES = {
    "judgements": _table(
        "judgements",
        Column("decision", String, nullable=False),
        Column("target", String, nullable=False, index=True),
        Column("note", String, nullable=False),
        Column("seen", String, nullable=False),
        *(Column(name, String, nullable=False, server_default=default) for name, default in LATER_COLUMNS.items()),
    ),
    "undoings": _table("undoings", Column("judgement", ForeignKey("judgements.id"), nullable=False)),
    "uploads": _table(
        "uploads",
        Column("name", String, nullable=False),
        Column("content", String, nullable=False),
        Column("size", BigInteger, nullable=False),
    ),
    "texts": _table(
        "texts",
        Column("text", Integer, nullable=False),
        Column("section", Integer, nullable=False),
        Column("before", String, nullable=False),
        Column("after", String, nullable=False),
        Column("seen", String, nullable=False),
        Column("undoes", Integer, nullable=False),
    ),
    "audit": _table("audit", Column("action", String, nullable=False), Column("detail", String, nullable=False)),
}


def open_engine(path: Path) -> Engine:
    """The engine for a ledger file, which is made with its tables where it does not exist.

    Every commit is on disk before it returns (`synchronous=FULL`); readers do not wait for a writer (WAL), and writers
    wait up to half a minute for one another.
    """
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": 30})
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    with engine.connect() as connection:
        if (found := connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()) != "ok":
            raise WorkspaceError(f"the ledger {path} cannot be read ({found}): it is damaged; restore it from a copy")
        is_ready = all(connection.dialect.has_table(connection, name) for name in TABLES) and not _missing(connection)
    if not is_ready:
        with engine.connect().execution_options(faultline_writes=True) as connection, connection.begin():
            METADATA.create_all(connection)
            for name in _missing(connection):
                connection.exec_driver_sql(
                    f"ALTER TABLE judgements ADD COLUMN {name} VARCHAR NOT NULL DEFAULT '{LATER_COLUMNS[name]}'"
                )
    return engine


def open_unchanging(path: Path) -> Engine:
    """An engine that reads a file to which nobody writes, and puts nothing beside it."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return create_engine("sqlite://", poolclass=NullPool, creator=lambda: sqlite3.connect(address, uri=True))


@contextmanager
def growing_no_more(connection: Connection) -> Iterator[None]:
    """Within a transaction that writes: entries that are there may be changed, and after it no more."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(f"SET LOCAL {REWRITING} = 'on'")  # which the triggers there ask for
        yield
        return
    for name in TABLES:
        for change in _FORBIDDEN:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}_no_{change.lower()}")
    yield
    for name in TABLES:
        for change in _FORBIDDEN:
            connection.exec_driver_sql(_trigger(name, change))


def forget_what_went(engine: Engine) -> None:
    """Write the file anew, so that no page of it holds what entries said before they were changed."""
    if engine.dialect.name != "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("COMMIT")  # of what the pool asked whether the server is there
            for name in TABLES:
                connection.exec_driver_sql(f"VACUUM FULL {name}")
        return
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None, "an open connection has its driver's"
        driver.execute("VACUUM")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _missing(connection: Connection) -> list[str]:
    """The columns that a ledger of an earlier version of Faultline lacks."""
    there = {column["name"] for column in connection.dialect.get_columns(connection, "judgements")}
    return [name for name in LATER_COLUMNS if name not in there]


def _configure(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where _begin says, not where the driver guesses
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("faultline_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
