"""The network that the page of influence draws, and the questions that it answers."""

from __future__ import annotations

from tests.analysis.made import material
from tests.comparison.told import told, who

from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Statement
from faultline.web.drawn_network import Asked, Drawn, Sign, drawn_network, ranking
from faultline.web.network_questions import way, without

ALL = ("relation", "effort", "event")
PERSON = {"e-Ada": EntityType.PERSON, "e-Bo": EntityType.PERSON}


def tie(number: int, source: str, kind: str, target: str, document: str = "d1") -> Statement:
    return told(f"s{number}", Kind.RELATION, kind, who("source", source), who("target", target), document=document)


def drawn(*ties: tuple[str, ...], asked: Asked | None = None) -> Drawn:
    return drawn_network(material([tie(n, *t) for n, t in enumerate(ties)], PERSON), asked or Asked(ALL))


CHAIN = (("A", "supports", "B"), ("B", "supports", "C"), ("C", "supports", "D"))


def test_all_ties_of_two_actors_are_one_bond_of_several_strands() -> None:
    (bond,) = drawn(("A", "funds", "B", "d1"), ("A", "funds", "B", "d2"), ("B", "opposes", "A", "d1")).bonds
    assert (bond.key, bond.sign, bond.direction, bond.sources) == ("e-A~e-B", Sign.MIXED, 0, 2)
    assert [(s.type, s.source, s.sources, s.sign) for s in bond.strands] == [
        ("funds", "e-A", 2, Sign.FRIENDLY),
        ("opposes", "e-A", 1, Sign.HOSTILE),
    ]
    assert bond.statements == ("s0", "s1", "s2")


def test_a_bond_that_more_sources_tell_stands_in_more_samples() -> None:
    told_of = drawn(*(("A", "funds", "B", f"d{n}") for n in range(5)), ("B", "funds", "C", "d0"))
    shares = {bond.key: bond.share for bond in told_of.bonds}
    assert shares["e-A~e-B"] == 1.0
    assert shares["e-B~e-C"] is not None
    assert shares["e-B~e-C"] < 0.9


def test_of_too_few_sources_nothing_is_told_about_samples() -> None:
    assert drawn(*CHAIN).bonds[0].share is None


def test_ties_of_another_sign_or_of_too_few_sources_are_not_drawn() -> None:
    ties = (("A", "funds", "B", "d1"), ("A", "funds", "B", "d2"), ("B", "opposes", "C", "d1"))
    assert [b.key for b in drawn(*ties, asked=Asked(ALL, Sign.HOSTILE)).bonds] == ["e-B~e-C"]
    assert [b.key for b in drawn(*ties, asked=Asked(ALL, least=2)).bonds] == ["e-A~e-B"]
    nothing = drawn(*ties, asked=Asked(("position",)))
    assert (nothing.actors, nothing.bonds) == ((), ())


def test_a_person_is_drawn_as_the_body_they_lead_and_ranks_nowhere_alone() -> None:
    told_of = drawn(("Ada", "leads", "Front"), ("Ada", "funds", "Guard"), ("Bo", "supports", "Guard"))
    assert {a.name for a in told_of.actors} == {"Front", "Guard", "Bo"}
    front = told_of.meant("e-Ada")
    assert front is not None
    assert (front.name, front.people) == ("Front", (("e-Ada", "Ada"),))
    assert "Bo" not in {a.name for a in ranking(told_of, "ties")}


def test_who_lies_between_the_others_ranks_first_and_brokers_have_low_constraint() -> None:
    told_of = drawn(*((f"G{n}", "supports", "Hub") for n in range(4)))
    for by in ("betweenness", "ties", "constraint", "effective_size"):
        assert ranking(told_of, by)[0].name == "Hub", by


def test_a_way_has_the_fewest_ties_and_of_equal_ones_the_best_told() -> None:
    told_of = drawn(*CHAIN, ("A", "supports", "X", "d1"), ("A", "supports", "X", "d2"), ("X", "supports", "C", "d1"))
    found = way(told_of, "e-D", "e-A")
    assert found is not None
    assert [a.name for a in found.actors] == ["D", "C", "X", "A"]
    assert [b.key for b in found.bonds] == ["e-C~e-D", "e-C~e-X", "e-A~e-X"]
    assert way(drawn(*CHAIN, ("Y", "supports", "Z")), "e-A", "e-Z") is None


def test_without_an_actor_it_tells_who_is_cut_off_and_who_takes_the_place() -> None:
    ring = (("P", "supports", "Q"), ("Q", "supports", "R"), ("R", "supports", "S"), ("S", "supports", "P"))
    told_of = drawn(*ring, ("P", "supports", "Leaf"), ("P", "supports", "R"))
    loss = without(told_of, "e-P")
    assert loss.parts == (3, 1)
    assert [a.name for a in loss.cut_off] == ["Leaf"]
    assert [(g.actor.name, g.after > g.before) for g in loss.gains] == [("R", True)]
    assert told_of.by_id["e-P"].is_cut
