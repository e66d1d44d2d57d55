"""Joins the keys whose names mean one thing: best pairs first, and never two that are incompatible.

The steps: what analysts joined → candidate pairs (`blocking`) → comparisons (`likening`) → merges, best first →
acronyms → surnames. Pairs are taken from the best score down, ties by key, so the order of input has no effect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from faultline.resolution.abbreviations import join_acronyms
from faultline.resolution.blocking import CandidatePairs, blocks_of
from faultline.resolution.clusters import Clusters
from faultline.resolution.likeness import THRESHOLD
from faultline.resolution.likening import Node, liken, own_names
from faultline.resolution.organisations import is_acronym
from faultline.resolution.surnames import join_surnames

__all__ = ["Clusters", "Node", "cluster"]


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
    found: list[tuple[float, str, str, str]] = []
    for group in sorted({n.group for n in nodes.values() if n.names}):
        found += _alike({key: n for key, n in nodes.items() if n.group == group and n.names}, group, clusters)
    for _, a, b, why in sorted(found):
        clusters.join(a, b, why)
    del found
    join_acronyms(clusters)
    join_surnames(clusters)
    return clusters


def _alike(nodes: Mapping[str, Node], group: str, clusters: Clusters) -> Iterator[tuple[float, str, str, str]]:
    """The pairs of one class that count as one, the score made negative, with the reason."""
    names = {key: clusters.telling(node) for key, node in nodes.items() if not _is_acronym(node)}
    wide = CandidatePairs({key: some for key, some in names.items() if not nodes[key].is_local}, group)
    for a, b in _pairs(wide, nodes, names):
        if nodes[a].is_fact and nodes[b].is_fact:
            continue
        clusters.comparisons += 1
        is_local = nodes[a].is_local or nodes[b].is_local
        left, right = ((own_names(nodes[k].names) if is_local else names[k]) for k in (a, b))
        likeness = liken(left, right, group)
        if likeness.score >= THRESHOLD:
            yield -likeness.score, a, b, likeness.why
    clusters.left_out += wide.left_out


def _is_acronym(node: Node) -> bool:
    return node.group == "organisation" and all(map(is_acronym, node.names))


def _pairs(
    wide: Iterable[tuple[str, str]], nodes: Mapping[str, Node], names: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """The pairs of the whole map, then those of names that tell something in one document only."""
    yield from wide
    local = _by_document(n for n in map(nodes.__getitem__, names) if n.is_local)
    wider = (n for n in map(nodes.__getitem__, names) if not n.is_local and n.group == "organisation")
    others = _by_document(wider, local)
    for document in sorted(local):
        here = [(key, _blocks(nodes[key])) for key in (*local[document], *others.get(document, ()))]
        for i, (a, blocks) in enumerate(here[: len(local[document])]):
            yield from (_in_order(a, b) for b, more in here[i + 1 :] if not blocks.isdisjoint(more))


def _blocks(node: Node) -> frozenset[str]:
    return frozenset(block.key for name in node.names for block in blocks_of(name, node.group))


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
