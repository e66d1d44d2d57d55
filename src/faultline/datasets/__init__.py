"""Coded data → statements: tables recognised by their columns, each row the evidence of what it says.

A data set is a mapping, a TOML file under `mappings/`; adding one needs no code.
"""

from faultline.datasets.reading import read_table
from faultline.tables.batches import batch_step
from faultline.tables.schemas import Record

__all__ = ["VERSION", "read_table", "read_tables"]

VERSION = "1"


def read_record(record: Record) -> tuple[Record]:
    """The record as `read_table` gives it; named, so that worker processes can be told of it."""
    return (read_table(record),)


read_tables = batch_step(read_record, Record, Record)
"""The batch step: records of tables gain statements and mentions, all others pass as they are."""
