"""Outlets with their two figures, and who says nothing."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.made import material
from tests.comparison.told import document, place, told, who

from faultline.analysis import Material
from faultline.analysis.sources import Settings, analyse
from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.statement import Kind

FRONT = who("actor", "Front")
RAID = told("a", Kind.EVENT, "ASSAULT", FRONT, document="d1", when="2019-05-02", where=place("Horn", "TD"))
SAME = replace(RAID, id="b", evidence=replace(RAID.evidence, document="d2"))
OTHER = [
    told(i, Kind.EVENT, "PROTEST", FRONT, document="d3", when="2019-05-03", where=place("Besk", "TD")) for i in "cd"
]


def made() -> Material:
    comparison = Comparison("x1", "raid in Horn", Kind.EVENT, Verdict.CORROBORATED, Severity.NONE, "", ("a", "b"), 2)
    documents = {"d1": document("d1", publisher="Radio"), "d2": document("d2", publisher="Paper"),
                 "d3": document("d3", "2019-05-10", "Post")}  # fmt: skip
    plain = material([RAID, SAME, *OTHER])
    return replace(plain, documents=documents, comparisons=(comparison,), grades={"Radio": "B2", "d1": "C"})


def test_track_record_independence_and_grades_stay_apart() -> None:
    found = {f.title: f for f in analyse(made(), Settings()).of_kind("source")}
    radio = found["Radio"]
    assert (radio.facts["agreed"], radio.facts["compared"], radio.facts["agreement"]) == (1, 1, 1.0)
    assert (radio.facts["own_documents"], radio.facts["documents"], radio.facts["independence"]) == (1, 1, 1.0)
    assert radio.facts["admiralty_grades"] == ["B2", "C"]
    assert radio.statements == ("a",)
    assert found["Post"].facts["agreement"] is None


def test_a_source_that_could_tell_and_does_not_is_named() -> None:
    (silence,) = analyse(made(), Settings()).of_kind("silence")
    assert silence.facts["speak"] == ["d1.txt", "d2.txt"]
    assert silence.facts["silent"] == ["d3.txt: it speaks of Front in TD in that time, published 2019-05-10"]
    assert silence.title == "raid in Horn: told by 2, not told by 1 that could"
