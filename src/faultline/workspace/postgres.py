"""How PostgreSQL keeps a ledger: its address, its tables made on first use, durable and append-only.

Everything lies in one schema of the database (`faultline`, or what `?schema=` of the address names), so that several
maps can share a server. The driver is pg8000 (BSD); psycopg is LGPL.
"""

from __future__ import annotations

import ipaddress
import os
import re
import ssl
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from faultline.errors import UsageError, WorkspaceError
from faultline.workspace.ledger_tables import LATER_COLUMNS, METADATA, REWRITING, TABLES, open_engine

SCHEMA = "faultline"
"""Where the tables lie if the address names no other schema."""
_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_DRIVERS = ("postgresql", "postgresql+pg8000")
_MODES = ("disable", "require", "verify-full")
Secrecy = ssl.SSLContext | Literal[False]
"""How a connection is encrypted, or that it is not."""
_LOCK = 0x0FA17
"""The advisory lock of whoever writes, with the schema's own number beside it."""
_GROWING = f"""
CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('{REWRITING}', true) = 'on' THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'the ledger only grows: append a new entry instead';
END $$
"""


def parse_address(address: str) -> tuple[URL, str, Secrecy]:
    """The address for the driver, the schema, and how the connection is kept secret; UsageError says what is wrong.

    The password may stand in PGPASSWORD instead. A server elsewhere must show a certificate that this machine trusts,
    unless the address ends with `?sslmode=require` (any certificate) or `?sslmode=disable`.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise UsageError("the ledger's address is none: write postgresql+pg8000://USER@HOST/DATABASE") from error
    query = dict(url.query)
    schema, mode = str(query.pop("schema", SCHEMA)), str(query.pop("sslmode", ""))
    if url.drivername not in _DRIVERS or not url.host or not url.database or query:
        raise UsageError(
            f"the ledger cannot lie at {shown(url)}: write postgresql+pg8000://USER@HOST/DATABASE, with ?schema= and "
            "&sslmode= if need be"
        )
    if not _SCHEMA.fullmatch(schema) or mode not in ("", *_MODES):
        raise UsageError(
            f"the ledger's address {shown(url)} needs a schema of small letters, and sslmode of {', '.join(_MODES)}"
        )
    password = url.password or os.environ.get("PGPASSWORD")
    return url.set(drivername=_DRIVERS[1], query={}, password=password), schema, _secrecy(mode, url.host)


def shown(url: URL) -> str:
    """The address as it may be shown: without name, password and whatever else was written into it."""
    return f"{url.drivername}://{url.host or ''}{f':{url.port}' if url.port else ''}/{url.database or ''}"


def _secrecy(mode: str, host: str) -> Secrecy:
    if mode == "disable" or (not mode and _is_here(host)):
        return False
    context = ssl.create_default_context()
    if mode == "require":
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def open_server(url: URL, schema: str, secrecy: Secrecy) -> Engine:
    """An engine whose connections see the schema's tables first; nothing is asked of the server yet."""
    engine = create_engine(
        url,
        pool_size=4,
        max_overflow=12,
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ",
        hide_parameters=True,
        connect_args={"timeout": 15, "ssl_context": secrecy, "application_name": "faultline"},
    )

    def see_schema(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(f'SET search_path TO "{schema}"')
        cursor.execute("SET synchronous_commit TO on")
        cursor.close()
        connection.commit()

    event.listen(engine, "connect", see_schema)
    return engine


def take_lock(connection: Connection, schema: str) -> None:
    """Wait for whoever writes into this schema; until the transaction ends nobody else does."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:one, hashtext(:schema))"), {"one": _LOCK, "schema": schema})


def has_tables(connection: Connection, schema: str) -> bool:
    """Whether the ledger is there, as this version of Faultline keeps it."""
    there = all(connection.dialect.has_table(connection, name, schema=schema) for name in TABLES)
    return there and not _missing(connection, schema)


def make_tables(engine: Engine, schema: str, local: Path) -> None:
    """Make what is missing, under the lock; a new ledger takes in what the map's own ledger file holds.

    Args:
        local: That file; it stays as it is.
    """
    with engine.connect().execution_options(isolation_level="READ COMMITTED") as connection, connection.begin():
        take_lock(connection, schema)
        if has_tables(connection, schema):
            return
        is_new = not connection.dialect.has_table(connection, "judgements", schema=schema)
        connection.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')
        METADATA.create_all(connection)
        for name in _missing(connection, schema):
            connection.exec_driver_sql(
                f"ALTER TABLE judgements ADD COLUMN {name} VARCHAR NOT NULL DEFAULT '{LATER_COLUMNS[name]}'"
            )
        _forbid_changes(connection)
        if is_new and local.is_file():
            _take_in(connection, local)


def _forbid_changes(connection: Connection) -> None:
    connection.exec_driver_sql(_GROWING)
    for name in TABLES:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}_only_grows ON {name}")
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION only_grows()"
        )


def _take_in(connection: Connection, local: Path) -> None:
    with open_engine(local).connect() as old:
        for name, table in TABLES.items():
            rows = [dict(row) for row in old.execute(table.select().order_by(table.c.id)).mappings()]
            if rows:
                connection.execute(table.insert(), rows)
                connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))"
                )


def _missing(connection: Connection, schema: str) -> list[str]:
    there = {column["name"] for column in connection.dialect.get_columns(connection, "judgements", schema=schema)}
    return [name for name in LATER_COLUMNS if name not in there]


def away(url: URL, why: object) -> WorkspaceError:
    """That the server cannot be reached, or refuses."""
    return WorkspaceError(
        f"the ledger at {shown(url)} cannot be read or written ({why}): check that the server runs and lets you in, "
        "and the address in faultline.toml or FAULTLINE_LEDGER; what was judged before is kept"
    )
