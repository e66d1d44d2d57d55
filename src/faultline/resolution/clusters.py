"""Which keys are one thing so far, why, and which merges were refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from faultline.resolution.likening import Node, best_of, parse_all, telling_names
from faultline.resolution.names import ParsedName, may_refuse

MOST_REFUSED = 12
"""Sentences on refused merges that are kept of a cluster."""
MOST_COMPARED = 30
"""Members of a cluster that are compared with those of another before the two are joined."""


class Clusters:
    """Keys and the cluster each is in, with the reasons for merges and refusals.

    Attributes:
        why: By the key that stands for a cluster, one sentence for each merge.
        refused: By the same, sentences on merges that were refused, and on names that were not given to anyone.
        comparisons: How many pairs of names were compared to find the merges.
        left_out: How many pairs were not compared since too many names are alike.
    """

    def __init__(self, nodes: Mapping[str, Node], apart: frozenset[frozenset[str]] = frozenset()) -> None:
        """`apart` are pairs of keys that an analyst keeps apart."""
        self.nodes = nodes
        self.why: dict[str, list[str]] = {}
        self.refused: dict[str, list[str]] = {}
        self.comparisons = 0
        self.left_out = 0
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._fact: dict[str, str] = {}
        self._telling: dict[str, tuple[ParsedName, ...]] = {}
        self._fullest: dict[str, tuple[int, str]] = {}
        self._incompatible: dict[tuple[str, str], tuple[int, int, str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for pair in apart:
            for key in pair:
                self._apart[key] |= pair - {key}

    def root(self, key: str) -> str:
        """The key that stands for the cluster."""
        while (above := self._parent.get(key)) is not None:
            further = self._parent.get(above)
            if further is not None:
                self._parent[key] = further
            key = above
        return key

    def telling(self, node: Node) -> tuple[ParsedName, ...]:
        """The names by which a thing is compared, read once."""
        known = self._telling.get(node.key)
        if known is None:
            known = self._telling[node.key] = parse_all(telling_names(node.names, node.group), node.group)
        return known

    def keep_only(self, keys: Collection[str]) -> None:
        """Forget how the names of all other things are read: most of a large map are never joined with any."""
        self._telling = {key: read for key, read in self._telling.items() if key in keys}

    def members(self, key: str) -> list[str]:
        """All keys of the cluster that the key stands for."""
        return self._members.get(key) or [key]

    def name(self, key: str) -> str:
        """The fullest name in the cluster of a key."""
        root = self.root(key)
        members = self.members(root)
        size, fullest = self._fullest.get(root, (0, ""))
        if size != len(members):
            names = [n for member in members for n in self.nodes[member].names[:1]]
            fullest = min(names, key=lambda n: (-len(n.split()), -len(n), n)) if names else ""
            self._fullest[root] = len(members), fullest
        return fullest or key

    def join(self, a: str, b: str, why: str, *, is_compared: bool = True) -> bool:
        """Make the clusters of two keys one unless something speaks against it, which is then kept.

        Args:
            why: What speaks for it, one sentence.
            is_compared: Whether all names of the two must be compatible too.

        Returns:
            Whether the two are one now.
        """
        x, y = sorted((self.root(a), self.root(b)))
        if x == y:
            return True
        reason = self._against(x, y, is_compared=is_compared)
        if reason:
            self.refuse((x, y), f"{why}, but they stay apart: {reason}")
            return False
        self._unite(x, y, why)
        return True

    def join_judged(self, a: str, b: str, why: str) -> None:
        """Make the clusters of two keys one because an analyst says so."""
        x, y = sorted((self.root(a), self.root(b)))
        if x != y:
            self._unite(x, y, why)

    def refuse(self, roots: tuple[str, ...], sentence: str) -> None:
        """Keep what did not come together."""
        for root in roots:
            kept = self.refused.setdefault(root, [])
            if len(kept) < MOST_REFUSED and sentence not in kept:
                kept.append(sentence)

    def _unite(self, x: str, y: str, why: str) -> None:
        self._parent[y] = x
        fact = self._fact_of(x) or self._fact_of(y)
        self._members.setdefault(x, [x]).extend(self._members.pop(y, [y]))
        if fact:
            self._fact[x] = fact
        self.why.setdefault(x, []).extend((*self.why.pop(y, ()), why))
        refused = dict.fromkeys([*self.refused.pop(x, []), *self.refused.pop(y, [])])
        if refused:
            self.refused[x] = list(refused)[:MOST_REFUSED]

    def _fact_of(self, root: str) -> str | None:
        return self._fact.get(root) or (root if self.nodes[root].is_fact else None)

    def _against(self, x: str, y: str, *, is_compared: bool) -> str | None:
        """Why two clusters may not be joined, or None."""
        for a, b in self._kept_apart(x, y):
            return f"an analyst keeps {self.nodes[a].names[0]} and {self.nodes[b].names[0]} apart"
        if self._fact_of(x) and self._fact_of(y):
            return "they are two known things"
        return self._differing(x, y) if is_compared else None

    def _differing(self, x: str, y: str) -> str | None:
        """Why two clusters are incompatible, or None; what was found is good until one of them grows."""
        left, right = self.members(x), self.members(y)
        known = self._incompatible.get((x, y))
        if known and known[:2] == (len(left), len(right)):
            return known[2]
        for a in left[:MOST_COMPARED]:
            for b in right[:MOST_COMPARED]:
                if self._differ(self.nodes[a], self.nodes[b]):
                    why = f"{self.nodes[a].names[0]} and {self.nodes[b].names[0]} are incompatible"
                    self._incompatible[x, y] = len(left), len(right), why
                    return why
        return None

    def _kept_apart(self, x: str, y: str) -> Iterator[tuple[str, str]]:
        if self._apart:
            for a in self.members(x):
                for b in sorted(self._apart.get(a, ())):
                    if b in self.nodes and self.root(b) == y:
                        yield a, b

    def _differ(self, a: Node, b: Node) -> bool:
        if not a.names or not b.names or a.group != b.group:
            return False
        left, right = self.telling(a), self.telling(b)
        if not any(may_refuse(one, other) for one in left for other in right):
            return False
        found = best_of(left, right)
        return found is not None and found[0].is_refusal
