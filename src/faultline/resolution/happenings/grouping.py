"""Brings statements on one happening together: events, and figures that count what happened.

Statements are swept in the order of their days. Each meets the open groups that share a place, a side, a word or the
country with it, joins the one whose members all may be one with it, and stands alone where several would do: a wrong
join is worse than a missed one. Work grows with the statements, not with their square.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from faultline.model.place import PlaceReference
from faultline.model.statement import Kind, Statement
from faultline.model.time import Time
from faultline.resolution.happenings.accounts import SIDES, Account, account_of
from faultline.resolution.happenings.features import Rarity
from faultline.resolution.happenings.joining import Verdict, compare, is_short
from faultline.resolution.happenings.windows import Windows
from faultline.resolution.intervals import FIRST, LAST, bounds, moved
from faultline.resolution.nearness import Nearness, is_area, nearness

MOST_COMPARED = 12
"""Members of a group that a statement is compared with: a report repeated a thousand times adds nothing new."""
MOST_GROUPS = 25
"""Groups looked at under each key, the latest: a key that more share tells nothing."""
MOST_WORDS = 4
"""Words by which a statement is looked for, the rarest."""
CLEAR_LEAD = 0.25
"""Of two groups that would do, one is taken only where it is the more likely by so much."""
KM_PER_DEGREE = 110.5

Key = tuple[str, ...]


@dataclass(slots=True, eq=False)
class _Group:
    """Accounts of one happening so far, the first and last day that any of them names, and the keys it is found by."""

    number: int
    first: str
    last: str
    members: list[Account] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    keys: dict[Key, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Happening:
    """Statements on one happening by their first days, and of each that joined others the reason."""

    statements: tuple[Statement, ...]
    why: tuple[str, ...]


def same_happenings(statements: Sequence[Statement], windows: Windows | None = None) -> list[list[Statement]]:
    """The statements by happening, as `find_happenings` gives them, without the reasons."""
    return [list(found.statements) for found in find_happenings(statements, windows)]


def find_happenings(statements: Sequence[Statement], windows: Windows | None = None) -> list[Happening]:
    """The statements by happening, each in one, sorted by their first days; the order of the input changes nothing.

    What tells day and spot is grouped first, so that what is told loosely finds the happenings it may mean, and not the
    other way round. Statements of different kinds or types are never one happening.
    """
    accounts = [account_of(s) for s in sorted(statements, key=_order)]
    sweep = _Sweep(windows or Windows(), _rarity(accounts))
    for is_exact in (True, False):
        sweep.run([a for a in accounts if _is_exact(a.statement) is is_exact])
    found = [
        Happening(tuple(sorted((a.statement for a in group.members), key=_order)), tuple(group.why))
        for group in sweep.groups
    ]
    return sorted(found, key=lambda happening: _order(happening.statements[0]))


def _is_exact(statement: Statement) -> bool:
    """Whether a statement tells of few days at one spot."""
    return is_short(statement.time) and _is_spot(statement.place)


def _is_spot(place: PlaceReference | None) -> bool:
    if place is None or place.lat is None or place.lon is None or is_area(place):
        return False
    return -90 <= place.lat <= 90 and -180 <= place.lon <= 180


class _Sweep:
    """Takes statements in the order of their last days; groups are open to them from their first days on."""

    def __init__(self, windows: Windows, rarity: Rarity) -> None:
        self.windows, self.rarity = windows, rarity
        self.groups: list[_Group] = []
        self._open: dict[Key, list[_Group]] = {}

    def run(self, accounts: Sequence[Account]) -> None:
        """Group the accounts among themselves and with the groups that are there."""
        self._open = defaultdict(list)
        waiting = sorted(self.groups, key=lambda g: (g.first, g.number), reverse=True)
        for account in sorted(accounts, key=lambda a: (_days_of(a.statement.time)[1], _order(a.statement))):
            start, end = _days_of(account.statement.time)
            latest = moved(end, self.windows.twindow)
            while waiting and waiting[-1].first <= latest:
                group = waiting.pop()
                self._list(group, group.keys)
            keys = dict.fromkeys(_keys(account, self.windows, self.rarity))
            met = self._met(keys, moved(start, -self.windows.twindow))
            fit = _chosen(account, met, self.windows, self.rarity)
            if fit is None:
                home = _Group(len(self.groups), start, end)
                self.groups.append(home)
            else:
                home = fit.group
                home.why.append(fit.why)
            home.members.append(account)
            home.first, home.last = min(home.first, start), max(home.last, end)
            self._list(home, [key for key in keys if key not in home.keys or len(home.members) == 1])
            home.keys.update(keys)

    def _list(self, group: _Group, keys: Iterable[Key]) -> None:
        for key in keys:
            self._open[key].append(group)

    def _met(self, keys: Iterable[Key], earliest: str) -> list[_Group]:
        """The open groups under the keys, those that share most of them first."""
        shared: Counter[int] = Counter()
        found: dict[int, _Group] = {}
        for key in keys:
            for group in self._open.get(key, ())[-MOST_GROUPS:]:
                if group.last >= earliest:
                    found[group.number] = group
                    shared[group.number] += 1
        return [found[n] for n in sorted(found, key=lambda n: (-shared[n], n))][:MOST_GROUPS]


def may_be_one(a: Statement, b: Statement, windows: Windows | None = None) -> Verdict:
    """Whether two statements tell of one happening, and why; words count as rare as in these two alone."""
    one, other = account_of(a), account_of(b)
    return compare(one, other, windows or Windows(), _rarity([one, other]))


def _order(statement: Statement) -> tuple[str, str, int, str]:
    return (_days_of(statement.time)[0], statement.evidence.document, statement.evidence.start or -1, statement.id)


def _days_of(time: Time | None) -> tuple[str, str]:
    return bounds(time) if time is not None else (FIRST, LAST)


def _rarity(accounts: Sequence[Account]) -> Rarity:
    words: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        words[account.statement.evidence.document] |= account.clause
    return Rarity.of(words.values())


@dataclass(frozen=True, slots=True)
class _Fit:
    """A group that an account fits, how well, and why it fits its first member."""

    group: _Group
    strength: float
    why: str


def _chosen(account: Account, groups: Sequence[_Group], windows: Windows, rarity: Rarity) -> _Fit | None:
    """The group that the account fits: the only one, the one at the same place, or the clearly likelier one."""
    fitting = [fit for g in groups if (fit := _fit(account, g, windows, rarity)) is not None]
    if len(fitting) > 1:
        place = account.statement.place
        first = [f.group.members[0].statement.place for f in fitting]
        there = [nearness(place, other, windows.spatwindow) is Nearness.SAME for other in first]
        fitting = [f for f, is_there in zip(fitting, there, strict=True) if is_there] or fitting
    fitting.sort(key=lambda f: (-f.strength, f.group.number))
    if len(fitting) > 1 and fitting[0].strength - fitting[1].strength < CLEAR_LEAD:
        return None
    return fitting[0] if fitting else None


def _fit(account: Account, group: _Group, windows: Windows, rarity: Rarity) -> _Fit | None:
    """How well an account fits all members of a group, by the mean; None where it does not fit one of them."""
    verdicts = []
    for member in group.members[:MOST_COMPARED]:
        verdict = compare(account, member, windows, rarity)
        if not verdict.is_one:
            return None
        verdicts.append(verdict)
    return _Fit(group, sum(v.strength for v in verdicts) / len(verdicts), verdicts[0].why)


def _keys(account: Account, windows: Windows, rarity: Rarity) -> Iterator[Key]:
    """What two accounts of one happening share at least one of; places by cells that neighbours also lie in."""
    statement = account.statement
    sort = (statement.kind.value, statement.type)
    for role in SIDES:
        for name in sorted(account.sides[role]):
            yield (*sort, role, name)
    place = statement.place
    if place is not None and place.lat is not None and place.lon is not None and _is_spot(place):
        yield from ((*sort, "cell", *cell) for cell in _cells(place.lat, place.lon, windows.spatwindow))
    if statement.kind is Kind.QUANTITY and statement.time is not None:
        yield (*sort, "day", statement.time.start or "")
    words = sorted(account.clause, key=lambda w: (-rarity(w), w))[:MOST_WORDS]
    yield from ((*sort, "word", word) for word in (*words, *sorted(account.families)))


def _cells(lat: float, lon: float, km: float) -> Iterator[tuple[str, str]]:
    """The cells, twice as wide as the window, in which a point lies or nearly lies.

    Two points within the window have one in common, since a point less than half a cell from another lies in its cell
    or nearest to it. At the 180th meridian the sides stay apart.
    """
    size = max(2 * km, 1.0) / KM_PER_DEGREE
    for row in _nearest(lat / size):
        wide = size / max(0.02, math.cos(math.radians(min(89.0, (abs(row) + 1) * size))))
        for column in _nearest(lon / wide):
            yield str(row), str(column)


def _nearest(position: float) -> tuple[int, int]:
    cell = math.floor(position)
    return cell, cell + (1 if position - cell >= 0.5 else -1)
