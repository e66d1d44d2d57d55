"""Takes down what an analyst sees when they judge, so that it can be found again whatever a rebuild changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from faultline.errors import UsageError
from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.judgement import Decision, Subject, Terms
from faultline.model.place import Place
from faultline.model.seen import (
    SeenComparison,
    SeenDocument,
    SeenEntity,
    SeenMatter,
    SeenMention,
    SeenPlace,
    SeenQuote,
)
from faultline.model.sentence import Form
from faultline.model.statement import Statement
from faultline.resolution.chains import clean
from faultline.resolution.dividing import Division
from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer import gazetteer
from faultline.resolution.seen_mentions import surroundings
from faultline.tables.json_values import to_json
from faultline.tables.schemas import Named
from faultline.workspace.view import MapView

MOST_CHAINS = 500
"""Of an entity with more chains the mentions of so many are kept, those of other words first."""
_AT_ONCE = 200
_SPAN = re.compile(r"(.+):(\d+)-(\d+)")
_NOBODY = SeenEntity("", "", EntityType.PLACE)


def see_statement(view: MapView, statement: Statement) -> SeenQuote:
    """Where the statement stands and what it says in short."""
    evidence = statement.evidence
    document = view.document(evidence.document)
    prefix, suffix = ("", "")
    if evidence.start is not None and evidence.end is not None:
        prefix, suffix = surroundings(document.text, evidence.start, evidence.end)
    return SeenQuote(
        document=document.id,
        path=document.path,
        start=evidence.start,
        end=evidence.end,
        exact=evidence.quote,
        prefix=prefix,
        suffix=suffix,
        kind=statement.kind.value,
        type=statement.type,
        arguments=tuple(a.text for a in statement.arguments),
    )


def see_comparison(comparison: Comparison) -> SeenComparison:
    """The comparison in short, with its statements."""
    return SeenComparison(
        comparison.about,
        comparison.kind.value,
        comparison.verdict.value,
        comparison.reason,
        comparison.statements,
    )


def see_document(view: MapView, identity: str, decision: Decision, terms: Terms) -> tuple[Terms, str]:
    """The document; a name in it that is put at a place with its mentions."""
    if decision is Decision.PLACE:
        return see_matter(view, Subject.DOCUMENT, identity, decision, terms)
    if terms.other:
        other = view.find_document(terms.other).id
        if other == identity:
            raise UsageError("a document cannot be compared with itself: name another after --with")
        terms = replace(terms, other=other)
    document = view.document(identity)
    return terms, to_json(SeenDocument(document.id, document.path, document.title, document.publisher))


def see_matter(view: MapView, subject: Subject, identity: str, decision: Decision, terms: Terms) -> tuple[Terms, str]:
    """What a judgement on who or where is about, with the terms under whole ids."""
    if decision is Decision.PLACE:
        return terms, to_json(_seen_place(view, subject, identity, terms))
    entity = view.entity(identity)
    owned = view.mentions_of(entity.id)
    if decision is Decision.MERGE:
        other = view.entity(terms.other)
        if other.id == entity.id:
            raise UsageError(f"{entity.name} is one entity already: name another after --with")
        seen = SeenMatter(see_entity(view, entity, owned), see_entity(view, other, view.mentions_of(other.id)))
        return replace(terms, other=other.id), to_json(seen)
    moved: Sequence[Named] = ()
    if decision is Decision.SPLIT:
        terms = replace(terms, documents=tuple(view.find_document(d).id for d in terms.documents))
        moved = _moved(view, entity, owned, terms)
    target = see_entity(view, entity, _without(owned, moved))
    return terms, to_json(SeenMatter(target, moved=_Seer(view).mentions(moved)))


def _without(owned: Sequence[Named], moved: Sequence[Named]) -> list[Named]:
    going = set(moved)
    return [mention for mention in owned if mention not in going]


def see_entity(view: MapView, entity: Entity, owned: Sequence[Named]) -> SeenEntity:
    """The entity as it is shown, with one of the mentions given, which are its own, for each of their chains."""
    first: dict[tuple[str, int], Named] = {}
    for mention in sorted(owned, key=lambda m: (m.form is Form.PRONOUN, m.document, m.start or -1)):
        first.setdefault((mention.document, mention.chain), mention)
    return SeenEntity(
        id=entity.id,
        name=entity.name,
        type=entity.type,
        residual=entity.residual,
        place=entity.place,
        aliases=tuple(alias.text for alias in entity.aliases),
        why=entity.why,
        mentions=_Seer(view).mentions(_various(list(first.values()))[:MOST_CHAINS]),
    )


def _various(mentions: Sequence[Named]) -> list[Named]:
    """The mentions, the first of each text before all others."""
    first = {m.text: m for m in reversed(mentions)}
    return sorted(mentions, key=lambda m: first[m.text] is not m)


def _moved(view: MapView, entity: Entity, owned: Sequence[Named], terms: Terms) -> list[Named]:
    """The mentions that a split takes out: of these forms, in these documents, at these spans; all that is given."""
    spans = [_span(view, span) for span in terms.spans]
    aliases = {clean(alias) for alias in terms.aliases}
    going = [
        m
        for m in owned
        if (not aliases or clean(m.text) in aliases)
        and (not terms.documents or m.document in terms.documents)
        and (not spans or any((m.document, m.start) == span[:2] for span in spans))
    ]
    naming = [m for m in owned if m.form is not Form.PRONOUN]
    if not going:
        known = ", ".join(f"“{alias.text}”" for alias in entity.aliases[:8])
        raise UsageError(f"{entity.name} has no such mention: take a form that it has ({known}) or a document of it")
    if len(going) == len(owned) or len([m for m in going if m.form is not Form.PRONOUN]) == len(naming):
        raise UsageError(f"these are all mentions of {entity.name}: a split leaves some; rename it instead")
    return going


def _span(view: MapView, text: str) -> tuple[str, int, int]:
    match = _SPAN.fullmatch(text)
    if match is None:
        raise UsageError(f"{text!r} is no span: write DOCUMENT:START-END with the offsets of a mention")
    return view.find_document(match[1]).id, int(match[2]), int(match[3])


def _seen_place(view: MapView, subject: Subject, identity: str, terms: Terms) -> SeenMatter:
    place = find_place(terms.place, terms.name)
    if subject is Subject.STATEMENT:
        return _place_of_statement(view, identity, place)
    if subject is Subject.ENTITY:
        entity = view.entity(identity)
        owned = view.mentions_of(entity.id)
        places = [s for document in entity.documents for s in _following(view, document, owned)]
        return SeenMatter(
            see_entity(view, entity, ()),
            moved=_Seer(view).mentions(owned),
            given=replace(place, name=place.name or entity.name),
            places=_places(places),
        )
    return _place_of_name(view, identity, terms.name, place)


def _place_of_statement(view: MapView, identity: str, place: Place) -> SeenMatter:
    statement = view.statement(identity)
    reference = statement.place
    if reference is None:
        raise UsageError(f"statement {identity} names no place: correct what it says instead")
    document = statement.evidence.document
    mentions = view.mentions(document)
    at = [m for m in mentions if m.start is not None and (m.start, m.end) == (reference.start, reference.end)]
    at = at or [m for m in mentions if m.chain == reference.chain and m.text == reference.text][:1]
    chain = at[0].chain if at else reference.chain
    entity = view.entity_of(document, chain) if chain is not None else None
    target = see_entity(view, entity, _without(view.mentions_of(entity.id), at)) if entity else _NOBODY
    return SeenMatter(
        target,
        moved=_Seer(view).mentions(at),
        given=replace(place, name=place.name or reference.text),
        places=_places({s.id: s for s in (statement, *_following(view, document, at))}.values()),
        quote=see_statement(view, statement),
    )


def _place_of_name(view: MapView, document: str, name: str, place: Place) -> SeenMatter:
    """All that a document calls by a name."""
    wanted = fold_name(name)
    at = [m for m in view.mentions(document) if fold_name(clean(m.text)) == wanted]
    said = [s for s in view.statements(document=document) if s.place and fold_name(clean(s.place.text)) == wanted]
    if not at and not said:
        raise UsageError(f"the document names nothing {name!r}: take a name as it stands there")
    owners = [e for m in at if (e := view.entity_of(document, m.chain))]
    target = see_entity(view, owners[0], _without(view.mentions_of(owners[0].id), at)) if owners else _NOBODY
    return SeenMatter(
        target,
        moved=_Seer(view).mentions(at),
        given=replace(place, name=place.name or name),
        places=_places({s.id: s for s in (*said, *_following(view, document, at))}.values()),
    )


def _following(view: MapView, document: str, moved: Sequence[Named]) -> list[Statement]:
    """The statements of a document whose place stands at mentions that are taken out of their chains."""
    division = Division(view.mentions(document))
    going = [n for n, m in enumerate(division.mentions) if m in moved]
    chains = set(division.take_out(going, 0).values())
    said = view.statements(document=document) if going else []
    return [s for s in said if (place := division.statement(s).place) and (document, place.chain) in chains]


def _places(statements: Iterable[Statement]) -> tuple[SeenPlace, ...]:
    return tuple(SeenPlace(s.id, s.place) for s in statements if s.place)


def find_place(text: str, name: str = "") -> Place:
    """The place of an id of the gazetteer, or the point at a latitude and longitude; UsageError where it is neither."""
    known = gazetteer().place(text)
    if known:
        return known
    parts = text.split(",")
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is no place: write an id such as geonames:2455290, or latitude and longitude as 16.27,-0.04"
        ) from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError(f"{text!r} lies outside the Earth: latitude is -90 to 90, longitude -180 to 180")
    return Place(id=f"point:{lat:.4f},{lon:.4f}", name=name, feature="point", lat=lat, lon=lon)


class _Seer:
    """Takes down mentions with what stands around them; reads each document once."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._documents: dict[str, Document] = {}

    def mentions(self, mentions: Iterable[Named]) -> tuple[SeenMention, ...]:
        """The mentions by position and by quote, in their order."""
        given = list(mentions)
        wanted = sorted({m.document for m in given} - set(self._documents))
        for first in range(0, len(wanted), _AT_ONCE):
            read = self._view.whole_documents(wanted[first : first + _AT_ONCE])
            self._documents.update({document.id: document for document in read})
        return tuple(self._mention(mention) for mention in given)

    def _mention(self, mention: Named) -> SeenMention:
        document = self._documents[mention.document]
        start, end = mention.start, mention.end
        if start is None or end is None:
            return SeenMention(document.id, document.path, None, None, mention.text)
        prefix, suffix = surroundings(document.text, start, end)
        return SeenMention(
            document.id, document.path, start, end, mention.text, document.text[start:end], prefix, suffix
        )
