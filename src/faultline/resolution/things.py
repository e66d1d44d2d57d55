"""The things of the map before and after clustering: keys with all their chains, nodes to compare, entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from faultline.model.entity import Entity
from faultline.resolution.chains import NAMING
from faultline.resolution.clusters import Clusters
from faultline.resolution.entities import build_entity, entity_id
from faultline.resolution.gathering import Told
from faultline.resolution.likening import Node
from faultline.resolution.referents import LOCAL, name_class
from faultline.resolution.registers import Register

MOST_FREQUENT = 12
"""Names of one thing that are kept to compare it by, the most frequent."""

Things = dict[str, list[Told]]
"""The chains of each key, by document and number."""


def is_local(key: str) -> bool:
    """Whether the key is told in one document only, so that it meets no other unless an analyst says so."""
    return key.startswith(LOCAL)


def nodes_of(things: Mapping[str, Sequence[Told]], register: Register) -> dict[str, Node]:
    """The keys with the names by which they are compared; countries, places and descriptions are not compared."""
    return {key: _node(key, things[key], register) for key in sorted(things)}


def _node(key: str, chains: Sequence[Told], register: Register) -> Node:
    first = chains[0].referent
    names: tuple[str, ...] = ()
    if key.startswith(("name:", "body:")):
        entry = register.entry(key)
        names = tuple(sorted(entry.compared if entry else _frequent(chains), key=lambda n: (-len(n), n)))
    documents = tuple(dict.fromkeys(told.document for told in chains))
    return Node(key, names, name_class(first.type), first.type, first.is_fact, first.is_local, documents)


def _frequent(chains: Sequence[Told]) -> list[str]:
    counts: Counter[str] = Counter()
    for told in chains:
        counts.update(told.texts(*NAMING) or {told.referent.name: 1})
    return sorted(counts, key=lambda n: (-counts[n], -len(n), n))[:MOST_FREQUENT]


def entities_of(
    things: Things, clusters: Clusters, refused: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, Entity]]:
    """The entity of each cluster, with the key that stands for it; the chains are given up on the way.

    `refused` says by key why known things are none of the others.
    """
    keys: dict[str, list[str]] = defaultdict(list)
    for key in sorted(things):
        keys[clusters.root(key)].append(key)
    taken: set[str] = set()
    for root in sorted(keys):
        members = [told for key in keys[root] for told in things.pop(key)]
        apart = [*clusters.refused.get(root, ()), *(why for key in keys[root] for why in refused.get(key, ()))]
        members.sort(key=lambda told: (told.document, told.number, told.start, told.text))
        yield root, distinct(build_entity(members, clusters.why.get(root, ()), apart), root, taken)


def local_entities(chains: Iterable[Told], taken: set[str]) -> Iterator[tuple[str, Entity]]:
    """The entities of one document that no other document knows, by key; `taken` are ids that are given already."""
    found: Things = defaultdict(list)
    for told in chains:
        found[told.referent.key].append(told)
    for key in sorted(found):
        yield key, distinct(build_entity(found[key], ()), key, taken)


def distinct(entity: Entity, key: str, taken: set[str]) -> Entity:
    """The entity, with another id where one span names two things and the other has the id; its own becomes taken."""
    if entity.id in taken:
        entity = replace(entity, id=entity_id(entity.id, -1, entity.name, key))
    taken.add(entity.id)
    return entity
