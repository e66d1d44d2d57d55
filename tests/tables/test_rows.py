"""Values that stay in Arrow."""

from __future__ import annotations

from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.tables.rows import Rows, RowsBuilder
from faultline.tables.schemas import Named

VALUES = [
    Named("d", name, EntityType.PERSON, Form.NAME, number) for number, name in enumerate(("Awa", "Bintou", "Oumar"))
]


def test_rows_are_a_sequence_of_the_values() -> None:
    rows = Rows.of([VALUES[:2], [], VALUES[2:]], Named)
    assert list(rows) == list(rows) == VALUES
    assert (len(rows), rows[0], rows[-1]) == (3, VALUES[0], VALUES[2])
    assert list(rows[1:]) == rows.part(1, 3) == VALUES[1:]
    assert rows == Rows.of([VALUES], Named)
    assert rows != Rows.of([VALUES[:2]], Named)


def test_no_rows_are_rows_too() -> None:
    assert list(Rows.of([], Named)) == []


def test_many_values_taken_in_piece_by_piece_are_one_piece_in_their_order() -> None:
    built = RowsBuilder(Named)
    for number in range(12_000):
        built.add([VALUES[number % 3], VALUES[(number + 1) % 3]])
    rows = built.rows()
    assert (len(rows), rows.table.column("text").num_chunks) == (24_000, 1)
    assert list(rows) == [VALUES[n % 3] for number in range(12_000) for n in (number, number + 1)]
    assert len(built.rows()) == 0
