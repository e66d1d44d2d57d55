"""Gives a surname standing alone to the one person who bears it: in its document, else on the whole map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from faultline.resolution.clusters import Clusters
from faultline.resolution.likening import telling_names
from faultline.resolution.persons import person_name

MOST_NAMED = 3
"""Persons named in the sentence on a surname that several bear."""


def join_surnames(clusters: Clusters) -> None:
    """Join each surname with its bearer; where several may be meant, keep that it was given to none."""
    words = {
        key: person_name(telling_names(node.names, "person")[0]).words
        for key, node in sorted(clusters.nodes.items())
        if node.group == "person" and node.names
    }
    bearers: dict[str, list[str]] = defaultdict(list)
    for key, name in words.items():
        if len(name) > 1:
            bearers[name[-1]].append(key)
    single = {key: name[0] for key, name in words.items() if len(name) == 1}
    here = _bearers_by_document(clusters, bearers, single)
    for key, surname in single.items():
        _join_surname(clusters, key, bearers.get(surname, []), here.get(key, ()))


def _bearers_by_document(
    clusters: Clusters, bearers: Mapping[str, list[str]], single: Mapping[str, str]
) -> dict[str, list[str]]:
    """For each surname standing alone, its bearers in the documents where it does."""
    asked: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, surname in single.items():
        for document in clusters.nodes[key].documents:
            asked[surname, document].append(key)
    found: dict[str, list[str]] = defaultdict(list)
    for surname in {s for s, _ in asked}:
        for bearer in bearers.get(surname, ()):
            for document in clusters.nodes[bearer].documents:
                for key in asked.get((surname, document), ()):
                    found[key].append(bearer)
    return found


def _join_surname(clusters: Clusters, key: str, bearers: Iterable[str], here: Iterable[str]) -> None:
    same = sorted({clusters.root(bearer) for bearer in here})
    persons = same or _few(clusters, bearers)
    if len(persons) == 1:
        scope = "this document" if same else "the map"
        surname, person = clusters.nodes[key].names[0], clusters.name(persons[0])
        why = f"“{surname}” is the surname of one person only in {scope}, “{person}”"
        clusters.join(key, persons[0], why, is_compared=False)
    elif persons:
        may = " or ".join(f"“{clusters.name(p)}”" for p in persons[:MOST_NAMED])
        root = clusters.root(key)
        clusters.refuse((root,), f"“{clusters.nodes[key].names[0]}” may be {may}, so it stays alone")


def _few(clusters: Clusters, bearers: Iterable[str]) -> list[str]:
    """The bearers on the map, as far as it takes to see whether there are several."""
    found: dict[str, None] = {}
    for bearer in bearers:
        found[clusters.root(bearer)] = None
        if len(found) > MOST_NAMED:
            break
    return sorted(found)
