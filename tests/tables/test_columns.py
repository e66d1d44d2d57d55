from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pytest

from faultline.model.evidence import Evidence
from faultline.model.statement import Argument, Counts, Kind, Statement
from faultline.model.value import Value
from faultline.tables import from_rows, schema_of, to_table
from faultline.tables.schemas import Record

STATEMENT = Statement(
    id="s1",
    kind=Kind.EVENT,
    type="ASSAULT",
    evidence=Evidence.of_span("d1", "Gunmen killed two.", 0, 17, extractor="rules@1"),
    arguments=(Argument("actor", "Gunmen", 0, 6, chain=0),),
    counts=Counts(killed=Value(2, 2, "persons", text="two")),
)


def test_values_come_back_as_they_went() -> None:
    record = Record(source="a.txt", statements=(STATEMENT,))
    assert list(from_rows(to_table([record], Record).to_pylist(), Record)) == [record]


def test_an_empty_table_has_the_schema_all_the_same() -> None:
    table = to_table([], Statement)
    assert table.num_rows == 0
    assert table.schema == schema_of(Statement)


def test_what_may_be_none_is_nullable_and_nothing_else() -> None:
    schema = schema_of(Statement)
    assert not schema.field("id").nullable
    assert schema.field("time").nullable
    assert schema.field("kind").type == pa.string()


def test_a_column_has_one_type() -> None:
    @dataclass(frozen=True)
    class Odd:
        either: int | str

    with pytest.raises((TypeError, NameError)):
        schema_of(Odd)


def test_a_column_that_no_field_bears_is_an_error() -> None:
    row = to_table([STATEMENT], Statement).to_pylist()[0] | {"surprise": 1}
    with pytest.raises(KeyError, match="surprise"):
        list(from_rows([row], Statement))
