"""Gives an acronym standing alone to the one organisation that it stands for.

Many organisations share initials, so that an acronym is no evidence that two of them are one. It goes to the
organisation that is called so, or has these initials, in the documents that use it; else to the only one on the map.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations, islice

from faultline.resolution.blocking import NEIGHBOURS
from faultline.resolution.clusters import Clusters
from faultline.resolution.folding import fold
from faultline.resolution.likeness import THRESHOLD
from faultline.resolution.likening import MOST_NAMES, Node, liken
from faultline.resolution.organisations import content_words, initials_of, is_acronym

CLEAR = 3
"""So many times as many documents as any other organisation must name the one that gets the acronym."""
MOST_NAMED = 3
"""Organisations named in the sentence on an acronym that may stand for several."""


def join_acronyms(clusters: Clusters) -> None:
    """Join each acronym with its organisation; where several may be meant, keep that it was given to none."""
    called, initials = _indexes(clusters)
    _join_called_alike(clusters, called)
    acronyms = [key for key in sorted(clusters.nodes) if _is_acronym(clusters.nodes[key])]
    told_in = _told_in({d for key in acronyms for d in clusters.nodes[key].documents}, clusters.nodes)
    for key in acronyms:
        node = clusters.nodes[key]
        asked = _Asked(node, called, initials, clusters)
        chosen, scope = _choose(node, asked, told_in, clusters)
        if chosen is not None:
            clusters.join(key, chosen, f"{asked.why(chosen)}, the only such organisation {scope}")
        elif some := list(islice(asked.meant(), MOST_NAMED)):
            may = " or ".join(f"“{clusters.name(root)}”" for root in some)
            clusters.refuse((clusters.root(key),), f"“{node.names[0]}” may stand for {may}, so it stays alone")


def _is_acronym(node: Node) -> bool:
    """Whether nothing but acronyms name it."""
    return node.group == "organisation" and bool(node.names) and all(map(is_acronym, node.names))


def _told_in(documents: AbstractSet[str], nodes: Mapping[str, Node]) -> dict[str, list[str]]:
    """The keys that each of these documents mentions."""
    found: dict[str, list[str]] = {document: [] for document in documents}
    for key, node in nodes.items():
        for document in node.documents:
            if document in found:
                found[document].append(key)
    return found


def _indexes(clusters: Clusters) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The keys with a full name, by the acronyms they go by, and by their sorted initials."""
    called: dict[str, list[str]] = defaultdict(list)
    initials: dict[str, list[str]] = defaultdict(list)
    for key, node in clusters.nodes.items():
        if node.group != "organisation" or all(map(is_acronym, node.names)):
            continue
        for letters in sorted({_letters(n) for n in node.names if is_acronym(n)}):
            called[letters].append(key)
        for letters in {"".join(sorted(i)) for n in node.names if not is_acronym(n) for i in initials_of(n)}:
            initials[letters].append(key)
    return called, initials


def _join_called_alike(clusters: Clusters, called: Mapping[str, list[str]]) -> None:
    """Join full names that go by one acronym, where the telling words of one are all among those of the other."""
    for letters in sorted(called):
        keys = sorted(called[letters])[:NEIGHBOURS]
        told = {key: frozenset(content_words(_full(clusters.nodes[key]))) for key in keys}
        for a, b in combinations(keys, 2):
            if told[a] <= told[b] or told[b] <= told[a]:
                names = f"“{_full(clusters.nodes[a])}” and “{_full(clusters.nodes[b])}”"
                clusters.join(a, b, f"{names} are both called “{letters.upper()}”, and share their telling words")


class _Asked:
    """The clusters that an acronym may mean: of those called so, else of those with these initials.

    Thousands of organisations of a large map share initials, and few decide, so each is looked at when it is asked for.
    """

    def __init__(
        self, node: Node, called: Mapping[str, list[str]], initials: Mapping[str, list[str]], clusters: Clusters
    ) -> None:
        self._nodes = clusters.nodes
        self._acronyms: dict[str, list[str]] = defaultdict(list)
        for acronym in node.names:
            for key in called.get(_letters(acronym), ()):
                self._acronyms[key].append(acronym)
        self._explain = self._called if self._acronyms else self._spelled
        for acronym in node.names if not self._acronyms else ():
            for key in initials.get("".join(sorted(_letters(acronym))), ()):
                self._acronyms[key].append(acronym)
        own = clusters.root(node.key)
        self._keys: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._acronyms):
            if (root := clusters.root(key)) != own:
                self._keys[root].append(key)
        self._known: dict[str, str | None] = {}

    def __contains__(self, root: object) -> bool:
        return root in self._keys

    def why(self, root: str) -> str | None:
        """Why the acronym may mean the cluster; None where it is not made of its initials after all."""
        if root not in self._known:
            found = (self._explain(key) for key in reversed(self._keys[root]))
            self._known[root] = next((why for why in found if why), None)
        return self._known[root]

    def meant(self) -> Iterator[str]:
        """The clusters that may be meant, in order."""
        return (root for root in sorted(self._keys) if self.why(root))

    def _called(self, key: str) -> str:
        return f"“{self._acronyms[key][0]}” is what “{_full(self._nodes[key])}” is called too"

    def _spelled(self, key: str) -> str | None:
        names = [n for n in self._nodes[key].names if not is_acronym(n)][:MOST_NAMES]
        found = (liken([acronym], names, "organisation") for acronym in self._acronyms[key])
        return next((likeness.why for likeness in found if likeness.score >= THRESHOLD), None)


def _full(node: Node) -> str:
    return next(n for n in node.names if not is_acronym(n))


def _choose(
    node: Node, asked: _Asked, told_in: Mapping[str, Sequence[str]], clusters: Clusters
) -> tuple[str | None, str]:
    """The cluster that most documents of the acronym name, else the only one; and where it is the only one."""
    shared: Counter[str] = Counter()
    for document in dict.fromkeys(node.documents):
        shared.update({root for key in told_in[document] if (root := clusters.root(key)) in asked})
    ranked = sorted((root for root in shared if asked.why(root)), key=lambda root: (-shared[root], root))
    if ranked and (len(ranked) == 1 or shared[ranked[0]] >= CLEAR * shared[ranked[1]]):
        return ranked[0], "in the documents that use it"
    if not ranked and not node.is_local:
        only = list(islice(asked.meant(), 2))
        return (only[0], "on the map") if len(only) == 1 else (None, "")
    return None, ""


def _letters(acronym: str) -> str:
    return "".join(c for c in fold(acronym) if c.isalnum())
