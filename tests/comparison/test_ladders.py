"""From a promise to what came of it."""

from __future__ import annotations

from faultline.comparison.coverage import covered_by
from faultline.comparison.ladders import Ladder, ladders
from faultline.model.document import Document
from faultline.model.statement import Kind, Stage, Statement
from faultline.model.value import Value

from .told import document, place, told, who

NORWAY = who("actor", "Norway Aid")
WELLS = who("activity", "wells")


def money(amount: float, high: float | None = None) -> Value:
    return Value(amount, amount if high is None else high, "money", currency="EUR")


def effort(identity: str, stage: Stage, amount: Value | None, when: str, **more: str | None) -> Statement:
    return told(
        identity, Kind.EFFORT, "14030", NORWAY, WELLS, where=place("Agadez", "NE"), value=amount, stage=stage,
        when=when, document=more.get("document") or "d1", row=more.get("row"),
    )  # fmt: skip


def of(statements: list[Statement], *documents: Document) -> tuple[Ladder, ...]:
    origins = {d.id: d.id for d in documents}
    return ladders(statements, covered_by(statements, documents, origins), origins)


def test_what_was_paid_is_set_against_what_was_pledged() -> None:
    pledge = effort("a", Stage.PLEDGED, money(5_000_000), "2019-02-01")
    paid = effort("b", Stage.ACTIVE, money(3_200_000), "2019-11-05", document="d2")
    (ladder,) = of([paid, pledge])
    assert [r.stage for r in ladder.rungs] == [Stage.PLEDGED, Stage.ACTIVE]
    assert ladder.missing == (1_800_000, 1_800_000)
    assert ladder.reason == (
        "pledged 5,000,000 EUR (2019-02-01); active 3,200,000 EUR (2019-11-05): "
        "1,800,000 EUR of the promise is not told as delivered."
    )


def test_one_grant_announced_by_two_ministers_is_counted_once() -> None:
    first = effort("a", Stage.PLEDGED, money(5_000_000), "2019-02-01")
    again = effort("b", Stage.PLEDGED, money(5_000_000), "2019-02-03", document="d2")
    paid = effort("c", Stage.ENDED, money(5_000_000), "2020-01-01", document="d3")
    (ladder,) = of([first, again, paid])
    assert (ladder.rungs[0].low, ladder.rungs[0].high) == (5_000_000, 5_000_000)
    assert ladder.reason.endswith("delivered as promised.")


def test_transactions_of_one_record_add_up() -> None:
    rows = [
        effort("a", Stage.PLEDGED, money(900), "2020-01-01", row="XM-1/transaction/1"),
        effort("b", Stage.ACTIVE, money(300), "2020-02-01", row="XM-1/transaction/2"),
        effort("c", Stage.ACTIVE, money(400), "2020-03-01", row="XM-1/transaction/3"),
        effort("d", Stage.ACTIVE, money(999), "2020-03-01", row="XM-2/transaction/1"),
    ]
    (ladder,) = of(rows)
    assert ladder.missing == (200, 200)


def test_claims_that_differ_leave_a_range() -> None:
    statements = [
        effort("a", Stage.PLEDGED, money(100), "2019-01-01"),
        effort("b", Stage.ACTIVE, money(80), "2019-06-01", document="d2"),
        effort("c", Stage.ACTIVE, money(110), "2019-06-01", document="d3"),
    ]
    (ladder,) = of(statements)
    assert ladder.missing == (-10, 20)
    assert "leave open" in ladder.reason


def test_more_than_was_promised() -> None:
    statements = [
        effort("a", Stage.ANNOUNCED, money(100), "2019-01-01"),
        effort("b", Stage.ACTIVE, money(150), "2019-06-01"),
    ]
    assert of(statements)[0].reason.endswith("50 EUR more than was promised.")


def test_a_promise_of_which_later_texts_are_silent() -> None:
    pledge = effort("a", Stage.PLEDGED, money(100), "2019-01-01")
    later = told("x", Kind.EVENT, "CONSULT", NORWAY, document="d2", where=place("Niamey", "NE"), when="2020-02-01")
    soon = told("y", Kind.EVENT, "CONSULT", NORWAY, document="d3", where=place("Niamey", "NE"), when="2019-02-01")
    (ladder,) = of([pledge, later, soon], document("d1", "2019-01-02"), document("d2", "2020-02-02"),
                   document("d3", "2019-02-02"))  # fmt: skip
    assert ladder.silent == ("d2",)
    assert ladder.missing is None
    assert "by 1 later source." in ladder.reason


def test_a_promise_alone_is_no_ladder_and_neither_is_another_sector() -> None:
    pledge = effort("a", Stage.PLEDGED, money(100), "2019-01-01")
    school = told("b", Kind.EFFORT, "11220", NORWAY, where=place("Agadez", "NE"), value=money(50), stage=Stage.ACTIVE)
    assert of([pledge, school]) == ()


def test_a_ladder_is_called_by_what_is_done_not_by_the_sum_over_again() -> None:
    euros = Value(5e6, 5e6, "money", currency="EUR", text="5 million euros")
    sides = who("actor", "Chad"), who("recipient", "Niger")
    pledged, paid = (
        told(n, Kind.EFFORT, "15220", *sides, who("activity", what), value=euros, stage=stage, when=when)
        for n, what, stage, when in (
            ("a", "5 million euros to Niger", Stage.PLEDGED, "2019-03-02"),
            ("b", "training of judges.", Stage.ACTIVE, "2020-03-02"),
        )
    )
    (ladder,) = ladders([pledged, paid], {}, {})
    assert ladder.about == "Chad → Niger: training of judges"
