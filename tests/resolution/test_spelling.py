"""Spellings of one word across the ways to write a sound, and words that only look alike."""

from __future__ import annotations

import pytest

from faultline.resolution.spelling import SAME_WORD, word, word_likeness


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("djibril", "gibril"),
        ("ouedraogo", "wedraogo"),
        ("sissoko", "cissoko"),
        ("qasimi", "gasimi"),
        ("qasimi", "kasimi"),
        ("evgueni", "yevgeny"),
        ("prigojine", "prigozhin"),
        ("oumar", "omar"),
        ("zaid", "zeid"),
        ("abdourahmane", "abdourahman"),
        ("schroeder", "schroder"),
    ],
)
def test_spellings_of_one_word(a: str, b: str) -> None:
    assert word_likeness(word(a), word(b)) >= SAME_WORD


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("goita", "koita"),
        ("hassan", "hussein"),
        ("mahmoud", "mohamed"),
        ("michel", "michelle"),
        ("jean", "jeanne"),
        ("kone", "kane"),
        ("diallo", "diarra"),
        ("bell", "bill"),
    ],
)
def test_words_that_look_alike(a: str, b: str) -> None:
    assert word_likeness(word(a), word(b)) < SAME_WORD
