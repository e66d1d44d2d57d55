"""How the times of two statements relate; unknown time is less specific, never equal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

from faultline.model.time import Precision, Time
from faultline.resolution.intervals import is_known, overlaps, parse_day

LIKELY_APART_DAYS = 90
"""Statements without a time of their own, published this far apart, likely speak of different dates."""


NEAR_DAYS = 7
"""Spans whose ends differ no more than this are one span."""


class Period(StrEnum):
    """SAME: both name times that overlap; APART: both name times that do not; UNKNOWN: one names none."""

    SAME = "same"
    APART = "apart"
    LIKELY_APART = "likely_apart"
    UNKNOWN = "unknown"


def compare_periods(a: Time | None, b: Time | None, published_a: str | None, published_b: str | None) -> Period:
    """How two times relate; where one is not stated, by the dates of publication, as likelihood only."""
    if is_known(a) and is_known(b):
        return Period.SAME if overlaps(a, b) else Period.APART
    gap = _days_between(_stands_at(a, published_a), _stands_at(b, published_b))
    return Period.LIKELY_APART if gap is not None and gap >= LIKELY_APART_DAYS else Period.UNKNOWN


def as_of(time: Time | None, published: str | None) -> Time | None:
    """The time at which a figure of what there is stands, or of what has come together since.

    "By March" tells the level of March, not of all times before; "since 2013" sums up until the day of publication.
    """
    if time is None or not is_known(time) or (time.start and time.end):
        return time
    day = time.end or (published if published and len(published) == len("2020-01-01") else None)
    return time if day is None else replace(time, start=day, end=day)


def known_until(time: Time | None, published: str | None) -> Time | None:
    """The time of what lasts: "since 2012" holds until the day of publication, and nobody knows for how much longer."""
    if time is None or not is_known(time) or time.end or not time.start or not published:
        return time
    return replace(time, end=max(published, time.start))


def _stands_at(time: Time | None, published: str | None) -> date | None:
    if time is not None and is_known(time):
        return parse_day(time.start or time.end)
    return parse_day(published)


def _days_between(a: date | None, b: date | None) -> int | None:
    return None if a is None or b is None else abs((a - b).days)


def same_window(a: Time | None, b: Time | None) -> bool:
    """Whether figures of two times may be figures of one span: the spans are nearly equal, or one only tells vaguely
    (by month, year or decade) a day that lies in it.

    "Since June" and "since April" overlap, and a count over the one is no count over the other.
    """
    if a is None or b is None:
        return True
    if {a.precision, b.precision} & {Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.SEASON}:
        return a.precision is not Precision.INTERVAL and b.precision is not Precision.INTERVAL
    if a.start is None or b.start is None:
        return a.start is b.start
    ends = ((a.start, b.start), (a.end, b.end)) if a.end and b.end else ((a.start, b.start),)
    gaps = [_days_between(parse_day(x), parse_day(y)) for x, y in ends]
    return all(g is not None and g <= NEAR_DAYS for g in gaps)
