"""Months of which no event is told between months of which some are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from faultline.analysis.material import Material
from faultline.model.statement import Kind
from faultline.resolution.intervals import days, is_known, parse_day

YEAR = 12
LONGEST_DAYS = 366
"""An event told for a time no longer than this fills its months: of that year something is known."""
FEWEST_AROUND = 2
"""Events that must be told in the year before and in the year after: else the map merely begins or ends there."""


@dataclass(frozen=True, slots=True)
class SilentMonths:
    """A run of months, counted from the year 0; `around`: events in the year before or after, whichever are fewer."""

    country: str
    first: int
    last: int
    around: int


def silent_months(material: Material) -> Iterator[SilentMonths]:
    """The runs by country, those between most events first."""
    covered: dict[str, set[int]] = {}
    begun: dict[str, Counter[int]] = {}
    for statement in material.told(Kind.EVENT):
        country = statement.place.country if statement.place else None
        time = statement.time
        if not country or time is None or not is_known(time) or (days(time) or LONGEST_DAYS + 1) > LONGEST_DAYS:
            continue
        first, last = parse_day(time.start), parse_day(time.end)
        if first and last:
            months = range(first.year * YEAR + first.month - 1, last.year * YEAR + last.month)
            covered.setdefault(country, set()).update(months)
            begun.setdefault(country, Counter())[months[0]] += 1
    found = [
        SilentMonths(country, first, last, around)
        for country in sorted(covered)
        for first, last in _holes(sorted(covered[country]))
        if (around := _around(begun[country], first, last)) >= FEWEST_AROUND
    ]
    yield from sorted(found, key=lambda m: (-m.around, m.first - m.last, m.country, m.first))


def _holes(months: list[int]) -> Iterator[tuple[int, int]]:
    for before, after in pairwise(months):
        if after - before > 1:
            yield before + 1, after - 1


def _around(begun: Counter[int], first: int, last: int) -> int:
    before = sum(n for month, n in begun.items() if first - YEAR <= month < first)
    after = sum(n for month, n in begun.items() if last < month <= last + YEAR)
    return min(before, after)
