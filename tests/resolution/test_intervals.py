"""Times as intervals: what is before what, what lies within, and that the unknown is never equal."""

from __future__ import annotations

import pytest
from tests.comparison.statements import read_time

from faultline.model.time import Basis, Precision, Time
from faultline.resolution.intervals import Order, common, days, gap_days, is_known, order, overlaps, within

PUBLISHED = Time(None, "2016-09-01", Precision.UNKNOWN, Basis.PUBLICATION, "")
SINCE = Time("2014-05-02", None, Precision.INTERVAL, Basis.STATED, "since 2 May 2014")
UNTIL = Time(None, "2014-05-01", Precision.INTERVAL, Basis.STATED, "until 1 May 2014")


@pytest.mark.parametrize(
    ("a", "b", "lying"),
    [
        ("2014-05-01", "2014-05-02", Order.BEFORE),
        ("2014-06", "2014-05-31", Order.AFTER),
        ("2014-05", "2014-05", Order.SAME),
        ("2014-05-02", "2014", Order.WITHIN),
        ("2014", "2014-05", Order.HOLDS),
        ("2014", "", Order.UNKNOWN),
        ("", "", Order.UNKNOWN),
    ],
)
def test_order(a: str, b: str, lying: Order) -> None:
    assert order(read_time(a), read_time(b)) is lying


def test_open_ends_reach_without_end() -> None:
    assert order(UNTIL, SINCE) is Order.BEFORE
    assert order(read_time("2031"), SINCE) is Order.WITHIN
    assert order(read_time("2014-05"), SINCE) is Order.OVERLAPS
    assert days(SINCE) is None


def test_the_date_of_publication_is_not_the_time_of_the_matter() -> None:
    assert not is_known(PUBLISHED)
    assert order(PUBLISHED, PUBLISHED) is Order.UNKNOWN
    assert not within(read_time("2016-08"), PUBLISHED)
    assert overlaps(read_time("2016-08"), PUBLISHED)


def test_gaps_count_days_between_nearest_ends() -> None:
    assert gap_days(read_time("2014-05"), read_time("2014-06-03")) == 3
    assert gap_days(read_time("2014-06-03"), read_time("2014-05")) == 3
    assert gap_days(read_time("2014-05"), read_time("2014-05-09")) == 0
    assert gap_days(read_time("2014-05"), None) is None


def test_what_two_intervals_have_in_common_has_the_finer_precision() -> None:
    shared = common(read_time("2014-05"), read_time("2014-05-09"))
    assert shared is not None
    assert (shared.start, shared.end, shared.precision) == ("2014-05-09", "2014-05-09", Precision.DAY)
    assert common(read_time("2014-05"), SINCE) == Time(
        "2014-05-02", "2014-05-31", Precision.MONTH, Basis.STATED, "2014-05"
    )
    assert common(UNTIL, SINCE) is None
    assert common(PUBLISHED, SINCE) is None


def test_partial_dates_cover_their_days() -> None:
    may = Time("2014-05", "2014-05", Precision.MONTH, Basis.STATED, "May 2014")
    assert order(read_time("2014-05-09"), may) is Order.WITHIN
    assert order(read_time("2014-06-01"), may) is Order.AFTER
