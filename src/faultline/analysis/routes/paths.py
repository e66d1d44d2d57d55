"""Which ways goods likely take: least-cost ways over many draws of the sources and of the costs."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from faultline.analysis.resampling import Weights, samples
from faultline.analysis.routes.hubs import HubGraph
from faultline.analysis.routes.legs import is_area
from faultline.analysis.routes.roads import Floats, Indices, Way, Ways

COSTS_A_DRAW = 4
"""Draws of the costs for each sample of the sources."""

Path = tuple[int, ...]
"""Hubs by index, in order."""


@dataclass(frozen=True, slots=True)
class Demand:
    """That goods go from the first of these hubs over the others to the last.

    `sources` are those that tell of each hop, none where it is a question.
    """

    stops: Path
    sources: tuple[frozenset[int], ...] = ()

    @property
    def origin(self) -> int:
        return self.stops[0]

    @property
    def destination(self) -> int:
        return self.stops[-1]

    def weight(self, weights: Weights | None = None) -> int:
        """How many drawn sources tell of the hop that fewest tell of; one for a question."""
        return min((_drawn(sources, weights) for sources in self.sources), default=1)


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw: the way each demand takes, with its weight; demands that no drawn source tells of are absent."""

    paths: Mapping[Demand, tuple[Path, int]]

    def traffic(self) -> dict[int, float]:
        """Flow betweenness: for each hub the part of all traffic that passes it between its ends."""
        return traffic([(path, weight) for path, weight in self.paths.values()])


def _drawn(sources: frozenset[int], weights: Weights | None) -> int:
    return len(sources) if weights is None else sum(int(weights[s]) for s in sources)


def traffic(paths: Sequence[tuple[Path, float]], whole: float | None = None) -> dict[int, float]:
    """For each hub between the ends of paths the part of the whole weight (by default theirs) that passes it."""
    whole = sum(weight for _, weight in paths) if whole is None else whole
    passing: dict[int, float] = defaultdict(float)
    for path, weight in paths:
        for hub in dict.fromkeys(path[1:-1]):  # who passes it twice is one all the same
            passing[hub] += weight / whole
    return dict(passing)


def demands_of(graph: HubGraph) -> tuple[Demand, ...]:
    """From where nothing is told to arrive to where nothing is told to leave again, over the fewest told hops.

    Hops on no such chain (those of circles) are demands of their own. What passes no town is none: "from one country
    to another" says nothing of a way.
    """
    after: dict[int, list[int]] = defaultdict(list)
    for a, b in sorted(graph.hops):
        after[a].append(b)
    arrived = {b for _, b in graph.hops}
    chains = [chain for start in sorted(set(after) - arrived) for chain in _chains(start, after)]
    used = {hop for chain in chains for hop in pairwise(chain)}
    alone = [hop for hop in sorted(graph.hops) if hop not in used]
    return tuple(
        Demand(stops, tuple(graph.hops[hop] for hop in pairwise(stops)))
        for stops in (*chains, *alone)
        if not all(is_area(graph.hubs[hub]) for hub in stops)
    )


def _chains(start: int, after: Mapping[int, Sequence[int]]) -> Iterator[Path]:
    """The shortest chains from a hub to all hubs from which nothing leaves."""
    before: dict[int, int] = {}
    waiting = deque([start])
    while waiting:
        hub = waiting.popleft()
        for following in after.get(hub, ()):
            if following != start and following not in before:
                before[following] = hub
                waiting.append(following)
    for end in sorted(before):
        if end not in after:
            chain = [end]
            while chain[-1] != start:
                chain.append(before[chain[-1]])
            yield tuple(reversed(chain))


class Router:
    """Least-cost ways of demands through a graph."""

    def __init__(self, graph: HubGraph, demands: Sequence[Demand]) -> None:
        self.graph, self.demands = graph, tuple(demands)
        self._ways: dict[tuple[int, int], Ways] = {}

    def path(self, demand: Demand, costs: Floats) -> tuple[Path, float] | None:
        """The hubs and the cost of the least-cost way over the stops that can be reached; None where there is none."""
        path, whole = demand.stops[:1], 0.0
        for stop in demand.stops[1:]:
            way = self._way(path[-1], stop, costs)
            if way is not None:
                path, whole = (*path, *way.hubs[1:]), whole + way.length
            elif stop == demand.destination:
                return None
        return path, whole

    def _way(self, origin: int, destination: int, costs: Floats) -> Way | None:
        if (origin, destination) not in self._ways:
            roads = self.graph.roads(origin, destination, 0.0)
            self._ways[origin, destination] = Ways(roads, origin, destination)
        return self._ways[origin, destination].shortest(self.graph.between(costs, origin, destination))

    def draw(self, costs: Floats, weights: Weights | None = None) -> Draw:
        """The way of each demand at these costs."""
        paths = {}
        for demand in self.demands:
            weight = demand.weight(weights)
            way = self.path(demand, costs) if weight else None
            if way is not None:
                paths[demand] = way[0], weight
        return Draw(paths)

    def draws(self, sources: int, draws: int, seed: int) -> list[Draw]:
        """The ways of all demands in each draw."""
        return [self.draw(costs, weights) for costs, weights in drawn_costs(self.graph, sources, draws, seed)]


def drawn_costs(graph: HubGraph, sources: int, draws: int, seed: int) -> Iterator[tuple[Floats, Weights | None]]:
    """So many samples of the sources with COSTS_A_DRAW of the costs each; with too few sources of the costs alone."""
    generator = np.random.default_rng(seed)
    drawn: Sequence[Weights | None] = samples(sources, draws, seed) or [None] * draws
    for weights in drawn:
        for _ in range(COSTS_A_DRAW):
            yield graph.costs(weights, generator), weights


def likely_paths(demand: Demand, draws: Sequence[Draw]) -> list[tuple[Path, float]]:
    """The ways of a demand with the part of the draws that take each, the likeliest first."""
    taken = Counter(draw.paths[demand][0] for draw in draws if demand in draw.paths)
    return [(path, n / taken.total()) for path, n in sorted(taken.items(), key=lambda x: (-x[1], x[0]))]


def links_of(path: Path, graph: HubGraph) -> list[int]:
    """The links that a path goes over, in order."""
    number = {(int(a), int(b)): n for n, (a, b) in enumerate(graph.links)}
    return [number[min(hop), max(hop)] for hop in pairwise(path)]


def without(costs: Floats, arcs: Indices, hub: int) -> Floats:
    """The costs when nothing passes a hub."""
    return np.where((arcs == hub).any(axis=1), np.inf, costs)
