"""Dates in cells."""

from __future__ import annotations

import pytest

from faultline.datasets.dates import Order, date_order, read_date
from faultline.errors import UnreadableError
from faultline.model.time import Basis

READ = [
    ("2019-01-20", "2019-01-20", "2019-01-20", "day"),
    (" 20190120 ", "2019-01-20", "2019-01-20", "day"),
    ("2019-01-20T10:00:00Z", "2019-01-20", "2019-01-20", "day"),
    ("2019-01-20 00:00:00.000", "2019-01-20", "2019-01-20", "day"),
    ("2019/01/20", "2019-01-20", "2019-01-20", "day"),
    ("20.01.2019", "2019-01-20", "2019-01-20", "day"),
    ("20/01/2019", "2019-01-20", "2019-01-20", "day"),
    ("05/05/2019", "2019-05-05", "2019-05-05", "day"),
    ("20 January 2019", "2019-01-20", "2019-01-20", "day"),
    ("20-Jan-2019", "2019-01-20", "2019-01-20", "day"),
    ("January 20th, 2019", "2019-01-20", "2019-01-20", "day"),
    ("Sept. 3, 2020", "2020-09-03", "2020-09-03", "day"),
    ("2020-02", "2020-02-01", "2020-02-29", "month"),
    ("February 2020", "2020-02-01", "2020-02-29", "month"),
    ("2013", "2013-01-01", "2013-12-31", "year"),
    ("2013.0", "2013-01-01", "2013-12-31", "year"),
    ("2019-01-20/2019-01-22", "2019-01-20", "2019-01-22", "interval"),
]


@pytest.mark.parametrize(("cell", "start", "end", "precision"), READ)
def test_reads_each_style(cell: str, start: str, end: str, precision: str) -> None:
    time = read_date(cell)
    assert (time.start, time.end, time.precision.value) == (start, end, precision)
    assert time.basis is Basis.STATED
    assert time.text == cell.strip()


@pytest.mark.parametrize(
    "cell",
    [
        "31/31/2019",
        "2019-13-01",
        "2019-02-30",
        "20 Janvember 2019",
        "soon",
        "19-01-20",
        "0000",
        "2019-01-22/2019-01-20",
    ],
)
def test_refuses_what_is_no_date(cell: str) -> None:
    with pytest.raises(UnreadableError):
        read_date(cell)


def test_refuses_a_date_that_may_be_read_in_two_ways() -> None:
    with pytest.raises(UnreadableError, match="2019-04-03"):
        read_date("03/04/2019")


def test_the_column_tells_whether_the_day_comes_first() -> None:
    assert date_order(["03/04/2019", "", "20/04/2019"]) is Order.DAY_FIRST
    assert date_order(["03/04/2019", "04/20/2019"]) is Order.MONTH_FIRST
    assert date_order(["03/04/2019", "05/06/2019"]) is Order.UNKNOWN
    assert date_order(["20/04/2019", "04/20/2019"]) is Order.UNKNOWN
    assert read_date("03/04/2019", Order.DAY_FIRST).start == "2019-04-03"
    assert read_date("03/04/2019", Order.MONTH_FIRST).start == "2019-03-04"
