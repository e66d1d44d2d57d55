"""Samples of sources, and what is told from them."""

from __future__ import annotations

import numpy as np
import pytest

from faultline.analysis.resampling import (
    interval,
    needed,
    ranks_in_top,
    resampled,
    samples,
    stability_of_figure,
    stability_of_share,
)


def test_each_sample_holds_as_many_sources_as_there_are_and_the_seed_decides_which() -> None:
    drawn = samples(7, 40, seed=3)
    assert len(drawn) == 40
    assert {int(w.sum()) for w in drawn} == {7}
    assert all((a == b).all() for a, b in zip(drawn, samples(7, 40, seed=3), strict=True))
    assert any((a != b).any() for a, b in zip(drawn, samples(7, 40, seed=4), strict=True))


def test_two_sources_are_too_few_to_tell() -> None:
    assert samples(2, 50, seed=1) == []
    told = stability_of_share([], 2, "told")
    assert (told.draws, told.share) == (0, None)
    assert told.says == "only 2 independent sources: how stable it is cannot be told"


def test_a_source_is_left_out_in_a_third_of_the_samples() -> None:
    """(1 - 1/n) ** n, the chance that a bootstrap sample misses one of n sources, is 0.366 for n = 100."""
    missing = resampled(lambda w: bool(w[0] == 0), 100, draws=4000, seed=1)
    assert abs(np.mean(missing) - 0.366) < 0.03


def test_the_interval_covers_the_middle_of_the_values() -> None:
    assert interval(range(101)) == pytest.approx((5.0, 95.0))
    assert interval([]) is None


def test_a_figure_is_told_with_its_bounds_or_with_why_there_are_none() -> None:
    told = stability_of_figure((5.0, 95.0), 5, "killed")
    assert (told.low, told.high, told.draws) == (5.0, 95.0, 0)
    assert told.says == "killed: 5 to 95 with 90% confidence"
    assert stability_of_figure(None, 2, "killed").says.startswith("only 2 independent sources")
    assert stability_of_figure(None, 5, "killed", "one source tells it").says == "one source tells it"


def test_ranks_count_ties_at_the_border_and_nothing_that_measures_nothing() -> None:
    found = ranks_in_top([{"a": 3.0, "b": 2.0, "c": 2.0, "d": 0.0}, {"a": 1.0, "d": 2.0}], top=2)
    assert found == {"a": [True, True], "b": [True, False], "c": [True, False], "d": [False, True]}


def test_the_source_without_which_it_falls() -> None:
    assert needed(lambda w: bool(w[0] + w[1] >= 1 and w[2] >= 1), 3) == [2]
