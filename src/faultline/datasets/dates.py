"""Cells with a date, in the styles that tables use, as a `Time`."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from faultline.errors import UnreadableError
from faultline.model.time import Basis, Precision, Time

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_OTHER_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
)
"""French, the same without accents, Spanish: the languages of many humanitarian tables beside English."""
_MONTHS |= {name: i for names in _OTHER_MONTHS for i, name in enumerate(names.split(), start=1)}

_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_YEAR_MONTH_DAY = re.compile(
    r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_DAY_WORD_YEAR = re.compile(r"(\d{1,2})[ -]([^\W\d_]+)\.?[ ,-]+(\d{4})")
_WORD_DAY_YEAR = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WORD_YEAR = re.compile(r"([^\W\d_]+)\.?[ -] *(\d{4})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?")


class Order(StrEnum):
    """Which figure comes first in `03/04/2019`; UNKNOWN where no cell of the column tells."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    UNKNOWN = "unknown"


def date_order(cells: Iterable[str]) -> Order:
    """The order of day and month in a whole column: one figure above 12 tells it for all cells."""
    pairs = [tuple(map(int, match.groups()[:2])) for cell in cells if (match := _SLASHED.fullmatch(cell.strip()))]
    day_first = any(first > 12 for first, _ in pairs)
    month_first = any(second > 12 for _, second in pairs)
    if day_first == month_first:
        return Order.UNKNOWN
    return Order.DAY_FIRST if day_first else Order.MONTH_FIRST


def is_ambiguous(cell: str) -> bool:
    """Whether a cell may need to be told the order of day and month."""
    return not cell[:4].isdecimal() and _SLASHED.fullmatch(cell) is not None


def read_date(cell: str, order: Order = Order.UNKNOWN) -> Time:
    """The day, month, year or interval (`2019-01-20/2019-01-22`) a cell names.

    Raises:
        UnreadableError: It is no date, or the order of its day and month cannot be told.
    """
    text = cell.strip()
    start, slash, end = text.partition("/")
    if slash and _YEAR_MONTH_DAY.fullmatch(start) and _YEAR_MONTH_DAY.fullmatch(end):
        return spanning(read_date(start), read_date(end), text)
    year, month, day = _figures(text, order)
    try:
        return _time(year, month, day, text)
    except ValueError as error:
        raise UnreadableError(f"{cell!r} is no date") from error


def period(start: Time | None, end: Time | None, *, is_open: bool = False) -> Time | None:
    """The time from one to another, of which both, one or none is given.

    Args:
        is_open: Whether what has a beginning alone may go on; else it is of that day.

    Raises:
        UnreadableError: The last lies before the first.
    """
    if start and end:
        return start if start == end else spanning(start, end, f"{start.text} – {end.text}")
    if end:
        return replace(end, start=None, precision=Precision.INTERVAL)
    return replace(start, end=None, precision=Precision.INTERVAL) if start and is_open else start


def spanning(first: Time, last: Time, text: str) -> Time:
    """From the first day of one time to the last day of another; a day where both are the same."""
    if first.start and last.end and first.start > last.end:
        raise UnreadableError(f"{text!r} ends before it begins")
    if (first.start, first.end) == (last.start, last.end):
        return first
    return Time(first.start, last.end, Precision.INTERVAL, Basis.STATED, text)


def widened(time: Time, precision: Precision) -> Time:
    """The calendar week, month or year of a single day that is said to stand for one; any other time as it is."""
    if time.start != time.end or time.start is None:
        return replace(time, precision=precision)
    day = datetime.date.fromisoformat(time.start)
    match precision:
        case Precision.WEEK:
            first = day - datetime.timedelta(days=day.weekday())
            last = first + datetime.timedelta(days=6)
        case Precision.MONTH:
            first, last = day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
        case Precision.YEAR:
            first, last = day.replace(month=1, day=1), day.replace(month=12, day=31)
        case _:
            first = last = day
    return replace(time, start=first.isoformat(), end=last.isoformat(), precision=precision)


def _figures(text: str, order: Order) -> tuple[int, int | None, int | None]:
    """Year, month and day as written, not yet checked against the calendar."""
    if match := _YEAR.fullmatch(text):
        return int(match[1]), None, None
    if match := _YEAR_MONTH_DAY.fullmatch(text):
        return int(match[1]), int(match[3]), int(match[4])
    if match := _YEAR_MONTH.fullmatch(text):
        return int(match[1]), int(match[2]), None
    if match := _DOTTED.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _SLASHED.fullmatch(text):
        return _slashed(text, match, order)
    return _worded(text)


def _slashed(text: str, match: re.Match[str], order: Order) -> tuple[int, int, int]:
    first, second, year = (int(figure) for figure in match.groups())
    if order is Order.UNKNOWN and first <= 12 and second <= 12 and first != second:
        raise UnreadableError(f"{text!r} may be day/month or month/day, write it as {year}-{second:02d}-{first:02d}")
    month_first = order is Order.MONTH_FIRST or (order is Order.UNKNOWN and second > 12)
    return (year, first, second) if month_first else (year, second, first)


def _worded(text: str) -> tuple[int, int, int | None]:
    if match := _DAY_WORD_YEAR.fullmatch(text):
        return int(match[3]), _month(match[2], text), int(match[1])
    if match := _WORD_DAY_YEAR.fullmatch(text):
        return int(match[3]), _month(match[1], text), int(match[2])
    if match := _WORD_YEAR.fullmatch(text):
        return int(match[2]), _month(match[1], text), None
    raise UnreadableError(f"{text!r} is no date")


def _month(word: str, text: str) -> int:
    try:
        return _MONTHS[word.lower()]
    except KeyError as error:
        raise UnreadableError(f"{text!r} is no date") from error


def _time(year: int, month: int | None, day: int | None, text: str) -> Time:
    if month is None:
        datetime.date(year, 1, 1)
        return Time(f"{year:04d}-01-01", f"{year:04d}-12-31", Precision.YEAR, Basis.STATED, text)
    first = datetime.date(year, month, 1 if day is None else day)
    if day is not None:
        return Time(first.isoformat(), first.isoformat(), Precision.DAY, Basis.STATED, text)
    last = first.replace(day=calendar.monthrange(year, month)[1])
    return Time(first.isoformat(), last.isoformat(), Precision.MONTH, Basis.STATED, text)
