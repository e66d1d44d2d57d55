"""Track record and independence of outlets, each with its n."""

from __future__ import annotations

from faultline.comparison.track_records import track_records
from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.statement import Kind

from .told import document, told

DOCUMENTS = [document("d1", publisher="Radio"), document("d2", publisher="Paper"), document("d3", publisher="Paper")]
STATEMENTS = {s.id: s for s in (told("a", Kind.EVENT, "COUP"), told("b", Kind.EVENT, "COUP", document="d2"),
                                told("c", Kind.EVENT, "COUP", document="d3"))}  # fmt: skip


def comparison(verdict: Verdict, severity: Severity, *statements: str) -> Comparison:
    return Comparison("c", "coup", Kind.EVENT, verdict, severity, "", statements, 2)


def test_agreement_and_independence_are_told_apart() -> None:
    paper, radio = track_records(
        [
            comparison(Verdict.CORROBORATED, Severity.NONE, "a", "b"),
            comparison(Verdict.CONTRADICTED, Severity.HARD, "a", "c"),
            comparison(Verdict.UPDATED, Severity.NONE, "a", "b"),
            comparison(Verdict.SINGLE_SOURCE, Severity.NONE, "b", "c"),
        ],
        STATEMENTS,
        DOCUMENTS,
        {"d1": "d1", "d2": "d2", "d3": "d1"},
    )
    assert (paper.outlet, paper.agreed, paper.differed, paper.compared) == ("Paper", 1, 1, 3)
    assert (paper.agreement, paper.own, paper.documents, paper.independence) == (0.5, 1, 2, 0.5)
    assert (radio.outlet, radio.own, radio.documents) == ("Radio", 1, 1)


def test_who_was_never_compared_has_no_record() -> None:
    records = track_records([], STATEMENTS, DOCUMENTS, {})
    assert {r.agreement for r in records} == {None}
