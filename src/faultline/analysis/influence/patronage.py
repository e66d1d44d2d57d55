"""Patronage: chains of who appoints, funds, arms, trains or owns whom, and the circles among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from faultline.analysis.influence.network import Edge

PATRONAGE = frozenset({"relation:appoints", "relation:funds", "relation:arms", "relation:trains", "relation:owns"})
LONGEST = 4
"""Ties of a chain; longer ones are told by their parts."""
_MOST = 500
"""Circles, and chains, that are looked for: more tell nobody anything."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Actors by index, each the patron of the next; `is_circle` where the last is the patron of the first."""

    actors: tuple[int, ...]
    edges: tuple[Edge, ...]
    is_circle: bool = False


def chains(edges: Sequence[Edge]) -> tuple[Chain, ...]:
    """The chains of two to four ties that no other chain holds, and all circles of up to four; the longest first."""
    by_pair: dict[tuple[int, int], Edge] = {}
    for edge in edges:
        if edge.family in PATRONAGE and edge.source != edge.target:
            by_pair.setdefault((edge.source, edge.target), edge)
    clients: dict[int, list[int]] = defaultdict(list)
    for patron, client in sorted(by_pair):
        clients[patron].append(client)
    found = [_chain([*cycle, cycle[0]], by_pair, True) for cycle in islice(_circles(clients), _MOST)]
    found += [_chain(way, by_pair, False) for way in islice(_ways(clients), _MOST)]
    return tuple(sorted(found, key=lambda c: (not c.is_circle, -len(c.edges), c.actors)))


def _circles(clients: Mapping[int, list[int]]) -> Iterator[list[int]]:
    """Circles of up to four actors, each once, begun at its least."""
    for start in sorted(clients):
        stack = [[start]]
        while stack:
            way = stack.pop()
            for client in clients.get(way[-1], ()):
                if client == start and len(way) > 1:
                    yield way
                elif client > start and client not in way and len(way) < LONGEST:
                    stack.append([*way, client])


def _ways(clients: Mapping[int, list[int]]) -> Iterator[list[int]]:
    """The ways of two ties or more that cannot be made longer at either end, cut at the longest told."""
    paid = {client for some in clients.values() for client in some}
    for start in sorted(set(clients) - paid):
        stack = [[start]]
        while stack:
            way = stack.pop()
            further = [client for client in clients.get(way[-1], ()) if client not in way]
            if further and len(way) <= LONGEST:
                stack.extend([*way, client] for client in reversed(further))
            elif len(way) > 2:
                yield way


def _chain(actors: list[int], by_pair: dict[tuple[int, int], Edge], is_circle: bool) -> Chain:
    edges = tuple(by_pair[pair] for pair in pairwise(actors))
    return Chain(tuple(actors[:-1] if is_circle else actors), edges, is_circle)
