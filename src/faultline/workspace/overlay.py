"""What judgements on who and where change of a version that was built without them, or with ones since taken back.

Nothing of the version is rewritten. The overlay knows the few entities that change, which chains of mentions went from
one to another, and which places were set; from that it tells of any statement how it is shown. The rules by which an
entity is shown are those of the build (`resolution.ruled_entities`), so that the next build shows the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from faultline.model.judgement import Decision
from faultline.model.place import Place, PlaceReference
from faultline.model.seen import SeenEntity
from faultline.model.statement import Argument, Speaker, Statement
from faultline.resolution.ruled_entities import (
    Ruling,
    as_before,
    as_merged,
    as_part,
    as_rest,
    as_shown,
    without_sentence,
)
from faultline.resolution.rulings import MOVES, at_place
from faultline.workspace.overlaid_entities import put_at
from faultline.workspace.ownership import ENOUGH, Ownership
from faultline.workspace.version_rows import VersionRows

S = TypeVar("S", Argument, Speaker)


class Overlay:
    """The changes of one version by judgements.

    Attributes:
        own: Whose the mentions are now.
        places: The place references of statements that were set.
        given: The places that they were set to, which the version may not hold.
        unfound: Numbers of the judgements whose mentions the map no longer holds.

    Args:
        todo: The judgements that the version was built without, or all where some were taken back.
        taken_back: Those that it was built with and that no longer stand.
    """

    def __init__(self, rows: VersionRows, todo: Sequence[Ruling], taken_back: Sequence[Ruling]) -> None:
        self.own = Ownership(rows, _documents(rows, todo, taken_back) if todo or taken_back else ())
        self.places: dict[str, PlaceReference | Place] = {}
        self.given: dict[str, Place] = {}
        self.unfound: set[int] = set()
        self._identities = rows.identities
        self._home = rows.entity_at_place
        for ruling in sorted(taken_back, key=lambda r: -r.number):
            self._take_back(ruling)
        for ruling in sorted(todo, key=lambda r: r.number):
            self._apply(ruling)

    @property
    def is_empty(self) -> bool:
        """Whether the version is shown as it is."""
        return not (self.own.entities or self.own.moved_to or self.own.chains or self.places)

    def statement(self, statement: Statement) -> Statement:
        """The statement with the entities, names and places that it has now."""
        before = statement
        document = statement.evidence.document
        if not self.own.division.is_empty:
            statement = self.own.division.statement(statement)
        statement = replace(
            statement,
            arguments=tuple(
                self._shown(new, old, document) for new, old in zip(statement.arguments, before.arguments, strict=True)
            ),
            speaker=self._voice(statement.speaker, before.speaker, document),
            reported_by=self._voice(statement.reported_by, before.reported_by, document),
        )
        given = self.places.get(statement.id)
        if given and statement.place:
            place = at_place(statement.place, given) if isinstance(given, Place) else given
            statement = replace(statement, place=place)
        return statement

    def _voice(self, new: Speaker | None, old: Speaker | None, document: str) -> Speaker | None:
        return self._shown(new, old, document) if new and old else None

    def _shown(self, new: S, old: S, document: str) -> S:
        if old.entity is None:
            return new
        entity = self.own.whole_of(old.entity)
        if new.chain is not None and self._identities.get((document, old.chain or 0)) == old.entity:
            entity = self.own.chains.get((document, new.chain), entity)
        if entity == old.entity and entity not in self.own.entities:
            return new
        shown = self.own.entity(entity)
        return replace(new, entity=entity, name=shown.name if shown else new.name)

    def _apply(self, ruling: Ruling) -> None:
        target = self.own.find(ruling.target)
        if ruling.decision in MOVES:
            self._move(ruling, target)
            return
        other = self.own.find(ruling.other) if ruling.other else None
        if target is None or (ruling.other and other is None):
            self.unfound.add(ruling.number)
            return
        if other and other != target:
            target = self.own.merge(target, other)
        change = as_merged if ruling.other else as_shown
        self.own.show(target, lambda entity: change(entity, ruling))

    def _move(self, ruling: Ruling, target: str | None) -> None:
        """Take mentions from whom they belong to: to an entity of their own, or to the place they were put at."""
        place = ruling.place
        if place:
            self.places.update({seen.statement: place for seen in ruling.places})
            self.given[place.id] = place
        positions = self.own.finder.find_all(ruling.moved)
        if not positions:
            self.unfound.update(() if ruling.places else (ruling.number,))
            return
        home = self.own.current(found) if place and (found := self._home(place.id)) else None
        part, rests = self.own.take(positions, ruling.number)
        if place:
            self.own.show(part, lambda e: put_at(e, place))
        if home and self.own.entity(home) and home != part:
            name = self.own.entities[part].name
            part = self.own.merge(home, part)
            self.own.show(part, lambda e: replace(e, name=name, place=place.id if place else None))
        self.own.show(part, lambda e: as_part(e, ruling))
        rest = rests.get(target or "")
        if rest and rest != part:
            self.own.show(rest, lambda e: as_rest(e, ruling))

    def _take_back(self, ruling: Ruling) -> None:
        """Show a version that was built with a judgement as it was seen before it."""
        if ruling.decision is Decision.MERGE and ruling.other:
            self._part_again(ruling, ruling.other)
        elif ruling.decision in MOVES:
            self._join_again(ruling)
        else:
            self._restore(self.own.find(ruling.target), ruling.target)

    def _part_again(self, ruling: Ruling, other: SeenEntity) -> None:
        positions = self.own.finder.find_all(other.mentions)
        chains = {self.own.division.chain_of(p) for p in positions}
        whole = [n for chain in sorted(chains) for n in self.own.division.members(chain)]
        target = self.own.find(ruling.target)
        if not whole or target is None or all(self.own.owner_of(n) != target for n in whole):
            return
        part, rests = self.own.take(whole, ruling.number)
        self._restore(part, other)
        self._restore(rests.get(target), ruling.target)

    def _join_again(self, ruling: Ruling) -> None:
        self.places.update({seen.statement: seen.place for seen in ruling.places})
        moved = self.own.finder.find_all(ruling.moved)
        if not moved:
            return
        gone = {self.own.division.chain_of(p) for p in moved}
        rest = self._majority(p for p in self._positions(ruling.target) if self.own.division.chain_of(p) not in gone)
        part = self._majority(moved)
        if ruling.place:
            part, homes = self.own.take(moved, ruling.number)
            for home in homes.values():
                self.own.show(home, lambda entity: without_sentence(entity, ruling))
        if part and rest and part != rest:
            part = self.own.merge(rest, part)
        self._restore(part, ruling.target)

    def _positions(self, seen: SeenEntity) -> list[int]:
        return self.own.finder.find_all(seen.mentions[:ENOUGH])

    def _majority(self, positions: Iterable[int]) -> str | None:
        owners = Counter(one for p in positions if (one := self.own.owner_of(p)))
        return min(owners, key=lambda one: (-owners[one], one), default=None)

    def _restore(self, identity: str | None, seen: SeenEntity) -> None:
        if identity:
            self.own.show(identity, lambda entity: as_before(entity, seen))


def _documents(rows: VersionRows, todo: Sequence[Ruling], taken_back: Sequence[Ruling]) -> set[str]:
    """The documents whose mentions are needed: of mentions that move, and of entities that have another id now."""
    seen = [m for r in (*todo, *taken_back) for m in r.moved]
    for ruling in (*todo, *taken_back):
        for one in (ruling.target, *((ruling.other,) if ruling.other else ())):
            seen += one.mentions[:ENOUGH] if ruling in taken_back or rows.entity(one.id) is None else ()
    seen += [m for r in taken_back if r.other for m in r.other.mentions]
    return rows.homes(seen)
