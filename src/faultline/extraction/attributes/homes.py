"""The country that a document is about: where its deeds are, if nothing nearer says so.

A page on a country, or a report from one, seldom says where: its name opens the text, and its names and adjectives far
outnumber those of all other countries. A letter of a state speaks of the state as somebody, not as a place, and has
none; nor has a text that puts more in another country than in its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from dataclasses import replace
from functools import cache

from faultline.extraction.attributes.locations import PLACES, is_held, locations
from faultline.extraction.tree import Tree
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.place import PlaceReference
from faultline.model.sentence import Form, Mention
from faultline.ontology import vocabulary

_LETTER = re.compile(
    r"\b(?:letters?|notes? verbales?|statement|declaration|communiqu[eé]) (?:dated|by|from|of)\b", re.I
)
_HEAD = 600
_OPENING = 3
_LEAST = 4
_SHARE = 0.45
_LEAD = 1.5
_REGIONS = ("region", "subregion", "sub-region")
_NAMED = (Form.NAME, Form.ACRONYM, Form.DEMONYM)


def home_of(document: Document, trees: tuple[Tree, ...]) -> PlaceReference | None:
    """The first name of the country that a document is about; None where it is about none, or speaks for somebody."""
    content = [t for t in trees if t.sentence.role.is_content]
    if _LETTER.search(f"{document.title or ''}\n{document.text[:_HEAD]}"):
        return None
    named = [(m, code) for t in content for m in t.sentence.mentions if (code := _country(m)) is not None]
    counts = Counter(code for _, code in named)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _LEAST or ranked[0][1] < _SHARE * sum(counts.values()):
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return None
    home = ranked[0][0]
    opening = {code for t in content[:_OPENING] for m in t.sentence.mentions if (code := _country(m)) is not None}
    if home not in opening or _is_elsewhere(content, home):
        return None
    first = next(
        (m for m, code in named if code == home and m.form is Form.NAME and m.type is EntityType.COUNTRY), None
    )
    return PlaceReference(first.text, first.start, first.end, first.chain) if first is not None else None


def holds(region: PlaceReference, home: PlaceReference) -> bool:
    """Whether a region of several countries has the home among them, so that the home says more."""
    return _codes().get(_plain(home.text)) in _members().get(_plain(region.text), ())


def pointed(tree: Tree, place: PlaceReference, around: tuple[PlaceReference | None, ...]) -> PlaceReference | None:
    """The words "the country" or "the region", meaning one around the sentence, or named before in it."""
    said = place.text.lower().split()
    known: Container[str] = (
        _codes() if said[-1] in ("country", "nation") else _members() if said[-1] in _REGIONS else ()
    )
    if place.chain is not None or len(said) != 2 or said[0] not in ("the", "this"):
        return None
    before = [
        m for m in tree.sentence.mentions if m.end < (place.start or 0) and m.form is Form.NAME and m.type in PLACES
    ]
    named = [PlaceReference(m.text, m.start, m.end, m.chain) for m in reversed(before)]
    near = (*(named if known is _members() else ()), *around)
    meant = next((p for p in near if p is not None and _plain(p.text) in known), None)
    return replace(place, chain=meant.chain) if meant is not None else None


def _is_elsewhere(content: list[Tree], home: str) -> bool:
    """Whether a text puts more in another country than in the one that it names most."""
    codes = _codes()
    held: Counter[str] = Counter()
    for tree in content:
        for location in locations(tree):
            mention = tree.mention(location.head)
            code = codes.get(_plain(mention.text)) if mention is not None and is_held(location) else None
            if code is not None:
                held[code] += 1
    return any(count > held[home] + 1 for code, count in held.items() if code != home)


def _country(mention: Mention) -> str | None:
    return _codes().get(_plain(mention.text)) if mention.form in _NAMED else None


def _plain(text: str) -> str:
    return text.lower().replace("’", "'").removeprefix("the ")


@cache
def _codes() -> dict[str, str]:
    """Names, capitals and adjectives of the countries → their codes."""
    found: dict[str, str] = {}
    for code, country in vocabulary("countries").items():
        words = [
            country["name"],
            *(w for key in ("names", "demonyms", "people", "capitals") for w in country.get(key, ())),
        ]
        for word in words:
            found.setdefault(_plain(word), code)
            found.setdefault(_plain(f"{word}s"), code)
    return found


@cache
def _members() -> dict[str, tuple[str, ...]]:
    """Names of regions → the codes of the countries in them."""
    return {
        _plain(name): tuple(region.get("countries", ()))
        for region in vocabulary("regions").values()
        for name in (region["name"], *region.get("names", ()))
    }
