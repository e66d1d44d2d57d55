"""Things that a map knows already, for documents that are placed on it without resolving all others again.

The new documents are resolved as all documents are; among the things that they tell stand those of the map that they
may mean, each under the key and with the names by which the build of the map compared it. The things of the map count
as known, so that none of them is joined with another, and what is joined with one of them becomes a part of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from faultline.model.entity import Alias, Entity, EntityType
from faultline.resolution.blocking import blocks_of
from faultline.resolution.clusters import Clusters
from faultline.resolution.entities import few_reasons
from faultline.resolution.folding import fold
from faultline.resolution.likening import Node, parse_all, telling_names
from faultline.resolution.organisations import initials_of, is_acronym
from faultline.resolution.persons import person_name


@dataclass(frozen=True, slots=True)
class KnownThing:
    """A key that documents of a map share, as it was compared, and the entity that it became."""

    key: str
    entity: str
    names: tuple[str, ...]
    group: str
    type: EntityType

    @property
    def node(self) -> Node:
        """The thing as new documents meet it: one that the map knows, whose documents are not asked for."""
        return Node(self.key, self.names, self.group, self.type, is_fact=True)


class KnownMap(Protocol):
    """What is asked of a map."""

    def places(self, ids: Collection[str]) -> set[str]:
        """Which of these places it holds."""
        ...

    def things(self, keys: Collection[str], blocks: Mapping[str, Collection[str]]) -> Sequence[KnownThing]:
        """The things with these keys; for each of the `blocks`, by key, those that share most of them; and all keys of
        the entities that were found so."""
        ...

    def entities(self, ids: Collection[str]) -> Mapping[str, Entity]:
        """The entities with these ids."""
        ...


@dataclass(frozen=True, slots=True)
class Met:
    """The things of the new documents together with those of the map that they may mean.

    Attributes:
        nodes: Of both.
        home: The entity of each key of the map.
        together: Pairs of keys that are one entity on the map.
    """

    nodes: Mapping[str, Node]
    home: Mapping[str, str] = field(default_factory=dict)
    together: tuple[tuple[str, str, str], ...] = ()

    def grown(
        self, told: Iterable[tuple[str, Entity]], clusters: Clusters, known: KnownMap | None
    ) -> Iterator[tuple[str, Entity]]:
        """The entities with the keys that stand for their clusters, what the map knows with what came to it."""
        if known is None:
            yield from told
            return
        told = list(told)
        homes = {root: home for root, _ in told if (home := self._home(clusters.members(root)))}
        before = known.entities(set(homes.values()))
        for root, new in told:
            yield root, grown(before[homes[root]], new) if root in homes else new

    def _home(self, keys: Iterable[str]) -> str | None:
        return next((self.home[key] for key in keys if key in self.home), None)


def meet(nodes: Mapping[str, Node], known: KnownMap | None) -> Met:
    """The nodes of the new documents with those of the map that they may be one with."""
    if known is None:
        return Met(nodes)
    things = known.things(nodes.keys(), {key: meeting_blocks(node) for key, node in nodes.items()})
    merged = {thing.key: _merged(thing.node, nodes.get(thing.key)) for thing in things}
    keys: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        keys[thing.entity].append(thing.key)
    together = tuple((first, other, "") for first, *others in map(sorted, keys.values()) for other in others)
    both = {**nodes, **merged}
    return Met({key: both[key] for key in sorted(both)}, {t.key: t.entity for t in things}, together)


def _merged(known: Node, new: Node | None) -> Node:
    """A thing of the map as the new documents see it: they alone are asked in which of them it is named."""
    names = {*known.names, *(new.names if new else ())}
    ordered = tuple(sorted(names, key=lambda name: (-len(name), name)))
    return replace(known, names=ordered, is_fact=True, documents=new.documents if new else ())


def known_things(clusters: Clusters, entity_of: Callable[[str], str | None]) -> Iterator[KnownThing]:
    """Of the keys whose clusters became an entity, those that other documents may meet."""
    for key, node in clusters.nodes.items():
        entity = entity_of(clusters.root(key))
        if entity is not None and not node.is_local:
            yield KnownThing(key, entity, node.names, node.group, node.type)


def meeting_blocks(node: Node) -> frozenset[str]:
    """What a thing of new documents and one of the map share if the two may be one.

    They are the blocks of `blocking`, undivided, and what an acronym or a surname alone is found by.
    """
    if not node.names:
        return frozenset()
    if node.group == "person":
        return frozenset((*_compared(node), *_surname(node)))
    if node.group == "organisation":
        return frozenset((*_compared(node), *_letters(node)))
    return frozenset(_compared(node))


def _compared(node: Node) -> Iterator[str]:
    is_short = node.group == "organisation" and all(map(is_acronym, node.names))
    if node.is_local or is_short:
        return
    for name in parse_all(telling_names(node.names, node.group), node.group):
        for block in blocks_of(name):
            yield f"{node.group}:{block.key}"


def _surname(node: Node) -> Iterator[str]:
    words = person_name(telling_names(node.names, "person")[0]).words
    if words:
        yield f"surname:{words[-1]}"


def _letters(node: Node) -> Iterator[str]:
    """By the acronyms of a name and the initials of its words, in the order of the alphabet."""
    for name in node.names:
        spelled = [fold(name)] if is_acronym(name) else initials_of(name)
        for letters in spelled:
            yield "letters:" + "".join(sorted(c for c in letters if c.isalnum()))


def grown(before: Entity, new: Entity) -> Entity:
    """An entity of the map with mentions that came to it: its id, name and type stay until all is resolved again."""
    counts = Counter({alias.text: alias.count for alias in before.aliases})
    has_names = any(_is_name(text) for text in counts) and not before.residual
    counts.update({a.text: a.count for a in new.aliases if not has_names or a.text in counts or _is_name(a.text)})
    return replace(
        before,
        aliases=tuple(Alias(text, n) for text, n in sorted(counts.items(), key=lambda a: (-a[1], a[0]))),
        documents=tuple(sorted({*before.documents, *new.documents})),
        mentions=before.mentions + new.mentions,
        why=_with(before.why, new.why),
        refused=_with(before.refused, new.refused),
    )


def _with(reasons: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    fresh = [reason for reason in more if reason and reason not in reasons]
    return few_reasons([*reasons, *fresh]) if fresh else reasons


def _is_name(text: str) -> bool:
    return any(map(str.isupper, text))
