"""A table of an earlier form is told by what it lacks."""

from __future__ import annotations

import pyarrow as pa

from faultline.model.statement import Statement
from faultline.tables import schema_of
from faultline.tables.lacking import lacking

POINT = pa.struct([("x", pa.int64()), ("y", pa.int64())])
WANTED = pa.schema([("id", pa.string()), ("at", POINT), ("path", pa.list_(POINT))])


def test_a_table_of_the_same_form_lacks_nothing() -> None:
    assert lacking(WANTED, WANTED) == []
    assert lacking(schema_of(Statement), schema_of(Statement)) == []


def test_more_columns_in_another_order_do_no_harm() -> None:
    assert lacking(pa.schema([("nth", pa.int64()), *reversed(list(WANTED))]), WANTED) == []


def test_what_is_missing_is_named_at_any_depth() -> None:
    half = pa.struct([("x", pa.int64())])
    assert lacking(pa.schema([("at", half), ("path", pa.list_(half))]), WANTED) == ["id", "at.y", "path.y"]


def test_another_shape_is_missing_too() -> None:
    found = pa.schema([("id", pa.string()), ("at", pa.string()), ("path", POINT)])
    assert lacking(found, WANTED) == ["at", "path"]
