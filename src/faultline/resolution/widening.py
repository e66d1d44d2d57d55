"""Reads a little more text around mentions than their spans, and adds mentions that stand outside the sentences.

- "Canada's |Liberal Government|" and "|the government| of Mali" are governments of a country that the span leaves out.
- "northern |Mali|" names an area beside the country.
- The author and the publisher of a document are voices although no sentence names them.

Spans and chains of the given mentions stay; a widened mention has a longer text, an added one a negative chain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.resolution.areas import find_part_around
from faultline.resolution.composites import read_composite
from faultline.resolution.countries import countries
from faultline.resolution.gazetteer import gazetteer
from faultline.resolution.nesting import nested_toponyms
from faultline.resolution.nominals import head_of
from faultline.resolution.whole_places import whole_place
from faultline.tables.schemas import Named

_OWNER = re.compile(r"((?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*['’]s?)\s+$")
_AFTER = re.compile(r"^\s+of\s+(?:the\s+)?(?:[A-Z][\w’'-]*)(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*){0,4}")
_BODIES = frozenset({"government", "force", "troop", "military", "army", "soldier", "authority", "administration"})
_DIRECTION = re.compile(r"(?:north|south|east|west|cent)\w*(?:\s\w+){0,4}\s*$", re.IGNORECASE)
_VOICES = re.compile(r"\s*(?:,|;|\band\b|&)\s*")


def widen(mentions: Sequence[Named], documents: Sequence[Document]) -> list[Named]:
    """The mentions, bodies of countries with their country, and the added ones."""
    texts = {d.id: d.text for d in documents}
    widened = [whole_place(_with_country(m, t), t) for m in mentions for t in (texts.get(m.document, ""),)]
    return [*widened, *_parts(mentions, texts), *nested_toponyms(widened, texts), *_voices(documents)]


def _with_country(mention: Named, text: str) -> Named:
    if mention.form not in (Form.NAME, Form.NOMINAL) or mention.start is None or mention.end is None:
        return mention
    if head_of(mention.text) not in _BODIES or read_composite(mention.text):
        return mention
    owner = _OWNER.search(text[max(0, mention.start - 60) : mention.start])
    after = _AFTER.match(text[mention.end : mention.end + 60])
    for wide in (
        f"{owner.group(1)} {mention.text}" if owner else "",
        *_shortened(f"{mention.text}{after.group()}" if after else ""),
    ):
        if wide and read_composite(wide):
            return replace(mention, text=wide)
    return mention


def _shortened(wide: str) -> Iterator[str]:
    """The text and what remains without its last words: the run of capitals may go beyond the country's name."""
    while wide:
        yield wide
        wide = wide.rpartition(" ")[0]


def _parts(mentions: Sequence[Named], texts: Mapping[str, str]) -> Iterator[Named]:
    """A mention for each part of a country, with a chain of its own in each document."""
    chains: dict[tuple[str, str], int] = {}
    found = []
    for mention in mentions:
        text, code = texts.get(mention.document, ""), countries().named(mention.text)
        if code is None or mention.form not in (Form.NAME, Form.ACRONYM) or mention.start is None:
            continue
        part = find_part_around(text, mention.start, code, gazetteer())
        before = _DIRECTION.search(text[max(0, mention.start - 40) : mention.start])
        if part and before:
            start = mention.start - len(before.group())
            found.append(
                (part.id, replace(mention, text=text[start : mention.end], start=start, type=EntityType.PLACE))
            )
    for place, mention in sorted(found, key=lambda f: (f[1].document, f[0], f[1].start or 0, f[1].end or 0)):
        chain = chains.setdefault((mention.document, place), -100 - len(chains))
        yield replace(mention, chain=chain, form=Form.NAME)


def _voices(documents: Sequence[Document]) -> Iterator[Named]:
    for document in sorted(documents, key=lambda d: d.id):
        publisher = (document.publisher or "").strip()
        if publisher:
            yield Named(document.id, publisher, EntityType.MEDIA, Form.NAME, -1)
        authors = [a for a in _VOICES.split(document.author or "") if a and a != publisher]
        for number, author in enumerate(authors[:20]):
            if len(author.split()) > 1:
                yield Named(document.id, author, EntityType.PERSON, Form.NAME, -2 - number)
