"""What goes into the tables is sound, and does not depend on the order in which records come."""

from __future__ import annotations

from faultline.model.document import Document
from faultline.model.evidence import Evidence
from faultline.model.statement import Kind, Statement
from faultline.tables.schemas import Record
from faultline.workspace.collecting import collect

TEXT = "Rebels hold the town."


def record(path: str, *statements: Statement, identity: str = "d1", text: str = TEXT) -> Record:
    return Record(source=path, document=Document(identity, path, "text", text), statements=statements)


def statement(identity: str, start: int, end: int, quote: str, document: str = "d1") -> Statement:
    return Statement(identity, Kind.EVENT, "OTHER", Evidence(document, quote, "rules@1", start, end))


def own_origins(documents: object) -> dict[str, str]:
    return {}


def test_a_quote_that_is_not_the_text_is_dropped_and_counted() -> None:
    good, bad = statement("s1", 0, 6, "Rebels"), statement("s2", 0, 6, "Armies")
    tables = collect([record("a.txt", good, bad)], own_origins)
    assert tables.statements == (good,)
    (loss,) = tables.losses
    assert (loss.path, loss.reason) == ("a.txt", "evidence does not match")
    assert "Armies" in loss.detail


def test_a_statement_of_another_document_is_dropped_and_counted() -> None:
    tables = collect([record("a.txt", statement("s1", 0, 6, "Rebels", document="d2"))], own_origins)
    assert tables.statements == ()
    assert [loss.reason for loss in tables.losses] == ["evidence does not match"]


def test_the_same_reading_twice_is_kept_once_and_counted() -> None:
    same = statement("s1", 0, 6, "Rebels")
    tables = collect([record("a.txt", same, same)], own_origins)
    assert tables.statements == (same,)
    assert [(loss.reason, loss.detail) for loss in tables.losses] == [("same reading twice", "s1")]


def test_order_comes_from_paths_and_offsets() -> None:
    late, early = statement("s1", 12, 21, "the town."), statement("s2", 0, 6, "Rebels")
    first = record("b.txt", late, early)
    second = record("a.txt", identity="d2")
    tables = collect([first, second], own_origins)
    assert tables == collect([second, first], own_origins)
    assert [d.path for d in tables.documents] == ["a.txt", "b.txt"]
    assert tables.statements == (statement("s2", 0, 6, "Rebels"), statement("s1", 12, 21, "the town."))


def test_rows_of_a_dataset_stand_in_the_order_of_their_numbers() -> None:
    def row(number: str) -> Statement:
        return Statement(f"s{number}", Kind.QUANTITY, "troops", Evidence("d1", "n=1", "t@1", table="t", row=number))

    tables = collect([record("a.csv", row("10"), row("9"), text="")], own_origins)
    assert [s.evidence.row for s in tables.statements] == ["9", "10"]
