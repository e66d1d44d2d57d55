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

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import merge

from faultline.execution.engine import Bulk
from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.statement import Statement
from faultline.resolution.bulk import Done, WordsOf, gather_here, gather_in_bulk
from faultline.resolution.clustering import Clusters, cluster
from faultline.resolution.filling import Filler, Shared
from faultline.resolution.gathering import Gathered, Gatherer
from faultline.resolution.known_map import KnownMap, KnownThing, known_things, meet
from faultline.resolution.reading import Reading, Said, readings
from faultline.resolution.registers import register_of
from faultline.resolution.retyping import known_places
from faultline.resolution.ruled_entities import Ruling
from faultline.resolution.rulings import Rulings, judge
from faultline.resolution.settling import Settled, doubted_places, settle
from faultline.resolution.things import entities_of, nodes_of
from faultline.resolution.ties import reasons_apart
from faultline.settings import Settings
from faultline.tables.cycles import without_cycles
from faultline.tables.rows import Rows, RowsBuilder
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

    statements: Sequence[Statement]
    entities: Sequence[Entity]
    places: tuple[Place, ...]
    identities: Sequence[Identity]
    losses: tuple[Loss, ...]
    comparisons: int = 0
    mentions: Sequence[Named] = ()
    things: Sequence[KnownThing] = ()


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
        documents, statements, mentions: Given as `Rows` they stay in Arrow but for those of some documents at a time.
        rulings: What analysts have decided about who and where.
        bulk: Other machines for the first pass.
        known_map: What other documents told before, where these are placed beside them: entities that it has and that
            come up in these documents are given as they are with both.
    """
    with without_cycles():
        register = register_of(settings)
        homes = Rows.holding(documents, Document)
        judged, given = judge(rulings, homes, Rows.holding(statements, Statement), mentions)
        said = Said(given)
        gathered: list[Gathered] = []
        widened = RowsBuilder(Named)
        for one, some in _gathered(lambda: readings(homes, mentions), said.words, judged, settings, bulk):
            gathered.append(one)
            widened.add(some)
        known = {place for one in gathered for place in known_places(told.referent for told in one.told)}
        if known_map:
            known |= known_map.places(doubted_places(told for one in gathered for told in one.told))
        settled = settle(gathered, known, said)
        meant = settled.referents_of(judged.concerned)
        together, apart = judged.together(meant), judged.apart(meant)
        settled.meet(key for a, b, _ in together for key in (a, b))
        met = meet(nodes_of(settled.things, register), known_map)
        clusters = cluster(met.nodes, (*together, *met.together), apart)
        refused = reasons_apart(settled.things, register)
        shared = met.grown(entities_of(settled.things, clusters, refused), clusters, known_map)
        found = _filled(homes, said, settled, clusters, shared)
        return replace(_as_judged(found, judged), mentions=widened.rows())


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
    identities = {(i.document, i.chain): i.entity for i in found.identities if i.document in judged.concerned}
    statements, entities, given = judged.settle(found.statements, found.entities, identities)
    places = {place.id: place for place in (*given, *found.places)}
    return replace(found, statements=statements, entities=entities, places=tuple(places[i] for i in sorted(places)))


def _filled(
    documents: Rows[Document],
    said: Said,
    settled: Settled,
    clusters: Clusters,
    shared: Shared,
) -> Resolution:
    filler = Filler(documents, said, settled, clusters, shared)
    while settled.gathered:
        filler.fill(settled.gathered.pop())
    return Resolution(
        statements=filler.statements(),
        entities=filler.entities.rows().sorted(("id", "ascending")),
        places=tuple(settled.places[i] for i in sorted(settled.places)),
        identities=filler.identities.rows().sorted(("document", "ascending"), ("chain", "ascending")),
        losses=(*_places_not_told(filler.missed), *_names_not_compared(clusters)),
        comparisons=clusters.comparisons,
        things=Rows.of([known_things(clusters, filler.entity_of)], KnownThing),
    )


def _places_not_told(missed: Mapping[str, Counter[str]]) -> Iterator[Loss]:
    """Place names that could not be told, by document."""
    for path, texts in sorted(missed.items()):
        yield Loss(path, "resolution", "place not told", ", ".join(sorted(texts)[:8]), sum(texts.values()))


def _names_not_compared(clusters: Clusters) -> Iterator[Loss]:
    if clusters.left_out:
        detail = "too many names are alike for all of their pairs to be compared"
        yield Loss("all documents", "resolution", "names not compared", detail, clusters.left_out)
