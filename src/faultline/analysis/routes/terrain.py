"""What a straight link between two hubs lies over: how much of it is open water, and which borders it crosses.

By the outlines of countries alone: mountains, deserts, rivers and lakes inside a country are not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from faultline.analysis.routes.roads import Floats, Indices
from faultline.model.place import Place
from faultline.resolution.geography import neighbours
from faultline.resolution.outlines import outlines

_STEP_KM = 5.0
_MOST_STEPS = 120
_SEA_KM, _SEA_PART = 10.0, 0.15
"""Water that a link may lie over and still be overland: coasts are simplified, and a road goes round a bay."""
_CLIPPED_KM = 12.0
"""A country that a link crosses for less than this is not entered: the road goes round its corner."""
_TRIED = 12
"""Pairs of hubs, the nearest, that are tried as links between two parts that the sea has parted."""
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Course:
    """What one link lies over.

    Attributes:
        countries: ISO codes in the order in which it passes them, from its first hub to its second.
        sea_km: Kilometres over water.
        is_overland: Whether it lies over land and each country borders on the next.
    """

    countries: tuple[str, ...]
    sea_km: float
    is_overland: bool

    @property
    def crossings(self) -> int:
        """How many borders it crosses."""
        return max(0, len(self.countries) - 1)


def courses(hubs: Sequence[Place], points: Floats, links: Indices) -> list[Course]:
    """The course of each link.

    Args:
        points: Unit vectors of the hubs, (hubs, 3).
        links: (links, 2) hubs by index.
    """
    if not len(links):
        return []
    lengths = [_length(points, int(a), int(b)) for a, b in links]
    counts = [int(np.clip(np.ceil(km / _STEP_KM), 2, _MOST_STEPS)) for km in lengths]
    samples = [_along(points[a], points[b], count) for (a, b), count in zip(links, counts, strict=True)]
    held = _countries_at(np.concatenate(samples))
    starts = np.concatenate([[0], np.cumsum(counts)])
    return [
        _course(hubs[int(a)], hubs[int(b)], held[start:stop], km)
        for (a, b), (start, stop), km in zip(links, pairwise(starts), lengths, strict=True)
    ]


def joined_over_land(
    links: set[tuple[int, int]], free: Sequence[int], points: Floats, courses_of: Callable[[Indices], list[Course]]
) -> set[tuple[int, int]]:
    """The overland ones of these links, and the shortest overland links that join what is parted without the others.

    Parts that only water joins stay parted.

    Args:
        free: The hubs that links may join.
    """
    ordered = np.array(sorted(links), dtype=np.int64).reshape(-1, 2)
    kept = {(int(a), int(b)) for (a, b), course in zip(ordered, courses_of(ordered), strict=True) if course.is_overland}
    part = _parts(free, kept)
    tried = np.array(list(_nearest_across(free, part, points)), dtype=np.int64).reshape(-1, 2)
    found = courses_of(tried)
    by_length = sorted((_length(points, int(a), int(b)), int(a), int(b), n) for n, (a, b) in enumerate(tried))
    for _, a, b, n in by_length:
        if part[a] != part[b] and found[n].is_overland:
            kept.add((min(a, b), max(a, b)))
            old, new = part[b], part[a]
            part = {hub: new if own == old else own for hub, own in part.items()}
    return kept


def _nearest_across(free: Sequence[int], part: dict[int, int], points: Floats) -> set[tuple[int, int]]:
    """For each two parts the pairs of hubs, one of each, that lie nearest."""
    own: dict[int, list[int]] = {}
    for hub in free:
        own.setdefault(part[hub], []).append(hub)
    found: set[tuple[int, int]] = set()
    sides = [np.array(hubs) for _, hubs in sorted(own.items())]
    for n, one in enumerate(sides):
        for other in sides[n + 1 :]:
            near = (points[one] @ points[other].T).ravel()
            for at in np.argsort(-near, kind="stable")[:_TRIED]:
                a, b = int(one[at // len(other)]), int(other[at % len(other)])
                found.add((min(a, b), max(a, b)))
    return found


def _parts(free: Sequence[int], links: set[tuple[int, int]]) -> dict[int, int]:
    """The connected part of each hub, named by its least hub."""
    part = {hub: hub for hub in free}

    def root(hub: int) -> int:
        while part[hub] != hub:
            part[hub] = part[part[hub]]
            hub = part[hub]
        return hub

    for a, b in links:
        one, other = sorted((root(a), root(b)))
        part[other] = one
    return {hub: root(hub) for hub in free}


def _length(points: Floats, a: int, b: int) -> float:
    return 2 * _EARTH_KM * float(np.arcsin(min(1.0, float(np.linalg.norm(points[a] - points[b])) / 2)))


def _along(start: Floats, end: Floats, count: int) -> Floats:
    """Points on the straight line between two points, as latitudes and longitudes, (count, 2), away from its ends."""
    parts = ((np.arange(count) + 0.5) / count)[:, None]
    vectors = start * (1 - parts) + end * parts
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Floats = np.degrees(np.column_stack([np.arcsin(vectors[:, 2]), np.arctan2(vectors[:, 1], vectors[:, 0])]))
    return found


def _countries_at(points: Floats) -> list[str]:
    """The country of each point; empty over water."""
    lats, lons = np.ascontiguousarray(points.T)
    found = np.full(len(points), "", dtype="<U2")
    box = (float(lats.min()), float(lons.min()), float(lats.max()), float(lons.max()))
    for code in outlines().near(box):
        free = np.flatnonzero(found == "")
        found[free[outlines().held(code, lats[free], lons[free])]] = code
    return [str(code) for code in found]


def _course(origin: Place, destination: Place, held: Sequence[str], km: float) -> Course:
    step = km / len(held)
    runs = [(code, sum(1 for _ in own) * step) for code, own in groupby(held)]
    ends = origin.country or held[0], destination.country or held[-1]
    entered = [code for code, length in runs if code and length > _CLIPPED_KM]
    countries = tuple(code for code, _ in groupby(code for code in (ends[0], *entered, ends[1]) if code))
    if set(countries) <= set(ends):
        countries = countries[:1] if ends[0] == ends[1] else ends  # a line along a border crosses it once
    sea = sum(length for code, length in runs if not code)
    adjoin = all(other in neighbours(one) for one, other in pairwise(countries))
    return Course(countries, sea, adjoin and sea <= max(_SEA_KM, _SEA_PART * km))
