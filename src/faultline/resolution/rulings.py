"""Judgements on who and where, applied before clustering.

In the order of the judgements, so that of two that contradict each other the later stands:

- what a split or a place takes out of a chain becomes a chain of its own (`divide`);
- chains that were split off get keys of their own, those put at a place the key of the place (`rekey`);
- what was merged is joined before anything is compared (`together`), what was split is never joined (`apart`);
- what came of it is named and typed as the analysts decided (`settle`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.judgement import Decision
from faultline.model.place import Place, PlaceReference
from faultline.model.statement import Argument, Speaker, Statement
from faultline.resolution.chains import Chain, ChainKey
from faultline.resolution.dividing import Division
from faultline.resolution.reading import readings
from faultline.resolution.referents import PLACES, Referent, country_referent
from faultline.resolution.ruled_entities import Ruling, as_merged, as_part, as_rest, as_shown
from faultline.resolution.seen_mentions import MentionFinder
from faultline.resolution.widening import widen
from faultline.tables.rows import Rows
from faultline.tables.schemas import Named

S = TypeVar("S", Argument, Speaker)
MOVES = (Decision.SPLIT, Decision.PLACE)


@dataclass(slots=True)
class _Found:
    """The chains of a ruling on the map being built; those that a later split takes out of it are in both."""

    ruling: Ruling
    target: set[ChainKey]
    other: set[ChainKey] = field(default_factory=set)
    moved: set[ChainKey] = field(default_factory=set)


def judge(
    rulings: Sequence[Ruling], documents: Sequence[Document], statements: Rows[Statement], mentions: Sequence[Named]
) -> tuple[Rulings, Rows[Statement]]:
    """The judgements found on the documents that they speak of, and the statements with the chains they divided.

    Only the mentions of these documents are looked at.
    """
    near = concerned_documents(rulings, documents)
    some = [r for r in readings(near, mentions) if r.document] if near else []
    widened = [m for reading in some for m in widen(reading.mentions, reading.known)]
    judged = Rulings(rulings, widened, near)
    divided, statements = judged.divide(statements)
    judged.keep(divided)
    return judged, statements


def concerned_documents(rulings: Sequence[Ruling], documents: Sequence[Document]) -> list[Document]:
    """The documents that judgements speak of, by id or path."""
    seen = [s for r in rulings for s in (*r.target.mentions, *(r.other.mentions if r.other else ()), *r.moved)]
    if not seen:
        return []
    ids, paths = {s.document for s in seen}, {s.path for s in seen}
    return [d for d in documents if d.id in ids or d.path in paths]


class Rulings:
    """The judgements on who and where that stand, found on the mentions of a map. Without any, all it does is nothing.

    Args:
        mentions: All that resolution sees, after widening.
    """

    def __init__(self, rulings: Sequence[Ruling], mentions: Sequence[Named], documents: Sequence[Document]) -> None:
        self._mentions = mentions
        self._found: list[_Found] = []
        self._joined: list[tuple[set[ChainKey], str]] = []
        self._parted: list[tuple[set[ChainKey], set[ChainKey]]] = []
        self._division = Division(())
        self._concerned: frozenset[str] = frozenset()
        self._by_document: dict[str, list[Named]] = {}
        self._meanings: dict[ChainKey, list[Ruling]] = defaultdict(list)
        if rulings:
            self._place(sorted(rulings, key=lambda r: r.number), mentions, documents)

    def _place(self, rulings: Sequence[Ruling], mentions: Sequence[Named], documents: Sequence[Document]) -> None:
        near = {d.id: d for d in concerned_documents(rulings, documents)}
        concerned = [m for m in mentions if m.document in near]
        finder = MentionFinder(
            concerned, lambda one: near[one].text if one in near else None, {d.path: d.id for d in near.values()}
        )
        self._concerned = frozenset(near)
        self._division = Division(concerned)
        for ruling in rulings:
            self._apply(ruling, finder)
        for found in self._found:
            is_type = found.ruling.decision is Decision.TYPE
            for chain in found.target if is_type else found.moved:
                self._meanings[chain].append(found.ruling)

    def _apply(self, ruling: Ruling, finder: MentionFinder) -> None:
        target = self._chains(finder.find_all(ruling.target.mentions))
        found = _Found(ruling, target)
        if ruling.decision is Decision.MERGE and ruling.other:
            found.other = self._chains(finder.find_all(ruling.other.mentions))
            if not (found.target and found.other):
                return
            group = found.target | found.other
            self._parted = [(a, b) for a, b in self._parted if not (a & group and b & group)]
            self._joined.append((group, ruling.sentence))
        elif ruling.decision in MOVES:
            self._move(found, finder.find_all(ruling.moved))
        self._found.append(found)

    def _move(self, found: _Found, positions: Sequence[int]) -> None:
        if not positions:
            return
        made = self._division.take_out(positions, found.ruling.number)
        for group in self._groups():
            group.update(new for old, new in made.items() if old in group)
        found.moved = set(made.values())
        found.target -= found.moved
        split = [(part, why) for group, why in self._joined for part in (group - found.moved, group & found.moved)]
        self._joined = [(part, why) for part, why in split if len(part) > 1]
        self._joined.append((found.moved, found.ruling.sentence))
        self._parted.append((found.moved, found.target))

    def _groups(self) -> Iterable[set[ChainKey]]:
        yield from (group for group, _ in self._joined)
        for found in self._found:
            yield from (found.target, found.other, found.moved)

    def _chains(self, positions: Iterable[int]) -> set[ChainKey]:
        return {self._division.chain_of(position) for position in positions}

    def divide(self, statements: Rows[Statement]) -> tuple[Sequence[Named], Rows[Statement]]:
        """The mentions and statements with the chains that judgements divided."""
        if self._division.is_empty:
            return self._mentions, statements
        changed = iter(self._division.renumbered())
        mentions = [next(changed) if m.document in self._concerned else m for m in self._mentions]
        divided = (self._division.statement(s) if s.evidence.document in self._concerned else s for s in statements)
        return mentions, Rows.of([divided], Statement)

    def keep(self, mentions: Sequence[Named]) -> None:
        """Keep the mentions as divided, for `mentions_of`."""
        for mention in mentions:
            self._by_document.setdefault(mention.document, []).append(mention)

    def mentions_of(self, document: str) -> Sequence[Named]:
        """The mentions of a document that a judgement speaks of, as divided; none of any other document."""
        return self._by_document.get(document, ())

    @property
    def concerned(self) -> frozenset[str]:
        """The documents that a judgement speaks of, by id."""
        return self._concerned

    def rekey(self, chain: Chain, referent: Referent | None) -> Referent | None:
        """What a chain is taken to mean after what analysts decided about it."""
        if chain.document not in self._concerned:
            return referent
        for ruling in self._meanings.get(chain.key, ()):
            if ruling.decision in MOVES:
                referent = _moved(ruling, referent)
            elif referent and ruling.type:
                referent = replace(referent, type=ruling.type)
        return referent

    def together(self, referents: Mapping[ChainKey, Referent]) -> list[tuple[str, str, str]]:
        """Pairs of keys to be joined before anything is compared, each with its reason."""
        pairs = []
        for group, why in self._joined:
            keys = sorted({referents[chain].key for chain in group if chain in referents})
            pairs += [(keys[0], key, why) for key in keys[1:]]
        return pairs

    def apart(self, referents: Mapping[ChainKey, Referent]) -> frozenset[frozenset[str]]:
        """Pairs of keys that are never joined."""
        pairs = set()
        for moved, rest in self._parted:
            left, right = ({referents[c].key for c in side if c in referents} for side in (moved, rest))
            pairs |= {frozenset((a, b)) for a in left for b in right if a != b}
        return frozenset(pairs)

    def settle(
        self,
        statements: Sequence[Statement],
        entities: Sequence[Entity],
        identities: Mapping[ChainKey, str],
    ) -> tuple[Sequence[Statement], Sequence[Entity], tuple[Place, ...]]:
        """The statements and entities as judged, and the places that analysts gave.

        Args:
            identities: The entity of each chain of the documents that a judgement speaks of.
        """
        if not self._found:
            return statements, entities, ()
        concerned = set(identities.values())
        by_id = {entity.id: entity for entity in entities if entity.id in concerned}
        old = {identity: entity.name for identity, entity in by_id.items()}
        for found in self._found:
            for identity, shown in _shown(found, by_id, identities):
                by_id[identity] = shown
        named = {identity: one.name for identity, one in by_id.items() if one.name != old[identity]}
        placed = _Placed.of(self._found)
        if named or placed.given:
            statements = Rows.of([(_settled(s, named, placed) for s in statements)], Statement)
        return statements, Rows.of([(by_id.get(e.id, e) for e in entities)], Entity), placed.given


def _moved(ruling: Ruling, referent: Referent | None) -> Referent | None:
    place = ruling.place
    if ruling.decision is Decision.PLACE and place:
        if place.feature == "country" and place.country:
            return replace(country_referent(place.country, ""), why=ruling.sentence)
        return Referent(f"place:{place.id}", place.name, EntityType.PLACE, True, ruling.sentence, place=place)
    if referent is None:
        return None
    is_place = referent.type in PLACES
    key = f"{referent.key.partition('#')[0]}#{ruling.number}"
    return replace(referent, key=key, is_fact=is_place, place=referent.place if is_place else None)


def _shown(
    found: _Found, entities: Mapping[str, Entity], identities: Mapping[ChainKey, str]
) -> Iterable[tuple[str, Entity]]:
    """The entities that a ruling speaks of, as it has them shown."""
    ruling = found.ruling
    target, moved = _majority(found.target, identities), _majority(found.moved, identities)
    if ruling.decision in MOVES:
        if moved is None:
            return
        if moved != target:
            yield moved, as_part(entities[moved], ruling)
        if target is not None and moved != target:
            yield target, as_rest(entities[target], ruling)
    elif target is not None:
        change = as_merged if ruling.decision is Decision.MERGE else as_shown
        yield target, change(entities[target], ruling)


def _majority(chains: Iterable[ChainKey], identities: Mapping[ChainKey, str]) -> str | None:
    counts = Counter(identities[chain] for chain in chains if chain in identities)
    return min(counts, key=lambda one: (-counts[one], one)) if counts else None


@dataclass(frozen=True, slots=True)
class _Placed:
    """The places that analysts gave to chains and to statements."""

    by_chain: Mapping[ChainKey, Place]
    by_statement: Mapping[str, Place]
    given: tuple[Place, ...]

    @classmethod
    def of(cls, rulings: Iterable[_Found]) -> _Placed:
        placed = [(found, place) for found in rulings if (place := found.ruling.place)]
        return cls(
            {chain: place for found, place in placed for chain in found.moved},
            {seen.statement: place for found, place in placed for seen in found.ruling.places},
            tuple(place for _, place in placed),
        )


def _settled(statement: Statement, named: Mapping[str, str], placed: _Placed) -> Statement:
    made = replace(
        statement,
        arguments=tuple(_named(a, named) for a in statement.arguments),
        speaker=_named(statement.speaker, named) if statement.speaker else None,
        reported_by=_named(statement.reported_by, named) if statement.reported_by else None,
        place=_placed(statement, placed),
    )
    return statement if made == statement else made


def _named(spoken: S, named: Mapping[str, str]) -> S:
    return replace(spoken, name=named[spoken.entity]) if spoken.entity and spoken.entity in named else spoken


def _placed(statement: Statement, placed: _Placed) -> PlaceReference | None:
    reference = statement.place
    if reference is None:
        return None
    place = placed.by_statement.get(statement.id)
    if place is None and reference.chain is not None:
        place = placed.by_chain.get((statement.evidence.document, reference.chain))
    return at_place(reference, place) if place else reference


def at_place(reference: PlaceReference, place: Place) -> PlaceReference:
    """The reference as an analyst placed it."""
    return replace(reference, place=place.id, name=place.name, country=place.country, lat=place.lat, lon=place.lon)
