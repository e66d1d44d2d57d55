"""File → Document: whatever format a source comes in, what it says as text with the roles of its passages."""

from faultline.documents.reading import read_source, records_of

VERSION = "2"

__all__ = ["VERSION", "read_source", "records_of"]
