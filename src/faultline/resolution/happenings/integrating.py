"""Brings tables of events together: which rows of several tables tell of one incident.

After MELTT (Donnay, Dunford, McGrath, Backer and Cunningham, *Integrating Conflict Event Data*, Journal of Conflict
Resolution 2019): tables are taken one after the other; a row joins the incident within the windows of time and place
whose categories agree best, each incident taking one row of a table at most. Events of one day and episodes of
several are joined among themselves; an event that an episode may hold is only shown. Written from the description; no
code was taken over.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from faultline.errors import UsageError
from faultline.resolution.geography import distance_km
from faultline.resolution.happenings.windows import Windows

KM_PER_DEGREE = 110.5
"""The least length of a degree of latitude."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an event table; `categories` by column, as the table writes them."""

    table: str
    id: str
    first: date
    last: date
    lat: float
    lon: float
    categories: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_episode(self) -> bool:
        return self.last > self.first


@dataclass(frozen=True, slots=True)
class Incident:
    """Rows of different tables that tell of one incident, in the order of their tables, and why each was joined."""

    rows: tuple[Row, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Integration:
    """All rows as incidents, and the pairs of an event and an episode that a person should look at."""

    incidents: tuple[Incident, ...]
    possible: tuple[tuple[Row, Row], ...]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a row fits an incident: the lower, the better."""

    score: float
    days: int
    km: float
    lead: int
    row: int


def integrate(tables: Sequence[Sequence[Row]], windows: Windows) -> Integration:
    """The incidents of several tables.

    Rows of one table are never joined. The order of the tables tells which row leads an incident; the order of their
    rows changes nothing.

    Raises:
        UsageError: Two tables share a name.
    """
    names = [table[0].table for table in tables if table]
    if len(set(names)) < len(names) or any(row.table != table[0].table for table in tables for row in table):
        raise UsageError("each table must have rows of one name, and a name of its own")
    incidents: list[list[Row]] = []
    why: list[list[str]] = []
    possible: dict[tuple[str, str, str, str], tuple[Row, Row]] = {}
    for table in tables:
        rows = sorted(table, key=lambda r: (r.first, r.last, r.lat, r.lon, r.id))
        fits = list(_fits([i[0] for i in incidents], rows, windows))
        joined = _best([f for f in fits if incidents[f.lead][0].is_episode == rows[f.row].is_episode])
        for fit in fits:
            lead, row = incidents[fit.lead][0], rows[fit.row]
            if lead.is_episode != row.is_episode:
                possible[lead.table, lead.id, row.table, row.id] = (lead, row)
        for number, row in enumerate(rows):
            found = joined.get(number)
            if found is None:
                incidents.append([row])
                why.append([])
            else:
                incidents[found.lead].append(row)
                why[found.lead].append(_reason(row, found))
    made = [Incident(tuple(rows), tuple(reasons)) for rows, reasons in zip(incidents, why, strict=True)]
    return Integration(tuple(made), tuple(possible[key] for key in sorted(possible)))


def _best(fits: Iterable[_Fit]) -> dict[int, _Fit]:
    """One fit a row and an incident, the best first: no row could change for a better one that would have it."""
    taken: set[int] = set()
    chosen: dict[int, _Fit] = {}
    for fit in sorted(fits, key=lambda f: (f.score, f.days, f.km, f.lead, f.row)):
        if fit.lead not in taken and fit.row not in chosen:
            taken.add(fit.lead)
            chosen[fit.row] = fit
    return chosen


def _fits(leads: Sequence[Row], rows: Sequence[Row], windows: Windows) -> Iterator[_Fit]:
    """Every row with every incident within the windows; leads are found by bands of latitude and by day."""
    height = max(windows.spatwindow, 1.0) / KM_PER_DEGREE
    bands: dict[int, list[tuple[int, int]]] = defaultdict(list)
    longest = max((lead.last.toordinal() - lead.first.toordinal() for lead in leads), default=0)
    for number, lead in enumerate(leads):
        bands[math.floor(lead.lat / height)].append((lead.first.toordinal(), number))
    for band in bands.values():
        band.sort()
    for index, row in enumerate(rows):
        around = math.floor(row.lat / height)
        for name in (around - 1, around, around + 1):
            band = bands.get(name, [])
            low = bisect_left(band, (row.first.toordinal() - windows.twindow - longest, -1))
            high = bisect_right(band, (row.last.toordinal() + windows.twindow, len(leads)))
            for _, number in band[low:high]:
                fit = _fit(leads[number], row, windows, number, index)
                if fit is not None:
                    yield fit


def _fit(lead: Row, row: Row, windows: Windows, number: int, index: int) -> _Fit | None:
    days = _days_apart(lead, row)
    if days > windows.twindow:
        return None
    km = distance_km(lead.lat, lead.lon, row.lat, row.lon)
    score = _score(lead, row, windows)
    return None if km > windows.spatwindow or score is None else _Fit(score, days, km, number, index)


def _days_apart(a: Row, b: Row) -> int:
    """Between two events, or the larger gap of two episodes' first and last days; from an episode to an event: the
    gap.
    """
    if a.is_episode == b.is_episode:
        return max(abs((a.first - b.first).days), abs((a.last - b.last).days))
    return max(0, (b.first - a.last).days, (a.first - b.last).days)


def _score(a: Row, b: Row, windows: Windows) -> float | None:
    """The mean disagreement of the categories, 0 where all agree at their finest level; None where too many differ."""
    disagreed, total, weights = 0, 0.0, 0.0
    for column, taxonomy in windows.taxonomies.items():
        exact = None if windows.smartmatch else windows.certainty[column]
        one, other = (a.table, a.categories.get(column, "")), (b.table, b.categories.get(column, ""))
        level = taxonomy.agreement(one, other, exact)
        weight = windows.weight.get(column, 1.0)
        weights += weight
        disagreed += level is None
        total += weight * (1.0 if level is None else (level - 1) / taxonomy.depth)
    if disagreed > windows.partial:
        return None
    return total / weights if weights else 0.0


def _reason(row: Row, fit: _Fit) -> str:
    how = "the same day" if fit.days == 0 else f"{fit.days} day{'s' if fit.days > 1 else ''} apart"
    alike = "categories alike at their finest" if fit.score == 0 else f"categories alike but for {fit.score:.2f}"
    return f"row {row.id} of {row.table}: {how}, {fit.km:.1f} km apart, {alike}"
