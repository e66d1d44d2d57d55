"""What a table written earlier has not that the values of today need."""

from __future__ import annotations

import pyarrow as pa


def lacking(found: pa.Schema, wanted: pa.Schema) -> list[str]:
    """The fields of `wanted` that are not in `found`, at any depth, as dotted paths in the order of `wanted`."""
    return _of_fields(list(found), list(wanted), "")


def _of_fields(found: list[pa.Field], wanted: list[pa.Field], above: str) -> list[str]:
    there = {field.name: field for field in found}
    missing = []
    for field in wanted:
        path = f"{above}{field.name}"
        missing += _of_types(there[field.name].type, field.type, path) if field.name in there else [path]
    return missing


def _of_types(found: pa.DataType, wanted: pa.DataType, path: str) -> list[str]:
    """What lies below two columns of one name; lists and structs must be such in both."""
    if pa.types.is_list(wanted):
        return _of_types(found.value_type, wanted.value_type, path) if pa.types.is_list(found) else [path]
    if pa.types.is_struct(wanted):
        return _of_fields(list(found), list(wanted), f"{path}.") if pa.types.is_struct(found) else [path]
    return []
