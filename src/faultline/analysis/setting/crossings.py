"""What goes from one country into another, as flows, events, relations and efforts tell it."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

from faultline.analysis.belonging import Belonging
from faultline.analysis.material import Material
from faultline.analysis.resampling import Weights
from faultline.analysis.routes.legs import Leg, Stop, is_people, legs_of
from faultline.model.place import Place
from faultline.model.statement import Argument, Kind, Modality, Polarity, Statement
from faultline.ontology.labels import activity_label, goods_label, type_label

WHAT = ("people", "arms", "goods", "money", "fighting", "forces", "influence", "help")
"""What may cross, in the order in which it is told."""
_TOLD = (Modality.ACTUAL, Modality.ALLEGED)


@dataclass(frozen=True, slots=True)
class End:
    """An end of what crosses: a country, with the place in it where one is told."""

    country: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One statement's word that something goes from one country into another.

    Attributes:
        what: One of `WHAT`.
        which: What it is more exactly: the class of goods, the relation, the type of event.
        who: Ids of the entities that move it or do it.
    """

    what: str
    which: str
    origin: End
    destination: End
    who: tuple[str, ...]
    statement: str
    is_alleged: bool
    is_denied: bool


@dataclass(frozen=True, slots=True)
class Crossing:
    """All that tells of one thing going from one country into another."""

    what: str
    origin: str
    destination: str
    moves: tuple[Move, ...]

    @property
    def told(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.statement for m in self.moves if not m.is_denied))

    @property
    def denied(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.statement for m in self.moves if m.is_denied))

    def sources(self, material: Material) -> frozenset[int]:
        """The independent sources that tell it."""
        return frozenset(material.source_of[s] for s in self.told)

    def stands(self, material: Material, weights: Weights) -> bool:
        return any(weights[n] for n in self.sources(material))


def crossings_of(moves: list[Move]) -> tuple[Crossing, ...]:
    """Moves by what goes from where into where; those that nobody affirms are none."""
    groups: dict[tuple[str, str, str], list[Move]] = defaultdict(list)
    for move in moves:
        groups[move.what, move.origin.country, move.destination.country].append(move)
    found = (Crossing(*key, tuple(some)) for key, some in groups.items())
    return tuple(sorted((c for c in found if c.told), key=lambda c: (WHAT.index(c.what), c.origin, c.destination)))


def moves_of(material: Material) -> list[Move]:
    """All that is told, or denied, to go from one country into another, as actual or alleged."""
    belonging = Belonging(material)
    found = [move for leg in legs_of(material) for move in _of_leg(material, leg)]
    for statement in material.statements:
        if statement.modality in _TOLD and statement.kind in _READERS:
            found += [m for m in _READERS[statement.kind](statement, material, belonging) if _crosses(m)]
    return found


def _crosses(move: Move) -> bool:
    return move.origin.country != move.destination.country


def _of_leg(material: Material, leg: Leg) -> Iterator[Move]:
    ends = [_end(stop) for stop in leg.ends]
    if ends[0] is None or ends[1] is None or ends[0].country == ends[1].country:
        return
    for identity in leg.statements:
        statement = material.by_id[identity]
        who = tuple(a.entity for a in statement.roles("carrier") if a.entity)
        alleged = statement.modality is Modality.ALLEGED
        label = goods_label(leg.goods)
        yield Move(_goods(leg.goods), label, ends[0], ends[1], who, identity, alleged, False)


def _end(stop: Stop | None) -> End | None:
    place = stop.place if stop and not stop.is_passed else None
    return End(place.country, place) if place and place.country else None


def _goods(goods: str) -> str:
    if is_people(goods):
        return "people"
    if goods == "aid":
        return "help"
    return _what("flows").get(goods, "goods")


def _of_event(statement: Statement, material: Material, belonging: Belonging) -> Iterator[Move]:
    what = _what("events").get(statement.type)
    if what is None:
        return
    there = _destinations(statement, material, belonging)
    for actor in statement.roles("actor"):
        own = _of(actor, belonging)
        for destination in there if own else ():
            yield _move(statement, what, End(own or ""), destination, actor)


def _of_relation(statement: Statement, _: Material, belonging: Belonging) -> Iterator[Move]:
    what, is_back = _what("relations").get(statement.type), False
    if what is None:
        what, is_back = _what("relations_back").get(statement.type), True
    if what is None:
        return
    for source, target in product(statement.roles("source"), statement.roles("target")):
        one, other = _of(source, belonging), _of(target, belonging)
        if one and other:
            ends = (End(other), End(one)) if is_back else (End(one), End(other))
            yield _move(statement, what, *ends, source)


def _of_effort(statement: Statement, material: Material, belonging: Belonging) -> Iterator[Move]:
    there = _destinations(statement, material, belonging)
    for actor in statement.roles("actor"):
        own = _of(actor, belonging)
        for destination in there if own else ():
            yield _move(statement, "help", End(own or ""), destination, actor)


_READERS = {Kind.EVENT: _of_event, Kind.RELATION: _of_relation, Kind.EFFORT: _of_effort}


def _move(statement: Statement, what: str, origin: End, destination: End, who: Argument) -> Move:
    is_effort = statement.kind is Kind.EFFORT
    which = activity_label(statement.type) if is_effort else type_label(statement.kind, statement.type).lower()
    return Move(
        what,
        which,
        origin,
        destination,
        (who.entity,) if who.entity else (),
        statement.id,
        statement.modality is Modality.ALLEGED,
        statement.polarity is Polarity.DENIED,
    )


def _destinations(statement: Statement, material: Material, belonging: Belonging) -> list[End]:
    """Where it happens, else the countries of those to whom it is done."""
    place = statement.place
    if place is not None and place.country:
        return [End(place.country, material.places.get(place.place or ""))]
    return [End(c) for a in statement.roles("recipient") if (c := _of(a, belonging))]


def _of(argument: Argument, belonging: Belonging) -> str | None:
    """The country of an actor; of an armed group that in which its deeds lie, since their names say what they want."""
    return belonging.acts_in(argument.entity) or belonging.country(argument.entity, argument.name or argument.text)


@cache
def words() -> Mapping[str, Mapping[str, list[str]]]:
    """The lists of `setting.toml`."""
    content: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
        (files("faultline.analysis.setting") / "setting.toml").read_text(encoding="utf-8")
    )
    return content


@cache
def _what(table: str) -> Mapping[str, str]:
    return {name: what for what, names in words()[table].items() for name in names}
