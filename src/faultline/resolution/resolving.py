"""Ties all mentions of all documents to entities and places, and fills them into the statements.

Three passes over the documents, each by id, one document at a time; only the first sees mentions:

1. gathering: what the document alone tells of each of its chains (`gathering`);
2. settling: names that the other documents show to be places, capitals that act for governments (`retyping`,
   `metonymy`); the keys of all documents with their chains (`things`);
3. filling: statements get the entities and places, things told in this document only become entities.

Between the second and the third the keys whose names mean one thing are joined (`clustering`). The order of the input
has no effect, and a document that was gathered before need not be gathered again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from operator import attrgetter

from faultline.execution.cycles import without_cycles
from faultline.execution.engine import Bulk
from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.statement import Statement
from faultline.resolution.bulk import Done, WordsOf, gather_here, gather_in_bulk
from faultline.resolution.clustering import Clusters, cluster
from faultline.resolution.filling import Filler
from faultline.resolution.gathering import Gathered, Gatherer
from faultline.resolution.known_map import KnownMap, KnownThing, known_things, meet
from faultline.resolution.reading import Reading, Stands, by_document, readings
from faultline.resolution.registers import register_of
from faultline.resolution.retyping import known_places
from faultline.resolution.ruled_entities import Ruling
from faultline.resolution.rulings import Rulings, judge
from faultline.resolution.settling import Settled, doubted_places, settle
from faultline.resolution.things import entities_of, nodes_of
from faultline.resolution.ties import reasons_apart
from faultline.settings import Settings
from faultline.tables.rows import RowsBuilder
from faultline.tables.schemas import Identity, Named


@dataclass(frozen=True, slots=True)
class Resolution:
    """What resolution gives: the statements with entities and places, both of these, and what it could not tell.

    Attributes:
        identities: The entity of each chain of each document, by document and chain.
        comparisons: How many pairs of names were compared.
        mentions: All mentions as they were resolved, sorted: widened, with those added, their chains as judged.
        things: The keys that documents share, by which documents that come later find their entities.
    """

    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]
    places: tuple[Place, ...]
    identities: tuple[Identity, ...]
    losses: tuple[Loss, ...]
    comparisons: int = 0
    mentions: Sequence[Named] = ()
    things: tuple[KnownThing, ...] = ()


def resolve(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    mentions: Sequence[Named],
    settings: Settings,
    rulings: Sequence[Ruling] = (),
    bulk: Bulk | None = None,
    known_map: KnownMap | None = None,
) -> Resolution:
    """One identity for each thing across documents.

    Statements keep their order and ids; only the entities and names of arguments and speakers, and the fields of
    places, are filled in, by (document, chain). Arguments without a chain stay as they are.

    Args:
        mentions: Given as `Rows` they stay in Arrow but for those of one document at a time.
        rulings: What analysts have decided about who and where.
        bulk: Other machines for the first pass.
        known_map: What other documents told before, where these are placed beside them: entities that it has and that
            come up in these documents are given as they are with both.
    """
    with without_cycles():
        register = register_of(settings)
        judged, statements = judge(rulings, documents, statements, mentions)
        stands = by_document(statements)
        gathered: list[Gathered] = []
        widened = RowsBuilder(Named)
        words = _Words(statements, stands)
        for one, some in _gathered(lambda: readings(documents, mentions), words, judged, settings, bulk):
            gathered.append(one)
            widened.add(some)
        known = {place for one in gathered for place in known_places(told.referent for told in one.told)}
        if known_map:
            known |= known_map.places(doubted_places(told for one in gathered for told in one.told))
        settled = settle(gathered, known, statements, stands)
        meant = settled.referents_of(judged.concerned)
        together, apart = judged.together(meant), judged.apart(meant)
        settled.meet(key for a, b, _ in together for key in (a, b))
        met = meet(nodes_of(settled.things, register), known_map)
        clusters = cluster(met.nodes, (*together, *met.together), apart)
        refused = reasons_apart(settled.things, register)
        shared = met.grown(entities_of(settled.things, clusters, refused), clusters, known_map)
        found = _filled(documents, statements, settled, clusters, stands, shared)
        return replace(_as_judged(found, judged), mentions=widened.rows())


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the places of each document's statements."""

    statements: Sequence[Statement]
    stands: Stands

    def __call__(self, document: str) -> set[str]:
        said = (self.statements[place] for place in self.stands.get(document, ()))
        return {s.place.text for s in said if s.place}


def _gathered(
    given: Callable[[], Iterator[Reading]], words: WordsOf, judged: Rulings, settings: Settings, bulk: Bulk | None
) -> Iterator[Done]:
    """What each document tells, by document: gathered on other machines, if there are any, but for what was judged."""
    gatherer = Gatherer(register_of(settings), settings.region, judged.rekey)
    here = (r for r in given() if not bulk or r.identity in judged.concerned)
    told = (gather_here(gatherer, r, words(r.identity), judged.mentions_of(r.identity)) for r in here)
    if not bulk:
        return told
    there = (r for r in given() if r.identity not in judged.concerned)
    done = gather_in_bulk(bulk, there, words, settings)
    return merge(told, ((gatherer.share(one), some) for one, some in done), key=lambda pair: pair[0].document)


def _as_judged(found: Resolution, judged: Rulings) -> Resolution:
    """With names and types of entities, and places of statements, as analysts decided them."""
    if not judged.concerned:
        return found
    identities = {(i.document, i.chain): i.entity for i in found.identities}
    statements, entities, given = judged.settle(found.statements, found.entities, identities)
    places = {place.id: place for place in (*given, *found.places)}
    return replace(
        found,
        statements=tuple(statements),
        entities=tuple(entities),
        places=tuple(places[i] for i in sorted(places)),
    )


def _filled(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    settled: Settled,
    clusters: Clusters,
    stands: Stands,
    shared: Mapping[str, Entity],
) -> Resolution:
    filler = Filler(documents, statements, settled, clusters, shared, stands)
    while settled.gathered:
        filler.fill(settled.gathered.pop())
    return Resolution(
        statements=tuple(filler.statements),
        entities=tuple(sorted((*shared.values(), *filler.entities), key=lambda e: e.id)),
        places=tuple(settled.places[i] for i in sorted(settled.places)),
        identities=tuple(_sorted(filler.identities)),
        losses=(*_places_not_told(documents, filler.statements), *_names_not_compared(clusters)),
        comparisons=clusters.comparisons,
        things=tuple(known_things(clusters.nodes, clusters, shared)),
    )


def _sorted(identities: list[Identity]) -> list[Identity]:
    """The list itself, sorted by document and chain: a key for each of millions would take as much room again."""
    identities.sort(key=attrgetter("chain"))
    identities.sort(key=attrgetter("document"))
    return identities


def _places_not_told(documents: Sequence[Document], statements: Sequence[Statement]) -> Iterator[Loss]:
    """Place names that could not be told, by document."""
    paths = {d.id: d.path for d in documents}
    missed: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        if statement.place and statement.place.place is None and statement.place.lat is None:
            missed[paths.get(statement.evidence.document, statement.evidence.document)][statement.place.text] += 1
    for path, texts in sorted(missed.items()):
        yield Loss(path, "resolution", "place not told", ", ".join(sorted(texts)[:8]), sum(texts.values()))


def _names_not_compared(clusters: Clusters) -> Iterator[Loss]:
    if clusters.left_out:
        detail = "too many names are alike for all of their pairs to be compared"
        yield Loss("all documents", "resolution", "names not compared", detail, clusters.left_out)
