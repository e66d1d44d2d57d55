"""Casualties of a map: incidents, totals, revisions, and who is on no list."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.analysis.casualties.counted import KIDAL, coded, deaths, killed, persons, since
from tests.analysis.made import material

from faultline.analysis import Finding, Findings, Material
from faultline.analysis.casualties import Settings, analyse
from faultline.analysis.casualties.intervals import lower_median
from faultline.analysis.casualties.lists import Lists
from faultline.model.statement import Statement


def of(*statements: Statement, **dates: str) -> Material:
    """The material, with the dates of its documents."""
    made = material(list(statements))
    documents = {i: replace(d, date=dates.get(i), publisher=dates.get(f"{i}_by")) for i, d in made.documents.items()}
    return replace(made, documents=documents)


def found(*statements: Statement, **dates: str) -> Findings:
    return analyse(of(*statements, **dates), Settings())


def total(findings: Findings, by: str = "all", measure: str = "deaths") -> dict[str, Any]:
    (one,) = [f for f in findings.of_kind("total") if (f.facts["by"], f.facts["measure"]) == (by, measure)]
    figures: Any = one.facts["figures"]
    return dict(figures[measure])


@pytest.mark.parametrize(
    ("weighted", "median"),
    [
        ([(5.0, 1)], 5), ([(134.0, 1), (160.0, 1)], 134), ([(1.0, 1), (2.0, 1), (9.0, 1)], 2),
        ([(1.0, 0), (9.0, 2)], 9), ([(1.0, 3), (9.0, 2)], 1), ([(1.0, 0), (2.0, 0)], 2),
    ],
)  # fmt: skip
def test_the_lower_median(weighted: list[tuple[float, int]], median: float) -> None:
    assert lower_median(weighted) == median


def test_an_incident_has_every_claim_and_their_range() -> None:
    findings = found(killed("a", persons(134)), killed("b", persons(160, qualifier="at_least"), document="d2"))
    (incident,) = findings.of_kind("incident")
    assert incident.facts["figures"] == {"deaths": {"low": 134, "best": 134, "high": 160, "at_least": True}}
    assert incident.facts["sources"] == 2
    assert incident.statements == ("a", "b")
    assert incident.title == "Gao, 2019-03-23: deaths 134 (134–160) or more"
    assert incident.stability is not None
    assert "2 independent sources" in incident.stability.says


def test_a_voice_that_many_pass_on_counts_once() -> None:
    """Three papers quote one minister, two texts count for themselves: the median is over three, not five."""
    told = [killed(f"m{n}", persons(10), document=f"d{n}", voice="Ada Horn") for n in range(3)]
    told += [killed("x", persons(50), document="d8"), killed("y", persons(60), document="d9")]
    (incident,) = found(*told).of_kind("incident")
    assert incident.facts["sources"] == 3
    figures: Any = incident.facts["figures"]
    assert figures["deaths"] == {"low": 10, "best": 50, "high": 60, "at_least": False}
    assert incident.stability is not None
    assert (incident.stability.sources, incident.stability.low) == (3, None)
    assert incident.stability.says.startswith("3 independent sources: only from four on")
    (more,) = found(*told, killed("z", persons(45), document="d7")).of_kind("incident")
    assert more.stability is not None
    assert (more.stability.low, more.stability.high) == (10, 60)


def test_a_source_counts_by_its_last_word_and_its_revision_is_told() -> None:
    told = [killed("a", persons(134), document="d1"), killed("b", persons(160), document="d2")]
    findings = found(*told, d1="2019-03-24", d2="2019-03-30", d1_by="Daily", d2_by="Daily")
    (revision,) = findings.of_kind("revision")
    assert (revision.facts["from"], revision.facts["to"]) == (134, 160)
    assert (revision.facts["said_from"], revision.facts["said_to"]) == ("2019-03-24", "2019-03-30")
    assert revision.statements == ("a", "b")


def test_totals_add_incidents_and_no_figure_over_longer_times() -> None:
    findings = found(
        killed("a", persons(5)),
        killed("b", persons(7, 9), when="2019-05-01"),
        killed("c", persons(2), when="2020-01-01", actor="Army", injured=persons(4)),
        replace(deaths("d", persons(900)), time=since("2013-01-01")),
    )
    assert total(findings) == {"low": 14, "best": 14, "high": 16, "at_least": False}
    assert total(findings, measure="injured")["best"] == 4
    assert total(findings, by="country")["best"] == 14
    by_actor = {f.facts["of"]: f.facts["incidents"] for f in findings.of_kind("total") if f.facts["by"] == "actor"}
    assert by_actor["Band"] == 2
    years = [f.facts["of"] for f in findings.of_kind("total") if f.facts["by"] == "year"]
    assert years[:2] == ["2019", "2020"]
    (toll,) = findings.of_kind("toll")
    assert toll.statements == ("d",)


def test_a_total_is_as_unsure_as_its_sources_differ() -> None:
    told = [killed(f"a{n}", persons(10 * n), document=f"d{n}") for n in (1, 2, 3)]
    told += [killed(f"b{n}", persons(10 * n), document=f"d{4 - n}", when="2019-06-01", at=5) for n in (1, 2, 3)]
    whole = _all(found(*told))
    assert whole.stability is not None
    assert whole.stability.low == whole.stability.high == pytest.approx(40), "each source tells 40 in all"
    told += [killed("s", persons(100), document="d1", when="2019-09-01", at=5)]
    heavy = _all(found(*told)).stability
    assert heavy is not None
    assert heavy.low is None
    assert "too little of it is told by several" in heavy.says
    alone = found(killed("s", persons(100))).of_kind("total")[0]
    assert alone.stability is not None
    assert "one source" in alone.stability.says


def _all(findings: Findings) -> Finding:
    return next(f for f in findings.of_kind("total") if f.facts["by"] == "all")


def test_incidents_that_may_be_one_say_so() -> None:
    """One figure, a day apart, at places that are not one: nothing tells whether it is the same."""
    told = [killed("a", persons(53)), killed("b", persons(53), document="d2", when="2019-03-24", where=KIDAL)]
    findings = found(*told, killed("c", persons(53), document="d3", when="2019-09-01"))
    also = [f.facts["perhaps_the_same_as"] for f in findings.of_kind("incident")]
    assert also == [["Kidal, 2019-03-24: deaths 53"], ["Gao, 2019-03-23: deaths 53"], []]
    assert any("2 incidents may be told twice" in note for note in findings.notes)
    rows = found(coded("a", "1", persons(7, text="7")), coded("b", "2", persons(7, text="7"), when="2015-01-03"))
    assert not any("told twice" in note for note in rows.notes)


def test_coded_events_add_low_best_and_high() -> None:
    findings = found(
        coded("a", "1", persons(2, 20, text="10 / 2 / 20")), coded("b", "2", persons(5, text="5"), when="2015-05-01")
    )
    assert total(findings) == {"low": 7, "best": 15, "high": 25, "at_least": False}


def test_lists_are_told_in_sums_alone() -> None:
    counts: dict[tuple[int, ...], int] = {
        (1, 1, 0): 30,
        (1, 0, 1): 25,
        (0, 1, 1): 40,
        (1, 0, 0): 120,
        (0, 1, 0): 150,
        (0, 0, 1): 200,
    }
    lists = Lists.of(("hospital", "police", "press"), {**counts, (1, 1, 1): 10})
    findings = analyse(of(killed("a", persons(5))), Settings(lists=lists))
    (one,) = findings.of_kind("unrecorded")
    assert not one.cannot
    assert (one.facts["recorded"], one.facts["models"], one.facts["least"]) == (575, 8, 600)
    assert one.facts["by_two_lists"] == {
        "hospital and police": 1064, "hospital and press": 1454, "police and press": 1265
    }  # fmt: skip
    assert len(findings.of_kind("model")) == 8
    assert json.loads(json.dumps(findings.to_json())) == findings.to_json()


def test_without_lists_it_says_so() -> None:
    (one,) = found(killed("a", persons(5))).of_kind("unrecorded")
    assert "no lists of persons are given" in one.cannot


def test_the_same_seed_gives_the_same_findings() -> None:
    told = [killed(f"a{n}", persons(10 * n), document=f"d{n}") for n in (1, 2, 3)]
    assert found(*told).to_json() == found(*reversed(told)).to_json()
