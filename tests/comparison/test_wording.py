"""Phrases as sets of content words, and how near they are."""

from __future__ import annotations

import pytest

from faultline.comparison.stances import are_of_two_lands
from faultline.comparison.wording import are_near, content_words, share, stem
from faultline.model.statement import Argument


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


def test_countries_named_on_both_sides_tell_apart() -> None:
    libya, sudan, people = (
        (Argument("target", f"the people{of}"),) for of in (" of Libya", " of South Sudan", "")
    )  # fmt: skip
    assert are_of_two_lands(libya, sudan)
    assert not are_of_two_lands(libya, people)
    assert not are_of_two_lands(libya, libya)
