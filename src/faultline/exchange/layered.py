"""Lays out a directed graph in layers from left to right, part by part; the same graph always gives the same picture.

After Sugiyama, Tagawa & Toda 1981: circles are opened, nodes get layers by the longest way, long arrows pass through
points in between, and the order within layers follows the mean of the neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Pair = tuple[int, int]

WIDTH, GAP, SPACE = 190.0, 96.0, 14.0
"""Of a node, between layers, and between nodes of a layer."""
_APART, _SWEEPS, _PASSING = 34.0, 6, 12.0
"""Between parts of the graph; rounds of ordering; height of a point through which an arrow passes."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A layout.

    Attributes:
        left, middle: Of each node: its left side and the height of its middle.
        ways: Of each edge: the points it passes between the sides of its two nodes, from its start to its end.
        backward: Edges that lead to an earlier layer, or stay in it.
    """

    left: tuple[float, ...]
    middle: tuple[float, ...]
    ways: tuple[tuple[tuple[float, float], ...], ...]
    backward: tuple[bool, ...]
    width: float
    height: float


def lay_out(heights: Sequence[float], edges: Sequence[Pair], width: float) -> Laid:
    """Nodes are numbers from 0, `heights` theirs; parts stand beside each other as far as the width allows."""
    left, middle = [0.0] * len(heights), [0.0] * len(heights)
    ways: list[tuple[tuple[float, float], ...]] = [()] * len(edges)
    backward = [False] * len(edges)
    x = y = lowest = widest = 0.0
    for part in _parts(len(heights), edges):
        own = [n for n, (a, _) in enumerate(edges) if a in part]
        drawn = _part(part, heights, [edges[n] for n in own])
        if x and x + drawn.width > width:
            x, y = 0.0, lowest + _APART
        for node in part:
            left[node], middle[node] = x + drawn.left[node], y + drawn.middle[node]
        for n, way, back in zip(own, drawn.ways, drawn.backward, strict=True):
            ways[n], backward[n] = tuple((x + px, y + py) for px, py in way), back
        x += drawn.width + _APART * 1.5
        lowest, widest = max(lowest, y + drawn.height), max(widest, x - _APART * 1.5)
    return Laid(tuple(left), tuple(middle), tuple(ways), tuple(backward), widest, lowest)


@dataclass(frozen=True, slots=True)
class _Part:
    left: Mapping[int, float]
    middle: Mapping[int, float]
    ways: Sequence[Sequence[tuple[float, float]]]
    backward: Sequence[bool]
    width: float
    height: float


def _parts(count: int, edges: Sequence[Pair]) -> list[list[int]]:
    """The nodes that hang together, the largest part first."""
    root = list(range(count))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for a, b in edges:
        one, other = sorted((find(a), find(b)))
        root[other] = one
    parts: dict[int, list[int]] = defaultdict(list)
    for node in range(count):
        parts[find(node)].append(node)
    return sorted(parts.values(), key=lambda part: (-len(part), part))


def _part(nodes: Sequence[int], heights: Sequence[float], edges: Sequence[Pair]) -> _Part:
    forward = [
        edge if not back else (edge[1], edge[0]) for edge, back in zip(edges, _backward(nodes, edges), strict=True)
    ]
    layer = _layers(nodes, forward)
    backward = [layer[a] >= layer[b] for a, b in edges]
    size: dict[int, float] = {node: heights[node] for node in nodes}
    chains: list[list[int]] = []
    for edge in forward:
        chain = [edge[0]]
        for level in range(layer[edge[0]] + 1, layer[edge[1]]):
            passing = -1 - len(size)
            size[passing], layer[passing] = _PASSING, level
            chain.append(passing)
        chains.append([*chain, edge[1]])
    order = _ordered(layer, chains)
    middle = _heights(order, size, chains)
    left = {node: layer[node] * (WIDTH + GAP) for node in size}
    ways = []
    for chain, (a, _) in zip(chains, edges, strict=True):
        points = [(left[n] + WIDTH / 2, middle[n]) for n in chain[1:-1]]
        ways.append(points if chain[0] == a else points[::-1])
    height = max(middle[n] + size[n] / 2 for n in size)
    return _Part(left, middle, ways, backward, (max(layer.values()) + 1) * (WIDTH + GAP) - GAP, height)


def _backward(nodes: Sequence[int], edges: Sequence[Pair]) -> list[bool]:
    """Which edges close a circle, in the order of a walk from what nothing leads to."""
    out: dict[int, list[int]] = defaultdict(list)
    for n, (a, _) in enumerate(edges):
        out[a].append(n)
    led_to = {b for _, b in edges}
    closing = [False] * len(edges)
    state: dict[int, int] = {}
    for start in sorted(nodes, key=lambda node: (node in led_to, node)):
        stack = [(start, iter(out[start]))] if start not in state else []
        state.setdefault(start, 1)
        while stack:
            node, ways = stack[-1]
            n = next(ways, -1)
            if n < 0:
                state[node] = 2
                stack.pop()
                continue
            target = edges[n][1]
            closing[n] = state.get(target) == 1
            if target not in state:
                state[target] = 1
                stack.append((target, iter(out[target])))
    return closing


def _layers(nodes: Sequence[int], edges: Sequence[Pair]) -> dict[int, int]:
    layer = dict.fromkeys(nodes, 0)
    for _ in nodes:
        changed = False
        for a, b in edges:
            if a != b and layer[b] <= layer[a]:
                layer[b], changed = layer[a] + 1, True
        if not changed:
            break
    for node in sorted(nodes, key=lambda n: -layer[n]):
        after = [layer[b] for a, b in edges if a == node and b != node]
        if after and not any(b == node for _, b in edges):
            layer[node] = min(after) - 1  # what nothing leads to stands beside what it leads to
    return layer


def _ordered(layer: Mapping[int, int], chains: Sequence[Sequence[int]]) -> list[list[int]]:
    """The nodes of each layer in their order, after some sweeps to and fro."""
    order: list[list[int]] = [[] for _ in range(max(layer.values()) + 1)]
    for node in sorted(layer, key=lambda n: (n < 0, abs(n))):
        order[layer[node]].append(node)
    near: dict[int, list[int]] = defaultdict(list)
    for chain in chains:
        for a, b in pairwise(chain):
            near[a].append(b)
            near[b].append(a)
    for sweep in range(_SWEEPS):
        levels = range(1, len(order)) if sweep % 2 == 0 else range(len(order) - 2, -1, -1)
        for level in levels:
            beside = level - 1 if sweep % 2 == 0 else level + 1
            place = {node: at for at, node in enumerate(order[beside])}
            mean = {n: _mean([place[m] for m in near[n] if m in place], at) for at, n in enumerate(order[level])}
            order[level].sort(key=lambda n, mean=mean: mean[n])  # type: ignore[misc]
    return order


def _heights(
    order: Sequence[Sequence[int]], size: Mapping[int, float], chains: Sequence[Sequence[int]]
) -> dict[int, float]:
    """The middle of each node: near the mean of its neighbours, without two in one place."""
    middle: dict[int, float] = {}
    near: dict[int, list[int]] = defaultdict(list)
    for chain in chains:
        for a, b in pairwise(chain):
            near[a].append(b)
            near[b].append(a)
    for nodes in order:
        _stack(nodes, size, middle, {})
    for sweep in range(_SWEEPS):
        for nodes in order if sweep % 2 == 0 else reversed(order):
            _stack(nodes, size, middle, {n: _mean([middle[m] for m in near[n]], middle[n]) for n in nodes})
    top = min(middle[n] - size[n] / 2 for n in middle)
    return {n: at - top for n, at in middle.items()}


def _stack(
    nodes: Sequence[int], size: Mapping[int, float], middle: dict[int, float], wish: Mapping[int, float]
) -> None:
    """Put the nodes of a layer below each other, as near to where they wish to be as their order lets them."""
    at = float("-inf")
    for node in nodes:
        lowest = at + size[node] / 2 if at > float("-inf") else wish.get(node, size[node] / 2)
        middle[node] = max(lowest, wish.get(node, lowest))
        at = middle[node] + size[node] / 2 + SPACE
    if wish:
        shift = sum(wish[n] - middle[n] for n in nodes) / len(nodes)
        for node in nodes:
            middle[node] += shift


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
