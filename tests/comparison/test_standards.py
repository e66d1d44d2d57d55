"""One holder, like events, unlike stances."""

from __future__ import annotations

from faultline.comparison.standards import standards
from faultline.extraction.events.naming import event_named
from faultline.model.statement import Kind, Modality, Statement

from .told import place, told, who


def position(identity: str, stance: str, target: str, country: str, modality: Modality = Modality.ACTUAL) -> Statement:
    return told(
        identity, Kind.POSITION, stance, who("holder", "Union of the Coast"), who("target", target, None),
        where=place("there", country), modality=modality,
    )  # fmt: skip


def test_for_one_coup_and_against_another() -> None:
    found = standards(
        [
            position("a", "condemns", "the coup in Niger", "NE"),
            position("b", "supports", "the military takeover", "TD"),
            position("c", "condemns", "the coup", "NE"),
        ],
        event_named,
    )
    assert [(s.holder, s.over, s.differs) for s in found] == [("Union of the Coast", "COUP", True)]
    assert [(c.whom, c.stances, c.side, c.statements) for c in found[0].cases] == [
        ("Chad", ("supports",), 1, ("b",)),
        ("Niger", ("condemns",), -1, ("a", "c")),
    ]


def test_the_words_of_the_target_tell_the_country_before_the_place_where_it_was_said() -> None:
    found = standards(
        [position("a", "condemns", "the coup in Niger", "FR"), position("b", "supports", "the coup", "TD")], event_named
    )
    assert [c.whom for c in found[0].cases] == ["Chad", "Niger"]


def test_one_case_or_one_side_is_no_difference() -> None:
    same = [position("a", "condemns", "the coup", "NE"), position("b", "opposes", "the coup", "TD")]
    assert [s.differs for s in standards(same, event_named)] == [False]
    assert standards(same[:1], event_named) == ()


def test_targets_that_are_no_events_and_what_is_not_held_yet_are_left_out() -> None:
    statements = [
        position("a", "condemns", "the tax", "NE"),
        position("b", "supports", "the tax", "TD"),
        position("c", "condemns", "the coup", "NE", Modality.HYPOTHETICAL),
        position("d", "supports", "the coup", "TD"),
    ]
    assert standards(statements, event_named) == ()
