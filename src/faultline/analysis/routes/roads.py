"""A directed graph of hubs whose links can be closed, and the shortest ways through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Roads:
    """A directed graph with the links that can be closed.

    Attributes:
        size: Number of hubs.
        arcs: (arcs, 2) from, to.
        cost: Of each arc; infinite where it is not there.
        delay: What each arc costs more when its link is closed.
        link: The link that each arc belongs to; both directions of a road are one link.
    """

    size: int
    arcs: Indices
    cost: Floats
    delay: Floats
    link: Indices

    @property
    def links(self) -> int:
        return int(self.link.max()) + 1 if len(self.link) else 0

    def costs(self, closed: Sequence[int] = ()) -> Floats:
        """The cost of each arc with some links closed."""
        shut = np.zeros(self.links, dtype=bool)
        shut[list(closed)] = True
        return self.cost + np.where(shut[self.link], self.delay, 0.0)


@dataclass(frozen=True, slots=True)
class Way:
    """Hubs and arcs in order from the source to the target; `length` at the costs it was found with."""

    hubs: tuple[int, ...]
    arcs: tuple[int, ...]
    length: float


@dataclass
class Ways:
    """Shortest ways between two hubs; `known` keeps those met so far with what they cost while nothing is closed."""

    roads: Roads
    source: int
    target: int
    known: dict[tuple[int, ...], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._order = np.lexsort((self.roads.arcs[:, 1], self.roads.arcs[:, 0]))
        starts = np.searchsorted(self.roads.arcs[self._order, 0], np.arange(self.roads.size + 1))
        heads = self.roads.arcs[self._order, 1]
        self._matrix = csr_array(
            (np.ones(len(heads)), heads.astype(np.int32), starts.astype(np.int32)),
            shape=(self.roads.size, self.roads.size),
        )
        self._arc = {(int(a), int(b)): n for n, (a, b) in enumerate(self.roads.arcs)}

    def shortest(self, costs: Floats) -> Way | None:
        """The shortest way at these costs, and remembered; None where there is none."""
        self._matrix.data = costs[self._order]
        length, before = dijkstra(self._matrix, indices=self.source, return_predecessors=True)
        if not np.isfinite(length[self.target]):
            return None
        hubs = [self.target]
        while hubs[-1] != self.source:
            hubs.append(int(before[hubs[-1]]))
        arcs = tuple(self._arc[a, b] for a, b in zip(hubs[:0:-1], hubs[-2::-1], strict=True))
        self.known.setdefault(arcs, float(self.roads.cost[list(arcs)].sum()))
        return Way(tuple(reversed(hubs)), arcs, float(length[self.target]))

    def value(self, closed: Sequence[int]) -> float:
        """The least cost with these links closed; infinite where nothing passes any more."""
        way = self.shortest(self.roads.costs(closed))
        return way.length if way else np.inf
