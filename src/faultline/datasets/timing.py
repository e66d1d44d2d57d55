"""When it was, by a row: the first and the last day, or whatever other day it has."""

from __future__ import annotations

from dataclasses import replace

from faultline.datasets.cells import CellError, RowCells
from faultline.datasets.dates import period, widened
from faultline.datasets.mapping import TimeRule
from faultline.errors import UnreadableError
from faultline.model.time import Basis, Precision, Time


def time_of(rule: TimeRule | None, row: RowCells) -> Time | None:
    """The time, None where no cell says it.

    Raises:
        CellError: A cell is no date, and the rule cannot do without it.
    """
    if rule is None:
        return None
    time = _period(rule, row)
    for column in rule.otherwise if time is None else ():
        time = time or _date(rule, column, row)
    if time is None:
        return None
    precision, basis = row.any_term(rule.precision, Precision), row.any_term(rule.basis, Basis)
    time = widened(time, precision) if precision else time
    return replace(time, basis=basis) if basis else time


def _period(rule: TimeRule, row: RowCells) -> Time | None:
    start, end = _date(rule, rule.start, row), _date(rule, rule.end, row)
    try:
        return period(start, end, is_open=rule.open)
    except UnreadableError as error:
        fault = row.error(rule.end, str(error))
        if rule.needed:
            raise fault from error
        row.notes.append(("date not read", str(fault)))
        return start


def _date(rule: TimeRule, column: str | None, row: RowCells) -> Time | None:
    """The date in a cell; what is none is noted where the rule can do without it."""
    try:
        return row.date(column)
    except CellError as error:
        if rule.needed:
            raise
        row.notes.append(("date not read", str(error)))
        return None
