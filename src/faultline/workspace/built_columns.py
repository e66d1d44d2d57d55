"""The columns of a version as it was built, shared by all views of it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from faultline.workspace.changing_columns import changed
from faultline.workspace.choosing import Choosing
from faultline.workspace.columns import Columns
from faultline.workspace.making_columns import columns_of, read_columns
from faultline.workspace.manifest import Part


@lru_cache(maxsize=4)
def columns_as_built(parts: tuple[Part, ...], additions: tuple[Part, ...], folder: Path, fast: Path | None) -> Choosing:
    """What chooses by them: read from the folder of quick answers, or made of the parts; kept for the last four."""
    from faultline.workspace.queries import PartQueries  # which itself asks for these columns

    if additions:
        whole, queries = columns_as_built(parts, (), folder, fast).columns, PartQueries(parts, folder, additions)
        return Choosing(Columns(changed(whole.tables, queries.added, queries.table)))
    return Choosing(Columns(read_columns(fast) if fast else columns_of(PartQueries(parts, folder).table)))
