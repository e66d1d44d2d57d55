"""What two tellings of one happening differ in, and which of their statements show it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from faultline.comparison.labels import named
from faultline.comparison.slips import misspelt
from faultline.comparison.stances import lands_in
from faultline.comparison.tellings import Telling
from faultline.model.statement import Statement
from faultline.resolution.intervals import days
from faultline.resolution.nearness import is_area


class Contest(StrEnum):
    """What two tellings of one happening differ in."""

    DATE = "date"
    YEAR = "year"
    PLACE = "place"
    ACTOR = "actor"
    DIRECTION = "direction"
    NAME = "name"
    COUNT = "count"
    DENIAL = "denial"


def told_by(contest: Contest, a: Telling, b: Telling) -> list[Statement]:
    """The statements of both, with one that shows the difference best first, and one of the other telling last.

    Of a slip in a name only the two sentences that it stands between; none where no two sentences turn a deed round.
    """
    if contest is Contest.NAME:
        return next(([s, t] for s in a.statements for t in b.statements if misspelt(s, t)[0]), [])
    if contest is Contest.DIRECTION and not any(_turns(s, t) for s in a.statements for t in b.statements):
        return []
    ones, others = (sorted(t.statements, key=lambda s: _shows(contest, s), reverse=True) for t in (a, b))
    return [*ones, *reversed(others)]


def _turns(s: Statement, t: Statement) -> bool:
    """Whether each names as doer, or by its land, whom the other names as sufferer."""
    doers, sufferers = ([_whom(i, role) for i in (s, t)] for role in ("actor", "recipient"))
    return bool(doers[0] & sufferers[1] and doers[1] & sufferers[0])


def _whom(statement: Statement, role: str) -> frozenset[str]:
    return named(statement.roles(role)) | lands_in(statement, role)


def _shows(contest: Contest, statement: Statement) -> int:
    """How much of what is contested a statement tells."""
    sides = [bool(named(statement.roles(role)) or statement.roles(role)) for role in ("actor", "recipient")]
    if contest is Contest.PLACE:
        return int(statement.place is not None and not is_area(statement.place)) * 2 + sides[1]
    if contest is Contest.DATE or contest is Contest.YEAR:
        return int(statement.time is not None and days(statement.time) == 1) * 2 + sides[1]
    return sides[0] * 2 + sides[1]


def is_new_slip(told: Sequence[Statement], seen: set[frozenset[str]]) -> bool:
    """Whether the slip between two sentences is not yet among those seen; it is then."""
    names = frozenset(misspelt(told[0], told[-1]))
    is_new = names not in seen
    seen.add(names)
    return is_new
