"""Publication dates in the forms of web pages, letterheads and machines."""

from __future__ import annotations

import pytest

from faultline.documents.dates import find_date, publication_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Aug 30, 2016", "2016-08-30"),
        ("Nov. 15, 2020", "2020-11-15"),
        ("first published Nov. 15, 2020.", "2020-11-15"),
        ("30 August 2016", "2016-08-30"),
        ("Wednesday, 1st of March 2017 at 14:05", "2017-03-01"),
        ("2016-08-30T10:00:00Z", "2016-08-30"),
        ("2016/8/3", "2016-08-03"),
        ("30/08/2016", "2016-08-30"),
        ("08/30/2016", "2016-08-30"),
        ("04/04/2019", "2019-04-04"),
        ("03/04/2019", "2019"),
        ("30.01.2019", "2019-01-30"),
        ("1-Feb-2019", "2019-02-01"),
        ("le 1er mars 2017", "2017-03-01"),
        ("15 de enero de 2018", "2018-01-15"),
        ("January 2019", "2019-01"),
        ("2019-01", "2019-01"),
        ("D:20250324113850-04'00'", "2025-03-24"),
        ("2019", "2019"),
        ("© 2019", "2019"),
        ("31 February 2019", "2019-02"),
        ("the 2019 election", None),
        ("2019-13-45", None),
        ("S/2025/102", None),
        ("resolution 1701 (2006) and 2334 (2016)", None),
        ("marching 2019", None),
        ("", None),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text: str, iso: str | None) -> None:
    assert publication_date(text) == iso


def test_a_full_date_wins_over_a_month_before_it() -> None:
    assert find_date("May 2019 issue, printed 3 June 2019") == ("2019-06-03", 24, 35)
