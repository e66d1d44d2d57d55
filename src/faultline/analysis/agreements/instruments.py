"""Which agreements, resolutions and sanctions there are, and which of them a statement speaks of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from faultline.analysis.agreements.wording import form_of, unnamed, words
from faultline.analysis.material import Material
from faultline.model.entity import Entity, EntityType
from faultline.model.statement import Statement
from faultline.resolution.folding import fold_name
from faultline.resolution.toponyms import country_place

_TOKEN = re.compile(r"[\w’'-]+")
_TARGETS = (EntityType.COUNTRY, EntityType.ARMED_GROUP, EntityType.GOVERNMENT)
_PLACES = (EntityType.PLACE, EntityType.COUNTRY)
_NEAR = 60
"""Characters from a word of sanctions, within which a name says on whom they are."""
_MOSTLY = 0.5
"""Part of the statements of a document that lie in one country, from which it is what the document is about."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement, resolution or sanctions regime.

    Attributes:
        key: The same for the same thing: its folded name, of an unnamed one its form and on whom or where it is.
        form: Of `words.toml`.
        entities: Ids of what it is on the map; none where no text names it.
    """

    key: str
    name: str
    form: str
    entities: frozenset[str] = frozenset()

    @property
    def is_named(self) -> bool:
        return bool(self.entities)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where the quote of a statement speaks of an instrument; no span where only an argument does."""

    instrument: Instrument
    start: int = -1
    end: int = -1


class Names:
    """Finds the names of entities in quotes, in the documents that mention them."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, Entity]]] = defaultdict(list)
        for entity in entities:
            for text in dict.fromkeys((entity.name, *(a.text for a in entity.aliases))):
                tokens = tuple(_TOKEN.findall(text.lower()))
                if tokens and len(text) > 1:
                    self._by_first[tokens[0]].append((tokens, text, entity))
        for found in self._by_first.values():
            found.sort(key=lambda f: (-len(f[0]), f[1], f[2].id))

    def find(self, text: str, document: str) -> Iterator[tuple[int, int, Entity]]:
        """The names in a text from left to right, the longest first, none inside another."""
        tokens = list(_TOKEN.finditer(text))
        lower = [t[0].lower() for t in tokens]
        at = 0
        while at < len(tokens):
            found = self._at(text, tokens, lower, at, document)
            if found is None:
                at += 1
                continue
            count, entity = found
            yield tokens[at].start(), tokens[at + count - 1].end(), entity
            at += count

    def _at(
        self, text: str, tokens: list[re.Match[str]], lower: list[str], at: int, document: str
    ) -> tuple[int, Entity] | None:
        for own, name, entity in self._by_first.get(lower[at], ()):
            if tuple(lower[at : at + len(own)]) != own or (entity.documents and document not in entity.documents):
                continue
            written = text[tokens[at].start() : tokens[at + len(own) - 1].end()]
            if len(own) > 1 or (written == name and (not name.isdigit() or "resolution" in lower)):
                return len(own), entity
        return None


class Instruments:
    """The instruments of a material."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._of_entity = dict(_named(material))
        entities = [material.entities[e] for e in sorted(self._of_entity)]
        self._names = Names(entities)
        self._places = Names(e for e in _sorted(material.entities) if e.place and e.type in _PLACES)
        self._targets = Names(e for e in _sorted(material.entities) if e.type in _TARGETS and not e.residual)

    def spoken_of(self, statement: Statement) -> tuple[Mention, ...]:
        """The instruments that a statement has as argument or in its quote, each once."""
        if statement.evidence.table is not None:
            return tuple(self._by_arguments(statement))
        quote, document = statement.evidence.quote, statement.evidence.document
        found = {m.instrument.key: m for m in self._by_arguments(statement)}
        spans = list(self._names.find(quote, document))
        for start, end, entity in spans:
            instrument = self._of_entity[entity.id]
            found[instrument.key] = Mention(instrument, start, end)
        for match in unnamed().finditer(quote):
            form = str(match.lastgroup)
            if any(start <= match.start() < end for start, end, _ in spans) or _stands_by(found.values(), form):
                continue
            unnamed_one = self._unnamed(statement, form, match)
            if unnamed_one is not None:
                found.setdefault(unnamed_one.key, Mention(unnamed_one, match.start(), match.end()))
        return tuple(found[key] for key in sorted(found))

    def of(self, entity: str | None) -> Instrument | None:
        """The instrument that an entity is."""
        return self._of_entity.get(entity or "")

    def _by_arguments(self, statement: Statement) -> Iterator[Mention]:
        for argument in statement.arguments:
            if (instrument := self.of(argument.entity)) is not None:
                yield Mention(instrument)

    def _unnamed(self, statement: Statement, form: str, match: re.Match[str]) -> Instrument | None:
        """The ceasefire or peace agreement of a country, the sanctions on a country or body."""
        whom = self._laid_on(statement, match) if form == "sanctions" else self._told_in(statement, match)
        is_vague = match[0].lower() in words()["forms"][form].get("vague", ())
        where = whom or (None if is_vague else self._country(statement))
        if where is None:
            return None
        name = (
            f"sanctions on {where}"
            if form == "sanctions"
            else f"{form if form == 'ceasefire' else 'peace agreement'} in {where}"
        )
        return Instrument(f"{form} {fold_name(where)}", name, form)

    def _laid_on(self, statement: Statement, match: re.Match[str]) -> str | None:
        """Whom a name close to the word says that sanctions are on: after it first, then before it."""
        quote, document = statement.evidence.quote, statement.evidence.document
        after = quote[match.end() : match.end() + _NEAR]
        told = re.match(r"\s(?:\w+\s){0,3}?(?:on|against|targeting|concerning|in)\s", after)
        if told:
            for start, _, entity in self._targets.find(after, document):
                if start <= told.end() + 4:
                    return entity.name
        before = quote[max(0, match.start() - _NEAR) : match.start()]
        last = None
        for _, end, entity in self._targets.find(before, document):
            last = entity.name if len(before) - end <= 2 else last
        return last

    def _told_in(self, statement: Statement, match: re.Match[str]) -> str | None:
        """The country of the place that follows: "the ceasefire agreement in Gaza"."""
        after = statement.evidence.quote[match.end() : match.end() + _NEAR]
        told = re.match(r"\s(?:(?:agreement|deal|arrangements?)\s)?(?:in|for|across)\s(?:the\s)?", after)
        if told is None:
            return None
        for start, _, entity in self._places.find(after, statement.evidence.document):
            place = self._material.places.get(entity.place or "")
            if start <= told.end() and place is not None and place.country:
                country = country_place(place.country)
                return country.name if country else None
        return None

    def _country(self, statement: Statement) -> str | None:
        code = statement.place.country if statement.place else None
        code = code or self._mostly.get(statement.evidence.document)
        place = country_place(code) if code else None
        return place.name if place else None

    @cached_property
    def _mostly(self) -> Mapping[str, str]:
        """The country that most of a document lies in, where there is one."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for statement in self._material.statements:
            if statement.place and statement.place.country:
                counts[statement.evidence.document][statement.place.country] += 1
        found = {}
        for document, counted in counts.items():
            code, count = min(counted.items(), key=lambda item: (-item[1], item[0]))
            if count > _MOSTLY * sum(counted.values()):
                found[document] = code
        return found


def _named(material: Material) -> Iterator[tuple[str, Instrument]]:
    """Entity → instrument: entities of one name are one, and so is a shorter name in a document of the longer."""
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in _sorted(material.entities):
        form = form_of(entity.name) if entity.type is EntityType.AGREEMENT else None
        if form is not None:
            bare = len(entity.name.split()) == 1 and not entity.name.isupper()
            groups[f"{fold_name(entity.name)}{f' {entity.id}' if bare else ''}"].append(entity)
    longer: dict[str, str] = {}
    for key in sorted(groups, key=len):
        documents = {d for e in groups[key] for d in e.documents}
        for other in sorted(groups):
            shared = documents & {d for e in groups[other] for d in e.documents}
            if len(key.split()) > 1 and other.startswith(f"{key} ") and shared and not key.startswith("resolution"):
                longer[key] = longer.get(key, other)
    joined: dict[str, list[Entity]] = defaultdict(list)
    for key, some in groups.items():
        joined[_last(longer, key)].extend(some)
    for key, some in sorted(joined.items()):
        first = max(some, key=lambda e: (e.mentions, e.name, e.id))
        name = (
            first.name
            if len(first.name.split()) > 1 or first.name.isupper()
            else f"{first.name} ({_title(material, first)})"
        )
        form = form_of(first.name) or "accord"
        instrument = Instrument(key, name, form, frozenset(e.id for e in some))
        for entity in some:
            yield entity.id, instrument


def _last(longer: Mapping[str, str], key: str) -> str:
    seen = {key}
    while key in longer and longer[key] not in seen:
        key = longer[key]
        seen.add(key)
    return key


def _title(material: Material, entity: Entity) -> str:
    """The file in which a bare name stands, to tell one "Convention" from another."""
    document = material.documents.get(entity.documents[0]) if entity.documents else None
    return document.path.rsplit("/", 1)[-1] if document else "not named further"


def _sorted(entities: Mapping[str, Entity]) -> list[Entity]:
    return [entities[e] for e in sorted(entities)]


def _stands_by(found: Iterable[Mention], form: str) -> bool:
    """Whether a named instrument of the form is spoken of already: "the peace agreement" is then that one."""
    return any(m.instrument.form == form and m.instrument.is_named and m.start >= 0 for m in found)
