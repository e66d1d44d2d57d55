"""Where the tables of a version lie in a form for quick answers (`fast_tables` makes them)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from faultline.tables import schema_of
from faultline.workspace.making_columns import FORM
from faultline.workspace.manifest import Part
from faultline.workspace.parts import TABLES
from faultline.workspace.statement_filter import FLAT

LARGE = 20_000
"""Statements from which on a map is large: pages wait for its parts, and a whole build takes minutes."""
DATABASE = "tables.duckdb"
_LAYOUT = 2
"""Raised when the folder holds something else, or indexes something else."""


def fast_folder(parts: Iterable[Part], folder: Path) -> Path:
    """The folder of these parts, whether it is there or not; its name holds what it is made of and how."""
    import duckdb

    schemas = [str(schema_of(cls)) for cls in TABLES.values()]
    named = repr((_LAYOUT, duckdb.__version__, FLAT, FORM, schemas, sorted((part.table, part.file) for part in parts)))
    return folder.parent / "fast" / hashlib.sha256(named.encode()).hexdigest()[:16]
