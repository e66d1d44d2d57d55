"""Times against times; what is not stated is never taken as equal."""

from __future__ import annotations

import pytest
from tests.comparison.statements import read_time

from faultline.comparison.periods import Period, compare_periods
from faultline.model.time import Basis, Precision, Time
from faultline.resolution.intervals import parse_day

PUBLISHED = Time(None, "2016-09-01", Precision.UNKNOWN, Basis.PUBLICATION, "")


@pytest.mark.parametrize(
    ("a", "b", "period"),
    [
        ("2014", "2014-05-02", Period.SAME),
        ("2014-05", "2014-06", Period.APART),
        ("2014-05-02", "2014-05-02", Period.SAME),
        ("2014", "", Period.UNKNOWN),
        ("", "", Period.UNKNOWN),
    ],
)
def test_stated_times(a: str, b: str, period: Period) -> None:
    assert compare_periods(read_time(a), read_time(b), None, None) is period


def test_publication_gives_likelihood_only() -> None:
    assert compare_periods(PUBLISHED, PUBLISHED, "2016-09-01", "2016-09-20") is Period.UNKNOWN
    assert compare_periods(PUBLISHED, PUBLISHED, "2016-09-01", "2019-09-20") is Period.LIKELY_APART
    assert compare_periods(PUBLISHED, read_time("2012"), "2016-09-01", None) is Period.LIKELY_APART


def test_partial_dates_and_what_is_none() -> None:
    assert str(parse_day("2014-05")) == "2014-05-01"
    assert parse_day("soon") is None
    assert parse_day(None) is None
