"""File → Document: whatever format a source comes in, what it says as text with the roles of its passages."""

from faultline.documents.reading import read_source
from faultline.tables.batches import batch_step
from faultline.tables.schemas import Record, Source

VERSION = "1"

read_sources = batch_step(read_source, Source, Record)

__all__ = ["VERSION", "read_source", "read_sources"]
