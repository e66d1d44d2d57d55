"""Violence on both sides of a border by period, and who is in it on both: spill-over as it may be observed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from faultline.analysis.material import Material
from faultline.analysis.setting.home import Home
from faultline.analysis.watch.forecasts import YEAR
from faultline.analysis.watch.series import Happening, happenings, month_name
from faultline.model.place import Place
from faultline.resolution.geography import EARTH_KM
from faultline.resolution.outlines import Segments, outlines

NEAR_KM = 100.0
"""What lies so near the border lies at it."""
_MONTHS, _QUARTERS = 24, 72
"""Months up to which periods are months, and up to which they are quarters."""


@dataclass(frozen=True, slots=True)
class Side:
    """The violent events on one side.

    Attributes:
        near: How many of those whose point is told lie within 100 km of the border, and how many have a point.
    """

    happenings: tuple[Happening, ...]
    near: tuple[int, int]

    @property
    def first(self) -> str:
        return month_name(min(h.month for h in self.happenings))

    @property
    def near_border(self) -> str:
        return f"{self.near[0]} of {self.near[1]} whose place is told within {NEAR_KM:.0f} km"

    @property
    def sources(self) -> frozenset[int]:
        return frozenset(h.source for h in self.happenings)


@dataclass(frozen=True, slots=True)
class BothSides:
    """Violence in a conflict's country and in a neighbour.

    Attributes:
        periods: (period, events here, events there), in order, without those that have none.
        actors: (entity, first month here, first month there) of those told to be in violence on both sides.
    """

    neighbour: str
    here: Side
    there: Side
    periods: tuple[tuple[str, int, int], ...]
    actors: tuple[tuple[str, str, str], ...]


def both_sides(material: Material, home: Home, types: Collection[str]) -> tuple[list[BothSides], int]:
    """Each neighbour in which violence is told as it is at home, most events first; and the events told at home."""
    found, _ = happenings(material, types)
    here = tuple(h for h in found if home.holds(h.country, _point(material, h)))
    sides = []
    for code in home.neighbours():
        there = tuple(h for h in found if h.country == code)
        if here and there:
            sides.append(_compared(material, home, code, here, there))
    return sorted(sides, key=lambda s: (-len(s.there.happenings), s.neighbour)), len(here)


def _compared(
    material: Material, home: Home, code: str, here: Sequence[Happening], there: Sequence[Happening]
) -> BothSides:
    pairs = [(min(code, c), max(code, c)) for c in home.countries]
    lines = [outlines().between[pair] for pair in pairs if pair in outlines().between]
    border = np.vstack(lines) if lines else np.zeros((0, 4))
    months = [h.month for h in (*here, *there)]
    span = max(months) - min(months) + 1
    own, other = (Counter(_period(h.month, span) for h in some) for some in (here, there))
    return BothSides(
        code,
        Side(tuple(here), _near(material, here, border)),
        Side(tuple(there), _near(material, there, border)),
        tuple((period, own[period], other[period]) for period in sorted({*own, *other})),
        _on_both(_firsts(material, here), _firsts(material, there)),
    )


def _period(month: int, span: int) -> str:
    """The month, quarter or year that a month lies in, by how long a time is told of."""
    if span <= _MONTHS:
        return month_name(month)
    year = f"{month // YEAR:04d}"
    return f"{year} Q{month % YEAR // 3 + 1}" if span <= _QUARTERS else year


def _near(material: Material, some: Sequence[Happening], border: Segments) -> tuple[int, int]:
    points = [place for h in some if (place := _point(material, h))]
    if not len(border):
        return 0, len(points)
    middle = np.radians((border[:, :2] + border[:, 2:]) / 2)
    return sum(_distance(place, middle) <= NEAR_KM for place in points), len(points)


def _distance(place: Place, points: Segments) -> float:
    """Kilometres from a place to the nearest of many points, in radians."""
    lat, lon = np.radians([place.lat or 0.0, place.lon or 0.0])
    half = np.sin((points[:, 0] - lat) / 2) ** 2
    half = half + np.cos(points[:, 0]) * np.cos(lat) * np.sin((points[:, 1] - lon) / 2) ** 2
    return float(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1))).min())


def _point(material: Material, happening: Happening) -> Place | None:
    """The town or point that an event lies in; None where only an area is told."""
    for identity in happening.statements:
        reference = material.by_id[identity].place
        place = material.places.get(reference.place or "") if reference else None
        if place is not None and place.feature in ("city", "point", "facility") and place.lat is not None:
            return place
    return None


def _firsts(material: Material, some: Sequence[Happening]) -> Mapping[str, int]:
    """The first month of each actor in these events."""
    found: dict[str, int] = {}
    for happening in some:
        for identity in happening.statements:
            for actor in material.by_id[identity].roles("actor", "recipient"):
                if actor.entity and material.acts(actor.entity):
                    found[actor.entity] = min(found.get(actor.entity, happening.month), happening.month)
    return found


def _on_both(here: Mapping[str, int], there: Mapping[str, int]) -> tuple[tuple[str, str, str], ...]:
    both = sorted(here.keys() & there.keys(), key=lambda e: (min(here[e], there[e]), e))
    return tuple((e, month_name(here[e]), month_name(there[e])) for e in both)
