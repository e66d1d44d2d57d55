"""What drives what, from statements."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.made import material
from tests.comparison.told import told

from faultline.analysis.causes import Settings, analyse
from faultline.analysis.finding import Findings
from faultline.model.statement import Argument, Kind, Polarity, Speaker, Statement


def claim(
    identity: str, cause: str, sign: str, effect: str, document: str = "d1", voice: str | None = None
) -> Statement:
    made = told(identity, Kind.CAUSE, sign, Argument("cause", cause), Argument("effect", effect), document=document)
    return replace(made, speaker=Speaker(voice, entity=f"e-{voice}", name=voice)) if voice else made


def found(*claims: Statement) -> Findings:
    return analyse(material(claims), Settings())


def test_wordings_are_merged_and_a_falling_cause_turns_the_sign() -> None:
    (link,) = found(
        claim("a", "the lack of jobs", "+", "recruitment", "d1"),
        claim("b", "rising unemployment", "+", "the recruitment of fighters", "d2"),
        claim("c", "falling unemployment", "-", "recruitment", "d3"),
    ).of_kind("link")
    assert (link.title, link.facts["sources_raising"], link.facts["disputed"]) == (
        "unemployment raises recruitment by armed groups", 3, False,
    )  # fmt: skip
    assert link.facts["cause_wordings"] == ["falling unemployment", "rising unemployment", "the lack of jobs"]


def test_sources_that_tell_opposite_signs_dispute_a_link() -> None:
    (link,) = found(
        claim("a", "sanctions", "+", "poverty", "d1"), claim("b", "sanctions", "-", "poverty", "d2")
    ).of_kind("link")
    assert (link.facts["sign"], link.facts["disputed"]) == ("?", True)


def test_a_denial_draws_no_link_but_disputes_one() -> None:
    denied = replace(claim("a", "drought", "+", "displacement"), polarity=Polarity.DENIED)
    assert found(denied).of_kind("link") == ()
    (link,) = found(denied, claim("b", "drought", "+", "displacement", "d2")).of_kind("link")
    assert (link.facts["sources_denying"], link.facts["disputed"]) == (1, True)


def test_loops_roots_and_leverage() -> None:
    told_of = found(
        claim("a", "drought", "+", "poverty"), claim("b", "poverty", "+", "crime", "d2"),
        claim("c", "crime", "+", "poverty", "d3"), claim("d", "crime", "-", "trust", "d4"),
    )  # fmt: skip
    (loop,) = told_of.of_kind("loop")
    assert loop.facts["works"] == "reinforcing"
    assert [(r.title, r.facts["leads_to"]) for r in told_of.of_kind("root")] == [("drought", 3)]
    assert {x.title: x.facts["share_of_loops"] for x in told_of.of_kind("leverage")} == {
        "organised crime": 1.0,
        "poverty": 1.0,
    }


def test_two_voices_and_where_their_maps_are_opposed() -> None:
    (voices,) = found(
        claim("a", "sanctions", "+", "poverty", voice="Ada"), claim("b", "drought", "+", "poverty", voice="Ada"),
        claim("c", "sanctions", "-", "poverty", voice="Bo"), claim("d", "corruption", "+", "poverty", voice="Bo"),
    ).of_kind("voices")  # fmt: skip
    assert voices.facts["opposed"] == ["sanctions → poverty"]
    assert voices.facts["difference"] == 0.667
