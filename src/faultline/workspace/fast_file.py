"""Where the tables of a version lie in DuckDB's own form (`fast_tables` makes them)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from faultline.workspace.manifest import Part
from faultline.workspace.statement_filter import FLAT, TIES


def fast_file(parts: Iterable[Part], folder: Path) -> Path:
    """Where the tables of these parts lie in DuckDB's form, whether they are there or not."""
    import duckdb

    named = repr((duckdb.__version__, FLAT, TIES, sorted((part.table, part.file) for part in parts)))
    return folder.parent / "fast" / f"{hashlib.sha256(named.encode()).hexdigest()[:16]}.duckdb"
