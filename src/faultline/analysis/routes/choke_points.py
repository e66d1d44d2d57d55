"""Where traffic gathers, what alone carries it, and where it goes when that is shut."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components, maximum_flow

from faultline.analysis.routes.paths import Demand, Path, Router, traffic
from faultline.analysis.routes.roads import Floats, Indices


@dataclass(frozen=True, slots=True)
class Displacement:
    """Where traffic goes when something is shut.

    Attributes:
        moved: Demands that take another way, with the ways before and after.
        stopped: Demands that find no way.
        longer: Mean of how much more their ways cost, in parts of the cost before; None where none moved.
        gains: Hubs that more traffic passes than before, with the part of all traffic, the most first.
        newly: Hubs that traffic passes now and did not before, those with most traffic first.
    """

    moved: tuple[tuple[Demand, Path, Path], ...]
    stopped: tuple[Demand, ...]
    longer: float | None
    gains: tuple[tuple[int, float], ...]
    newly: tuple[int, ...]


def displacement(router: Router, before: Floats, after: Floats) -> Displacement:
    """What changes in the ways of all demands when the costs of arcs do."""
    moved, stopped, longer = [], [], []
    old: list[tuple[Path, float]] = []
    new: list[tuple[Path, float]] = []
    for demand in router.demands:
        weight = demand.weight()
        was, now = router.path(demand, before), router.path(demand, after)
        if was is None:
            continue
        old.append((was[0], weight))
        if now is None:
            stopped.append(demand)
            continue
        new.append((now[0], weight))
        if now[1] > was[1] * (1 + 1e-9):
            longer.append(now[1] / was[1] - 1)
        if now[0] != was[0]:
            moved.append((demand, was[0], now[0]))
    less, more = traffic(old), traffic(new, sum(weight for _, weight in old))
    gains = sorted(((h, round(more[h] - less.get(h, 0.0), 6)) for h in more), key=lambda g: (-g[1], g[0]))
    return Displacement(
        tuple(moved),
        tuple(stopped),
        float(np.mean(longer)) if longer else None,
        tuple(gain for gain in gains if gain[1] > 0),
        tuple(hub for hub, _ in gains if hub not in less),
    )


def fewest_links(size: int, arcs: Indices, origins: Sequence[int], destinations: Sequence[int]) -> list[int]:
    """The fewest arcs whose loss parts all origins from all destinations (Ford & Fulkerson 1956): their positions.

    Of several such sets that nearest the origins. No hub may be both.
    """
    if not len(arcs):
        return []
    source, sink, most = size, size + 1, len(arcs) + 1
    rows = np.concatenate([arcs[:, 0], np.full(len(origins), source), np.array(destinations, dtype=np.int64)])
    columns = np.concatenate([arcs[:, 1], np.array(origins, dtype=np.int64), np.full(len(destinations), sink)])
    capacity = np.concatenate([np.ones(len(arcs)), np.full(len(origins) + len(destinations), most)]).astype(np.int32)
    network = csr_array((capacity, (rows, columns)), shape=(size + 2, size + 2), dtype=np.int32)
    network.indices, network.indptr = network.indices.astype(np.int32), network.indptr.astype(np.int32)
    rest = network - maximum_flow(network, source, sink).flow
    rest.data = np.maximum(rest.data, 0)
    rest.eliminate_zeros()
    reached = np.zeros(size + 2, dtype=bool)
    reached[breadth_first_order(rest, source, return_predecessors=False)] = True
    return [n for n, (a, b) in enumerate(arcs) if reached[a] and not reached[b]]


def told_parts(hops: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The hops by the connected parts that they make, those of most hops first."""
    if not hops:
        return []
    arcs = np.array(sorted(hops))
    size = int(arcs.max()) + 1
    part = connected_components(csr_array((np.ones(len(arcs)), arcs.T), shape=(size, size)), directed=False)[1]
    parts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for a, b in sorted(hops):
        parts[int(part[a])].append((a, b))
    return sorted(parts.values(), key=lambda p: (-len(p), p))
