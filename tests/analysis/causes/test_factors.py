"""Wordings of one factor, its rise and its fall."""

from __future__ import annotations

import pytest

from faultline.analysis.causes.factors import factor_key, read_wording


@pytest.mark.parametrize(
    ("phrase", "factor", "direction"),
    [
        ("the growing insecurity", "insecurity", 1),
        ("instability", "insecurity", 1),
        ("a lack of security", "insecurity", 1),
        ("an increase in unemployment", "unemployment", 1),
        ("falling unemployment", "unemployment", -1),
        ("the absence of the state", "state presence", -1),
        ("a decline in trust", "trust", -1),
        ("the end of the lack of trust", "trust", 1),
        ("rampant corruption", "corruption", 1),
        ("the closing of two markets in Horn", "closing of two market in horn", 1),
    ],
)
def test_a_wording_is_a_factor_with_a_direction(phrase: str, factor: str, direction: int) -> None:
    found = read_wording(phrase)
    assert (found.factor, found.direction) == (factor, direction)


def test_the_order_of_words_tells_no_factors_apart_and_other_words_do() -> None:
    assert factor_key(read_wording("theft of cattle")) == factor_key(read_wording("cattle theft"))
    assert factor_key(read_wording("theft of cattle")) != factor_key(read_wording("theft of grain"))


def test_what_is_nothing_but_a_word_of_change_stays_itself() -> None:
    assert read_wording("the increase").factor == "increase"
    assert read_wording("…").factor
