"""Incidents that may be one: told in words too different to be grouped, but with one figure at nearly one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from faultline.analysis.casualties.ledger import Entry
from faultline.analysis.casualties.totals import Told, country_of
from faultline.resolution.intervals import parse_day

LEAST_DEATHS = 5
"""Smaller figures are too common to tell one incident by."""
MOST_DAYS = 3
_MOST_ALIKE = 60
"""Incidents of one figure that are compared; of more, as in long tables, the figure tells nothing."""


def repeats(incidents: Sequence[Told]) -> dict[int, list[int]]:
    """Place of an incident → places of those that may be the same: as many deaths, three days apart at most, in one
    country as far as it is told, and not coded by one data set.
    """
    alike: dict[float, list[int]] = defaultdict(list)
    for place, (_, figures) in enumerate(incidents):
        if "deaths" in figures and figures["deaths"].best >= LEAST_DEATHS:
            alike[figures["deaths"].best].append(place)
    found: dict[int, list[int]] = defaultdict(list)
    for some in alike.values():
        if len(some) > _MOST_ALIKE:
            continue
        for a, b in combinations(some, 2):
            if _may_be_one(incidents[a][0], incidents[b][0]):
                found[a].append(b)
                found[b].append(a)
    return dict(found)


def _may_be_one(a: Entry, b: Entry) -> bool:
    one, other = country_of(a), country_of(b)
    if (one and other and one != other) or _tables(a) & _tables(b):
        return False
    first, second = parse_day(a.first), parse_day(b.first)
    return first is not None and second is not None and abs((first - second).days) <= MOST_DAYS


def _tables(entry: Entry) -> set[tuple[str, str]]:
    """The data sets that code it."""
    evidence = (c.statement.evidence for c in entry.claims)
    return {(e.document, e.table) for e in evidence if e.table is not None}
