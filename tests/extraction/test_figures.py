"""Figures made whole, and what is no figure of anything."""

from __future__ import annotations

import pytest

from faultline.extraction.quantities.figures import figures
from faultline.extraction.tree import Tree
from faultline.language.analysing import analyse


@pytest.mark.parametrize(
    ("text", "low", "qualifier"),
    [
        ("The flood ruined 2, 400 stables.", 2400, None),
        ("About 1, 500 miners slept outside.", 1500, "about"),
        ("The flood ruined 2,400 stables.", 2400, None),
    ],
)
def test_a_figure_cut_after_its_comma_is_one(document, text: str, low: float, qualifier: str | None) -> None:
    (found,) = [q for s in analyse(document(text)).sentences for q in figures(Tree(s))]
    assert (found.value.low, found.value.qualifier) == (low, qualifier)


@pytest.mark.parametrize(
    "text", ["He was a 12 - year member of the club.", "On 9 June, the mayors met.", "No one came."]
)
def test_properties_and_days_are_no_figures(document, text: str) -> None:
    assert not [q for s in analyse(document(text)).sentences for q in figures(Tree(s))]
