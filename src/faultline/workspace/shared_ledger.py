"""The ledger of a team: the same entries in the same order, in PostgreSQL instead of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import finalize

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from faultline.workspace.ledger import POSITION, Ledger
from faultline.workspace.postgres import away, has_tables, make_tables, open_server, parse_address, take_lock

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class SharedLedger(Ledger):
    """A ledger on a server, made when it is first written. Safe for many machines, processes and threads at once.

    Writers take turns, so that entries are numbered in the order in which they are there to be read.

    Args:
        address: `postgresql+pg8000://user@host/database?schema=name`; `postgres.parse_address` says more.
        local: The ledger file of the workspace, whose entries a new ledger takes in.

    Raises:
        UsageError: The address cannot be one.
    """

    def __init__(self, address: str, local: Path) -> None:
        super().__init__(local)
        self._url, self._schema, self._secrecy = parse_address(address)

    def exists(self) -> bool:
        """Whether anything was written yet."""
        with self._told(), self._server.connect() as connection:
            return has_tables(connection, self._schema)

    def position(self) -> int:
        """How many judgements and undoings there are."""
        with self._told(), self._server.connect() as connection:
            if not connection.dialect.has_table(connection, "undoings", schema=self._schema):
                return 0
            return int(connection.execute(text(POSITION)).scalar_one())

    def rewrite(self, change: Callable[[str, dict[str, Any]], dict[str, Any]]) -> int:
        """As in a file; the file that the map had before its ledger lay on a server is rewritten too."""
        changed = super().rewrite(change)
        Ledger(self.path).rewrite(change)
        return changed

    @cached_property
    def _server(self) -> Engine:
        server = open_server(self._url, self._schema, self._secrecy)
        finalize(self, server.dispose)
        return server

    @cached_property
    def _engine(self) -> Engine:
        """The server, with the tables there."""
        make_tables(self._server, self._schema, self.path)
        return self._server

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction that nobody else writes beside; what it reads is what the last writer has left."""
        with (
            self._told(),
            self._engine.connect().execution_options(isolation_level="READ COMMITTED") as connection,
            connection.begin(),
        ):
            take_lock(connection, self._schema)
            yield connection

    def _looking(self) -> Connection:
        return self._engine.connect()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise away(self._url, _reason(error.orig)) from None
        except OSError as error:
            raise away(self._url, error.strerror or error) from None
        except SQLAlchemyError as error:
            raise away(self._url, type(error).__name__) from None


def _reason(error: BaseException | None) -> str:
    """The server's own words where it has any: pg8000 gives them as a dictionary, with the message under M."""
    told = error.args[0] if error is not None and error.args else error
    message = told.get("M", told) if isinstance(told, dict) else told
    return " ".join(str(message).split())[:200]
