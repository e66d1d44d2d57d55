"""How dates and figures read."""

from __future__ import annotations

import pytest

from faultline.exchange.dates import say_date, say_time
from faultline.exchange.figures import say_count, say_figure, say_range
from faultline.model.time import Basis, Precision, Time
from faultline.model.value import Value


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2014-05-02", "2 May 2014"), ("2014-05", "May 2014"), ("2014", "2014"), ("soon", "soon"), ("2014-13", "2014-13")],
)
def test_a_date(iso: str, words: str) -> None:
    assert say_date(iso) == words


@pytest.mark.parametrize(
    ("start", "end", "precision", "basis", "words"),
    [
        ("2014-05-01", "2014-05-31", Precision.MONTH, Basis.STATED, "May 2014"),
        ("2014-01-01", "2014-12-31", Precision.YEAR, Basis.INFERRED, "2014 (inferred)"),
        ("1990-01-01", "1999-12-31", Precision.DECADE, Basis.STATED, "1990s"),
        ("2014-03-01", "2014-05-31", Precision.SEASON, Basis.STATED, "spring 2014"),
        ("2012-01-01", None, Precision.INTERVAL, Basis.STATED, "since 1 January 2012"),
        (None, "2012-06-30", Precision.INTERVAL, Basis.STATED, "until 30 June 2012"),
        ("2012-01-01", "2015-06-30", Precision.INTERVAL, Basis.STATED, "1 January 2012 to 30 June 2015"),
        (None, "2020-11-13", Precision.UNKNOWN, Basis.PUBLICATION, "by 13 November 2020 (date of publication)"),
        (None, None, Precision.UNKNOWN, Basis.STATED, ""),
    ],
)
def test_a_time(start: str | None, end: str | None, precision: Precision, basis: Basis, words: str) -> None:
    assert say_time(Time(start, end, precision, basis, "")) == words


@pytest.mark.parametrize(
    ("value", "words", "figure"),
    [
        (Value(7500, 7500, "persons", text="about  7,500"), "about 7,500", "7,500"),
        (Value(200, 999, "persons", text="Hundreds"), "hundreds", "200–999"),
        (Value(30, None, "persons"), "at least 30", "≥ 30"),
        (Value(None, 30, "persons"), "at most 30", "≤ 30"),
        (Value(2e6, 2e6, "money", currency="USD", text="USD 2 million"), "USD 2 million", "USD 2,000,000"),
        (Value(12.5, 12.5, "percent"), "12.5", "12.5 %"),
        (Value(None, None, "persons"), "an unnamed number", "?"),
    ],
)
def test_a_figure(value: Value, words: str, figure: str) -> None:
    assert (say_figure(value), say_range(value)) == (words, figure)


def test_a_count() -> None:
    assert [say_count(1, "loss", "losses"), say_count(1200, "statement")] == ["1 loss", "1,200 statements"]
