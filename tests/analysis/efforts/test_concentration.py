"""Concentration by its definitions."""

from __future__ import annotations

import pytest

from faultline.analysis.efforts.concentration import effective_number, herfindahl, jaccard, significant


def test_equal_donors_are_as_many_as_they_are() -> None:
    assert herfindahl([5, 5, 5, 5]) == pytest.approx(0.25)
    assert effective_number([5, 5, 5, 5]) == pytest.approx(4)
    assert herfindahl([1]) == 1.0
    assert herfindahl([]) is None
    assert effective_number([0]) is None


def test_one_large_donor_is_nearly_alone() -> None:
    assert effective_number([97, 1, 1, 1]) == pytest.approx(1 / (0.97**2 + 3 * 0.01**2))


def test_jaccard() -> None:
    assert jaccard(frozenset("ab"), frozenset("bc")) == pytest.approx(1 / 3)
    assert jaccard(frozenset(), frozenset()) == 0.0


def test_a_relation_is_significant_by_share_or_by_size() -> None:
    """Donor c gives a twentieth here and a half of all aid: neither its share nor its size makes it matter."""
    here = {"a": 60.0, "b": 35.0, "c": 5.0}
    whole = {"a": 100.0, "b": 100.0, "c": 200.0}
    assert significant(here, whole) == {"a", "b"}
    assert significant({**here, "d": 0.5}, {**whole, "d": 0.5}) == {"a", "b", "d"}
    assert significant({}, whole) == frozenset()
