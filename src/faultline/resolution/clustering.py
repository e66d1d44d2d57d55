"""Joins the keys whose names mean one thing: best pairs first, and never two that are incompatible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from faultline.model.entity import EntityType
from faultline.resolution.blocking import candidate_pairs
from faultline.resolution.likeness import THRESHOLD, Likeness
from faultline.resolution.names import compare_names
from faultline.resolution.persons import person_name


@dataclass(frozen=True, slots=True)
class Node:
    """A thing before clustering: all chains with one key.

    Attributes:
        names: The names it is compared by.
        group: Names of other classes never meet it.
        is_fact: Two facts are never one thing.
        is_local: Its name means another thing in another document.
    """

    key: str
    names: tuple[str, ...]
    group: str
    type: EntityType
    is_fact: bool
    is_local: bool = False
    documents: frozenset[str] = frozenset()


@dataclass(slots=True)
class Clusters:
    """Keys and the cluster each is in, with the reasons for merges and refusals."""

    parent: dict[str, str]
    facts: dict[str, set[str]]
    members: dict[str, list[str]]
    why: dict[str, list[str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def root(self, key: str) -> str:
        """The key that stands for the cluster."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key


def cluster(nodes: Mapping[str, Node]) -> Clusters:
    """Clusters of nodes. Pairs are taken from the best score down, ties by key: the order of input has no effect."""
    clusters = Clusters(
        parent={key: key for key in nodes},
        facts={key: {key} if node.is_fact else set() for key, node in nodes.items()},
        members={key: [key] for key in nodes},
    )
    incompatible: set[frozenset[str]] = set()
    scored: list[tuple[float, str, str, str]] = []
    for a, b, likeness in _compared(nodes):
        if likeness.is_refusal:
            incompatible.add(frozenset((a, b)))
        elif likeness.score >= THRESHOLD:
            scored.append((-likeness.score, a, b, likeness.why))
    for _, a, b, why in sorted(scored):
        _join(clusters, a, b, why, incompatible, nodes)
    _join_surnames(clusters, nodes)
    return clusters


def _compared(nodes: Mapping[str, Node]) -> Iterable[tuple[str, str, Likeness]]:
    for group in sorted({n.group for n in nodes.values()}):
        names = {key: n.names for key, n in nodes.items() if n.group == group}
        for a, b in candidate_pairs(names, group):
            if nodes[a].is_fact and nodes[b].is_fact:
                continue
            if (nodes[a].is_local or nodes[b].is_local) and not nodes[a].documents & nodes[b].documents:
                continue
            yield a, b, _best(names[a], names[b], group)


def _best(left: Iterable[str], right: Iterable[str], group: str) -> Likeness:
    """The best likeness of any two names; a refusal only where no pair agrees."""
    found = [compare_names(a, b, group) for a in left for b in right]
    best = max(found, key=lambda f: (f.score, f.why))
    refusal = next((f for f in found if f.is_refusal), None)
    return best if refusal is None or best.score >= THRESHOLD else refusal


def _join(
    clusters: Clusters, a: str, b: str, why: str, incompatible: set[frozenset[str]], nodes: Mapping[str, Node]
) -> None:
    x, y = sorted((clusters.root(a), clusters.root(b)))
    if x == y:
        clusters.why.setdefault(x, [])
        return
    reason = _refusal(clusters, x, y, incompatible, nodes)
    if reason:
        clusters.refused.append(f"{why}, but they stay apart: {reason}")
        return
    clusters.parent[y] = x
    clusters.facts[x] |= clusters.facts.pop(y)
    clusters.members[x] += clusters.members.pop(y)
    clusters.why[x] = [*clusters.why.pop(x, []), *clusters.why.pop(y, []), why]


def _refusal(
    clusters: Clusters, x: str, y: str, incompatible: set[frozenset[str]], nodes: Mapping[str, Node]
) -> str | None:
    """Why two clusters may not be joined, or None."""
    if len(clusters.facts[x] | clusters.facts[y]) > 1:
        return "they are two known things"
    for a in clusters.members[x]:
        for b in clusters.members[y]:
            if frozenset((a, b)) in incompatible:
                return f"{nodes[a].names[0]} and {nodes[b].names[0]} are incompatible"
    return None


def _join_surnames(clusters: Clusters, nodes: Mapping[str, Node]) -> None:
    """Gives a surname standing alone to the one person who bears it: in its document, else on the whole map."""
    people = {k: person_name(n.names[0]).words for k, n in nodes.items() if n.group == "person" and n.names}
    bearers: dict[str, set[str]] = {}
    for key, words in sorted(people.items()):
        if len(words) > 1:
            bearers.setdefault(words[-1], set()).add(clusters.root(key))
    for key, words in sorted(people.items()):
        if len(words) != 1:
            continue
        persons = sorted({clusters.root(bearer) for bearer in bearers.get(words[0], ())})
        same = [p for p in persons if any(nodes[m].documents & nodes[key].documents for m in clusters.members[p])]
        owner = same[0] if len(same) == 1 else persons[0] if len(persons) == 1 else None
        if owner is not None:
            scope = "this document" if len(same) == 1 else "the map"
            why = f"“{nodes[key].names[0]}” is the surname of one person only in {scope}, “{nodes[owner].names[0]}”"
            _join(clusters, key, owner, why, set(), nodes)
