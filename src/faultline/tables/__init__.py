"""The things of `model` as Arrow schemas, and the way between both."""

from faultline.tables.columns import from_rows, schema_of, to_rows, to_table

__all__ = ["from_rows", "schema_of", "to_rows", "to_table"]
