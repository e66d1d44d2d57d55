"""Coded data → statements: tables recognised by their columns, each row the evidence of what it says.

A data set of rows is a mapping, a TOML file under `mappings/`; adding one needs no code.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from faultline.datasets.mapping_files import parse_mapping
from faultline.datasets.reading import read_data
from faultline.documents import records_of
from faultline.tables.batches import batch_step
from faultline.tables.schemas import Record, Source

__all__ = ["VERSION", "read_source", "read_sources"]

VERSION = "2"


def read_source(source: Source) -> Iterator[Record]:
    """The documents and data in one file, as they are read; a large table comes in several records."""
    own = parse_mapping(Path(source.mapping).read_text("utf-8"), source.mapping) if source.mapping else None
    return records_of(source, partial(read_data, own=own))


read_sources = batch_step(read_source, Source, Record, acyclic=True)
"""The first batch step: files to records, those of coded data with the statements of their rows."""
