"""Times that only make sense from another date: "last week", "on Friday", "two years ago", "the following day"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from faultline.language.dates import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Period,
    Publication,
    month_period,
    season_period,
    shifted,
)
from faultline.language.numbers import read_figure
from faultline.model.time import Precision

_UNIT = r"(?:day|week|month|year|decade)"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
_MONTHS = "|".join(
    sorted((m for m in MONTHS if len(m) > 4 or m == "june" or m == "july" or m == "may"), key=len, reverse=True)
)

RELATIVE = re.compile(
    r"(?<![\w-])(?:"
    r"(?P<day>yesterday|today|tomorrow)|"
    rf"(?P<which>last|past|previous|this|next|coming)\s+(?P<unit>week|month|year|decade|{'|'.join(SEASONS)}|{_MONTHS}|{'|'.join(WEEKDAYS)})|"
    rf"(?P<ago>{_COUNT})\s+(?P<ago_unit>{_UNIT})s?\s+ago|"
    rf"(?:over|during|in|within|for)?\s*the\s+(?:past|last|previous)\s+(?P<past>{_COUNT}\s+)?(?P<past_unit>{_UNIT})s?|"
    rf"(?P<later>{_COUNT})\s+(?P<later_unit>{_UNIT})s?\s+(?P<direction>later|earlier)|"
    rf"(?:the\s+)?(?P<step>following|next|previous|same|preceding)\s+(?P<step_unit>{_UNIT})|"
    rf"that\s+same\s+(?P<same_unit>{_UNIT})|that\s+(?P<that_unit>year|month)"
    r")(?![\w-])",
    re.IGNORECASE,
)
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WHICH = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_STEPS = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "same": 0}
_FINENESS = {"day": 0, "week": 1, "month": 2, "year": 3, "decade": 4}
_KNOWN = {Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.SEASON: 3, Precision.YEAR: 3}


@dataclass(frozen=True, slots=True)
class Clock:
    """From where times are counted: the date of publication, and the last date that the text itself has given."""

    published: Publication | None
    anchor: Period | None
    anchor_is_near: bool = False
    is_future: bool = False

    def today(self, unit: str) -> date | None:
        """The day of publication, if known finely enough to count in `unit`."""
        if self.published is None or _KNOWN[self.published.precision] > _FINENESS[unit]:
            return None
        return self.published.day

    def year_of(self, month: int, day: int | None) -> int | None:
        """The year of a month named without one: that of a date just given, else the latest not after publication."""
        if self.anchor_is_near and self.anchor and self.anchor.start and self.anchor.precision is not Precision.DECADE:
            return self._year_near(self.anchor.start, self.anchor.precision, month, day)
        if self.published is None:
            return None
        today = self.published.day
        is_after = (month, day or 1) > (today.month, today.day)
        return today.year - 1 if is_after and not self.is_future else today.year

    def _year_near(self, anchor: date, precision: Precision, month: int, day: int | None) -> int:
        """The year of the date just given, or the next one for January told after December."""
        is_turn = precision is not Precision.YEAR and anchor.month - month > 6
        if is_turn and self.published and (anchor.year + 1, month, day or 1) <= self.published.day.timetuple()[:3]:
            return anchor.year + 1
        return anchor.year

    def weekday(self, weekday: int) -> Period | None:
        """The latest such day up to publication; the next one after it where the sentence looks ahead."""
        today = self.today("day")
        if today is None:
            return None
        back = (today.weekday() - weekday) % 7
        return shifted(today, "day", 7 - back if self.is_future and back else -back)


def read_relative(match: re.Match[str], clock: Clock) -> Period | None:
    """The period that a match of RELATIVE means; None where there is no date to count from."""
    if match["day"]:
        return _shift(clock.today("day"), "day", _DAYS[match["day"].lower()])
    if match["which"]:
        return _which(match["which"].lower(), match["unit"].lower(), clock)
    if match["ago"]:
        unit = match["ago_unit"].lower()
        return _shift(clock.today(unit if unit != "decade" else "year"), unit, -_count(match["ago"]))
    if match["past_unit"]:
        return _past(match["past"], match["past_unit"].lower(), clock)
    if match["later"]:
        sign = 1 if match["direction"].lower() == "later" else -1
        return _from_anchor(clock, match["later_unit"].lower(), sign * _count(match["later"]))
    unit = match["step_unit"] or match["same_unit"] or match["that_unit"]
    return _from_anchor(clock, unit.lower(), _STEPS.get((match["step"] or "same").lower(), 0))


def _which(which: str, unit: str, clock: Clock) -> Period | None:
    step = _WHICH[which]
    if unit in _FINENESS:
        return _shift(clock.today(unit if unit != "decade" else "year"), unit, step)
    if unit in WEEKDAYS:
        return _weekday(WEEKDAYS[unit], step, clock.today("day"))
    today = clock.today("month")
    if today is None:
        return None
    if unit in MONTHS:
        return month_period(_year_of_month(MONTHS[unit], step, today), MONTHS[unit])
    first = SEASONS[unit][0]
    return season_period(_year_of_month(first, step, today), unit)


def _year_of_month(month: int, step: int, today: date) -> int:
    """ "last August" is the latest that is over, "next" the first to come, "this" the nearest of the same year."""
    if step < 0:
        return today.year - (month >= today.month)
    return today.year + (step > 0 and month <= today.month)


def _weekday(weekday: int, step: int, today: date | None) -> Period | None:
    if today is None:
        return None
    back = (today.weekday() - weekday) % 7
    if step < 0:
        return shifted(today, "day", -(back or 7))
    return shifted(today, "day", (7 - back) if step else (7 - back) % 7)


def _past(count: str | None, unit: str, clock: Clock) -> Period | None:
    """ "over the past two years": an interval up to publication; "the last week" that week."""
    today = clock.today(unit if unit != "decade" else "year")
    if today is None:
        return None
    if count is None and unit != "decade":
        return shifted(today, unit, -1)
    days = {"day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}[unit] * _count(count or "one")
    return Period(today - timedelta(days=round(days)), today, Precision.INTERVAL)


def _from_anchor(clock: Clock, unit: str, count: int) -> Period | None:
    """Counted from the date given last, if that is known as finely as the unit asks for."""
    anchor = clock.anchor
    if anchor is None or anchor.start is None or _KNOWN.get(anchor.precision, 9) > _FINENESS[unit]:
        return None
    return _shift(anchor.start, unit, count)


def _shift(day: date | None, unit: str, count: int) -> Period | None:
    try:
        return None if day is None else shifted(day, unit, count)
    except (OverflowError, ValueError):
        return None


def _count(words: str) -> int:
    lower = words.lower().strip()
    figure = None if lower in ("a", "an") else read_figure(lower)
    return int(figure.low) if figure else 1
