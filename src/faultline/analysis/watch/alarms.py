"""Months above what was to be expected, and what came after them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from faultline.analysis.watch.forecasts import YEAR, Counts, Forecast
from faultline.analysis.watch.scoring import MOST_ORIGINS

LEVEL = 0.9
AFTER = 3
"""Months after an alert in which it must come true."""


@dataclass(frozen=True, slots=True)
class Record:
    """What came after months above and not above the bound of their forecast, in the past five years.

    Attributes:
        alerts: Past months above it, of which three months later are known.
        came_true: Those after which one of the next three months lay above the same bound again.
        quiet: Past months not above it.
        missed: Those after which one of the next three months lay above their bound nevertheless.
    """

    alerts: int
    came_true: int
    quiet: int
    missed: int


def bound(make: Callable[[Counts], Forecast], history: Counts) -> int:
    """The count that the month after the history exceeds in one of ten forecasts at most."""
    return make(history).bound(LEVEL)


def record(make: Callable[[Counts], Forecast], series: Counts) -> Record:
    """The record of alerts before the last month."""
    alerts = came_true = quiet = missed = 0
    stop = len(series) - AFTER
    for month in range(max(YEAR, stop - MOST_ORIGINS), stop):
        limit = bound(make, series[:month])
        after = bool((series[month + 1 : month + 1 + AFTER] > limit).any())
        if series[month] > limit:
            alerts, came_true = alerts + 1, came_true + after
        else:
            quiet, missed = quiet + 1, missed + after
    return Record(alerts, came_true, quiet, missed)
