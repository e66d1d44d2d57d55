"""When texts count as the same."""

from __future__ import annotations

import pytest

from faultline.evaluation.likeness import is_like, likeness, plain_name, shared, words_of


def test_words_have_neither_accents_nor_capitals() -> None:
    assert words_of("Général Touré, N'Djamena 2015") == ("general", "toure", "n", "djamena", "2015")


def test_a_name_is_plain_without_its_article() -> None:
    assert plain_name("The African Union") == plain_name("african union") == "african union"


def test_words_count_as_often_as_both_have_them() -> None:
    assert shared(("a", "b", "b"), ("b", "b", "c", "d")) == pytest.approx(2 / 3)
    assert shared((), ("a",)) == 0.0


def test_words_of_content_are_known_by_their_beginning() -> None:
    assert likeness("the elections of the president", "presidential election") == (1.0, 1.0)
    assert likeness("the of", "army") == (0.0, 0.0)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("General Amina Diallo", "Amina Diallo", True),
        ("Diallo", "the forces of General Amina Diallo in the east", False),
        ("the army", "the navy", False),
    ],
)
def test_phrases_are_alike_by_both_lengths(one: str, other: str, alike: bool) -> None:
    assert is_like(one, other) is alike
