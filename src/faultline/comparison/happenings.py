"""Tells which statements about happenings speak of the same one: events, and figures that count what happened.

Statements of one type in one country are swept in the order of their first days; each joins the open group that it is
compatible with in time, place and sides, and stands alone where several would do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from faultline.comparison.periods import days, overlaps
from faultline.comparison.places import Nearness, nearness
from faultline.model.statement import Argument, Statement
from faultline.resolution.folding import fold_name
from faultline.resolution.nominals import is_residual

SHORT_DAYS = 7
"""A time so short tells a happening from others even where the place is told loosely."""
MOST_COMPARED = 40
"""Members of a group that a statement is compared with: a report repeated a thousand times adds no new sides."""
_SIDES = ("actor", "recipient", "subject")


@dataclass(slots=True, eq=False)
class Group:
    """Statements on one happening so far.

    Attributes:
        country: Where the first of them that tells it puts it, empty while none does.
        last: The last day that any of them names.
    """

    members: list[Statement] = field(default_factory=list)
    country: str = ""
    last: str = ""


def same_happenings(statements: Sequence[Statement]) -> list[list[Statement]]:
    """The statements, which must be sorted by their first days, by happening.

    A statement meets only the groups of its country and those of none, so that much-reported countries do not slow
    down the others; groups whose last day has passed are met no more.
    """
    groups: list[Group] = []
    active: dict[str, list[Group]] = defaultdict(list)
    for statement in statements:
        country = statement.place.country or "" if statement.place else ""
        start, end = _bounds(statement)
        for name in sorted(active) if not country else (country, ""):
            active[name] = [g for g in active[name] if g.last >= start]
        near = [g for name in (sorted(active) if not country else (country, "")) for g in active[name]]
        home = _chosen(statement, [g for g in near if _fits(statement, g)])
        if home is None:
            home = Group(country=country)
            groups.append(home)
            active[country].append(home)
        elif country and not home.country:
            active[""].remove(home)
            active[country].append(home)
            home.country = country
        home.members.append(statement)
        home.last = max(home.last, end)
    return [g.members for g in groups]


def _fits(statement: Statement, group: Group) -> bool:
    return all(may_be_one(statement, other) for other in group.members[:MOST_COMPARED])


def may_be_one(a: Statement, b: Statement) -> bool:
    """Whether two statements may speak of one happening."""
    if _are_rows_apart(a, b) or not overlaps(a.time, b.time) or (a.mode and b.mode and a.mode != b.mode):
        return False
    sides = [_shared(a.roles(role), b.roles(role)) for role in _SIDES]
    if False in sides:
        return False
    near = nearness(a.place, b.place)
    if near is Nearness.SAME:
        return True
    if near is Nearness.APART:
        return False
    return True in sides or (near is Nearness.AROUND and _is_short(a) and _is_short(b)) or _same_day_figures(a, b)


def _are_rows_apart(a: Statement, b: Statement) -> bool:
    """Whether they are different rows of one table, which tells every happening once."""
    one, other = a.evidence, b.evidence
    return one.table is not None and (one.document, one.table) == (other.document, other.table) and one.row != other.row


def _chosen(statement: Statement, homes: Sequence[Group]) -> Group | None:
    """The one group, or the one at the same place among several; None where it cannot be told."""
    if len(homes) > 1:
        homes = [g for g in homes if nearness(statement.place, g.members[0].place) is Nearness.SAME]
    return homes[0] if len(homes) == 1 else None


def _same_day_figures(a: Statement, b: Statement) -> bool:
    """Whether both count what happened on one and the same day ("160 people", "134 civilians")."""
    if a.time is None or b.time is None or not (a.value and b.value):
        return False
    return days(a.time) == days(b.time) == 1


def _is_short(statement: Statement) -> bool:
    length = days(statement.time) if statement.time else None
    return length is not None and length <= SHORT_DAYS


def _shared(a: Sequence[Argument], b: Sequence[Argument]) -> bool | None:
    """Whether one side is the same: True shared, False different, None where one is silent or nobody in particular."""
    x, y = (
        {i.entity or fold_name(i.text) for i in side if not is_residual(i.name or i.text)} for side in (a, b)
    )  # fmt: skip
    if not x or not y:
        return None
    return bool(x & y)


def _bounds(statement: Statement) -> tuple[str, str]:
    time = statement.time
    return ((time.start or ""), (time.end or "9999")) if time else ("", "9999")
