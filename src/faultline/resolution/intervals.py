"""Times as intervals of days: before, within, overlapping, or unknown. What is not known is less specific, never equal.

An open side reaches without end. A time that only the date of publication bounds tells nothing of when it was.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import lru_cache

from faultline.model.time import Basis, Precision, Time

FIRST, LAST = "0000", "9999"


class Order(StrEnum):
    """How one interval lies to another; UNKNOWN where a text does not tell one of them."""

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    WITHIN = "within"
    HOLDS = "holds"
    OVERLAPS = "overlaps"
    UNKNOWN = "unknown"


def order(a: Time | None, b: Time | None) -> Order:
    """How the first interval lies to the second; days are compared, both ends included."""
    if a is None or b is None or not (is_known(a) and is_known(b)):
        return Order.UNKNOWN
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    if a_last < b_first:
        return Order.BEFORE
    if b_last < a_first:
        return Order.AFTER
    if (a_first, a_last) == (b_first, b_last):
        return Order.SAME
    if b_first <= a_first and a_last <= b_last:
        return Order.WITHIN
    if a_first <= b_first and b_last <= a_last:
        return Order.HOLDS
    return Order.OVERLAPS


def is_known(time: Time | None) -> bool:
    """Whether the text itself gives the time, at least on one side."""
    return time is not None and time.basis is not Basis.PUBLICATION and (time.start or time.end) is not None


def overlaps(a: Time | None, b: Time | None) -> bool:
    """Whether two intervals share a day, however they are known."""
    if a is None or b is None:
        return False
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    return a_first <= b_last and b_first <= a_last


def within(a: Time | None, b: Time | None) -> bool:
    """Whether both are known and the first lies in the second, or is the same."""
    return order(a, b) in (Order.WITHIN, Order.SAME)


def days(time: Time) -> int | None:
    """The length of an interval in days; None where a side is open."""
    first, last = parse_day(time.start), parse_day(time.end)
    return None if first is None or last is None else (last - first).days + 1


def gap_days(a: Time | None, b: Time | None) -> int | None:
    """The days between the end of one and the start of the other, 0 where they overlap; None where it is not told."""
    lying = order(a, b)
    if lying is Order.UNKNOWN or a is None or b is None:
        return None
    if lying not in (Order.BEFORE, Order.AFTER):
        return 0
    earlier, later = (a, b) if lying is Order.BEFORE else (b, a)
    last, first = parse_day(earlier.end), parse_day(later.start)
    return None if first is None or last is None else (first - last).days


def common(a: Time | None, b: Time | None) -> Time | None:
    """The days that two known intervals share, with the finer precision; None where there are none or one is
    unknown.
    """
    if a is None or b is None or order(a, b) in (Order.UNKNOWN, Order.BEFORE, Order.AFTER):
        return None
    starts = [t.start for t in (a, b) if t.start]
    ends = [t.end for t in (a, b) if t.end]
    finer = min((a, b), key=lambda t: (list(Precision).index(t.precision), t.text))
    basis = a.basis if a.basis is b.basis else Basis.INFERRED
    return Time(max(starts, default=None), min(ends, default=None), finer.precision, basis, finer.text)


def bounds(time: Time) -> tuple[str, str]:
    """The first and last day as texts that sort; partial dates are read as the days they cover."""
    return time.start or FIRST, _last(time.end)


@lru_cache(maxsize=50_000)
def parse_day(text: str | None) -> date | None:
    """The day of an ISO date, of a partial one its first day; None for what is no date."""
    if not text:
        return None
    parts = [*text[:10].split("-"), "01", "01"][:3]
    try:
        return date(*(int(p) for p in parts))
    except ValueError:
        return None


def moved(day: str, by_days: int) -> str:
    """The ISO day so many days later; the same text where it is no day, or would leave the calendar."""
    found = parse_day(day) if by_days else None
    if found is None or not 0 < found.toordinal() + by_days <= date.max.toordinal():
        return day
    return date.fromordinal(found.toordinal() + by_days).isoformat()


def _last(end: str | None) -> str:
    """An end that sorts after all days it covers: a year or a month without its day covers all of them."""
    if not end:
        return LAST
    return end if len(end) >= len("2000-01-01") else end + "-99"
