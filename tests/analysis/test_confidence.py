"""Intervals against tables, closed forms and made truths."""

from __future__ import annotations

import numpy as np
import pytest

from faultline.analysis.confidence import (
    Told,
    around,
    completeness,
    concentration_interval,
    median_interval,
    share_interval,
    sum_interval,
    wilson,
)


def test_wilson_gives_the_published_interval() -> None:
    """Newcombe (1998), table I: 81 of 263 at 95 % is 0.2553 to 0.3662; 0 of 20 is 0 to 0.1611."""
    assert wilson(81 / 263, 263, 1.959964) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(0.0, 20, 1.959964) == pytest.approx((0.0, 0.1611), abs=1e-4)


def test_a_share_by_few_or_alike_sources_is_less_sure() -> None:
    even = share_interval([5] * 10, [10] * 10)
    split = share_interval([10, 0] * 5, [10] * 10)
    few = share_interval([5] * 4, [25] * 4)
    assert even is not None
    assert split is not None
    assert few is not None
    assert split[1] - split[0] > even[1] - even[0]
    assert few[1] - few[0] > even[1] - even[0]
    assert share_interval([3, 4], [10, 10]) is None
    none = share_interval([0, 0, 0], [4, 4, 4])
    assert none is not None
    assert none[0] == 0 < none[1] < 0.6


def test_the_median_lies_between_values_in_order() -> None:
    """Of ten values the second and ninth hold it in 97.9 %, the third and eighth in 89.1 %."""
    found = median_interval(list(range(1, 11)))
    assert found is not None
    assert 2 < found[0] < 3 < 8 < found[1] < 9
    assert found[0] == pytest.approx(11 - found[1])
    assert median_interval([1, 5, 2, 9]) == (1, 9)
    assert median_interval([1, 5, 2]) is None


def test_a_source_that_always_tells_more_widens_a_sum() -> None:
    alike = [Told(((0, 10.0), (1, 12.0), (2, 11.0))), Told(((0, 12.0), (1, 10.0), (2, 11.0)))]
    above = [Told(((0, 10.0), (1, 12.0), (2, 11.0))), Told(((0, 10.0), (1, 12.0), (2, 11.0)))]
    one, other = sum_interval(alike), sum_interval(above)
    assert one is not None
    assert other is not None
    assert sum(one) == sum(other) == pytest.approx(44)
    assert other[1] - other[0] > one[1] - one[0]
    assert sum_interval([Told(((0, 10.0),)), Told(((1, 5.0),)), Told(((2, 5.0),))]) is None
    assert sum_interval([Told(((0, 10.0), (1, 12.0)))]) is None
    assert sum_interval([*alike, Told(((3, 100.0),))]) is None, "four fifths are told by one source"


def test_a_few_gifts_look_more_concentrated_than_they_are() -> None:
    gifts = [("a", 1.0)] * 4 + [("b", 1.0)] * 3 + [("c", 1.0)] * 3
    plain = 0.16 + 0.09 + 0.09
    found = concentration_interval(gifts)
    assert found is not None
    assert sum(found) / 2 == pytest.approx((10 * plain - 1) / 9), "Simpson's unbiased index"
    assert concentration_interval(gifts[:4]) is None
    assert concentration_interval([("a", 100.0), *gifts]) is None, "one great gift is all there is"
    assert concentration_interval([]) is None


def test_what_samples_miss_makes_the_figure_unsure_on_both_sides() -> None:
    low, high = around(10.0, [8.0, 9.0, 8.5, 9.5], 20) or (0.0, 0.0)
    assert low + high == pytest.approx(20.0)
    assert low < 8.5
    assert around(10.0, [9.0, 9.0], 2) is None
    assert around(10.0, [np.nan, np.nan], 9) is None


def test_completeness_is_that_of_chao() -> None:
    """Six told once, two twice, four more often, of ten sources: 0.9 · 6 · 5 / (2 · 3) = 4.5 unseen."""
    assert completeness([1] * 6 + [2] * 2 + [5] * 4, 10) == pytest.approx(12 / 16.5)
    assert completeness([4, 5, 6], 10) == 1.0
    assert completeness([], 10) is None
    assert completeness([1], 2) is None
