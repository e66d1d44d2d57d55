"""What two statements must share to be compared at all, and the order in which they are."""

from __future__ import annotations

from faultline.comparison.figures import measures_of_events, telling_measures
from faultline.comparison.labels import named
from faultline.model.statement import Kind, Modality, Statement
from faultline.resolution.intervals import days, is_known

Key = tuple[str, ...]

LONGEST_EVENT_DAYS = 31
"""A time longer than this does not tell which of many events is meant."""
TOLL = "toll of "
"""Begins the key of figures that sum up what happened over a long time, and so grow like figures of what there is."""
SINGULAR_EVENTS = frozenset({"COUP", "ELECTION"})
"""Events so rare in one place that a year is enough to tell them apart."""


def order(statement: Statement) -> tuple[str, str, int, str]:
    """Sorts statements by time, document and place in it."""
    start = (statement.time.start or statement.time.end or "") if statement.time else ""
    return start, statement.evidence.document, statement.evidence.start or -1, statement.id


def block_key(statement: Statement) -> Key | None:
    """What two statements must share to be compared at all; None for one that cannot be."""
    modality = _modality(statement)
    kind = statement.kind
    if kind is Kind.QUANTITY:
        if statement.value is None:
            return None
        unit = (statement.value.unit, statement.value.currency or "")
        if statement.type in measures_of_events() and not _tells_time(statement):
            return (kind, modality, f"{TOLL}{statement.type}", *unit) if _is_toll(statement) else None
        return (kind, modality, statement.type, *unit)
    if kind is Kind.EVENT:
        is_told = _tells_time(statement) and (statement.place or statement.roles("actor", "recipient"))
        return (kind, modality, statement.type) if is_told else None
    return (kind, modality, statement.type) if kind is Kind.FLOW else (kind, modality)


def _modality(statement: Statement) -> str:
    """What is alleged is held against facts; a plan for an event or effort, or a call for it, against what came."""
    told = {Modality.ACTUAL, Modality.ALLEGED}
    if statement.kind in (Kind.EVENT, Kind.EFFORT):
        told.add(Modality.PLANNED)
    if statement.kind is Kind.EFFORT:
        told.add(Modality.CALLED_FOR)
    return "told" if statement.modality in told else statement.modality.value


def _is_toll(statement: Statement) -> bool:
    """Whether a figure sums up what happened to somebody in particular over a long time: "since 2013 … has lost"."""
    is_long = statement.time is not None and is_known(statement.time)
    return (
        statement.type in telling_measures() and is_long and bool(named(statement.roles("subject")) or statement.place)
    )


def _tells_time(statement: Statement) -> bool:
    """Whether the text gives the time, and tightly enough to tell one happening from the next."""
    if statement.time is None or not is_known(statement.time):
        return False
    length = days(statement.time)
    return length is not None and length <= (366 if statement.type in SINGULAR_EVENTS else LONGEST_EVENT_DAYS)
