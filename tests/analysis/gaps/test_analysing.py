"""What is not known is found, and asked for; what is known is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.analysis.made import material
from tests.comparison.told import place, told, who

from faultline.analysis import Material
from faultline.analysis.finding import Finding, Findings
from faultline.analysis.gaps import Settings, analyse
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.place import Place
from faultline.model.statement import Counts, Kind, Speaker, Statement
from faultline.model.value import Value


def fight(
    identity: str, when: str | None = None, document: str = "d1", killed: int | None = None, where: str = "Gao"
) -> Statement:
    made = told(
        identity, Kind.EVENT, "ASSAULT", who("actor", "Front"), who("recipient", "Army"), document=document, when=when,
        where=place(where, "ML"),
    )  # fmt: skip
    return replace(made, counts=Counts(Value(killed, killed, "persons")) if killed else None)


def said(identity: str, by: str) -> Statement:
    made = told(identity, Kind.POSITION, "supports", who("holder", by), who("target", "Talks"))
    return replace(made, speaker=Speaker(by, entity=f"e-{by}", name=by))


def found(
    *statements: Statement, entities: Sequence[Entity] = (), places: Sequence[Place] = (), mentions: int = 1
) -> Findings:
    made = material(statements)
    known = {e: replace(x, mentions=mentions, documents=tuple(made.documents)) for e, x in made.entities.items()}
    known |= {e.id: e for e in entities}
    at = {p.id: p for p in places}
    return analyse(Material(made.statements, made.documents, known, at, made.sources, made.source_of), Settings())


def titles(findings: Sequence[Finding]) -> list[str]:
    return [f.title for f in findings]


def test_every_gap_asks_a_question() -> None:
    told_of = found(fight("a", "2019-01-02", killed=30), fight("b", "2019-06-02", "d2"), mentions=9)
    assert {f.kind for f in told_of.findings} >= {"kind", "side", "claim", "actor"}
    assert all(str(f.facts["question"]).endswith("?") for f in told_of.findings)
    assert len({f.id for f in told_of.findings}) == len(told_of.findings)


def test_kinds_without_a_statement_are_named() -> None:
    kinds = titles(found(fight("a")).of_kind("kind"))
    assert "No flows are told at all" in kinds
    assert "No events are told at all" not in kinds


def test_the_side_that_nobody_quotes_is_named_and_the_other_is_not() -> None:
    (side,) = found(fight("a"), fight("b", document="d2"), said("c", "Army")).of_kind("side")
    assert side.title == "Front is not heard, in words or by its position; Army is, 1 time"
    assert side.statements == ("a", "b")


def test_a_leader_speaks_for_the_body() -> None:
    leads = told("l", Kind.RELATION, "leads", who("source", "Ag"), who("target", "Front"))
    people = [Entity("e-Ag", "Ag", EntityType.PERSON)]
    sides = found(fight("a"), fight("b"), leads, said("c", "Ag"), entities=people).of_kind("side")
    assert titles(sides) == ["Army is not heard, in words or by its position; Front is, 1 time"]


def test_two_sides_unheard_are_told_once() -> None:
    assert len(found(fight("a"), fight("b"), said("c", "Talker")).of_kind("side")) == 1
    assert titles(found(fight("a"), fight("b")).of_kind("side")) == ["Nobody is quoted at all"]


def test_a_grave_claim_of_one_source_is_told_and_one_of_two_is_not() -> None:
    shared = [fight("a", "2019-01-02", killed=30), fight("b", "2019-01-02", "d2", killed=30)]
    (claim,) = found(*shared, fight("c", "2019-06-02", killed=12, where="Menaka")).of_kind("claim")
    assert claim.title == "Only one source tells of 12 killed in Menaka, 2019-06-02"
    assert claim.overturned_by == ("d1",)


def test_in_a_map_of_one_source_all_claims_are_of_one_source_and_none_is_told() -> None:
    assert not found(fight("a", "2019-01-02", killed=30)).of_kind("claim")


def test_who_covers_a_claim_and_is_silent_is_asked() -> None:
    others = [fight(f"o{n}", "2019-06-0" + str(n + 1), "d2") for n in range(3)]
    made = material([fight("a", "2019-06-20", killed=40), *others])
    documents = {d: Document(d, f"{d}.txt", "text", "", title=f"Paper {d}", date="2019-07-01") for d in made.documents}
    whole = Material(made.statements, documents, made.entities, {}, made.sources, made.source_of)
    (claim,) = analyse(whole, Settings()).of_kind("claim")
    assert claim.facts["silent"] == ["Paper d2"]
    assert str(claim.facts["question"]).endswith("Why does who covers it not tell it?")


def test_an_actor_named_often_without_position_or_quote() -> None:
    actors = found(fight("a"), fight("b"), said("c", "Army"), mentions=7).of_kind("actor")
    assert "Front: named 7 times, and no position or quote is known" in titles(actors)
    assert not [a for a in actors if a.title.startswith("Army")]


@pytest.mark.parametrize("name", ["gb-gov-1", "XM-DAC-41114"])
def test_numbers_of_organisations_are_no_actors(name: str) -> None:
    donor = Entity("n", name, EntityType.ORGANISATION, documents=("d1",), mentions=50)
    assert not [f for f in found(fight("a"), entities=[donor]).of_kind("actor") if name in f.title]


def test_neighbours_without_a_statement_are_named() -> None:
    statements = [fight(f"s{n}") for n in range(6)]
    countries = " ".join(titles(found(*statements).of_kind("country")))
    assert "Niger, in the same region (" in countries
    assert "Mali" not in countries
    inside = replace(statements[0], place=place("Niamey", "NE"))
    assert "Niger, in" not in " ".join(titles(found(*statements[1:], inside, statements[0]).of_kind("country")))


def test_a_town_that_is_only_named() -> None:
    town = Entity("t", "Tessalit", EntityType.PLACE, mentions=4, place="geonames:1")
    far = Entity("f", "Quito", EntityType.PLACE, mentions=9, place="geonames:2")
    at = [Place("geonames:1", "Tessalit", "city", "ML"), Place("geonames:2", "Quito", "city", "EC")]
    places = found(fight("a"), entities=[town, far], places=at).of_kind("place")
    assert titles(places) == ["Tessalit: named 4 times, and nothing is told of it"]


def test_months_without_events_between_months_with_some() -> None:
    told_in = ["2019-01-02", "2019-02-02", "2019-05-02", "2019-06-02", "2012-01-05"]
    (gap,) = found(*(fight(f"s{n}", when) for n, when in enumerate(told_in))).of_kind("period")
    assert gap.title == "Mali: no event is told of 2019-03 to 2019-04"
    assert gap.facts["months"] == 2


def test_catch_alls_are_no_gap() -> None:
    crowd = Entity("c", "armed men", EntityType.GROUP, mentions=90, residual=True, documents=("d1",))
    assert "armed men" not in " ".join(titles(found(fight("a"), entities=[crowd]).findings))
