"""Communities: groups of actors with more friendly and fewer hostile ties among themselves than chance would have it.

Signed modularity (Gómez, Jensen & Arenas 2009): what friendly ties within groups exceed those expected of actors with
as many, less the same of hostile ties. Unlike camps there may be any number. Found by moving single actors and whole
groups (Blondel et al. 2008) from several starts: a good division, not one that is proved the best.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from faultline.analysis.finding import Finding, finding_id
from faultline.analysis.influence.camps import signed_pairs
from faultline.analysis.influence.measures import Indices
from faultline.analysis.influence.network import Network
from faultline.analysis.material import Material
from faultline.analysis.resampling import Weights, stability_of_share

_NAME = "influence"
FEWEST = 3
"""Actors of a community that is told."""
_TOLD = 12
_SAME = 0.8
"""Part of two groups that must be in both for one to be the other again (Jaccard)."""
_PASSES = 20
_STARTS, _SMALL, _SEED = 20, 300, 1
"""Starts for networks of so few actors; in greater ones another start changes little."""
_LEAST_GAIN = 1e-12


def community_findings(material: Material, network: Network, drawn: Sequence[Weights], top: int) -> Iterator[Finding]:
    """The communities of three actors or more, the greatest first; none where no ties are friendly."""
    size = len(network.actors)
    pairs, signs = signed_pairs(network.edges)
    if not (signs > 0).any():
        return
    groups = communities(pairs, signs, size, _STARTS if size <= _SMALL else 1)
    again = [communities(*signed_pairs(network.standing(weights)), size) for weights in drawn]
    worth = modularity(pairs, signs, groups)
    told = [group for group in groups if len(group) >= FEWEST]
    for group in told[:top]:
        own = frozenset(group)
        holds = [any(_alike(own, frozenset(other)) >= _SAME for other in some) for some in again]
        edges = [e for e in network.edges if e.source in own and e.target in own]
        ties = np.bincount([n for e in edges for n in (e.source, e.target)], minlength=size)
        names = [material.name(network.actors[n]) for n in sorted(group, key=lambda n: (-ties[n], network.actors[n]))]
        more = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
        yield Finding(
            finding_id(_NAME, "community", *sorted(network.actors[n] for n in group)),
            "community",
            ", ".join(names[:_TOLD]) + more,
            {
                "entities": [network.actors[n] for n in group],
                "size": len(group),
                "friendly_within": sum(e.sign > 0 for e in edges),
                "hostile_within": sum(e.sign < 0 for e in edges),
                "communities": len(told),
                "signed_modularity": round(worth, 3),
            },
            tuple(dict.fromkeys(s for e in edges for s in e.statements)),
            stability_of_share(holds, len(material.sources), "nearly the same group"),
        )


def communities(pairs: Indices, signs: Indices, size: int, starts: int = 1) -> list[tuple[int, ...]]:
    """The groups, the greatest first; actors without signed ties are in none. The best of so many starts."""
    generator = np.random.default_rng(_SEED)
    found = []
    for start in range(starts):
        order = np.arange(size) if start == 0 else generator.permutation(size)
        place = np.argsort(order)
        groups = [sorted(int(order[n]) for n in group) for group in _divided(place[pairs], signs, size)]
        found.append(sorted((tuple(group) for group in groups), key=lambda g: (-len(g), g)))
    return max(found, key=lambda groups: (round(modularity(pairs, signs, groups), 9), -len(groups)))


def _divided(pairs: Indices, signs: Indices, size: int) -> list[list[int]]:
    """Moves actors, then the groups that they make, then actors again, until none moves; in the order of numbers."""
    label = list(range(size))
    for _ in range(_PASSES):
        actors = _moved(*_between(pairs, signs, range(size), size), label)
        number = {group: n for n, group in enumerate(dict.fromkeys(actors))}
        own = [number[group] for group in actors]
        joined = _moved(*_between(pairs, signs, own, len(number)), range(len(number)))
        found = [joined[group] for group in own]
        if found == label:
            break
        label = found
    tied = {int(n) for n in pairs.ravel()}
    groups: dict[int, list[int]] = defaultdict(list)
    for actor in sorted(tied):
        groups[label[actor]].append(actor)
    return list(groups.values())


def modularity(pairs: Indices, signs: Indices, groups: Sequence[Sequence[int]]) -> float:
    """The signed modularity of a division into groups, at most 1."""
    label = {actor: n for n, group in enumerate(groups) for actor in group}
    found, whole = 0.0, len(pairs)
    for sign in (1, -1):
        own = pairs[signs == sign]
        if not len(own):
            continue
        inside = sum(label[int(a)] == label[int(b)] for a, b in own)
        degree = np.zeros(len(groups))
        for actor in own.ravel():
            degree[label[int(actor)]] += 1
        found += sign * (inside - float((degree**2).sum()) / (4 * len(own)))
    return found / whole if whole else 0.0


_Near = list[dict[int, float]]


def _between(pairs: Indices, signs: Indices, label: Sequence[int], size: int) -> tuple[_Near, dict[int, list[float]]]:
    """The ties between groups, hostile ones negative; and the friendly and hostile ties of each group."""
    near: _Near = [defaultdict(float) for _ in range(size)]
    degree: dict[int, list[float]] = {1: [0.0] * size, -1: [0.0] * size}
    for (first, second), tie in zip(pairs, signs, strict=True):
        a, b, sign = label[int(first)], label[int(second)], int(tie)
        degree[sign][a] += 1
        degree[sign][b] += 1
        if a != b:
            near[a][b] += sign
            near[b][a] += sign
    return near, degree


def _moved(near: _Near, degree: dict[int, list[float]], start: Sequence[int]) -> list[int]:
    """The group of each after moving them one by one to where the modularity grows most, until none helps."""
    groups = _Groups(near, degree, start)
    for _ in range(_PASSES):
        if not sum(groups.move(node) for node in range(len(near))):
            break
    return groups.label


class _Groups:
    """A division of nodes into groups that single nodes leave and join."""

    def __init__(self, near: _Near, degree: dict[int, list[float]], start: Sequence[int]) -> None:
        self.label = list(start)
        self._near, self._degree = near, degree
        self._total = {sign: [0.0] * len(near) for sign in degree}
        self._members = [0] * len(near)
        self._twice = {sign: sum(own) or 1.0 for sign, own in degree.items()}
        for node, group in enumerate(self.label):
            self._count(node, group, 1)
        self._empty = [group for group, members in enumerate(self._members) if not members]

    def move(self, node: int) -> bool:
        """Put a node where the modularity grows most, or apart; whether it moved."""
        if not self._near[node] and not self._degree[1][node] and not self._degree[-1][node]:
            return False
        links: dict[int, float] = defaultdict(float)
        for other, tie in self._near[node].items():
            links[self.label[other]] += tie
        own = self.label[node]
        self._count(node, own, -1)
        if not self._members[own]:
            self._empty.append(own)
        alone = self._empty[-1]
        friendly, hostile = self._degree[1][node], self._degree[-1][node]
        of_friends, of_foes = self._total[1], self._total[-1]
        all_friends, all_foes = self._twice[1], self._twice[-1]

        def gain_in(group: int) -> float:
            """Ties to the group, less what chance would give: friendly less hostile ones."""
            expected = friendly * of_friends[group] / all_friends - hostile * of_foes[group] / all_foes
            return links.get(group, 0.0) - expected

        best, gain = own, gain_in(own)
        for group in sorted({*links, alone} if len(self.label) > _SMALL else {*self.label, alone}):
            value = gain_in(group)
            if value > gain + _LEAST_GAIN:
                best, gain = group, value
        if not self._members[best]:
            self._empty.remove(best)
        self._count(node, best, 1)
        self.label[node] = best
        return best != own

    def _count(self, node: int, group: int, times: int) -> None:
        self._members[group] += times
        for sign, own in self._degree.items():
            self._total[sign][group] += times * own[node]


def _alike(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)
