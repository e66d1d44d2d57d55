"""Whose the mentions of a version are, while judgements give them from one entity to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from faultline.model.entity import Entity
from faultline.model.seen import SeenEntity
from faultline.resolution.chains import ChainKey, mention_order
from faultline.resolution.dividing import Division
from faultline.resolution.seen_mentions import MentionFinder
from faultline.workspace.overlaid_entities import Owned, both, entity_of, rest_of
from faultline.workspace.version_rows import VersionRows

ENOUGH = 50
"""So many mentions tell which entity it is that was judged."""


class Ownership:
    """The entities of a version as judgements leave them; merges go by whole entities, all else by chains.

    Attributes:
        entities: The entities that are shown otherwise or anew, by id.
        moved_to: Entities that are no more, with the one that most of their mentions went to.
        merged: Entities of the version whose chains belong to another now, but for those in `chains`.
        chains: The entities of chains that went from one to another.
        mentions: All mentions of the documents that are asked for.
        division: The chains that they are in.
    """

    def __init__(self, rows: VersionRows, documents: Iterable[str]) -> None:
        self.entities: dict[str, Entity] = {}
        self.moved_to: dict[str, str] = {}
        self.merged: dict[str, str] = {}
        self.chains: dict[ChainKey, str] = {}
        self.mentions = rows.load(documents)
        self.division = Division(self.mentions)
        self.finder = MentionFinder(self.mentions, rows.text, rows.documents_by_path if self.mentions else {})
        self._rows = rows

    def current(self, identity: str) -> str:
        """The entity that most of an entity's mentions belong to now; any other id stays."""
        passed = set()
        while identity in self.moved_to and identity not in passed:
            passed.add(identity)
            identity = self.moved_to[identity]
        return identity

    def entity(self, identity: str) -> Entity | None:
        """The entity of this id as it is shown; None where there is none."""
        if identity in self.entities:
            return self.entities[identity]
        return None if identity in self.moved_to else self._rows.entity(identity)

    def find(self, seen: SeenEntity) -> str | None:
        """The entity that is now what was seen: of the same id, else the one that has most of its mentions."""
        if self.entity(seen.id):
            return seen.id
        positions = self.finder.find_all(seen.mentions[:ENOUGH])
        counts = Counter(one for p in positions if (one := self.owner_of(p)))
        return min(counts, key=lambda one: (-counts[one], one)) if counts else None

    def find_anywhere(self, seen: SeenEntity) -> str | None:
        """The same, though the mentions may stand in documents that no other judgement speaks of."""
        found = self.find(seen)
        if found:
            return found
        mentions = self._rows.load(self._rows.homes(seen.mentions[:ENOUGH]))
        finder = MentionFinder(mentions, self._rows.text, self._rows.documents_by_path)
        chains = [(mentions[p].document, mentions[p].chain) for p in finder.find_all(seen.mentions[:ENOUGH])]
        counts = Counter(self.chains.get(c) or self.whole_of(self._rows.identities[c]) for c in chains)
        return min(counts, key=lambda one: (-counts[one], one)) if counts else None

    @property
    def whole(self) -> dict[str, str]:
        """Entities of the version whose chains belong to another now, with that other."""
        return {one: self.whole_of(one) for one in self.merged}

    def first_chains(self) -> set[ChainKey]:
        """The chains, as the version numbers them, of what went from one entity to another."""
        gone = (n for n in range(len(self.mentions)) if self.division.chain_of(n) in self.chains)
        return {(self.mentions[n].document, self.mentions[n].chain) for n in gone}

    def owners(self) -> dict[ChainKey, str]:
        """The entity of each chain in the documents that judgements speak of, as of now."""
        base = {key: self.whole_of(one) for key, one in self._rows.identities.items()}
        now = {self.division.chain_of(n): one for n in range(len(self.mentions)) if (one := self.owner_of(n))}
        return {**base, **now}

    def whole_of(self, identity: str) -> str:
        """The entity that has the chains of an entity of the version which did not go on their own."""
        passed = set()
        while identity in self.merged and identity not in passed:
            passed.add(identity)
            identity = self.merged[identity]
        return identity

    def owner_of(self, position: int) -> str | None:
        mention = self.mentions[position]
        given = self.chains.get(self.division.chain_of(position))
        base = self._rows.identities.get((mention.document, mention.chain))
        return given or (self.whole_of(base) if base else None)

    def show(self, identity: str, change: Callable[[Entity], Entity]) -> None:
        entity = self.entity(identity)
        if entity:
            self.entities[identity] = change(entity)

    def merge(self, target: str, other: str) -> str:
        """Give all mentions of both to the one whose first mention comes first."""
        a, b = self.entity(target), self.entity(other)
        if a is None or b is None:
            return target
        first, second = (a, b) if self._least(a) <= self._least(b) else (b, a)
        made = both(first, second, lambda: [m for one in (first.id, second.id) for m, _ in self._owned(one)])
        self.entities.pop(second.id, None)
        self._redirect(second.id, first.id)
        self.moved_to[second.id] = first.id
        self.entities[first.id] = made
        return first.id

    def _least(self, entity: Entity) -> tuple[str, int, str]:
        """Where its first mention stands."""
        document = min(entity.documents, default="")
        return min((mention_order(m)[:3] for m, _ in self._owned(entity.id, (document,))), default=(document, 0, ""))

    def _owned(self, identity: str, documents: Sequence[str] | None = None) -> Owned:
        """The mentions of an entity with their chains, as of now."""
        bases = {identity, *(one for one in self.merged if self.whole_of(one) == identity)}
        if identity in self.merged:
            bases.discard(identity)
        loaded = {m.document for m in self.mentions}
        far = self._rows.mentions_of_entities(bases, documents)
        near = (n for n in range(len(self.mentions)) if self.owner_of(n) == identity)
        return [
            *((m, (m.document, m.chain)) for m in far if m.document not in loaded),
            *(
                (self.mentions[n], self.division.chain_of(n))
                for n in near
                if documents is None or self.mentions[n].document in documents
            ),
        ]

    def take(self, positions: Sequence[int], number: int) -> tuple[str, dict[str, str]]:
        """Make mentions an entity of their own.

        Returns:
            Its id, and for each entity that they belonged to the id of what is left of it.
        """
        sources = sorted({one for p in positions if (one := self.owner_of(p))})
        before = {one: self.entity(one) for one in sources}
        made = self.division.take_out(positions, number)
        self.chains.update({new: self.chains[old] for old, new in made.items() if old in self.chains})
        chains = set(made.values())
        owned = {one: self._owned(one) for one in sources}
        moved = [self.mentions[n] for chain in sorted(chains) for n in self.division.members(chain)]
        part = entity_of(moved)
        rests: dict[str, str] = {}
        left_over: list[Entity] = []
        for one, entity in before.items():
            rest = rest_of(entity, owned[one], chains) if entity else None
            self.entities.pop(one, None)
            if rest:
                left_over.append(rest)
                rests[one] = rest.id
            self._replace(one, rest.id if rest else part.id, part, rest)
        self.chains.update(dict.fromkeys(chains, part.id))
        for entity in (*left_over, part):
            self.entities[entity.id] = entity
            self.moved_to.pop(entity.id, None)
        return part.id, rests

    def _replace(self, old: str, new: str, part: Entity, rest: Entity | None) -> None:
        """Let what belonged to one entity belong to another, and its id lead to the larger of what came of it."""
        if old == new:
            return
        self._redirect(old, new)
        self.moved_to[old] = rest.id if rest and rest.mentions >= part.mentions else part.id

    def _redirect(self, old: str, new: str) -> None:
        """Let the chains of one entity belong to another."""
        self.chains.update({chain: new for chain, one in self.chains.items() if one == old})
        merged = {base: new if one == old else one for base, one in self.merged.items()}
        merged.setdefault(old, new)
        self.merged = {base: one for base, one in merged.items() if base != one}
