"""From events to monthly counts by country and first-level area."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median_low

import numpy as np

from faultline.analysis.material import Material
from faultline.analysis.watch.forecasts import YEAR, Counts
from faultline.model.statement import Kind, Statement
from faultline.ontology import vocabulary
from faultline.resolution.gazetteer import gazetteer
from faultline.resolution.geography import distance_km
from faultline.resolution.happenings import same_happenings
from faultline.resolution.intervals import days, is_known

LONGEST_DAYS = 31
"""An event whose time is told less exactly than this cannot be put into a month."""
FEWEST_MONTHS = 24
"""Months with events that a forecast needs."""
NEAREST_KM = 50.0
"""A point lies in the area of the nearest known place so near."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, however many statements tell it.

    Attributes:
        month: Months since the year 0.
        country: ISO 3166-1 alpha-2.
        area: Name of the first-level area, empty where only the country is known.
        killed: The middle one of the figures told; None without any.
        source: The independent source that told it first, by its index.
        covered: The last month of which the texts and tables that tell it tell anything.
    """

    month: int
    country: str
    area: str
    killed: int | None
    source: int
    covered: int
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Months:
    """The happenings of an area in an unbroken run of months; a month without any counts as none.

    Attributes:
        first, last: Months since the year 0; those of the country for each of its areas.
    """

    country: str
    area: str
    first: int
    last: int
    happenings: tuple[Happening, ...]

    @property
    def name(self) -> str:
        """ "Kidal (Mali)"."""
        country = str(vocabulary("countries").get(self.country, {}).get("name", self.country))
        return f"{self.area} ({country})" if self.area else country

    @property
    def told(self) -> int:
        """In how many months events are told."""
        return len({h.month for h in self.happenings})

    def counts(self, measure: str, weights: Sequence[int] | None = None) -> Counts:
        """The monthly `events` or `deaths`, shape (months,); in a sample of the sources where weights are given."""
        found = np.zeros(self.last - self.first + 1, dtype=np.int64)
        for happening in self.happenings:
            times = 1 if weights is None else int(weights[happening.source])
            found[happening.month - self.first] += times * (1 if measure == "events" else happening.killed or 0)
        return found

    def statements_since(self, month: int) -> tuple[str, ...]:
        return tuple(s for h in self.happenings if h.month >= month for s in h.statements)


def happenings(material: Material, types: Iterable[str]) -> tuple[list[Happening], int]:
    """The events of these types whose country and month are told, and the number of statements left out for want."""
    wanted = frozenset(types)
    told = [s for s in material.told(Kind.EVENT) if s.type in wanted]
    dated = [s for s in told if month_of(s) is not None and s.place and s.place.country]
    covered: dict[str, int] = {}
    for statement in dated:
        document = statement.evidence.document
        covered[document] = max(covered.get(document, 0), month_of(statement) or 0)
    groups = same_happenings(sorted(dated, key=lambda s: (s.time.start or "" if s.time else "", s.id)))
    return [_happening(material, group, covered) for group in groups], len(told) - len(dated)


def month_of(statement: Statement) -> int | None:
    """The month of an event, in months since the year 0; None where its time is not told so exactly."""
    time = statement.time
    if time is None or not is_known(time) or not time.start or (days(time) or LONGEST_DAYS + 1) > LONGEST_DAYS:
        return None
    return int(time.start[:4]) * YEAR + int(time.start[5:7]) - 1


def month_name(month: int) -> str:
    """`2019-05`."""
    return f"{month // YEAR:04d}-{month % YEAR + 1:02d}"


def by_area(found: Iterable[Happening]) -> list[Months]:
    """The runs of each country and of its areas, those of most months first.

    A run ends where its sources end, at most a year after its last event: were it to end with that event, the last
    month would never be a quiet one.
    """
    countries: dict[str, list[Happening]] = defaultdict(list)
    for happening in found:
        countries[happening.country].append(happening)
    runs = []
    for country, own in sorted(countries.items()):
        first, last = latest_run([h.month for h in own])
        inside = [h for h in own if first <= h.month <= last]
        last = min(max(h.covered for h in inside), last + YEAR)
        areas = sorted({h.area for h in inside if h.area})
        runs += [
            Months(country, a, first, last, tuple(h for h in inside if not a or h.area == a)) for a in ("", *areas)
        ]
    return sorted(runs, key=lambda r: (-r.told, r.country, r.area))


def latest_run(months: Collection[int]) -> tuple[int, int]:
    """The first and last month of the latest run in which no year passes without an event, by months that have one.

    A year of silence says rather that nobody looked than that nothing happened. Of several runs it is the latest with
    enough months to forecast from, else the latest.
    """
    runs: list[list[int]] = []
    for month in sorted(set(months)):
        if runs and month - runs[-1][-1] <= YEAR:
            runs[-1].append(month)
        else:
            runs.append([month])
    run = next((r for r in reversed(runs) if len(r) >= FEWEST_MONTHS), runs[-1])
    return run[0], run[-1]


def _happening(material: Material, group: Sequence[Statement], covered: Mapping[str, int]) -> Happening:
    placed = [s for s in group if s.place and s.place.country]
    figures = [figure for s in group if (figure := _killed(s)) is not None]
    areas = Counter(area for s in placed if (area := area_of(material, s)))
    return Happening(
        min(month for s in group if (month := month_of(s)) is not None),
        Counter(s.place.country or "" for s in placed if s.place).most_common(1)[0][0],
        min(areas, key=lambda a: (-areas[a], a), default=""),
        median_low(figures) if figures else None,
        material.source_of[group[0].id],
        max(covered[s.evidence.document] for s in group),
        tuple(s.id for s in group),
    )


def _killed(statement: Statement) -> int | None:
    """The middle of the range of people killed; None where no figure is told."""
    killed = statement.counts.killed if statement.counts else None
    bounds = [b for b in (killed.low, killed.high) if b is not None] if killed else []
    return round(sum(bounds) / len(bounds)) if bounds else None


def area_of(material: Material, statement: Statement) -> str:
    """The first-level area a statement lies in; of mere coordinates that of the nearest known place; maybe empty."""
    reference = statement.place
    place = material.places.get(reference.place or "") if reference else None
    if reference is None or place is None or place.feature in ("country", "region"):
        return ""
    if place.feature == "admin1":
        return place.name
    if place.admin1 and place.country:
        area = gazetteer().admin1(place.country, place.admin1)
        return area.name if area else ""
    if place.feature == "point" and reference.country and place.lat is not None and place.lon is not None:
        return _area_at(reference.country, place.lat, place.lon)
    return ""


@lru_cache(maxsize=200_000)
def _area_at(country: str, lat: float, lon: float) -> str:
    near = gazetteer().nearest(country, lat, lon)
    if near is None or near.admin1 is None or near.lat is None or near.lon is None:
        return ""
    area = gazetteer().admin1(country, near.admin1)
    return area.name if area and distance_km(lat, lon, near.lat, near.lon) <= NEAREST_KM else ""
