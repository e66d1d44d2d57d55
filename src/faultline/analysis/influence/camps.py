"""The two camps that friendly and hostile ties make, how sure the division is, and who brokers between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from faultline.analysis.finding import Finding, finding_id, not_enough
from faultline.analysis.influence.balance import divide
from faultline.analysis.influence.measures import Indices, parts
from faultline.analysis.influence.network import Edge, Network
from faultline.analysis.material import Material
from faultline.analysis.resampling import Weights, stability_of_share

_NAME = "influence"
_MOST_TOLD = 12
_SAME = 0.9
"""Part of the actors that must stand on the same side for a division to count as the same."""


def camp_findings(material: Material, network: Network, drawn: Sequence[Weights]) -> Iterator[Finding]:
    """The camps of the largest part that signed ties connect, and the actors with friendly ties into both."""
    size = len(network.actors)
    pairs, signs = _connected(*signed_pairs(network.edges), size)
    if not (signs < 0).any() or not (signs > 0).any():
        why = "a division needs friendly and hostile ties that hang together"
        yield not_enough(_NAME, "camps", "Camps", why)
        return
    camps = divide(pairs, signs, size)
    signed = np.zeros(size, dtype=np.bool_)
    signed[pairs.ravel()] = True
    sides = [[int(n) for n in np.flatnonzero(signed & (camps.side == side))] for side in (0, 1)]
    again = [_agreement(network, camps.side, signed, weights) for weights in drawn]
    yield Finding(
        finding_id(_NAME, "camps"),
        "camps",
        " against ".join(_listed(material, network, side) for side in sides),
        {
            "entities": [network.actors[n] for side in sides for n in side],
            "sizes": [len(side) for side in sides],
            "ties": len(pairs),
            "frustrated": len(camps.frustrated),
            "frustration": "proved least" if camps.is_proved else f"at least {camps.least}",
            "balance": round(1 - len(camps.frustrated) / len(pairs), 3),
        },
        _statements(network, pairs),
        stability_of_share(
            [a >= _SAME for a in again if a is not None], len(material.sources), "nine of ten actors on the same side"
        ),
    )
    yield from _brokers(material, network, camps.side, signed, drawn)


def _connected(pairs: Indices, signs: Indices, size: int) -> tuple[Indices, Indices]:
    """The signed pairs of the largest connected part: camps of parts that never meet cannot be told apart."""
    if not len(pairs):
        return pairs, signs
    largest = parts(pairs, size)[0]
    kept = np.isin(pairs[:, 0], largest)
    return pairs[kept], signs[kept]


def _statements(network: Network, pairs: Indices) -> tuple[str, ...]:
    kept = {(int(a), int(b)) for a, b in pairs}
    return tuple(
        dict.fromkeys(
            s
            for e in network.edges
            if e.sign and (min(e.source, e.target), max(e.source, e.target)) in kept
            for s in e.statements
        )
    )


def signed_pairs(edges: Sequence[Edge]) -> tuple[Indices, Indices]:
    """Pairs with the sign that most sources tell; pairs whose sources are even, or tell neither sign, are left out."""
    votes: Counter[tuple[int, int]] = Counter()
    for edge in edges:
        pair = (min(edge.source, edge.target), max(edge.source, edge.target))
        votes[pair] += edge.sign * max(1, len(edge.sources))
    kept = sorted(pair for pair, vote in votes.items() if vote)
    pairs = np.array(kept, dtype=np.int64).reshape(-1, 2)
    return pairs, np.array([1 if votes[p] > 0 else -1 for p in kept], dtype=np.int64)


def _agreement(network: Network, side: Indices, signed: npt.NDArray[np.bool_], weights: Weights) -> float | None:
    """Which part of the actors tied in a sample stands on the same side as in the whole, up to the names of sides."""
    pairs, signs = _connected(*signed_pairs(network.standing(weights)), len(side))
    tied = np.array([n for n in np.unique(pairs) if signed[n]], dtype=np.int64)
    if not len(tied):
        return None
    found = divide(pairs, signs, len(side), prove=False).side
    same = float(np.mean(found[tied] == side[tied]))
    return max(same, 1 - same)


def _brokers(
    material: Material,
    network: Network,
    side: Indices,
    signed: npt.NDArray[np.bool_],
    drawn: Sequence[Weights],
) -> Iterator[Finding]:
    """Actors with friendly ties to both camps, those with most on their lesser side first."""
    found = []
    for actor in map(int, np.flatnonzero(network.ranks & signed)):
        edges = [e for e in network.edges if e.sign > 0 and actor in (e.source, e.target)]
        friends = {f for e in edges if signed[f := e.target if e.source == actor else e.source]}
        counts = [sum(1 for f in friends if side[f] == s) for s in (0, 1)]
        if min(counts):
            found.append((min(counts), sum(counts), actor, edges, counts))
    for _, _, broker, edges, counts in sorted(found, key=lambda f: (-f[0], -f[1], f[2]))[:_MOST_TOLD]:
        holds = [_still_between(edges, broker, side, weights) for weights in drawn]
        yield Finding(
            finding_id(_NAME, "broker", network.actors[broker]),
            "broker",
            f"{material.name(network.actors[broker])} has friendly ties into both camps",
            {"entity": network.actors[broker], "friends": counts},
            tuple(dict.fromkeys(s for e in edges for s in e.statements)),
            stability_of_share(holds, len(material.sources), "between the camps"),
        )


def _still_between(edges: Sequence[Edge], actor: int, side: Indices, weights: Weights) -> bool:
    standing = [e for e in edges if any(weights[n] for n in e.sources)]
    return len({int(side[e.target if e.source == actor else e.source]) for e in standing}) == 2


def _listed(material: Material, network: Network, side: Sequence[int]) -> str:
    ties = Counter(n for e in network.edges for n in (e.source, e.target))
    first = sorted(side, key=lambda n: (-ties[n], material.name(network.actors[n])))
    names = ", ".join(material.name(network.actors[n]) for n in first[:_MOST_TOLD])
    return names + (f" and {len(side) - _MOST_TOLD} more" if len(side) > _MOST_TOLD else "")
