from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import pyarrow as pa
import pytest

from faultline.model.evidence import Evidence
from faultline.model.statement import Argument, Counts, Kind, Statement
from faultline.model.value import Value
from faultline.tables import from_batch, schema_of, to_batch, to_table
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
    assert from_batch(to_table([record], Record), Record) == [record]


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
    table = to_table([STATEMENT], Statement).append_column("surprise", pa.array([1]))
    with pytest.raises(KeyError, match="surprise"):
        from_batch(table, Statement)


def test_what_is_nothing_in_some_rows_comes_back_as_nothing() -> None:
    plain = replace(STATEMENT, id="s2", counts=None, arguments=())
    values = [plain, STATEMENT, plain, STATEMENT]
    assert from_batch(to_batch(values, Statement), Statement) == values
    assert from_batch(to_batch(values, Statement).slice(1, 2), Statement) == values[1:3]


def test_a_batch_is_what_rows_as_dictionaries_give() -> None:
    rows = [
        asdict(STATEMENT) | {"kind": "event", "polarity": "affirmed", "modality": "actual", "attribution": "author"}
    ]
    assert (
        to_batch([STATEMENT], Statement).to_pylist()
        == pa.RecordBatch.from_pylist(
            [{**row, "arguments": list(row["arguments"])} for row in rows], schema=schema_of(Statement)
        ).to_pylist()
    )
