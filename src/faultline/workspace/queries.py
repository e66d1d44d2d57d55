"""DuckDB over the Parquet parts of one version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from faultline.errors import UsageError, WorkspaceError
from faultline.tables import from_batch, schema_of
from faultline.tables.lacking import lacking
from faultline.workspace.built_columns import columns_as_built
from faultline.workspace.changing_columns import Touched, changed
from faultline.workspace.choosing import Choosing
from faultline.workspace.columns import Columns
from faultline.workspace.fast_folder import DATABASE, fast_folder
from faultline.workspace.layer import lay
from faultline.workspace.making_columns import columns_of
from faultline.workspace.manifest import Part
from faultline.workspace.parts import TABLES
from faultline.workspace.placed_rows import PlacedRows, filled
from faultline.workspace.statement_filter import Condition, conditions_of, with_flat
from faultline.workspace.stored_rows import STORED, StoredRows

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

_SHORT, _KEPT = 200, 500
EVERYTHING = Condition("TRUE")
_ONE = {"documents": "document", "statements": "statement", "entities": "entity", "comparisons": "comparison"}


class PartQueries:
    """The tables of a version as views of the same names. Any number of threads may query at once.

    Attributes:
        fast: The folder of their form for quick answers, where it is there.
        placed: Gives rows by their positions.
        added: What of them documents changed that were placed since the whole build (`layer`).
        touched: What was laid over them besides.
        is_narrowed: Whether some rows are hidden, so that nothing that was made of all of them holds.
    """

    def __init__(self, parts: Iterable[Part], folder: Path, additions: Iterable[Part] = ()) -> None:
        import duckdb  # only looking at a map needs it

        self._connection = duckdb.connect()
        self._connection.execute("SET enable_progress_bar = false; SET python_enable_replacements = false")
        self._connection.execute("SET parquet_metadata_cache = true")
        self.fast: Path | None = None
        self._version = tuple(parts), tuple(additions), folder
        self._lock, self._making = Lock(), Lock()
        self._choosing: Choosing | None = None
        self.is_narrowed = False
        self.touched = Touched()
        self._layers: dict[str, int] = {}
        self._known: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
        self.placed = PlacedRows(self)
        self.open_version(self._version[0], folder)
        if self._version[1]:
            lay(self, self._version[1], folder)
        self.added, self.touched = self.touched, Touched()

    @property
    def is_fast(self) -> bool:
        """Whether its tables are read in a form for quick answers (`fast_tables`)."""
        return self.fast is not None

    def open_version(self, parts: Iterable[Part], folder: Path, prefix: str = "") -> None:
        """Make the tables of a version known under their names, with a prefix where another version is open too."""
        import duckdb

        try:
            parts = tuple(parts)
            if prefix or not self._attach(fast_folder(parts, folder)):
                self._read_parts(parts, folder, prefix)
        except duckdb.Error as error:
            why = f"is damaged or was made by another version of Faultline ({str(error).splitlines()[0]})"
            raise WorkspaceError(f"the map in {folder.parent} {why}: build again to mend it") from error

    def checked(self) -> PartQueries:
        """These same; WorkspaceError where a table lacks columns or fields that this Faultline reads."""
        for table, cls in () if self.is_fast else TABLES.items():
            found = self._connection.cursor().sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema
            if missing := lacking(found, schema_of(cls)):
                raise WorkspaceError(
                    f"this version of the map was made by an earlier Faultline (its {table} have no "
                    f"{', '.join(missing)}): build again to make a new one"
                )
        return self

    def _attach(self, fast: Path) -> bool:
        """Read the tables in their form for quick answers, all files opened now; False where it is not whole."""
        import duckdb

        if not fast.is_dir():
            return False
        try:
            files = {table: StoredRows(fast, table) for table in STORED}
            columns_as_built(self._version[0], (), self._version[2], fast)
            self._connection.execute(f"ATTACH {_quoted(str(fast / DATABASE))} AS fast (READ_ONLY)")
        except (OSError, ValueError, duckdb.Error):
            return False
        for table in TABLES:
            self._connection.execute(f"CREATE VIEW {table} AS SELECT * FROM fast.{table}")
        self.fast, self.placed = fast, PlacedRows(self, files)
        return True

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

    def _forget(self) -> None:
        self._known.clear()
        self._choosing = None

    def narrow(self, table: str, condition: str) -> None:
        """From now on all queries see only the rows of a table that meet a condition."""
        self._connection.execute(f"ALTER VIEW {table} RENAME TO whole_{table}")
        self._connection.execute(f"CREATE VIEW {table} AS SELECT * FROM whole_{table} WHERE {condition}")
        self.is_narrowed = True
        self._forget()

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
        self.touched.take(table, rows, column, gone, self.rows)
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
        self._forget()

    def put(self, table: str, rows: pa.Table) -> None:
        """From now on all queries see these rows as a table, in place of all that it had."""
        layer = self._layers[table] = self._layers.get(table, 0) + 1
        self._hold(f"put{layer}_{table}", rows, with_flat(table, "given_rows"))
        self._see(table, f"put{layer}_{table}")

    def add_table(self, name: str, rows: pa.Table) -> None:
        """From now on all queries see these rows under a name, in place of what it named before."""
        self._hold(f"held_{name}", rows)
        self._see(name, f"held_{name}")

    def _see(self, name: str, held: str) -> None:
        self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM {held}")
        self.is_narrowed = True
        self._forget()

    @property
    def choosing(self) -> Choosing:
        """Chooses among the statements, as they are with what lies over them."""
        with self._making:
            if self._choosing is None:
                self._choosing = self._choose()
            return self._choosing

    @property
    def as_built(self) -> Columns:
        """The columns of the version without what lies over them."""
        return columns_as_built(*self._version, self.fast).columns

    def _choose(self) -> Choosing:
        if self.is_narrowed:
            return Choosing(Columns(columns_of(self.table, self.touched.merged)))
        as_built = columns_as_built(*self._version, self.fast)
        if not self.touched:
            return as_built
        return Choosing(Columns(changed(as_built.columns.tables, self.touched, self.table)))

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
        if page or self.placed.is_stored(table):
            sql = f"SELECT nth FROM {table} WHERE {condition.sql} ORDER BY nth{page}"
            return self.placed.at(cls, table, [row[0] for row in self.rows(sql, condition.values)], without)
        return self.read(cls, table, condition.sql, condition.values, without)

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

    def table(self, sql: str, values: Sequence[Any] = ()) -> pa.Table:
        """What a query gives, as columns."""
        with _told_as_damage():
            return self._connection.cursor().sql(sql, params=list(values)).to_arrow_table()

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

    def read(
        self, cls: type[T], table: str, where: str, values: Sequence[Any] = (), without: Sequence[str] = ()
    ) -> list[T]:
        """The values of the rows that meet a condition, in the order of the table."""
        columns = ", ".join(f'"{name}"' for name in schema_of(cls).names if name not in without)
        return from_batch(
            filled(cls, self.table(f"SELECT {columns} FROM {table} WHERE {where} ORDER BY nth", values)), cls
        )


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


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
