"""Words of one family, and words alike in meaning."""

from __future__ import annotations

import pytest

from faultline.resolution.happenings.families import family, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("arrive", "arrival"),
        ("bomb", "bombing"),
        ("explode", "explosion"),
        ("invade", "invasion"),
        ("appoint", "appointment"),
        ("kidnap", "kidnapper"),
        ("negotiate", "negotiation"),
        ("die", "death"),
        ("seize", "seizure"),
        ("dismiss", "dismissal"),
    ],
)
def test_words_of_one_family(one: str, other: str) -> None:
    assert family(one) == family(other)


@pytest.mark.parametrize(
    ("one", "other"), [("elect", "eject"), ("fire", "fine"), ("arm", "army"), ("mine", "minister")]
)
def test_words_of_two_families(one: str, other: str) -> None:
    assert family(one) != family(other)


def test_meaning_is_nearer_than_chance_and_unknown_words_have_none() -> None:
    alike, other = likeness("detain", "arrest"), likeness("detain", "harvest")
    assert alike is not None
    assert other is not None
    assert alike > other + 0.3
    assert likeness("detain", "qqxyzzy") is None
