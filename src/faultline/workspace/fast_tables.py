"""The tables of a large version in forms for quick answers: what pages ask for comes in milliseconds.

A folder in `map/fast`, made of the Parquet parts when a large map is first served, and made again where it is missing
or was made otherwise. It holds the tables in DuckDB's own form, with indexes, for what is asked in SQL; rows that are
read where they lie (`stored_rows`); and columns to choose and count by (`making_columns`). Nothing needs it: without it
the same questions are asked of the parts themselves, row group by row group.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from shutil import rmtree

import pyarrow as pa

from faultline.tables import schema_of
from faultline.workspace.fast_folder import DATABASE, LARGE, fast_folder
from faultline.workspace.making_columns import columns_of, write_columns
from faultline.workspace.manifest import Manifest, Part
from faultline.workspace.parts import TABLES
from faultline.workspace.statement_filter import with_flat
from faultline.workspace.stored_rows import STORED, write_rows
from faultline.workspace.whole_files import whole_folder
from faultline.workspace.workspace import Workspace

_INDEXED = {
    "statements": ("nth", "id"),
    "entities": ("nth", "id"),
    "documents": ("nth", "id"),
    "comparisons": ("nth", "id"),
    "origins": ("document",),
    "mentions": ("document",),
    "identities": ("document", "entity"),
}
"""The columns by which a few rows are looked up."""
_AT_ONCE = 100_000
_MAKING = "making"


def is_worth_it(manifest: Manifest) -> bool:
    """Whether a version is so large that pages would wait for its parts."""
    return manifest.rows("statements") >= LARGE


def is_copied(workspace: Workspace) -> bool:
    """Whether the folder of the current version is there."""
    manifest = workspace.manifest()
    return manifest is not None and fast_folder(manifest.parts, workspace.parts).is_dir()


def make_fast(workspace: Workspace, manifest: Manifest) -> Path | None:
    """Make the folder of a version where it is missing; None where the workspace cannot be written.

    Those of other versions go; readers that have them open keep what they have.
    """
    import duckdb

    target = fast_folder(manifest.parts, workspace.parts)
    if target.is_dir():
        return target
    try:
        with whole_folder(
            target, target.parent / _MAKING
        ) as folder:  # builds sweep the scratch folder of the workspace
            _copy(manifest.parts, workspace.parts, folder)
        for other in target.parent.iterdir():
            if other != target:
                rmtree(other, ignore_errors=True) if other.is_dir() else other.unlink(missing_ok=True)
    except (OSError, duckdb.Error):
        return None
    return target


def _copy(parts: Iterable[Part], source: Path, folder: Path) -> None:
    import duckdb

    files: dict[str, list[str]] = {name: [] for name in TABLES}
    for part in parts:
        files[part.table].append(str(source / part.file))
    with duckdb.connect(str(folder / DATABASE)) as connection:
        connection.execute("SET enable_progress_bar = false; SET python_enable_replacements = false")
        for table, paths in files.items():
            connection.execute(f"CREATE TABLE {table} AS {with_flat(table, 'read_parquet($1)')} ORDER BY nth", [paths])
            for column in _INDEXED.get(table, ()):
                connection.execute(f"CREATE INDEX {table}_{column} ON {table}({column})")
        for table in STORED:
            columns = ", ".join(f'"{name}"' for name in schema_of(TABLES[table]).names)
            rows = connection.sql(f"SELECT {columns} FROM {table} ORDER BY nth").to_arrow_reader(_AT_ONCE)
            write_rows(folder, table, rows)

        def ask(sql: str) -> pa.Table:
            return connection.sql(sql).to_arrow_table()

        write_columns(columns_of(ask), folder)
        connection.execute("CHECKPOINT")
