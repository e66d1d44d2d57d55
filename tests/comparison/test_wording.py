"""Phrases as sets of content words, and how near they are."""

from __future__ import annotations

import pytest

from faultline.comparison.stances import are_of_two_lands
from faultline.comparison.wording import are_near, content_words, share, stem
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Kind, Statement


@pytest.mark.parametrize(
    ("a", "b"),
    [("deployment", "deployed"), ("elections", "election"), ("training", "trained"), ("decision", "decisions")],
)
def test_forms_of_one_word_meet(a: str, b: str) -> None:
    assert stem(a) == stem(b)


@pytest.mark.parametrize(("a", "b"), [("military", "militia"), ("aid", "air"), ("north", "south")])
def test_other_words_do_not(a: str, b: str) -> None:
    assert stem(a) != stem(b)


def test_function_words_numbers_and_months_tell_nothing() -> None:
    assert content_words("The 250 soldiers of the mission, since June 2019") == {"soldier", "mission"}


def test_near_in_wording() -> None:
    a = content_words("the junta's decision to expel the ambassador")
    assert are_near(a, content_words("a decision by the junta to expel its ambassador"))
    assert not are_near(a, content_words("the junta's delay of the elections"))
    assert not are_near(a, frozenset())
    assert share(frozenset(), frozenset()) == 0


def on(target: str, country: str | None = None) -> Statement:
    place = PlaceReference("there", place="x:1", name="There", country=country) if country else None
    evidence = Evidence.of_span("d", "Some words.", 0, 11, extractor="test@1")
    return Statement("s", Kind.POSITION, "supports", evidence, (Argument("target", target),), place=place)


def test_countries_named_on_both_sides_tell_apart() -> None:
    libya, sudan, people = (on(f"the people{of}") for of in (" of Libya", " of South Sudan", ""))
    assert are_of_two_lands(libya, sudan, "target")
    assert not are_of_two_lands(libya, people, "target")
    assert not are_of_two_lands(libya, libya, "target")


def test_a_target_without_a_country_lies_where_the_statement_does() -> None:
    assert are_of_two_lands(on("the coup", "TD"), on("the coup", "ML"), "target")
    assert are_of_two_lands(on("the coup in Mali"), on("the coup", "TD"), "target")
    assert not are_of_two_lands(on("the coup in Mali", "CH"), on("the coup", "ML"), "target")
