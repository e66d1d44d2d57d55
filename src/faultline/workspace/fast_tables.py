"""The tables of a large version in DuckDB's own form, with indexes: what pages ask for comes in milliseconds.

A file in `map/fast`, made of the Parquet parts when a large map is first served, and made again where it is missing or
of another DuckDB. Nothing needs it: without it the same queries read the parts themselves, row group by row group.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from faultline.workspace.fast_file import fast_file
from faultline.workspace.manifest import Manifest, Part
from faultline.workspace.parts import TABLES
from faultline.workspace.statement_filter import TIES, with_flat
from faultline.workspace.whole_files import whole_file
from faultline.workspace.workspace import Workspace

LARGE = 20_000
"""Statements from which on a map is worth it."""
_FIXED = {
    "statements": ("nth", "id"),
    "entities": ("nth", "id"),
    "documents": ("nth", "id"),
    "comparisons": ("nth", "id"),
}
"""The columns by which single rows are looked up."""


def is_worth_it(manifest: Manifest) -> bool:
    """Whether a version is so large that pages would wait for its parts."""
    return manifest.rows("statements") >= LARGE


def is_copied(workspace: Workspace) -> bool:
    """Whether the file of the current version is there."""
    manifest = workspace.manifest()
    return manifest is not None and fast_file(manifest.parts, workspace.parts).is_file()


def make_fast(workspace: Workspace, manifest: Manifest) -> Path | None:
    """Make the file of a version where it is missing; None where the workspace cannot be written.

    The files of other versions go, but for readers that have them open.
    """
    import duckdb

    target = fast_file(manifest.parts, workspace.parts)
    if target.is_file():
        return target
    try:
        with whole_file(target, workspace.scratch) as path:
            _copy(manifest.parts, workspace.parts, path)
        for other in target.parent.glob("*.duckdb"):
            if other != target:
                other.unlink(missing_ok=True)
    except (OSError, duckdb.Error):
        return None
    return target


def _copy(parts: Iterable[Part], folder: Path, path: Path) -> None:
    import duckdb

    with suppress(FileNotFoundError):
        path.unlink()
    files: dict[str, list[str]] = {name: [] for name in TABLES}
    for part in parts:
        files[part.table].append(str(folder / part.file))
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET enable_progress_bar = false")
        for table, paths in files.items():
            connection.execute(f"CREATE TABLE {table} AS {with_flat(table, 'read_parquet($1)')} ORDER BY nth", [paths])
            for column in _FIXED.get(table, ()):
                connection.execute(f"CREATE INDEX {table}_{column} ON {table}({column})")
        for name, sql in TIES.items():
            connection.execute(f"CREATE TABLE {name} AS {sql} ORDER BY s.nth")
        connection.execute("CHECKPOINT")
