"""Questions to a drawn network: how two actors hang together, and what would change without one."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from faultline.analysis.influence import measures
from faultline.web.drawn_network import Actor, Bond, Drawn

_MOST = 8


@dataclass(frozen=True, slots=True)
class Way:
    """How one actor comes to another.

    Attributes:
        actors: From the first to the last; one more than there are bonds.
        share: Part of the samples of the sources in which each of its bonds stands, the least of them.
    """

    actors: tuple[Actor, ...]
    bonds: tuple[Bond, ...]
    share: float | None


@dataclass(frozen=True, slots=True)
class Gain:
    """Who lies between others more, once an actor is gone."""

    actor: Actor
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Without:
    """The network without an actor.

    Attributes:
        parts: How many actors the parts have that the part of the actor falls into, the largest first.
        cut_off: Those who lose the largest part.
        gains: Who takes its place between others, those who gain most first (displacement).
    """

    actor: Actor
    parts: tuple[int, ...]
    cut_off: tuple[Actor, ...]
    gains: tuple[Gain, ...]


def way(drawn: Drawn, start: str, end: str) -> Way | None:
    """The way of fewest bonds in any direction, of several the one that more sources tell; None where there is none."""
    best: dict[str, tuple[float, str | None]] = {start: (0.0, None)}
    waiting = [(0.0, start)]
    while waiting:
        cost, actor = heapq.heappop(waiting)
        if cost > best[actor][0]:
            continue
        if actor == end:
            break
        for bond in drawn.bonds_of.get(actor, ()):
            other, total = bond.other(actor), cost + 1 + 1e-3 / bond.sources
            if other not in best or (total, actor) < (best[other][0], best[other][1] or ""):
                best[other] = (total, actor)
                heapq.heappush(waiting, (total, other))
    if end not in best or start not in drawn.by_id:
        return None
    names = [end]
    while (before := best[names[-1]][1]) is not None:
        names.append(before)
    names.reverse()
    bonds = tuple(b for one, other in pairwise(names) if (b := drawn.bond(one, other)))
    shares = [b.share for b in bonds if b.share is not None]
    return Way(tuple(drawn.by_id[n] for n in names), bonds, min(shares, default=None))


def without(drawn: Drawn, actor: str) -> Without:
    """What falls apart without an actor that is drawn, and who takes its place between others."""
    network = drawn.network
    size, gone = len(network.actors), network.actors.index(actor)
    pairs = network.pairs(network.edges)
    own = next(p for p in measures.parts(pairs, size) if gone in p)
    left = [p for p in measures.parts(pairs, size, frozenset({gone})) if set(p) <= set(own)]
    rest = pairs[~(pairs == gone).any(axis=1)]
    after, before = measures.betweenness(rest, size), measures.betweenness(pairs, size)
    after[~network.ranks] = before[~network.ranks] = 0.0
    grown = after - before
    grown[gone] = 0.0
    order = [int(n) for n in np.argsort(-grown, kind="stable") if grown[n] > 0][:_MOST]
    named = [drawn.by_id[network.actors[n]] for part in left[1:] for n in part]
    return Without(
        drawn.by_id[actor],
        tuple(len(part) for part in left),
        tuple(sorted(named, key=lambda a: (-a.ties, a.name))),
        tuple(
            Gain(drawn.by_id[network.actors[n]], round(float(before[n]), 4), round(float(after[n]), 4)) for n in order
        ),
    )
