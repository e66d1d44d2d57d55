"""When: an interval of days with its precision, and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """STATED in the text, INFERRED from other dates in it, or bounded by the date of PUBLICATION alone."""

    STATED = "stated"
    INFERRED = "inferred"
    PUBLICATION = "publication"


class Precision(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Time:
    """ISO dates of the first and last day; None leaves that side open."""

    start: str | None
    end: str | None
    precision: Precision
    basis: Basis
    text: str
