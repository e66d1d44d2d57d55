"""Ties all mentions of all documents to entities and places, and fills them into the statements.

The way: chains → referents (facts) → nodes → clusters → entities → statements. Each step sorts what it is given, so the
order of the input does not change the result.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.sentence import Form
from faultline.model.statement import Statement
from faultline.resolution.chains import NAMING, Chain, ChainKey, gather_chains
from faultline.resolution.clustering import Clusters, Node, cluster
from faultline.resolution.composites import read_composite
from faultline.resolution.countries import countries
from faultline.resolution.entities import Member, build_entity, entity_id
from faultline.resolution.filling import Findings, fill
from faultline.resolution.metonymy import acting_capitals
from faultline.resolution.referents import Referent, government_referent, name_class, refer
from faultline.resolution.registers import Register
from faultline.resolution.retyping import retype
from faultline.resolution.toponyms import PlaceContext, resolve_toponym
from faultline.resolution.widening import widen
from faultline.settings import Settings
from faultline.tables.schemas import Identity, Named


@dataclass(frozen=True, slots=True)
class Resolution:
    """What resolution gives: the statements with entities and places, both of these, and what it could not tell.

    Attributes:
        identities: The entity of each chain of each document, by document and chain.
    """

    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]
    places: tuple[Place, ...]
    identities: tuple[Identity, ...]
    losses: tuple[Loss, ...]


def resolve(
    documents: Sequence[Document], statements: Sequence[Statement], mentions: Sequence[Named], settings: Settings
) -> Resolution:
    """One identity for each thing across documents.

    Statements keep their order and ids; only the entities and names of arguments and speakers, and the fields of
    places, are filled in, by (document, chain). Arguments without a chain stay as they are.
    """
    chains = gather_chains(widen(mentions, documents))
    contexts = _contexts(chains, settings)
    contexts = _with_towns(chains, contexts, settings)
    register = Register(settings.glossary)
    nowhere = PlaceContext({}, settings.region)
    referents: dict[ChainKey, Referent] = {}
    for chain in chains:
        referent = refer(chain, register, contexts.get(chain.document, nowhere))
        if referent:
            referents[chain.key] = referent
    referents = retype(referents, contexts)
    clusters = cluster(_nodes(chains, referents, register))
    capitals, acting = acting_capitals(sorted(statements, key=lambda s: s.id), referents)
    by_chain, governments = _entities(chains, referents, clusters, acting)
    by_span = {span: governments[code] for span, code in capitals.items()}
    found = Findings(by_chain, by_span, referents, contexts, {d.id: d.text for d in documents})
    filled = [fill(statement, found) for statement in statements]
    entities = {e.id: e for e in (*by_chain.values(), *governments.values())}
    return Resolution(
        statements=tuple(s for s, _ in filled),
        entities=tuple(entities[i] for i in sorted(entities)),
        places=_places([p for _, p in filled if p], referents),
        identities=tuple(Identity(*key, entity.id) for key, entity in sorted(by_chain.items(), key=lambda i: i[0])),
        losses=_losses(documents, [s for s, _ in filled]),
    )


def _with_towns(
    chains: Sequence[Chain], contexts: Mapping[str, PlaceContext], settings: Settings
) -> dict[str, PlaceContext]:
    """The contexts with the countries of the towns that they already tell, so that towns help to tell one another."""
    mentioned: dict[str, Counter[str]] = defaultdict(Counter)
    for document, context in contexts.items():
        mentioned[document].update(context.counts)
    for chain in chains:
        if chain.type is EntityType.PLACE and chain.has_name:
            context = contexts.get(chain.document, PlaceContext({}, settings.region))
            found = resolve_toponym(chain.representative, context)
            if found and found.place.country:
                mentioned[chain.document][found.place.country] += sum(m.count for m in chain.mentions)
    return {document: PlaceContext.of(counts, settings.region) for document, counts in mentioned.items()}


def _contexts(chains: Sequence[Chain], settings: Settings) -> dict[str, PlaceContext]:
    """The countries each document speaks of: by name, demonym, or a phrase built with one."""
    mentioned: dict[str, Counter[str]] = defaultdict(Counter)
    for chain in chains:
        for mention in chain.mentions:
            code = mention.country or countries().named(mention.text) or countries().of_demonym(mention.text)
            if code is None and mention.form in (*NAMING, Form.NOMINAL):
                composite = read_composite(mention.text)
                code = composite.country if composite else None
            if code:
                mentioned[chain.document][code] += mention.count
    return {document: PlaceContext.of(counts, settings.region) for document, counts in mentioned.items()}


def _nodes(chains: Sequence[Chain], referents: Mapping[ChainKey, Referent], register: Register) -> dict[str, Node]:
    """The keys with the names by which they are compared; countries, places and descriptions are not compared."""
    names: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, set[str]] = defaultdict(set)
    first: dict[str, Referent] = {}
    for chain in chains:
        referent = referents.get(chain.key)
        if referent is None:
            continue
        first.setdefault(referent.key, referent)
        documents[referent.key].add(chain.document)
        if referent.key.startswith(("name:", "body:")):
            names[referent.key].update(chain.texts(*NAMING) or [referent.name])
            entry = register.find(referent.name) if referent.is_fact else None
            names[referent.key].update((entry.name, *entry.aliases) if entry else ())
    return {
        key: Node(
            key=key,
            names=tuple(sorted(names[key], key=lambda n: (-len(n), n))),
            group=name_class(referent.type),
            type=referent.type,
            is_fact=referent.is_fact,
            is_local=referent.is_local,
            documents=frozenset(documents[key]),
        )
        for key, referent in sorted(first.items())
    }


def _entities(
    chains: Sequence[Chain],
    referents: Mapping[ChainKey, Referent],
    clusters: Clusters,
    acting: Sequence[tuple[str, Named]],
) -> tuple[dict[ChainKey, Entity], dict[str, Entity]]:
    """The entity of each chain, and the governments for which capitals stand, by country."""
    members: dict[str, list[Member]] = defaultdict(list)
    for chain in chains:
        referent = referents.get(chain.key)
        if referent:
            members[clusters.root(referent.key)].append(Member(chain, referent))
    extra: dict[str, list[Named]] = defaultdict(list)
    for code, mention in acting:
        extra[_government_root(code, clusters)].append(mention)
    built: dict[str, Entity] = {}
    taken: set[str] = set()
    for root in sorted({*members, *extra}):
        entity = _built(root, members[root], clusters.why.get(root, ()), extra[root])
        if entity.id in taken:
            entity = replace(entity, id=entity_id(entity.id, None, entity.name, root))
        taken.add(entity.id)
        built[root] = entity
    by_chain = {m.chain.key: built[root] for root, some in members.items() for m in some}
    return by_chain, {code: built[_government_root(code, clusters)] for code in sorted({c for c, _ in acting})}


def _built(root: str, members: Sequence[Member], merges: Sequence[str], extra: Sequence[Named]) -> Entity:
    if not extra:
        return build_entity(members, merges)
    capital = sorted({mention.text for mention in extra})[0]
    government = government_referent(root.split(":")[1], f"“{capital}” acts here, and stands for the government of")
    return build_entity(members, merges, extra, government)


def _government_root(code: str, clusters: Clusters) -> str:
    key = f"government:{code}"
    return clusters.root(key) if key in clusters.parent else key


def _places(of_statements: Sequence[Place], referents: Mapping[ChainKey, Referent]) -> tuple[Place, ...]:
    found = {p.id: p for p in (*of_statements, *(r.place for r in referents.values() if r.place))}
    return tuple(found[i] for i in sorted(found))


def _losses(documents: Sequence[Document], statements: Sequence[Statement]) -> tuple[Loss, ...]:
    """Place names that could not be told, by document."""
    paths = {d.id: d.path for d in documents}
    missed: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        if statement.place and statement.place.place is None and statement.place.lat is None:
            missed[paths.get(statement.evidence.document, statement.evidence.document)][statement.place.text] += 1
    return tuple(
        Loss(path, "resolution", "place not told", ", ".join(sorted(texts)[:8]), sum(texts.values()))
        for path, texts in sorted(missed.items())
    )
