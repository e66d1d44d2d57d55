"""DuckDB over the Parquet parts of one version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import numpy as np
import numpy.typing as npt

from faultline.errors import UsageError, WorkspaceError
from faultline.tables import from_batch, schema_of
from faultline.tables.lacking import lacking
from faultline.workspace.fast_file import fast_file
from faultline.workspace.manifest import Part
from faultline.workspace.parts import TABLES
from faultline.workspace.statement_filter import TIES, Condition, conditions_of, with_flat

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

_DENSE, _SHORT, _KEPT = 4, 200, 500
EVERYTHING = Condition("TRUE")
_ONE = {"documents": "document", "statements": "statement", "entities": "entity", "comparisons": "comparison"}


class PartQueries:
    """The tables of a version as views of the same names. Any number of threads may query at once."""

    def __init__(self, parts: Iterable[Part], folder: Path) -> None:
        import duckdb  # only looking at a map needs it

        self._connection = duckdb.connect()
        self._connection.execute("SET enable_progress_bar = false; SET python_enable_replacements = false")
        self._connection.execute("SET parquet_metadata_cache = true")
        self.is_fast = False
        self._lock = Lock()
        self._layers: dict[str, int] = {}
        self._known: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
        self.open_version(parts, folder)

    def open_version(self, parts: Iterable[Part], folder: Path, prefix: str = "") -> None:
        """Make the tables of a version known under their names, with a prefix where another version is open too."""
        import duckdb

        parts = tuple(parts)
        fast = None if prefix else fast_file(parts, folder)
        try:
            if fast and fast.is_file():
                self._attach(fast)
            else:
                self._read_parts(parts, folder, prefix)
        except duckdb.Error as error:
            raise WorkspaceError(
                f"the map in {folder.parent} is damaged or was made by another version of Faultline "
                f"({str(error).splitlines()[0]}): build again to mend it"
            ) from error

    def checked(self) -> PartQueries:
        """These same; WorkspaceError where a table lacks columns, or fields within them, that this Faultline reads.

        Extra ones do no harm: only the names that are wanted are asked for.
        """
        for table, cls in TABLES.items():
            found = self._connection.cursor().sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema
            if missing := lacking(found, schema_of(cls)):
                raise WorkspaceError(
                    f"this version of the map was made by an earlier Faultline (its {table} have no "
                    f"{', '.join(missing)}): build again to make a new one"
                )
        return self

    def _attach(self, fast: Path) -> None:
        self._connection.execute(f"ATTACH {_quoted(str(fast))} AS fast (READ_ONLY)")
        for table in TABLES:
            self._connection.execute(f"CREATE VIEW {table} AS SELECT * FROM fast.{table}")
        for name in TIES:
            self._connection.execute(f"CREATE VIEW {name} AS SELECT * FROM fast.{name}")
        self.is_fast = True

    def _read_parts(self, parts: Iterable[Part], folder: Path, prefix: str) -> None:
        import duckdb

        files: dict[str, list[str]] = {name: [] for name in TABLES}
        for part in parts:
            files[part.table].append(str(folder / part.file))
        for table, paths in files.items():
            if not paths:
                raise duckdb.IOException(f"it has no table of {table}")
            listed = ", ".join(map(_quoted, paths))
            source = with_flat(table, f"read_parquet([{listed}])")
            self._connection.execute(f"CREATE VIEW {prefix}{table} AS {source}")
        self._tie_again()

    def _tie_again(self) -> None:
        """Let ties be those of the tables as they are now; forget what was asked of them before."""
        for name, sql in TIES.items():
            self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS {sql}")
        self._known.clear()

    def narrow(self, table: str, condition: str) -> None:
        """From now on all queries see only the rows of a table that meet a condition."""
        self._connection.execute(f"ALTER VIEW {table} RENAME TO whole_{table}")
        self._connection.execute(f"CREATE VIEW {table} AS SELECT * FROM whole_{table} WHERE {condition}")
        self._tie_again()

    def overlay(
        self, table: str, rows: pa.Table, without: tuple[str, Iterable[Any]], columns: Mapping[str, str] | None = None
    ) -> None:
        """From now on all queries see a table without some of its rows, with others, and with some columns computed.

        Args:
            rows: Those that are there instead.
            without: A column, and its values in the rows that are not seen any more.
            columns: SQL over the columns of the rows that stay.
        """
        import pyarrow

        column, gone = without[0], list(without[1])
        layer = self._layers[table] = self._layers.get(table, 0) + 1
        built, judged, left = (f"{name}{layer}_{table}" for name in ("built", "judged", "gone"))
        self._hold(judged, rows, with_flat(table, "given_rows"))
        where = ""
        if gone:
            self._hold(left, pyarrow.table({"gone": gone}))
            where = f" WHERE {column} NOT IN (SELECT gone FROM {left})"
        changed = ", ".join(f"{sql} AS {name}" for name, sql in (columns or {}).items())
        kept = f"SELECT *{f' REPLACE ({changed})' if changed else ''} FROM {built}{where}"
        self._connection.execute(f"ALTER VIEW {table} RENAME TO {built}")
        self._connection.execute(f"CREATE VIEW {table} AS {kept} UNION ALL BY NAME SELECT * FROM {judged}")
        self._tie_again()

    def put(self, table: str, rows: pa.Table) -> None:
        """From now on all queries see these rows as a table, in place of all that it had."""
        layer = self._layers[table] = self._layers.get(table, 0) + 1
        self._hold(f"put{layer}_{table}", rows, with_flat(table, "given_rows"))
        self._connection.execute(f"CREATE OR REPLACE VIEW {table} AS SELECT * FROM put{layer}_{table}")
        self._tie_again()

    def add_table(self, name: str, rows: pa.Table) -> None:
        """From now on all queries see these rows under a name, in place of what it named before."""
        self._hold(f"held_{name}", rows)
        self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM held_{name}")
        self._known.clear()

    def _hold(self, name: str, rows: pa.Table, read: str = "SELECT * FROM given_rows") -> None:
        self._connection.register("given_rows", rows)
        self._connection.execute(f"CREATE TABLE {name} AS {read}")
        self._connection.unregister("given_rows")

    def values(
        self,
        cls: type[T],
        table: str,
        condition: Condition = EVERYTHING,
        *,
        limit: int | None = None,
        offset: int = 0,
        without: Sequence[str] = (),
    ) -> list[T]:
        """Values in their stored order; the columns `without`, texts or lists, are left empty.

        The few rows wanted are found by the flat columns alone, so that the wide ones are read for them only.
        """
        page = f" LIMIT {int(limit)}" if limit is not None else ""
        page += f" OFFSET {int(offset)}" if offset else ""
        where, given = condition.sql, condition.values
        if page:
            found = [row[0] for row in self.rows(f"SELECT nth FROM {table} WHERE {where} ORDER BY nth{page}", given)]
            where, given = _one_of(found, with_bounds=not self.is_fast)
        columns = ", ".join(_empty(cls, name) if name in without else f'"{name}"' for name in schema_of(cls).names)
        return self._read(cls, f"SELECT {columns} FROM {table} WHERE {where} ORDER BY nth", given)

    def count(self, table: str, condition: Condition = EVERYTHING) -> int:
        """The number of rows that meet the condition."""
        return int(self.rows(f"SELECT count(*) FROM {table} WHERE {condition.sql}", condition.values)[0][0])

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The plain rows of any query; short answers are kept, since a version does not change."""
        key = (sql, repr(values))
        with self._lock:
            known = self._known.get(key)
        if known is not None:
            return known
        with _told_as_damage():
            found = self._connection.cursor().execute(sql, list(values)).fetchall()
        if len(found) <= _SHORT:
            with self._lock:
                self._known[key] = found
                while len(self._known) > _KEPT:
                    del self._known[next(iter(self._known))]
        return found

    def columns(self, sql: str, values: Sequence[Any] = ()) -> dict[str, npt.NDArray[Any]]:
        """The columns of any query whose values are all there."""
        found = self._connection.cursor().execute(sql, list(values)).fetchnumpy()
        return {name: np.asarray(column) for name, column in found.items()}

    def by_id(self, table: str, beginning: str) -> Condition:
        """The condition for the one row whose id begins so; an exact id always wins. UsageError where there is none."""
        rows = self.rows(f"SELECT id FROM {table} WHERE id = ?", [beginning]) or self.rows(
            f"SELECT id FROM {table} WHERE starts_with(id, ?) ORDER BY length(id), id LIMIT 3", [beginning]
        )
        ids = [str(row[0]) for row in rows]
        if not beginning or not ids:
            _unknown(table, f"there is no such {_ONE[table]} as {beginning!r} in this map")
        if len(ids) > 1 and ids[0] != beginning:
            _unknown(table, f"{beginning!r} is the beginning of the ids of several {table}")
        return conditions_of({"id": ids[0]})

    def _read(self, cls: type[T], sql: str, values: Sequence[Any]) -> list[T]:
        with _told_as_damage():
            table = self._connection.cursor().sql(sql, params=list(values)).to_arrow_table()
        return from_batch(table, cls)


@contextmanager
def _told_as_damage() -> Iterator[None]:
    """A file of the map that has gone or broken since it was opened ends in one sentence."""
    import duckdb

    try:
        yield
    except (duckdb.IOException, duckdb.InvalidInputException) as error:
        raise WorkspaceError(
            f"the map cannot be read any more ({str(error).splitlines()[0]}): build again to mend it"
        ) from error


def _unknown(table: str, what: str) -> NoReturn:
    raise UsageError(f"{what}: take one that an export or a page of the {table} lists")


def _one_of(positions: list[int], *, with_bounds: bool) -> tuple[str, tuple[Any, ...]]:
    """The rows at these positions; bounds let what lies outside be skipped, an index finds what lies apart."""
    if not positions:
        return "FALSE", ()
    with_bounds = with_bounds or positions[-1] - positions[0] < _DENSE * len(positions)
    listed = f"nth IN ({', '.join(map(str, positions))})"
    return (f"nth BETWEEN {positions[0]} AND {positions[-1]} AND {listed}" if with_bounds else listed), ()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _empty(cls: type, name: str) -> str:
    is_text = str(schema_of(cls).field(name).type) == "string"
    return f"'' AS \"{name}\"" if is_text else f'[] AS "{name}"'
