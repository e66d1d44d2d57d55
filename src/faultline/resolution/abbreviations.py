"""Gives an acronym standing alone to the one organisation that it stands for.

Many organisations share initials, so that an acronym is no evidence that two of them are one. It goes to the
organisation that is called so, or has these initials, in the documents that use it; else to the only one on the map.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations

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
    for key in sorted(clusters.nodes):
        node = clusters.nodes[key]
        if node.group != "organisation" or not node.names or not all(map(is_acronym, node.names)):
            continue
        found = _candidates(node, called, initials, clusters.nodes)
        root = clusters.root(key)
        reasons = {r: why for k, why in sorted(found.items()) if (r := clusters.root(k)) != root}
        chosen, scope = _choose(key, reasons, clusters)
        if chosen is not None:
            clusters.join(key, chosen, f"{reasons[chosen]}, the only such organisation {scope}")
        elif reasons:
            may = " or ".join(f"“{clusters.name(r)}”" for r in sorted(reasons)[:MOST_NAMED])
            clusters.refuse((root,), f"“{node.names[0]}” may stand for {may}, so it stays alone")


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


def _candidates(
    node: Node, called: Mapping[str, list[str]], initials: Mapping[str, list[str]], nodes: Mapping[str, Node]
) -> dict[str, str]:
    """The keys that may be meant, each with the reason; those with these initials only where none is called so."""
    found: dict[str, str] = {}
    for acronym in node.names:
        for key in called.get(_letters(acronym), ()):
            found.setdefault(key, f"“{acronym}” is what “{_full(nodes[key])}” is called too")
    for acronym in node.names if not found else ():
        for key in initials.get("".join(sorted(_letters(acronym))), ()):
            likeness = liken([acronym], [n for n in nodes[key].names if not is_acronym(n)][:MOST_NAMES], "organisation")
            if likeness.score >= THRESHOLD:
                found.setdefault(key, likeness.why)
    return found


def _full(node: Node) -> str:
    return next(n for n in node.names if not is_acronym(n))


def _choose(key: str, reasons: Mapping[str, str], clusters: Clusters) -> tuple[str | None, str]:
    """The cluster that most documents of the acronym name, else the only one; and where it is the only one."""
    documents = frozenset(clusters.nodes[key].documents)
    shared: Counter[str] = Counter()
    for root in reasons:
        named = {d for member in clusters.members(root) for d in clusters.nodes[member].documents}
        if count := len(documents & named):
            shared[root] = count
    ranked = sorted(shared, key=lambda root: (-shared[root], root))
    if ranked and (len(ranked) == 1 or shared[ranked[0]] >= CLEAR * shared[ranked[1]]):
        return ranked[0], "in the documents that use it"
    if not ranked and len(reasons) == 1 and not clusters.nodes[key].is_local:
        return next(iter(reasons)), "on the map"
    return None, ""


def _letters(acronym: str) -> str:
    return "".join(c for c in fold(acronym) if c.isalnum())
