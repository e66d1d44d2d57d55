"""Arrow batches → one DuckDB file, for others to open: no part of a map, but the engine is known here alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from faultline.errors import WorkspaceError


def write_database(
    path: Path, *, schema: Sequence[str], tables: Mapping[str, Iterable[pa.RecordBatch]]
) -> dict[str, int]:
    """Make a database at a path that is not there yet; the number of rows of each table.

    Args:
        schema: SQL that makes the tables (and views and comments) before they are filled.
        tables: Name → batches whose columns are those of the table, in its order; filled in the order given.

    Raises:
        WorkspaceError: If the database cannot be written.
    """
    import duckdb  # only who writes or looks at a map needs it

    rows = dict.fromkeys(tables, 0)
    try:
        with duckdb.connect(str(path), config={"threads": 1}) as connection:
            for sql in schema:
                connection.execute(sql)
            for name, batches in tables.items():
                for batch in batches:
                    connection.register("filling", pa.Table.from_batches([batch]))
                    connection.execute(f'INSERT INTO "{name}" SELECT * FROM filling')
                    rows[name] += batch.num_rows
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise WorkspaceError(f"{path.name} cannot be written ({reason}): make room or name another file") from error
    return rows
