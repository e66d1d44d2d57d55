"""Values that stay in Arrow."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from faultline.model.document import Document, Passage, Role
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.tables.grouped import Grouped
from faultline.tables.rows import Rows, RowsBuilder
from faultline.tables.schemas import Named
from faultline.tables.sinks import kept_in, let_go

VALUES = [
    Named("d", name, EntityType.PERSON, Form.NAME, number) for number, name in enumerate(("Awa", "Bintou", "Oumar"))
]
MANY = [
    Named("abc"[n % 3], f"n{n * 7 % 50:02}", EntityType.PERSON, Form.NAME, n, start=n % 9 or None) for n in range(50)
]


@dataclass(frozen=True, slots=True)
class Titled:
    """Some of the fields of a document."""

    id: str
    title: str | None


def built(values: list[Named], at_once: int = 7) -> Rows[Named]:
    """In many pieces, so that what crosses from one into the next is tried."""
    made = RowsBuilder(Named, at_once)
    made.add(values)
    return made.rows()


def test_rows_are_a_sequence_of_the_values() -> None:
    rows = Rows.of([VALUES[:2], [], VALUES[2:]], Named)
    assert list(rows) == list(rows) == VALUES
    assert (len(rows), rows[0], rows[-1]) == (3, VALUES[0], VALUES[2])
    assert list(rows[1:]) == rows.part(1, 3) == VALUES[1:]
    assert rows == Rows.of([VALUES], Named)
    assert rows != Rows.of([VALUES[:2]], Named)
    assert (rows == tuple(VALUES), rows == VALUES[::-1], rows == 3) == (True, False, False)


def test_no_rows_are_rows_too() -> None:
    assert list(Rows.of([], Named)) == []
    assert list(Rows.of([], Named).sorted(("text", "ascending"))) == []
    assert Grouped(Rows.of([], Named), "document", 3).names == []


def test_many_values_taken_in_piece_by_piece_are_few_pieces_in_their_order() -> None:
    made = RowsBuilder(Named)
    for number in range(12_000):
        made.add([VALUES[number % 3], VALUES[(number + 1) % 3]])
    rows = made.rows()
    assert (len(rows), rows.table.column("text").num_chunks) == (24_000, 2)
    assert list(rows) == [VALUES[n % 3] for number in range(12_000) for n in (number, number + 1)]
    assert len(made) == len(made.rows()) == 0


def test_places_in_any_order_give_their_values() -> None:
    rows, places = built(MANY), np.random.default_rng(3).permutation(50)
    wanted = [MANY[place] for place in places]
    assert list(rows.at(places)) == list(rows.ordered(places)) == wanted
    assert rows.part(5, 23) == MANY[5:23]
    assert rows.cells("text", 5, 23) == [one.text for one in MANY[5:23]]


def test_rows_are_sorted_as_their_values_are() -> None:
    wanted = sorted(MANY, key=lambda one: (one.text, -one.chain))
    assert list(built(MANY).sorted(("text", "ascending"), ("chain", "descending"))) == wanted


@pytest.mark.parametrize("at_once", [1, 20, 1000])
@pytest.mark.parametrize("step", [1, -1])
def test_groups_hold_their_values_in_order_however_many_are_read_at_once(at_once: int, step: int) -> None:
    groups = Grouped(built(MANY), "document", at_once)
    assert groups.names == ["a", "b", "c"]
    for name in groups.names[::step]:
        assert groups.of(name) == [one for one in MANY if one.document == name]
        assert [MANY[place].document for place in groups.places(name)] == [name] * len(groups.of(name))
    assert groups.of("z") == []


def test_rows_in_files_are_the_same_and_leave_no_file(tmp_path: Path) -> None:
    with kept_in(tmp_path):
        rows = built(MANY)
        there = rows.ordered(np.arange(50)[::-1])
        empty = Rows.of([], Named)
    let_go()
    assert (list(rows), list(there), list(empty)) == (MANY, MANY[::-1], [])
    assert list(tmp_path.iterdir()) == []


def test_some_fields_are_read_without_the_others() -> None:
    text = "One. Two."
    document = Document("d", "a.txt", "text", text, title="A", passages=(Passage(0, 4, Role.BODY),))
    assert list(Rows.of([[document]], Document).only(Titled)) == [Titled("d", "A")]
