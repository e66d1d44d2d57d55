"""Joins the keys whose names mean one thing: best pairs first, and never two that are incompatible.

The steps: what analysts joined → candidate pairs (`blocking`) → comparisons (`likening`) → merges, best first →
acronyms → surnames. Pairs are taken from the best score down, ties by key, so the order of input has no effect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from faultline.resolution.abbreviations import join_acronyms
from faultline.resolution.blocking import CandidatePairs, blocks_of
from faultline.resolution.clusters import Clusters
from faultline.resolution.likeness import Comparison
from faultline.resolution.likening import Node, best_of, own_names, parse_all
from faultline.resolution.names import ParsedName
from faultline.resolution.organisations import is_acronym
from faultline.resolution.surnames import join_surnames

__all__ = ["Clusters", "Node", "cluster"]

Pair = tuple[float, str, str, Comparison, str, str]
"""Two keys that count as one: the score made negative, the keys, the comparison and the names that it is of."""
AT_HAND = 50_000
"""Names of organisations whose blocks are remembered while documents are gone through."""


def cluster(
    nodes: Mapping[str, Node],
    together: Sequence[tuple[str, str, str]] = (),
    apart: frozenset[frozenset[str]] = frozenset(),
) -> Clusters:
    """Clusters of nodes.

    Args:
        together: Pairs of keys that an analyst joined, each with the reason: they are joined first, whatever speaks
            against it. Keys that no node has are passed over.
        apart: Pairs of keys that an analyst keeps apart: nothing but `together` joins them or what they are joined to.
    """
    clusters = Clusters(nodes, apart)
    for a, b, why in sorted(together):
        if a in nodes and b in nodes:
            clusters.join_judged(a, b, why)
    _join_alike(clusters)
    join_acronyms(clusters)
    join_surnames(clusters)
    return clusters


def _join_alike(clusters: Clusters) -> None:
    """Join what the names say is one, the surest first."""
    nodes = clusters.nodes
    found: list[Pair] = []
    for group in sorted({n.group for n in nodes.values() if n.names}):
        found += _alike({key: n for key, n in nodes.items() if n.group == group and n.names}, clusters)
        clusters.keep_only({key for pair in found for key in pair[1:3]})
    found.sort(key=itemgetter(0, 1, 2))
    for _, a, b, comparison, left, right in found:
        clusters.join(a, b, comparison.why(left, right))


def _alike(nodes: Mapping[str, Node], clusters: Clusters) -> Iterator[Pair]:
    """The pairs of one class that count as one."""
    named = {key: node for key, node in nodes.items() if not _is_acronym(node)}
    wide = CandidatePairs({key: clusters.telling(node) for key, node in named.items() if not node.is_local})
    for a, b in _pairs(wide, named):
        left, right = named[a], named[b]
        if left.is_fact and right.is_fact:
            continue
        clusters.comparisons += 1
        names = _own if left.is_local or right.is_local else clusters.telling
        best = best_of(names(left), names(right))
        if best and best[0].is_same:
            yield -best[0].score, a, b, *best
    clusters.left_out += wide.left_out


def _own(node: Node) -> tuple[ParsedName, ...]:
    return parse_all(own_names(node.names), node.group)


def _is_acronym(node: Node) -> bool:
    return node.group == "organisation" and all(map(is_acronym, node.names))


def _pairs(wide: Iterable[tuple[str, str]], nodes: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """The pairs of the whole map, then those of names that tell something in one document only."""
    yield from wide
    local = _by_document(n for n in nodes.values() if n.is_local)
    wider = (n for n in nodes.values() if not n.is_local and n.group == "organisation")
    others = _by_document(wider, local)
    blocks_at: Callable[[str], frozenset[str]] = lru_cache(AT_HAND)(lambda key: _blocks(nodes[key]))
    for document in sorted(local):
        here = [(key, blocks_at(key)) for key in (*local[document], *others.get(document, ()))]
        for i, (a, blocks) in enumerate(here[: len(local[document])]):
            yield from (_in_order(a, b) for b, more in here[i + 1 :] if not blocks.isdisjoint(more))


def _blocks(node: Node) -> frozenset[str]:
    return frozenset(block.key for name in parse_all(node.names, node.group) for block in blocks_of(name))


def _by_document(nodes: Iterable[Node], only: Collection[str] | None = None) -> dict[str, list[str]]:
    """The keys of the nodes that each document mentions, of all documents or of some."""
    found: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        for document in node.documents:
            if only is None or document in only:
                found[document].append(node.key)
    return {document: sorted(keys) for document, keys in found.items()}


def _in_order(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
