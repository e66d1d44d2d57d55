"""Figures of arms pooled over sources, compared, and put on a ladder with what is missing."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.made import material
from tests.comparison.told import place, told, who

from faultline.analysis.arms import Settings, analyse
from faultline.analysis.finding import Findings
from faultline.model.evidence import Evidence
from faultline.model.statement import Kind, Modality, Statement
from faultline.model.value import Value


def figure(
    identity: str, sentence: str, number: float, document: str, when: str | None = None, measure: str = "fighters"
) -> Statement:
    made = told(
        identity,
        Kind.QUANTITY,
        measure,
        who("subject", "the fighters"),
        when=when,
        where=place("Gao", "ML"),
        value=Value(number, number, "persons", text=f"{number:,.0f}"),
    )
    return replace(made, evidence=Evidence.of_span(document, sentence, 0, len(sentence), extractor="rules@1"))


def found(*statements: Statement) -> Findings:
    return analyse(material(statements), Settings())


def test_a_ladder_tells_what_is_missing_on_each_rung() -> None:
    told_ = found(
        figure("a", "5,000 fighters were registered.", 5000, "d1", "2018-01-01"),
        figure("b", "1,500 fighters were disarmed.", 1500, "d2", "2018-05-01"),
        figure("c", "400 fighters were integrated into the army.", 400, "d3", "2019-01-01"),
    )
    (ladder,) = told_.of_kind("ladder")
    assert ladder.title == "Gao: registered 5,000 → disarmed 1,500 → integrated 400"
    assert ladder.facts["missing"] == ["3,500 registered, not disarmed", "1,100 disarmed, not integrated"]
    assert ladder.statements == ("a", "b", "c")
    assert ladder.stability is not None
    assert 0.1 < (ladder.stability.share or 0) < 0.4


def test_more_on_a_higher_rung_is_said_to_be_more() -> None:
    (ladder,) = found(
        figure("a", "500 fighters were registered.", 500, "d1"),
        figure("b", "900 fighters were disarmed.", 900, "d2"),
    ).of_kind("ladder")
    assert ladder.facts["missing"] == ["400 more disarmed than registered"]


def test_figures_of_several_sources_are_one_finding_with_low_best_and_high() -> None:
    (pool,) = found(
        figure("a", "900 fighters were disarmed.", 900, "d1", "2018-05-01"),
        figure("b", "1,200 fighters were disarmed.", 1200, "d2", "2018-05-01"),
        figure("c", "900 fighters were disarmed.", 900, "d3", "2018-05-01"),
        figure("d", "950 fighters were disarmed.", 950, "d4", "2018-05-01"),
    ).of_kind("people")
    assert (pool.facts["low"], pool.facts["best"], pool.facts["high"]) == (900, 900, 1200)
    assert pool.facts["verdict"] == "different"
    assert pool.statements == ("a", "b", "c", "d")
    assert pool.stability is not None
    assert (pool.stability.low, pool.stability.high) == (900, 1200)


def test_a_lost_thousand_is_likely_a_slip() -> None:
    (pool,) = found(
        figure("a", "Elders collected 2,000 hunting rifles.", 2000, "d1", measure="weapons"),
        figure("b", "Elders collected 2 hunting rifles.", 2, "d2", measure="weapons"),
    ).of_kind("weapons")
    assert pool.facts["verdict"] == "scaled"


def test_figures_of_other_times_do_not_contradict() -> None:
    (pool,) = found(
        figure("a", "300 fighters were disarmed.", 300, "d1", "2017-05-01"),
        figure("b", "1,200 fighters were disarmed.", 1200, "d2", "2018-05-01"),
    ).of_kind("people")
    assert pool.facts["verdict"] == "other_time"


def test_plans_stand_apart() -> None:
    planned = replace(figure("a", "2,000 fighters will be disarmed.", 2000, "d1"), modality=Modality.PLANNED)
    told_ = found(planned)
    assert not told_.of_kind("people")
    assert told_.of_kind("planned")[0].title == "To be disarmed, Gao: 2,000 fighters"


def test_coded_measures_need_no_words() -> None:
    coded = told(
        "r",
        Kind.QUANTITY,
        "cantoned",
        who("subject", "the fighters"),
        row="3",
        where=place("Gao", "ML"),
        value=Value(70, 70, "persons"),
    )
    assert found(coded).of_kind("people")[0].title == "Gao (Mali): 70 combatants cantoned"


def test_who_arms_whom_and_who_denies_it() -> None:
    def tie(identity: str, document: str) -> Statement:
        return told(identity, Kind.RELATION, "arms", who("source", "North"), who("target", "South"), document=document)

    (supplier,) = found(tie("a", "d1"), tie("b", "d2")).of_kind("supplier")
    assert supplier.title == "North arms South"
    assert supplier.facts["sources"] == 2


def test_the_order_of_statements_changes_nothing() -> None:
    some = [figure(str(n), f"{n}00 fighters were disarmed.", n * 100, f"d{n}") for n in range(1, 5)]
    assert found(*some).to_json() == found(*reversed(some)).to_json()
