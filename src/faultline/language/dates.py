"""Days, months, years and seasons as intervals of ISO dates."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from faultline.model.time import Precision

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
PARTS = {
    "early": (0, 1),
    "beginning": (0, 1),
    "start": (0, 1),
    "mid": (1, 2),
    "middle": (1, 2),
    "late": (2, 3),
    "end": (2, 3),
}
"""Which third of a period a word means: from and to, in thirds."""


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included; None leaves a side open."""

    start: date | None
    end: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Publication:
    """When a document came out: its last possible day, and how exactly that is known (`day`, `month` or `year`)."""

    day: date
    precision: Precision


def read_publication(text: str | None) -> Publication | None:
    """An ISO date, maybe partial; None for what is none."""
    match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text or "")
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        if day:
            return Publication(date(year, month, day), Precision.DAY)
        if month:
            end = month_period(year, month).end
            return Publication(end, Precision.MONTH) if end else None
        return Publication(date(year, 12, 31), Precision.YEAR)
    except ValueError:
        return None


def day_period(year: int, month: int, day: int) -> Period | None:
    """One day; None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found, Precision.DAY)


def month_period(year: int, month: int) -> Period:
    """One month."""
    last = calendar.monthrange(year, month)[1]
    return Period(date(year, month, 1), date(year, month, last), Precision.MONTH)


def year_period(year: int) -> Period:
    """One year."""
    return Period(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def decade_period(first: int) -> Period:
    """Ten years from the first."""
    return Period(date(first, 1, 1), date(first + 9, 12, 31), Precision.DECADE)


def season_period(year: int, season: str) -> Period:
    """A season of the north; winter begins in December of `year`."""
    first, last = SEASONS[season]
    end = month_period(year + (last < first), last).end
    return Period(date(year, first, 1), end, Precision.SEASON)


def quarter_period(year: int, quarter: int) -> Period:
    """A quarter of a year, 1 to 4."""
    return Period(date(year, 3 * quarter - 2, 1), month_period(year, 3 * quarter).end, Precision.SEASON)


def week_period(day: date) -> Period:
    """The week, Monday to Sunday, around a day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6), Precision.WEEK)


def part_period(whole: Period, part: str) -> Period:
    """The third of a period that "early", "mid" or "late" means; of a year, four months."""
    if whole.start is None or whole.end is None:
        return whole
    first, last = PARTS[part]
    if whole.precision is Precision.DECADE:
        years = (whole.start.year + (0, 4, 7)[first], whole.start.year + (3, 6, 9)[last - 1])
        return Period(date(years[0], 1, 1), date(years[1], 12, 31), Precision.DECADE)
    days = (whole.end - whole.start).days + 1
    start = whole.start + timedelta(days=days * first // 3)
    end = whole.start + timedelta(days=days * last // 3 - 1)
    precision = Precision.SEASON if whole.precision is Precision.YEAR else whole.precision
    return Period(start, end, precision)


def shifted(day: date, unit: str, count: int) -> Period:
    """The day, week, month or year that lies `count` units after (or before) a day."""
    if unit == "day":
        moved = day + timedelta(days=count)
        return Period(moved, moved, Precision.DAY)
    if unit == "week":
        return week_period(day + timedelta(weeks=count))
    if unit == "month":
        month = day.year * 12 + day.month - 1 + count
        return month_period(month // 12, month % 12 + 1)
    if unit == "decade":
        return decade_period((day.year // 10 + count) * 10)
    return year_period(day.year + count)
