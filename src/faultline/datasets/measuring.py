"""The figures of a row: one column, the two ends of a range, or several columns added up."""

from __future__ import annotations

from collections.abc import Iterable

from faultline.datasets.cells import RowCells
from faultline.datasets.mapping import ValueRule
from faultline.model.statement import Counts
from faultline.model.value import Value


def counts_of(rules: Iterable[tuple[str, ValueRule]], row: RowCells) -> Counts | None:
    """People killed, injured and detained; None where no cell says."""
    found = {name: _found(rule, row) for name, rule in rules}
    return Counts(**found) if any(found.values()) else None


def value_of(rule: ValueRule, row: RowCells, unit: str) -> Value | None:
    """The figure.

    Raises:
        CellError: There is none, and the rule needs one.
    """
    value = _found(rule, row, unit)
    if value is None and rule.needed:
        raise row.error(next(iter(rule.sum), rule.best or rule.low), "the cell is empty")
    return value


def _found(rule: ValueRule, row: RowCells, unit: str = "") -> Value | None:
    """The figure by a rule, or by the one that holds otherwise."""
    value = _sum(rule, row, unit) if rule.sum else _value(rule, row, unit)
    return _found(rule.otherwise, row, unit) if value is None and rule.otherwise else value


def _value(rule: ValueRule, row: RowCells, unit: str) -> Value | None:
    """The figure: the range where its ends are given, else the single figure; None where all cells are blank."""
    best, low, high = [row.figure(column, rule.unknown) for column in (rule.best, rule.low, rule.high)]
    first, last = low or best, high or best
    if first is None or last is None:
        if first is None and last is None:
            return None
    elif first.low > last.high:
        if best is None:
            raise row.error(rule.low, "the lower end lies above the upper end")
        fault = row.error(rule.low, "it lies above the upper end; the best is taken")
        row.notes.append(("range not usable", str(fault)))
        first = last = best
    low_end, high_end = first.low if first else None, last.high if last else None
    qualifier = (best.qualifier if best else None) or rule.qualifier
    cells = [row.cells[c] for c in (rule.best, rule.low, rule.high) if c and c in row.cells]
    return _figured(rule, row, unit, (low_end, high_end), qualifier, " / ".join(dict.fromkeys(cells)))


def _sum(rule: ValueRule, row: RowCells, unit: str) -> Value | None:
    """The figures of several columns added up; None where one is blank."""
    figures = [figure for column in rule.sum if (figure := row.figure(column, rule.unknown))]
    if len(figures) < len(rule.sum):
        return None
    ends = sum(figure.low for figure in figures), sum(figure.high for figure in figures)
    return _figured(rule, row, unit, ends, rule.qualifier, " + ".join([row.cells[column] for column in rule.sum]))


def _figured(
    rule: ValueRule,
    row: RowCells,
    unit: str,
    ends: tuple[float | None, float | None],
    qualifier: str | None,
    text: str,
) -> Value:
    currency = row.pick(rule.currency)
    return Value(
        low=ends[0],
        high=ends[1],
        unit="money" if currency else row.pick(rule.unit) or unit,
        qualifier=qualifier,
        currency=currency.upper() if currency else None,
        text=text,
    )
