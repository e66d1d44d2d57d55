"""Fills what resolution found into statements: entities and names of arguments and speakers, and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple, TypeVar

import numpy as np

from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.place import Place, PlaceReference
from faultline.model.statement import Argument, Speaker, Statement
from faultline.resolution.areas import find_part_around
from faultline.resolution.chains import ChainKey
from faultline.resolution.clusters import Clusters
from faultline.resolution.gathering import Gathered
from faultline.resolution.gazetteer import gazetteer
from faultline.resolution.metonymy import Span, acting_roles, voices
from faultline.resolution.reading import DOCUMENTS_AT_ONCE, Said
from faultline.resolution.referents import PLACES, Referent
from faultline.resolution.settling import Settled
from faultline.resolution.things import is_local, local_entities
from faultline.resolution.toponyms import ResolvedPlace
from faultline.tables.grouped import Grouped
from faultline.tables.rows import Places, Rows, RowsBuilder
from faultline.tables.schemas import Identity

S = TypeVar("S", Argument, Speaker)


class Meant(NamedTuple):
    """What is filled in of an entity."""

    id: str
    name: str


Shared = Iterable[tuple[str, Entity]]
"""The entities that documents share, with the keys that stand for their clusters."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What resolution knows when it fills the statements of one document in.

    Attributes:
        entities: By chain.
        governments: The government that a capital stands for, by (chain, start of the span).
        places: What the words of places name, by these words.
        text: Gives that of the document.
    """

    entities: Mapping[ChainKey, Meant]
    governments: Mapping[Span, Meant]
    referents: Mapping[ChainKey, Referent]
    places: Mapping[str, ResolvedPlace]
    text: Callable[[], str]


class Filler:
    """Fills in the statements of one document after another, and makes the entities that only it knows.

    Attributes:
        entities: All of the map so far.
        identities: The entity of each chain.
        missed: The words of places that could not be told, by the path of the document.
    """

    def __init__(
        self, documents: Rows[Document], said: Said, settled: Settled, clusters: Clusters, shared: Shared
    ) -> None:
        self.entities = RowsBuilder(Entity)
        self.identities = RowsBuilder(Identity)
        self.missed: dict[str, Counter[str]] = defaultdict(Counter)
        self._texts = Grouped(documents, "id", DOCUMENTS_AT_ONCE)
        self._said, self._settled, self._clusters = said, settled, clusters
        self._statements = RowsBuilder(Statement)
        self._places: list[Places] = []
        self._open = dict.fromkeys(said.by_document.names)
        self._shared: dict[str, Meant] = {}
        self._taken: set[str] = set()
        for root, entity in shared:
            self.entities.add([entity])
            self._shared[root] = Meant(entity.id, entity.name)
            self._taken.add(entity.id)

    def entity_of(self, root: str) -> str | None:
        """The id of the entity that documents share by the key that stands for its cluster."""
        found = self._shared.get(root)
        return found.id if found else None

    def fill(self, one: Gathered) -> None:
        """Fill in the statements of one document."""
        entities = self._entities(one)
        self.identities.add(Identity(*key, entity.id) for key, entity in entities.items())
        said = self._said.of(one.document)
        found = Findings(
            entities,
            self._governments(said),
            {told.key: told.referent for told in one.told},
            one.places,
            partial(self._text, one.document),
        )
        filled = [fill(statement, found) for statement in said]
        self._put(one.document, [statement for statement, _ in filled])
        for _, place in filled:
            if place:
                self._settled.places.setdefault(place.id, place)

    def statements(self) -> Rows[Statement]:
        """All, in the order in which they were given; nothing is filled in afterwards."""
        for document in list(self._open):
            self._put(document, self._said.of(document))
        back = np.concatenate([np.arange(0), *self._places])
        order = np.empty_like(back)
        order[back] = np.arange(len(back))
        return self._statements.rows().ordered(order)

    def _put(self, document: str, statements: Sequence[Statement]) -> None:
        """Take in the statements of a document, and count the places that are not told."""
        self._open.pop(document, None)
        self._places.append(self._said.by_document.places(document))
        self._statements.add(statements)
        missed = [s.place.text for s in statements if s.place and s.place.place is None and s.place.lat is None]
        if missed:
            known = self._texts.of(document)
            self.missed[known[0].path if known else document].update(missed)

    def _text(self, document: str) -> str:
        known = self._texts.of(document)
        return known[0].text if known else ""

    def _entities(self, one: Gathered) -> dict[ChainKey, Meant]:
        met = self._settled.met
        own = [told for told in one.told if is_local(told.referent.key) and told.referent.key not in met]
        known: dict[str, Meant] = {}
        for key, entity in local_entities(own, self._taken):
            self.entities.add([entity])
            known[key] = Meant(entity.id, entity.name)
        return {
            told.key: known.get(told.referent.key) or self._shared[self._clusters.root(told.referent.key)]
            for told in one.told
        }

    def _governments(self, said: Iterable[Statement]) -> dict[Span, Meant]:
        spans = ((((s.evidence.document, v.chain), v.start)) for s in said for v in voices(s) if v.chain is not None)
        codes = {span: code for span in spans if (code := self._settled.capitals.get(span))}
        return {span: self._shared[self._clusters.root(f"government:{code}")] for span, code in codes.items()}


@dataclass(frozen=True, slots=True)
class Located:
    """A place and how probable it is; None where nothing had to be weighed."""

    place: Place
    probability: float | None


def fill(statement: Statement, found: Findings) -> tuple[Statement, Place | None]:
    """The statement with its entities and its place; its id and all else stay. The place is None where unresolved."""
    document = statement.evidence.document
    acting = acting_roles(statement)
    arguments = tuple(_spoken(a, document, found, is_acting=a.role in acting) for a in statement.arguments)
    located = _place(statement.place, document, found) if statement.place else None
    filled = replace(
        statement,
        arguments=arguments,
        speaker=_spoken(statement.speaker, document, found, is_acting=True) if statement.speaker else None,
        reported_by=_spoken(statement.reported_by, document, found, is_acting=True) if statement.reported_by else None,
        place=_located(statement.place, located) if statement.place else None,
    )
    return filled, located.place if located else None


def _spoken(spoken: S, document: str, found: Findings, *, is_acting: bool) -> S:
    if spoken.chain is None:
        return spoken
    chain = (document, spoken.chain)
    entity = found.governments.get((chain, spoken.start)) if is_acting else None
    entity = entity or found.entities.get(chain)
    return replace(spoken, entity=entity.id, name=entity.name) if entity else spoken


def _place(reference: PlaceReference, document: str, found: Findings) -> Located | None:
    """The place of a reference: what its own words name, unless they name but a part of what its chain is."""
    chain = found.referents.get((document, reference.chain)) if reference.chain is not None else None
    if chain is not None and chain.place is not None and chain.place.id.startswith("point:"):
        return Located(chain.place, None)
    own = found.places.get(reference.text)
    located = Located(own.place, own.probability) if own else None
    if chain is not None and chain.type in PLACES and chain.place and not (own and own.place.feature == "region"):
        located = Located(chain.place, chain.probability)
    if located and located.place.feature == "country" and located.place.country and reference.start is not None:
        part = find_part_around(found.text(), reference.start, located.place.country, gazetteer())
        return replace(located, place=part) if part else located
    return located


def _located(reference: PlaceReference, located: Located | None) -> PlaceReference:
    """The reference with the place; coordinates that a dataset row gave stay."""
    if located is None:
        return reference
    place = located.place
    given = reference.lat is not None and reference.lon is not None
    return replace(
        reference,
        place=place.id,
        name=place.name,
        country=reference.country or place.country,
        lat=reference.lat if given else place.lat,
        lon=reference.lon if given else place.lon,
        probability=located.probability,
    )
