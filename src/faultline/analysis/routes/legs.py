"""Reported legs: what goods or people are said to go from where to where, by whom and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, product

from faultline.analysis.material import Material
from faultline.extraction.wordlists import by_noun
from faultline.model.entity import EntityType
from faultline.model.place import Place
from faultline.model.statement import Argument, Kind, Modality, Statement
from faultline.ontology import vocabulary
from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer import gazetteer
from faultline.resolution.toponyms import PlaceContext, resolve_toponym

_PLACES = (EntityType.PLACE, EntityType.COUNTRY, EntityType.FACILITY)
_PEOPLE = (EntityType.GROUP, EntityType.PERSON)
_ANYBODY = "people"
_STOPS = ("origin", "via", "destination")


@dataclass(frozen=True, slots=True)
class Stop:
    """An end of a leg, or where goods are told to pass with no end (`is_passed`).

    `place` is None where the name is of no known place (an armed group, a camp).
    """

    name: str
    place: Place | None = None
    is_passed: bool = False

    @property
    def key(self) -> str:
        of = self.place.id if self.place else f"name:{fold_name(self.name)}"
        return f"through:{of}" if self.is_passed else of


@dataclass(frozen=True, slots=True)
class Leg:
    """What of one class of goods goes from one stop to the next.

    Attributes:
        origin, destination: None where nobody says it.
        statements, sources: Of all that say it; sources by index.
        is_alleged: Whether nobody tells it as a fact.
        first, last: ISO dates; empty where no time is told.
    """

    goods: str
    origin: Stop | None
    destination: Stop | None
    statements: tuple[str, ...]
    sources: frozenset[int]
    carriers: tuple[str, ...]
    is_alleged: bool
    first: str
    last: str

    @property
    def is_located(self) -> bool:
        """Whether both ends have coordinates that say more than a region of several countries."""
        return self.located == 2

    @property
    def located(self) -> int:
        return sum(s is not None and s.place is not None and _is_somewhere(s.place) for s in self.ends)

    @property
    def places(self) -> tuple[Place, Place] | None:
        """Of a leg that is located."""
        places = tuple(s.place for s in self.ends if s and s.place)
        return (places[0], places[1]) if self.is_located else None

    @property
    def has_town(self) -> bool:
        """Whether an end is a town or another point, not a country or province."""
        return any(s is not None and s.place is not None and not is_area(s.place) for s in self.ends)

    @property
    def ends(self) -> tuple[Stop | None, Stop | None]:
        return self.origin, self.destination

    @property
    def title(self) -> str:
        """`Sabha → Agadez`, with an ellipsis for an end that nobody tells; `through Agadez` where both are such."""
        if self.origin and self.origin.is_passed:
            return f"through {self.origin.name}"
        return " → ".join(s.name if s else "…" for s in self.ends)


def _is_somewhere(place: Place) -> bool:
    if place.lat is None or place.lon is None:
        return False
    return place.country is not None or not place.id.startswith("region:")


def is_area(place: Place) -> bool:
    """Whether a place is a country, province or part of one, drawn at one point of it."""
    return place.feature not in ("city", "point", "facility")


def is_people(goods: str) -> bool:
    """Whether a class of goods is people on the move."""
    return bool(vocabulary("goods").get(goods, {}).get("is_people"))


def is_relief(goods: str) -> bool:
    """Whether a class of goods is what people in need are sent."""
    return bool(vocabulary("goods").get(goods, {}).get("is_relief"))


def legs_of(material: Material) -> tuple[Leg, ...]:
    """All legs that are told as actual or alleged and not denied, those on the map and with most sources first.

    Stops follow each other as the text has them: origin, places on the way, destination. A flow that names people among
    its goods is a flow of people, whatever its class.
    """
    finder = PlaceFinder(material)
    told: dict[tuple[str, str, str], list[tuple[Statement, Stop | None, Stop | None]]] = defaultdict(list)
    for statement in material.told(Kind.FLOW, Modality.ACTUAL, Modality.ALLEGED):
        goods = _goods(material, statement)
        for origin, destination in _hops(statement, finder):
            key = (goods, origin.key if origin else "", destination.key if destination else "")
            told[key].append((statement, origin, destination))
    legs = (_leg(material, goods, some) for (goods, _, _), some in told.items())
    return tuple(
        sorted(legs, key=lambda leg: (-leg.located, -len(leg.sources), -len(leg.statements), leg.goods, leg.title))
    )


def connected(legs: Sequence[Leg]) -> list[tuple[Leg, ...]]:
    """The legs that are on the map by the parts that they make, those of most legs first."""
    parts: list[tuple[set[str], list[Leg]]] = []
    for leg in legs:
        if leg.places is None:
            continue
        ends = {place.id for place in leg.places}
        touched = [part for part in parts if part[0] & ends]
        parts = [part for part in parts if not part[0] & ends]
        joined = [other for _, own in touched for other in own]
        parts.append((ends.union(*(hubs for hubs, _ in touched)), [*joined, leg]))
    return sorted((tuple(own) for _, own in parts), key=lambda p: (-len(p), p[0].title))


def _goods(material: Material, statement: Statement) -> str:
    """The class of what moves; people wherever they are among it."""
    if is_people(statement.type):
        return statement.type
    for moved in statement.roles("goods"):
        entity = material.entities.get(moved.entity or "")
        if (entity is not None and entity.type in _PEOPLE) or _names_people(moved.text):
            return _ANYBODY
    return statement.type


def _names_people(text: str) -> bool:
    """Whether the last word of what moves is for people ("fighters", "families")."""
    last = (fold_name(text).split() or [""])[-1]
    forms = {last, last.removesuffix("s"), f"{last.removesuffix('ies')}y"}
    return any(is_people(by_noun("goods").get(form, "")) for form in forms)


def _hops(statement: Statement, finder: PlaceFinder) -> Iterator[tuple[Stop | None, Stop | None]]:
    """The legs of one statement; of several origins to several destinations nobody says which goes where."""
    origins, vias, destinations = ([finder.stop(a, statement) for a in statement.roles(role)] for role in _STOPS)
    if len(origins) > 1 and len(destinations) > 1 and not vias:
        yield from ((o, None) for o in origins)
        yield from ((None, d) for d in destinations)
        return
    if not vias:
        nobody: list[Stop | None] = [None]
        yield from product(origins or nobody, destinations or nobody)
        return
    yield from ((o, vias[0]) for o in origins)
    yield from pairwise(vias)
    yield from ((vias[-1], d) for d in destinations)
    if not origins and not destinations and len(vias) == 1:
        yield replace(vias[0], is_passed=True), None


def _leg(material: Material, goods: str, told: Sequence[tuple[Statement, Stop | None, Stop | None]]) -> Leg:
    some = [statement for statement, _, _ in told]
    days = [day for s in some if s.time for day in (s.time.start, s.time.end) if day]
    carriers = {a.name or a.text for s in some for a in s.roles("carrier")}
    return Leg(
        goods,
        told[0][1],
        told[0][2],
        tuple(dict.fromkeys(s.id for s in some)),
        frozenset(material.source_of[s.id] for s in some),
        tuple(sorted(carriers)),
        all(s.modality is Modality.ALLEGED for s in some),
        min(days, default=""),
        max(days, default=""),
    )


class PlaceFinder:
    """The place that an argument names: that of its entity, else what the gazetteer has in the document's countries."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._found: dict[tuple[str, str], Place | None] = {}

    def stop(self, argument: Argument, statement: Statement) -> Stop:
        entity = self._material.entities.get(argument.entity or "")
        name = argument.name or argument.text
        if entity is not None and entity.place:
            return Stop(name, self._known(entity.place) or self.named(name, statement.evidence.document))
        if entity is not None and entity.type not in _PLACES:
            return Stop(name)
        place = name if argument.text[:1].isupper() else name.rpartition(" of ")[2]  # "the coast of Libya" is in Libya
        return Stop(name, self.named(place, statement.evidence.document) if place[:1].isupper() else None)

    def _known(self, place: str) -> Place | None:
        return self._material.places.get(place) or gazetteer().place(place)

    def named(self, name: str, document: str = "") -> Place | None:
        """The place of a name in what a document speaks of, by default in what the map does; None where unsure."""
        if (name, document) not in self._found:
            resolved = resolve_toponym(name, self._contexts.get(document, self._whole))
            self._found[name, document] = resolved.place if resolved else None
        return self._found[name, document]

    @cached_property
    def _contexts(self) -> dict[str, PlaceContext]:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for statement in self._material.statements:
            if statement.place and statement.place.country:
                counts[statement.evidence.document][statement.place.country] += 1
        return {document: PlaceContext.of(counted) for document, counted in counts.items()}

    @cached_property
    def _whole(self) -> PlaceContext:
        places = (s.place for s in self._material.statements)
        return PlaceContext.of(Counter(p.country for p in places if p and p.country))
