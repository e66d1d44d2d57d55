"""Fills what resolution found into statements: entities and names of arguments and speakers, and places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

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
from faultline.resolution.reading import Stands
from faultline.resolution.referents import PLACES, Referent
from faultline.resolution.settling import Settled
from faultline.resolution.things import is_local, local_entities
from faultline.resolution.toponyms import ResolvedPlace
from faultline.tables.schemas import Identity

S = TypeVar("S", Argument, Speaker)


@dataclass(frozen=True, slots=True)
class Findings:
    """What resolution knows when it fills the statements of one document in.

    Attributes:
        entities: By chain.
        governments: The government that a capital stands for, by (chain, start of the span).
        places: What the words of places name, by these words.
        text: Of the document.
    """

    entities: Mapping[ChainKey, Entity]
    governments: Mapping[tuple[ChainKey, int | None], Entity]
    referents: Mapping[ChainKey, Referent]
    places: Mapping[str, ResolvedPlace]
    text: str


class Filler:
    """Fills in the statements of one document after another, and makes the entities that only it knows.

    Attributes:
        statements: All, in their order; those of documents that were filled in have what was found.
        entities: Those told in one document only.
        identities: The entity of each chain.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        statements: Sequence[Statement],
        settled: Settled,
        clusters: Clusters,
        shared: Mapping[str, Entity],
        stands: Stands,
    ) -> None:
        """`shared` are the entities that documents share, by the key that stands for the cluster."""
        self.statements = list(statements)
        self.entities: list[Entity] = []
        self.identities: list[Identity] = []
        self._texts = {d.id: d.text for d in documents}
        self._stands = stands
        self._settled, self._clusters, self._shared = settled, clusters, shared
        self._taken = {entity.id for entity in shared.values()}

    def fill(self, one: Gathered) -> None:
        """Fill in the statements of one document."""
        entities = self._entities(one)
        self.identities += (Identity(*key, entity.id) for key, entity in entities.items())
        stands = self._stands.get(one.document, ())
        if not stands:
            return
        said = [self.statements[place] for place in stands]
        found = Findings(
            entities,
            self._governments(said),
            {told.key: told.referent for told in one.told},
            one.places,
            self._texts.get(one.document, ""),
        )
        for at, statement in zip(stands, said, strict=True):
            self.statements[at], place = fill(statement, found)
            if place:
                self._settled.places.setdefault(place.id, place)

    def _entities(self, one: Gathered) -> dict[ChainKey, Entity]:
        met = self._settled.met
        own = [told for told in one.told if is_local(told.referent.key) and told.referent.key not in met]
        known = dict(local_entities(own, self._taken))
        self.entities += known.values()
        return {
            told.key: known.get(told.referent.key) or self._shared[self._clusters.root(told.referent.key)]
            for told in one.told
        }

    def _governments(self, said: Iterable[Statement]) -> dict[Span, Entity]:
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
        part = find_part_around(found.text, reference.start, located.place.country, gazetteer())
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
