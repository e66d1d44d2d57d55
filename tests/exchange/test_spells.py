"""Spells are the same days in intervals that neither overlap nor touch."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultline.exchange.spells import Spell, merged_spells


@pytest.mark.parametrize(
    ("spells", "merged"),
    [
        ([], ()),
        ([("2019-01-01", "2019-01-02"), ("2019-01-03", "2019-01-04")], (("2019-01-01", "2019-01-04"),)),
        ([("2019-01-05", "2019-01-06"), ("2019-01-01", "2019-01-03")],
         (("2019-01-01", "2019-01-03"), ("2019-01-05", "2019-01-06"))),
        ([("2019-01-01", None), ("2020-01-01", "2020-02-01")], (("2019-01-01", None),)),
        ([(None, "2019-01-01"), ("2018-01-01", "2019-06-01")], ((None, "2019-06-01"),)),
        ([(None, "2019-01-01"), ("2018-01-01", None)], ((None, None),)),
    ],
)  # fmt: skip
def test_merging(spells: list[Spell], merged: tuple[Spell, ...]) -> None:
    assert merged_spells(spells) == merged


FIRST = date(2019, 1, 1)
intervals = st.tuples(st.integers(0, 60), st.integers(0, 9)).map(lambda t: (t[0], t[0] + t[1]))


@given(st.lists(intervals, max_size=8))
def test_no_day_is_added_or_lost(numbers: list[tuple[int, int]]) -> None:
    def day(number: int) -> str:
        return (FIRST + timedelta(number)).isoformat()

    merged = merged_spells([(day(start), day(end)) for start, end in numbers])
    days = {day(n) for start, end in numbers for n in range(start, end + 1)}
    found = [day(n) for n in range(70) if any((s or "") <= day(n) <= (e or "9") for s, e in merged)]
    assert set(found) == days
    gaps = [(date.fromisoformat(b[0] or "") - date.fromisoformat(a[1] or "")).days for a, b in pairwise(merged)]
    assert all(gap > 1 for gap in gaps)
