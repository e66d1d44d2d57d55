"""Who is heard, of which kind, from where."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.analysis.made import material
from tests.comparison.told import place, told, who

from faultline.analysis.finding import Findings
from faultline.analysis.voices import Settings, analyse
from faultline.model.entity import EntityType
from faultline.model.statement import Attribution, Kind, Speaker, Statement

TYPES = {
    "e-Front": EntityType.ARMED_GROUP,
    "e-Ada Horn": EntityType.PERSON,
    "e-Ministry of Mali": EntityType.GOVERNMENT_BODY,
}


def heard(identity: str, voice: str, document: str = "d1", name: str | None = None, country: str = "ML") -> Statement:
    speaker = Speaker(voice, entity=f"e-{name or voice}", name=name or voice)
    made = told(identity, Kind.EVENT, "ASSAULT", who("actor", "Band"), document=document, where=place("Gao", country))
    return replace(made, speaker=speaker, attribution=Attribution.QUOTED)


def found(*statements: Statement) -> Findings:
    voices = [s.speaker for s in statements if s.speaker]
    listed = [
        told(f"x{n}", Kind.EVENT, "CONSULT", who("actor", v.name or v.text, v.entity)) for n, v in enumerate(voices)
    ]
    return analyse(material([*statements, *listed], TYPES), Settings())


def classes(findings: Findings, kind: str) -> dict[object, object]:
    return {f.facts["class"]: f.facts["share"] for f in findings.of_kind(kind)}


@pytest.mark.parametrize(
    ("voice", "name", "kind"),
    [
        ("a resident", None, "victims_and_residents"),
        ("two local farmers", None, "victims_and_residents"),
        ("the minister of defence", None, "officials"),
        ("a political analyst", None, "experts"),
        ("the group", "Front", "armed_groups"),
        ("the ministry", "Ministry of Mali", "officials"),
        ("Colonel Ada Horn", "Ada Horn", "military"),
        ("Ada Horn", "Ada Horn", "unknown"),
    ],
)
def test_the_kind_of_a_voice(voice: str, name: str | None, kind: str) -> None:
    assert classes(found(heard("a", voice, name=name)), "kind") == {kind: 1.0}


def test_reach_and_names() -> None:
    told_of = found(
        heard("a", "the ministry", name="Ministry of Mali"),
        heard("b", "the ministry", name="Ministry of Mali", country="NE"),
        heard("c", "a villager"),
        heard("d", "the ministry", name="Ministry of Mali", country="KE"),
    )
    assert classes(told_of, "reach") == {"local": 0.25, "national": 0.25, "outside": 0.25, "regional": 0.25}
    assert classes(told_of, "named") == {"named": 0.75, "not named": 0.25}


def test_shares_have_intervals_over_sources_and_silence_is_told() -> None:
    told_of = found(*(heard(str(n), "a resident" if n % 2 else "an analyst", f"d{n % 6}") for n in range(12)))
    share = told_of.of_kind("kind")[0]
    assert share.stability is not None
    assert (share.stability.low or 0) < 0.5 < (share.stability.high or 0)
    assert "no officials are heard" in [f.title for f in told_of.of_kind("unheard")]


def test_outlets_and_topics_say_whom_they_pass_on() -> None:
    told_of = found(heard("a", "a resident"), heard("b", "an analyst", "d2"))
    assert [o.facts["kinds"] for o in told_of.of_kind("outlet")] == [{"victims_and_residents": 1}, {"experts": 1}]
    assert told_of.of_kind("topic")[0].facts["heard"] == 2
    assert told_of.of_kind("topic")[0].facts["shares_between"] == {}, "two sources tell no interval"
    more = found(*(heard(str(n), "a resident" if n % 2 else "an analyst", f"d{n % 6}") for n in range(12)))
    between = more.of_kind("topic")[0].facts["shares_between"]
    assert isinstance(between, dict)
    assert all(low < 0.5 < high for low, high in between.values())


def test_the_authors_own_voice_is_nobodys_words() -> None:
    made = told("a", Kind.EVENT, "ASSAULT", who("actor", "Band"))
    (cannot,) = analyse(material([made]), Settings()).findings
    assert cannot.cannot == "no statement names who says it"
