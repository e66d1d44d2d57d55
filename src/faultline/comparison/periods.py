"""How the times of two statements relate; unknown time is less specific, never equal."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from faultline.model.time import Basis, Time

LIKELY_APART_DAYS = 90
"""Statements without a time of their own, published this far apart, likely speak of different dates."""


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


def is_known(time: Time | None) -> bool:
    """Whether the text itself gives the time, at least on one side."""
    return time is not None and time.basis is not Basis.PUBLICATION and (time.start or time.end) is not None


def overlaps(a: Time | None, b: Time | None) -> bool:
    """Whether two intervals share a day; an open side reaches without end."""
    if a is None or b is None:
        return False
    return (a.start or "0000") <= (b.end or "9999") and (b.start or "0000") <= (a.end or "9999")


def days(time: Time) -> int | None:
    """The length of an interval in days; None where a side is open."""
    first, last = parse_day(time.start), parse_day(time.end)
    return None if first is None or last is None else (last - first).days + 1


def parse_day(text: str | None) -> date | None:
    """The day of an ISO date, of a partial one its first day; None for what is no date."""
    if not text:
        return None
    parts = [*text[:10].split("-"), "01", "01"][:3]
    try:
        return date(*(int(p) for p in parts))
    except ValueError:
        return None


def _stands_at(time: Time | None, published: str | None) -> date | None:
    if time is not None and is_known(time):
        return parse_day(time.start or time.end)
    return parse_day(published)


def _days_between(a: date | None, b: date | None) -> int | None:
    return None if a is None or b is None else abs((a - b).days)
