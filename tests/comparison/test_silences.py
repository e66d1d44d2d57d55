"""Who covers a matter and does not mention it."""

from __future__ import annotations

from faultline.comparison.coverage import covered_by
from faultline.comparison.silences import Silence, silence_on
from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.document import Document
from faultline.model.statement import Kind, Statement

from .told import document, place, told, who

FRONT = who("actor", "Front of the Hills")
RAID = told("m", Kind.EVENT, "ASSAULT", FRONT, where=place("Horn", "TD"), when="2019-05-02")


def other(identity: str, document: str, when: str, *, country: str = "TD", row: str | None = None) -> Statement:
    return told(
        identity, Kind.EVENT, "PROTEST", FRONT, where=place("Besk", country), when=when, document=document, row=row
    )


def silent_on_raid(statements: list[Statement], *documents: Document) -> Silence:
    origins = {d.id: d.id for d in documents}
    comparison = Comparison("c", "raid", Kind.EVENT, Verdict.SINGLE_SOURCE, Severity.NONE, "", (RAID.id,), 1)
    everything = [RAID, *statements]
    return silence_on(comparison, [RAID], covered_by(everything, documents, origins), origins)


def test_a_text_on_the_same_front_country_and_time_is_silent() -> None:
    found = silent_on_raid(
        [other("a", "d2", "2019-05-03"), other("b", "d2", "2019-05-09")], document("d1"), document("d2", "2019-05-10")
    )
    assert found.speak == ("d1",)
    assert [s.origin for s in found.silent] == ["d2"]
    assert found.silent[0].because == "it speaks of Front of the Hills in TD in that time, published 2019-05-10"


def test_who_wrote_before_or_of_elsewhere_or_in_passing_is_not() -> None:
    documents = [
        document("d1"),
        document("d2", "2019-05-01"),
        document("d3", "2019-06-01"),
        document("d4", "2019-06-01"),
    ]
    statements = [
        other("a", "d2", "2019-04-03"), other("b", "d2", "2019-04-09"),
        other("c", "d3", "2019-05-03", country="LY"), other("d", "d3", "2019-05-09", country="LY"),
        other("e", "d4", "2019-05-03"),
    ]  # fmt: skip
    assert silent_on_raid(statements, *documents).silent == ()


def test_a_table_is_silent_only_on_what_it_tells_of_elsewhere() -> None:
    documents = [document("d1"), document("d2")]
    protests = [other("a", "d2", "2019-05-03", row="2"), other("b", "d2", "2019-05-02", row="3")]
    assert silent_on_raid(protests, *documents).silent == ()
    raid = told("c", Kind.EVENT, "ASSAULT", FRONT, where=place("Besk", "TD"), when="2018-01-01", document="d2", row="4")
    assert [s.origin for s in silent_on_raid([*protests, raid], *documents).silent] == ["d2"]


def test_who_tells_a_deed_of_that_sort_and_day_in_other_words_is_not_silent() -> None:
    same = told("r", Kind.EVENT, RAID.type, FRONT, where=place("Besk", "TD"), when="2019-05-02", document="d2")
    around = [other("a", "d2", "2019-05-03"), other("b", "d2", "2019-05-09")]
    papers = document("d1"), document("d2", "2019-05-10")
    assert silent_on_raid([*around, same], *papers).silent == ()
