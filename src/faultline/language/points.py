"""Points in time named by the calendar: "2 May 2014", "Aug. 18", "2012", "the early 1990s", "15-18 March"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from faultline.language.dates import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Period,
    day_period,
    decade_period,
    month_period,
    part_period,
    quarter_period,
    season_period,
    year_period,
)
from faultline.language.relative import Clock
from faultline.model.time import Basis, Precision

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[789]\d\d|20[0-6]\d)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_TO = r"\s?(?:-|–|—|to|and|until)\s?"
_PART = (
    r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd)(?=\sof))"
    r"(?:\s+of\s+(?:the\s+)?|[\s-]+)(?:in\s+)?)?"
)
_PART_C, _PART_D, _PART_E = (_PART.replace("<part>", f"<part_{kind}>") for kind in "cde")
_EDGE = r"(?![\w/%]|[.,]\d|\s?per\s?cent)"

POINT = re.compile(
    rf"(?<![\w/.,$€£:-])(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?:"
    rf"(?:the\s+)?(?P<day>{_DAY})(?:{_TO}(?P<day_to>{_DAY}))?\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?{_EDGE}|"
    rf"(?P<month_b>{_MONTH})\s+(?P<day_b>{_DAY})(?:{_TO}(?P<day_to_b>{_DAY}))?(?:(?:,\s*|\s+)(?P<year_b>{_YEAR}))?{_EDGE}|"
    rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])){_EDGE}|"
    rf"{_PART_C}(?P<month_c>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year_c>{_YEAR}))?{_EDGE}|"
    rf"{_PART_D}(?P<decade>(?:1[789]|20)\d0)[’']?s{_EDGE}|"
    rf"(?:(?P<quarter>first|second|third|fourth)\s+quarter|(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter))\s+(?:of\s+)?(?P<year_d>{_YEAR}){_EDGE}|"
    rf"{_PART_E}(?P<year_e>{_YEAR}){_EDGE})|"
    rf"(?<![\w-])(?P<only_weekday>{_WEEKDAY})(?!\w)"
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NUMBERED = re.compile(
    r"(?:\b(?:resolution|decree|law|no|number|article|page)s?\.?\s+|\b\d{3,4}\s*\(|[№#])$", re.IGNORECASE
)
_YEAR_OF_NUMBER = re.compile(r"\s*\((?:19|20)\d\d\)")
"""What follows the number of a resolution, which is no year itself: "1701 (2006)"."""
_MODAL_MONTH = frozenset({"may", "march", "mar"})


@dataclass(frozen=True, slots=True)
class Point:
    """What the text says of a point in time; None where it is silent."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_to: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    decade: int | None = None
    part: str | None = None

    @property
    def is_full(self) -> bool:
        """Whether it needs no other date to be placed."""
        return self.year is not None or self.decade is not None

    def with_year_of(self, other: Point, end: date) -> Point:
        """This point, its missing year and month taken from the end of the range it begins."""
        if self.is_full or (self.weekday is not None and self.month is None):
            return self
        year = end.year
        if self.month and other.month and self.month > other.month:
            year -= 1
        return replace(self, year=year)

    def resolve(self, clock: Clock) -> tuple[Period, Basis] | None:
        """The period, and whether it was stated or inferred; None where it cannot be known."""
        if self.decade is not None:
            return self._in_part(decade_period(self.decade)), Basis.STATED
        if self.year is not None:
            period = self._in_year(self.year)
            return (period, Basis.STATED) if period else None
        if self.month is None:
            period = clock.weekday(self.weekday) if self.weekday is not None else None
            return (period, Basis.INFERRED) if period else None
        year = clock.year_of(self.month, self.day)
        period = self._in_year(year) if year else None
        return (period, Basis.INFERRED) if period else None

    def _in_year(self, year: int) -> Period | None:
        if self.quarter:
            return quarter_period(year, self.quarter)
        if self.season:
            return season_period(year, self.season)
        if self.month is None:
            return self._in_part(year_period(year))
        if self.day is None:
            return self._in_part(month_period(year, self.month))
        return self._days(year, self.month, self.day)

    def _days(self, year: int, month: int, day: int) -> Period | None:
        first = day_period(year, month, day)
        last = day_period(year, month, self.day_to) if self.day_to else None
        if first is None or last is None or last.end is None or first.start is None or last.end <= first.start:
            return first
        return Period(first.start, last.end, Precision.INTERVAL)

    def _in_part(self, whole: Period) -> Period:
        return part_period(whole, self.part) if self.part else whole


def read_point(match: re.Match[str], plain: str) -> Point | None:
    """The point that a match of POINT names; None for a number of something else or a month that is a verb."""
    before = plain[max(0, match.start() - 14) : match.start()]
    if match["only_weekday"]:
        return Point(weekday=WEEKDAYS[match["only_weekday"].lower()])
    if match["iso"]:
        parts = match["iso"].split("-")
        return Point(int(parts[0]), int(parts[1]), int(parts[2]))
    month: str | None = match["month"] or match["month_b"] or match["month_c"]
    if month:
        return _month_point(match, month, before)
    if _NUMBERED.search(before) or _YEAR_OF_NUMBER.match(plain, match.end()):
        return None
    if match["decade"]:
        return Point(decade=int(match["decade"]), part=_part(match))
    season = match["season"].lower() if match["season"] else None
    return Point(
        int(match["year_d"] or match["year_e"]),
        season=season if season in SEASONS else None,
        quarter=_QUARTERS.get(match["quarter"] or ""),
        part=_part(match),
    )


def _month_point(match: re.Match[str], month: str, before: str) -> Point | None:
    year = match["year"] or match["year_b"] or match["year_c"]
    day = match["day"] or match["day_b"]
    day_to = match["day_to"] or match["day_to_b"]
    name = month.lower().rstrip(".")
    is_bare = not (year or day or match["part_c"])
    if (
        is_bare
        and name in _MODAL_MONTH
        and not re.search(r"\b(?:in|of|since|until|by|last|this|next|to|and|from)\s+$", before, re.I)
    ):
        return None
    return Point(
        year=int(year) if year else None,
        month=MONTHS[name],
        day=_number(day),
        day_to=_number(day_to),
        part=_part(match),
    )


def _part(match: re.Match[str]) -> str | None:
    """The word before the point: early, mid, late, beginning, end …"""
    part = match["part_c"] or match["part_d"] or match["part_e"]
    return part.lower() if part else None


def _number(day: str | None) -> int | None:
    return int(re.sub(r"\D", "", day)) if day else None
