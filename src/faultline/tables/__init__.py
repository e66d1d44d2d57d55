"""The things of `model` as Arrow schemas, and the way between both."""

from faultline.tables.columns import from_batch, schema_of, to_batch, to_table

__all__ = ["from_batch", "schema_of", "to_batch", "to_table"]
