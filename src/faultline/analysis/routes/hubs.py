"""The hub graph: places that legs name and towns between them, joined by legs and, where none is told, by nearness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt

from faultline.analysis.routes.legs import Leg, is_area
from faultline.analysis.routes.roads import Floats, Indices, Roads
from faultline.analysis.routes.terrain import Course, courses, joined_over_land
from faultline.model.place import Place
from faultline.resolution.gazetteer import gazetteer

UNTOLD = 2.0
"""How much more a kilometre costs where nobody tells of a leg: who moves goods prefers ways that are known to work."""
BORDER = 100.0
"""What crossing a border costs, in kilometres of a told way."""
SPREAD_TOLD, SPREAD_UNTOLD = 0.25, 0.5
"""Of the logarithm of costs: a told kilometre costs from two thirds to half as much again in nine of ten draws."""
LONGEST_KM = 3000.0
"""Between ends farther apart no towns are looked for: goods then go by sea or air as likely as by road."""
_TOWNS, _APART = 200, 0.06
"""How many towns a graph has at most, and how far they lie apart, in parts of the middle length of its legs."""
_DETOUR = 1.4
"""Towns lie between two ends where the way over them is longer by no more than this."""
_EARTH_KM = 6371.0
_FEWEST_INSIDE = 3
"""Towns of an area that is left open as to where in it a way begins or ends."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What it costs to pass borders and water.

    Attributes:
        border: Kilometres of a told way that crossing a border costs; 0 for none.
        sea: What a kilometre over water costs where nobody tells of a leg, in kilometres of a told way; None where
            only told legs go over water.
    """

    border: float = BORDER
    sea: float | None = None


OVERLAND = Passage()


@dataclass(frozen=True)
class HubGraph:
    """Hubs with the links between them.

    Attributes:
        hubs: Told ones first, then towns, each by id.
        told: How many of the hubs legs name.
        links: (links, 2) hubs, the smaller index first.
        km: Great-circle length of each link, one at least.
        near: Whether a link is there even where nobody tells of it.
        known: For each arc the sources that tell of it; arcs are the links forward, then all backward.
        joined: Areas that are drawn as joined to each of their towns: ways begin or end there, and none passes.
        hops: All that is told: from hub to hub, with the sources. A hop to or from a country or province says that
            goods go, not by which way, so it is no link.
        courses: What each link lies over; what joins an area to its towns lies over nothing.
        passage: What borders and water cost.
    """

    hubs: tuple[Place, ...]
    told: int
    links: Indices
    km: Floats
    near: tuple[bool, ...]
    known: tuple[frozenset[int], ...]
    joined: frozenset[int]
    hops: Mapping[tuple[int, int], frozenset[int]]
    courses: tuple[Course, ...]
    passage: Passage

    @cached_property
    def arcs(self) -> Indices:
        return np.concatenate([self.links, self.links[:, ::-1]])

    def is_told(self, link: int) -> bool:
        """Whether a leg is told over a link in any direction."""
        return bool(self.known[link] or self.known[link + len(self.links)])

    def roads(self, origin: int, destination: int, delay: float) -> Roads:
        """The graph between two hubs at its expected costs with all sources.

        A closed link costs `delay` times as much more; what joins a country to its towns cannot be closed.
        """
        cost = self.between(self.costs(), origin, destination)
        link = np.tile(np.arange(len(self.links)), 2)
        can_close = np.isfinite(cost) & ~self._joins
        return Roads(len(self.hubs), self.arcs, cost, np.where(can_close, cost, 0.0) * delay, link)

    def between(self, costs: Floats, origin: int, destination: int) -> Floats:
        """The costs for ways between two hubs, which pass through no other joined area."""
        others = self.joined - {origin, destination}
        return np.where(np.isin(self.arcs, list(others)).any(axis=1), np.inf, costs)

    @cached_property
    def _joins(self) -> npt.NDArray[np.bool_]:
        """Of each arc, whether it joins an area to a town of it."""
        ends = np.isin(self.arcs, list(self.joined))
        return ends[:, 0] | ends[:, 1]

    @cached_property
    def _tellers(self) -> tuple[Indices, Indices]:
        """Arcs and sources, for each source that tells of an arc."""
        pairs = [(arc, source) for arc, sources in enumerate(self.known) for source in sorted(sources)]
        arcs, sources = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        return arcs, sources

    @cached_property
    def _untold(self) -> Floats:
        """What a kilometre of each arc costs where nobody tells of it."""
        over_sea = np.array([not course.is_overland for course in self.courses], dtype=bool)
        sea = UNTOLD if self.passage.sea is None else self.passage.sea
        return np.tile(np.where(over_sea, sea, UNTOLD), 2)

    @cached_property
    def _borders(self) -> Floats:
        """What the borders on each arc cost."""
        return np.tile(np.array([c.crossings for c in self.courses], dtype=float), 2) * self.passage.border

    def costs(self, weights: Indices | None = None, generator: np.random.Generator | None = None) -> Floats:
        """What each arc costs, in kilometres of a told way, with the sources drawn so often and costs drawn at random.

        Both directions of a link draw one cost. A link that no drawn source tells of is gone unless its hubs are near.
        """
        arcs, sources = self._tellers
        told = np.zeros(len(self.known), dtype=np.bool_)
        told[arcs if weights is None else arcs[weights[sources] > 0]] = True
        count = len(self.links)
        is_there = np.tile(np.array(self.near, dtype=bool) | told[:count] | told[count:], 2)
        is_sure = told | self._joins
        cost = np.tile(self.km, 2) * np.where(is_sure, 1.0, self._untold) + self._borders
        if generator is not None:
            drawn = np.tile(generator.standard_normal(count), 2)
            cost = cost * np.exp(np.where(self._joins, 0.0, np.where(told, SPREAD_TOLD, SPREAD_UNTOLD)) * drawn)
        return np.where(is_there, cost, np.inf)


def hub_graph(legs: Sequence[Leg], more: Sequence[Place] = (), passage: Passage = OVERLAND) -> HubGraph | None:
    """The graph of the located legs of one class of goods; None where no leg has both ends on the map.

    Where no leg is told, neighbours are joined over land alone, unless `passage` says what the sea costs.

    Args:
        more: Places that are hubs besides.
    """
    pairs = [(places, leg.sources) for leg in legs if (places := leg.places)]
    named = {p.id: p for places, _ in pairs for p in places} | {p.id: p for p in more}
    if len(named) < 2:
        return None
    told = [named[i] for i in sorted(named)]
    hubs = (*told, *_towns(told, [*(places for places, _ in pairs), *combinations(more, 2)]))
    index = {hub.id: n for n, hub in enumerate(hubs)}
    hops: dict[tuple[int, int], frozenset[int]] = {}
    for (origin, destination), sources in pairs:
        hop = index[origin.id], index[destination.id]
        if hop[0] != hop[1]:
            hops[hop] = hops.get(hop, frozenset()) | sources
    points = _points(hubs)
    known = {hop: told_by for hop, told_by in hops.items() if not any(is_area(hubs[end]) for end in hop)}
    towns = {n: own for n in range(len(hubs)) if len(own := _inside(hubs, n)) >= _FEWEST_INSIDE}
    inside = {(min(area, n), max(area, n)) for area, own in towns.items() for n in own}
    near = _neighbours(hubs, points, [n for n in range(len(hubs)) if n not in towns], passage) | inside
    links = sorted(near | {(min(hop), max(hop)) for hop in known})
    ends = np.array(links, dtype=np.int64).reshape(-1, 2)
    arcs = [*links, *((b, a) for a, b in links)]
    return HubGraph(
        hubs,
        len(told),
        ends,
        np.array([max(1.0, distance(points, a, b)) for a, b in links]),
        tuple(link in near for link in links),
        tuple(known.get(arc, frozenset()) for arc in arcs),
        frozenset(towns),
        hops,
        tuple(
            _NOTHING if link in inside else course
            for link, course in zip(links, courses(hubs, points, ends), strict=True)
        ),
        passage,
    )


_NOTHING = Course((), 0.0, True)


def _neighbours(hubs: Sequence[Place], points: Floats, free: Sequence[int], passage: Passage) -> set[tuple[int, int]]:
    """The pairs of hubs that are joined where nobody tells of a leg."""
    near = set(gabriel(points, free))
    over_land = joined_over_land(near, free, points, lambda links: courses(hubs, points, links))
    return over_land if passage.sea is None else near | over_land


def between(origin: Place, destination: Place, legs: Sequence[Leg], detour: float = 2.0) -> tuple[Leg, ...]:
    """The legs on the map that ways between two places may take, both ends of them near enough."""
    found = []
    for leg in legs:
        if leg.places:
            points = _points([origin, destination, *leg.places])
            apart = distance(points, 0, 1)
            if all(distance(points, 0, n) + distance(points, n, 1) <= detour * apart for n in (2, 3)):
                found.append(leg)
    return tuple(found)


def _points(hubs: Sequence[Place]) -> Floats:
    """Unit vectors of places on the globe, (hubs, 3)."""
    lat = np.radians([hub.lat or 0.0 for hub in hubs])
    lon = np.radians([hub.lon or 0.0 for hub in hubs])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def distance(points: Floats, a: int, b: int) -> float:
    """Great-circle distance in km."""
    chord = float(np.linalg.norm(points[a] - points[b]))
    return 2 * _EARTH_KM * float(np.arcsin(min(1.0, chord / 2)))


def gabriel(points: Floats, chosen: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of the chosen points in whose circle no third one lies (Gabriel & Sokal 1969); all are connected so."""
    own = points[list(chosen)]
    square = np.maximum(0.0, 2.0 - 2.0 * (own @ own.T))
    for a in range(len(own)):
        least = (square[a] + square[a + 1 :]).copy()
        least[:, a] = np.inf
        least[np.arange(len(least)), np.arange(a + 1, len(own))] = np.inf
        for b in np.flatnonzero(least.min(axis=1, initial=np.inf) >= square[a, a + 1 :]):
            yield chosen[a], chosen[a + 1 + int(b)]


def _inside(hubs: Sequence[Place], area: int) -> list[int]:
    """The towns in an area; none for a hub that is no area."""
    own = hubs[area]
    if not is_area(own) or own.country is None:
        return []
    return [
        n
        for n, hub in enumerate(hubs)
        if hub.country == own.country and not is_area(hub) and (own.feature != "admin1" or hub.admin1 == own.admin1)
    ]


def _towns(told: Sequence[Place], ends: Sequence[tuple[Place, Place]]) -> list[Place]:
    """The greatest towns between the ends, apart from one another and from the hubs that are told; by id."""
    reach = [(o, d, distance(_points([o, d]), 0, 1)) for o, d in ends]
    near = [(o, d, far) for o, d, far in reach if 1.0 < far <= LONGEST_KM]
    if not near:
        return []
    apart = max(20.0, float(np.median([far for _, _, far in near])) * _APART)
    found = {town.id: town for o, d, far in near for town in _between(o, d, far, apart)}
    taken = _points([hub for hub in told if not is_area(hub)])
    kept: list[Place] = []
    for town in sorted(found.values(), key=lambda p: (-p.population, p.id)):
        point = _points([town])
        if not len(taken) or np.linalg.norm(taken - point, axis=1).min() * _EARTH_KM >= apart:
            kept.append(town)
            taken = np.concatenate([taken, point])
    return sorted(kept[:_TOWNS], key=lambda p: p.id)


def _between(origin: Place, destination: Place, far: float, apart: float) -> Iterator[Place]:
    """The greatest towns so far apart from which both ends are not much farther than they are from each other."""
    lat = sorted((origin.lat or 0.0, destination.lat or 0.0))
    lon = sorted((origin.lon or 0.0, destination.lon or 0.0))
    if lon[1] - lon[0] > 180:
        return  # across the antimeridian
    wide = far * (_DETOUR**2 - 1) ** 0.5 / 2 / 111.0
    side = wide / max(0.2, float(np.cos(np.radians(max(abs(lat[0]), abs(lat[1]))))))
    for town in gazetteer().towns(lat[0] - wide, lon[0] - side, lat[1] + wide, lon[1] + side, apart / 111.0):
        points = _points([origin, destination, town])
        if distance(points, 0, 2) + distance(points, 1, 2) <= _DETOUR * far:
            yield town
