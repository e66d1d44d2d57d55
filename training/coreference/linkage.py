"""Agglomerative clustering by average linkage over sparse likenesses."""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def link(count: int, likeness: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """The clusters of `count` things, joined while the mean likeness of two clusters is not below `least`.

    Pairs that are not given are not alike at all.
    """
    members = {i: [i] for i in range(count)}
    beside: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (i, j), value in likeness.items():
        beside[i][j] = beside[j][i] = value
    queue = [(-value, min(pair), max(pair)) for pair, value in likeness.items()]
    heapq.heapify(queue)
    while queue and -queue[0][0] >= least:
        _, i, j = heapq.heappop(queue)
        if i not in members or j not in members:
            continue
        made = len(beside)
        first, second = members.pop(i), members.pop(j)
        one, other = beside[i], beside[j]
        beside[made] = {}
        for k in sorted({*one, *other} & set(members)):
            total = one.get(k, 0.0) * len(first) + other.get(k, 0.0) * len(second)
            beside[made][k] = beside[k][made] = total / (len(first) + len(second))
            heapq.heappush(queue, (-beside[made][k], k, made))
        members[made] = first + second
    return [sorted(members[i]) for i in sorted(members)]
