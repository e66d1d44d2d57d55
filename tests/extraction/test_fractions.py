"""Shares told in words."""

from __future__ import annotations

import pytest

from faultline.extraction.quantities.fractions import fractions
from faultline.extraction.tree import Tree
from faultline.language.analysing import analyse


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("Two thirds of the bridges in Aleppo fell.", 66.7, 66.7, None),
        ("Nearly half of the farmers in Bihar left.", 50, 50, "nearly"),
        ("Three out of four voters in Malta stayed at home.", 75, 75, None),
        ("Between half and two-thirds of the homes were flooded.", 50, 66.7, None),
        ("More than a quarter of the pupils were absent.", 25, 25, "more_than"),
    ],
)
def test_a_fraction_is_a_percentage(document, text: str, low: float, high: float, qualifier: str | None) -> None:
    (found,) = [q for s in analyse(document(text)).sentences for q in fractions(Tree(s))]
    assert (found.value.low, found.value.high, found.value.unit) == (low, high, "percent")
    assert found.value.qualifier == qualifier


@pytest.mark.parametrize(
    "text",
    [
        "The second half of the year was dry.",
        "Half a million people fled.",
        "She came third in the race.",
        "They met in two villages.",
        "A quarter of an hour passed.",
        "The statute asks for a quorum of two thirds of the judges.",
    ],
)
def test_times_and_ranks_are_no_shares(document, text: str) -> None:
    assert not [q for s in analyse(document(text)).sentences for q in fractions(Tree(s))]
