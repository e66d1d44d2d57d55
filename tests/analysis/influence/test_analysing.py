"""Influence from statements: who ranks, who brokers, what cuts, who pays whom."""

from __future__ import annotations

from itertools import pairwise

from tests.analysis.made import material
from tests.comparison.told import told, who

from faultline.analysis.finding import Findings
from faultline.analysis.influence import Settings, analyse
from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Modality, Statement

PERSON = {"e-Ada": EntityType.PERSON, "e-Bo": EntityType.PERSON}


def tie(number: int, source: str, kind: str, target: str, document: str = "d1") -> Statement:
    return told(f"s{number}", Kind.RELATION, kind, who("source", source), who("target", target), document=document)


def found(*ties: tuple[str, str, str] | tuple[str, str, str, str]) -> Findings:
    statements = [tie(n, *t) for n, t in enumerate(ties)]
    return analyse(material(statements, PERSON), Settings())


def test_the_actor_between_the_others_comes_first() -> None:
    told_of = found(*((f"Group {n}", "supports", "Hub", f"d{n}") for n in range(5)))
    first = told_of.of_kind("actor")[0]
    assert first.title == "Hub"
    assert (first.facts["in"], first.facts["out"], first.facts["betweenness"]) == (5, 0, 1.0)
    assert first.stability is not None
    assert (first.stability.draws, first.stability.share) == (50, 1.0)


def test_a_person_counts_with_the_body_they_lead() -> None:
    told_of = found(
        ("Ada", "leads", "Front"), ("Ada", "funds", "Guard"), ("Bo", "supports", "Guard"), ("Guard", "arms", "Scouts")
    )
    titles = [f.title for f in told_of.of_kind("actor")]
    assert "Ada" not in titles
    assert "Bo" not in titles
    front = next(f for f in told_of.of_kind("actor") if f.title == "Front")
    assert front.facts["out"] == 1
    assert "1 person is taken with the body they lead or belong to" in told_of.notes


def test_camps_and_the_broker_between_them() -> None:
    told_of = found(
        ("A", "supports", "B"), ("B", "allied_with", "C"), ("X", "supports", "Y"), ("A", "fights", "X"),
        ("C", "fights", "Y"), ("B", "opposes", "X"), ("M", "supports", "A"), ("M", "supports", "Y"),
    )  # fmt: skip
    (camps,) = told_of.of_kind("camps")
    assert sorted(camps.facts["sizes"]) in ([2, 4], [3, 3])  # type: ignore[type-var]
    assert (camps.facts["frustrated"], camps.facts["frustration"]) == (1, "proved least")
    assert "M has friendly ties into both camps" in [f.title for f in told_of.of_kind("broker")]


def test_a_cut_point_names_whom_its_loss_cuts_off_and_who_comes_next() -> None:
    told_of = found(
        ("A", "supports", "B"), ("B", "supports", "C"), ("A", "supports", "C"), ("C", "funds", "D"), ("D", "arms", "E"),
        ("C", "trains", "F"),
    )  # fmt: skip
    cut = told_of.of_kind("cut_point")[0]
    assert cut.facts["parts"] == [2, 2, 1]
    assert sorted(cut.facts["cut_off"]) == ["D", "E", "F"]  # type: ignore[type-var, arg-type]
    assert [b.title for b in told_of.of_kind("bridge")] == ["C – D"]


def test_patronage_is_told_as_chains_and_circles() -> None:
    told_of = found(
        ("A", "funds", "B"), ("B", "arms", "C"), ("C", "trains", "D"), ("X", "owns", "Y"), ("Y", "funds", "X")
    )
    assert [c.title for c in told_of.of_kind("chain")] == ["A funds B arms C trains D"]
    assert [c.title for c in told_of.of_kind("circle")] == ["X owns Y funds X"]
    assert told_of.of_kind("chain")[0].statements == ("s0", "s1", "s2")


def test_catch_alls_and_what_is_only_planned_tie_nobody() -> None:
    planned = told("p", Kind.RELATION, "funds", who("source", "A"), who("target", "B"), modality=Modality.PLANNED)
    (cannot,) = analyse(material([planned]), Settings()).findings
    assert cannot.cannot == "no actors with ties to others, and a network needs 3"


def test_what_the_first_rank_rests_on_is_named() -> None:
    ties = [(f"Group {n}", "supports", "Hub", "d0") for n in range(4)]
    ring = [(a, "supports", b, f"d{1 + n % 3}") for n, (a, b) in enumerate(pairwise(["P", "Q", "R", "S", "P"]))]
    first = found(*ties, *ring).of_kind("actor")[0]
    assert (first.title, first.overturned_by) == ("Hub", ("d0",))


def test_the_same_seed_gives_the_same_findings() -> None:
    ties = [(f"G{n % 7}", "supports", f"G{(n * 3 + 1) % 7}", f"d{n % 4}") for n in range(12)]
    ties = [t for t in ties if t[0] != t[2]]
    assert found(*ties).to_json() == found(*ties).to_json()
