"""Time and place as the timeline has them: what is sure, what is spread, what each narrows."""

from __future__ import annotations

from typing import Any

import pytest

from faultline.web.binning import Bin, binned
from faultline.workspace.extents import Span


def test_a_time_within_a_bin_is_sure_and_a_wider_one_is_shared_by_the_bins_it_covers() -> None:
    found = binned([Span("event", "2013-01", "2013-01", 3), Span("event", "2013-01", "2013-03", 6)], whole=True)
    assert found is not None
    assert (found.unit, found.first, found.last) == ("month", "2013-01", "2013-03")
    assert found.bins == (
        Bin("2013-01", "event", 3, 2.0),
        Bin("2013-02", "event", 0, 2.0),
        Bin("2013-03", "event", 0, 2.0),
    )


def test_a_year_is_sure_where_bins_are_years() -> None:
    found = binned([Span("event", "1990-01", "1990-12", 1), Span("event", "2013-05", "2013-05", 1)], whole=True)
    assert found is not None
    assert found.unit == "year"
    assert found.bins == (Bin("1990", "event", 1, 0), Bin("2013", "event", 1, 0))


@pytest.mark.parametrize(("start", "end"), [("2013-02", None), (None, "2013-02")])
def test_a_time_open_on_a_side_counts_where_it_is_told_and_is_not_sure(start: str | None, end: str | None) -> None:
    found = binned([Span("effort", start, end, 4)])
    assert found is not None
    assert found.bins == (Bin("2013-02", "effort", 0, 4.0),)


def test_a_few_dates_far_away_are_counted_but_do_not_stretch_the_axis() -> None:
    near = [Span("event", f"2013-{month:02}", f"2013-{month:02}", 50) for month in range(1, 13)]
    far = [Span("event", "1701-01", "1701-12", 1), Span("event", "2090-01", "2090-01", 2)]
    found = binned([*near, *far])
    assert found is not None
    assert (found.first, found.last, found.earlier, found.later) == ("2013-01", "2013-12", 1, 2)
    whole = binned([*near, *far], whole=True)
    assert whole is not None
    assert (whole.first, whole.last, whole.earlier, whole.later) == ("1701", "2090", 0, 0)


def test_nothing_dated_has_no_bins() -> None:
    assert binned([]) is None


def test_all_weight_is_kept() -> None:
    spans = [
        Span("event", "2013-01", "2014-06", 7),
        Span("effort", "2013-02", None, 5),
        Span("event", "2014", "2014", 2),
    ]
    found = binned(spans, whole=True)
    assert found is not None
    assert sum(bar.sure + bar.spread for bar in found.bins) == pytest.approx(14, abs=0.2)


def test_the_period_narrows_the_places_and_not_the_bars(browser: Any) -> None:
    everything = browser.get("/api/timeline").json()
    assert everything["places"]
    assert everything["time"]["bins"]
    before = browser.get("/api/timeline?period=..1900").json()
    assert before["places"] == []
    assert before["time"] == everything["time"]
    assert before["total"] == 0


def test_the_place_narrows_the_bars_and_not_the_places(browser: Any) -> None:
    everything = browser.get("/api/timeline").json()
    elsewhere = browser.get("/api/timeline?place=ML").json()
    assert elsewhere["places"] == everything["places"]
    assert elsewhere["time"] is None


def test_the_page_has_both_as_tables_whose_rows_lead_on(browser: Any) -> None:
    text = browser.get("/timeline").text
    assert 'href="/timeline?period=2019-03..2019-03"' in text
    assert 'href="/timeline?place=geonames%3A1"' in text
    assert "Dorava" in text


def test_nothing_chosen_says_so(browser: Any) -> None:
    text = browser.get("/timeline?place=ML").text
    assert "Nothing here has a date of its own." in text
