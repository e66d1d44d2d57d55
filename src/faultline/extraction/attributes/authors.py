"""Whose text it is: the state, body or person that a letter, a statement, a report or a resolution speaks for.

News and reference pages have no such author: what they find unacceptable is nobody's position. A letter that transmits
another one has two authors, one before its annex and one after.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from faultline.extraction.tree import Tree
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.sentence import Analysis, Form, Mention
from faultline.model.statement import Argument

_PAPER = r"(?:identical )?(?:letters?|notes? verbales?|aides?[- ]m[eé]moires?|communications?|memorand(?:um|a))"
_LETTER = re.compile(
    rf"^(?P<annexed>annex[^\n]{{0,12}} to the )?{_PAPER} (?:dated|of) [^\n]*?\bfrom (?P<who>[^\n]+)", re.I | re.M
)
_STATEMENT = re.compile(
    r"^[\w ]{0,20}?(?:statement|declaration|communiqu[eé]|remarks|address|speech|message|open letter)"
    r"\b[^\n]{0,80}? (?:by|of|from) (?P<who>[^\n.]{3,160})$",
    re.I | re.M,
)
_REPORT = re.compile(r"^(?:[^\n]{0,160}: )?report of (?P<who>the [^\n]{3,80})$", re.I | re.M)
_COUNCIL = re.compile(r"^(?P<who>The [A-Z][^\n,.;:]{3,70}),\s*$", re.M)
_SIGNATURE = re.compile(
    r"(?:\(Signed\)|^(?:Yours |Very )?(?:sincerely|truly|faithfully)(?: yours)?,?)\s*(?P<who>[^\n]+)", re.I | re.M
)
_TRANSMITTED = re.compile(
    r"\b(?:transmit|forward|convey|attach|enclos|annex|herewith|send)[^.;\n]*?"
    r"\b(?:letter|statement|message|note verbale|communication|declaration|communiqu[eé]|memorandum|position)\b"
    r"(?: dated [\w ]+?)?,?(?: issued| addressed to [^.;\n]*?)? (?:from|by|of) (?P<who>[^.;\n]+)",
    re.I,
)
_ANNEX = re.compile(r"^(?:annex|enclosure|appendix|attachment)\b[^\n]{0,400}$", re.I | re.M)
_BEYOND = re.compile(
    r" \(| on (?:the|its)\b"
    r"|,? (?:to the United Nations|addressed|concerning|regarding|in response|in reply|on the occasion|in connection"
    r"|referring|transmitting|dated|informing|relating|in which|about)\b"
)
_HEAD = 3_000
_LONGEST_OFFICE = 8
_OFTEN = 3
_BODIES = frozenset(
    {EntityType.GOVERNMENT, EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANISATION, EntityType.ORGANISATION}
    | {EntityType.CIVIL_ORGANISATION, EntityType.ARMED_GROUP, EntityType.MILITARY, EntityType.PARTY, EntityType.GROUP}
    | {EntityType.MEDIA, EntityType.COMPANY}
)


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks in one stretch of a document.

    Attributes:
        holders: Whom the text speaks for, as arguments of a position.
        person: Who says "I", where the head names a person.
        is_elliptic: Whether stances have no subject of their own, as in a resolution ("Condemns …").
    """

    start: int
    end: int
    holders: tuple[Argument, ...]
    person: Argument | None = None
    is_elliptic: bool = False


class Authors:
    """The authors of a document's stretches, found once."""

    def __init__(self, document: Document, analysis: Analysis, trees: tuple[Tree, ...]) -> None:
        names = _Names(analysis)
        self._authors = tuple(_with_own_name(a, trees) for a in _authors(document.text, names))

    def at(self, start: int) -> Author | None:
        """Who speaks at an offset; in overlapping stretches, the one that began last."""
        found = [a for a in self._authors if a.start <= start < a.end]
        return max(found, key=lambda a: a.start) if found else None


class _Names:
    """The names of a document by their words, to find them again in lines that no sentence holds."""

    def __init__(self, analysis: Analysis) -> None:
        self._known: dict[str, Mention] = {}
        for sentence in analysis.sentences:
            for mention in sentence.mentions:
                if mention.form is not Form.PRONOUN:
                    self._known.setdefault(mention.text, mention)

    def of(self, text: str, start: int) -> tuple[Argument, ...]:
        """The states a phrase of office names, else the bodies, else the persons, else the office itself."""
        for types in ({EntityType.COUNTRY}, _BODIES, {EntityType.PERSON}):
            named = self._named(text, start, frozenset(types))
            if named:
                return named
        office = text.strip(" ,")
        if not office or len(office.split()) > _LONGEST_OFFICE:
            return ()
        known = self._known.get(re.sub(r"^the ", "", office, flags=re.I))
        return (Argument("holder", office, start, start + len(office), known.chain if known else None),)

    def person(self, text: str, start: int) -> Argument | None:
        """The person a phrase names, if it names just one."""
        named = self._named(text, start, frozenset({EntityType.PERSON}))
        return named[0] if len(named) == 1 else None

    def _named(self, text: str, start: int, types: frozenset[EntityType]) -> tuple[Argument, ...]:
        found: list[Argument] = []
        taken: set[int] = set()
        for name in sorted(self._known, key=len, reverse=True):
            mention = self._known[name]
            if mention.form not in (Form.NAME, Form.ACRONYM) or mention.type not in types or name not in text:
                continue
            match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            if match is not None and not taken & set(range(*match.span())):
                taken |= set(range(*match.span()))
                found.append(Argument("holder", name, start + match.start(), start + match.end(), mention.chain))
        return tuple(sorted(found, key=lambda a: a.start or 0))


def _authors(text: str, names: _Names) -> Iterator[Author]:
    """One author at most for each part between the annexes, and for each resolution."""
    cuts = [0, *(m.start() for m in _ANNEX.finditer(text) if m.start()), len(text)]
    cover = text[: min(cuts[1], _HEAD)]
    for number, (start, end) in enumerate(pairwise(cuts)):
        found = (
            _head(text, start, end) or (_transmitted(cover) if number == 1 else None) or _signature(text, start, end)
        )
        if found is not None:
            holders = names.of(*found)
            if holders:
                yield Author(start, end, holders, names.person(*found))
    for match in _COUNCIL.finditer(text):
        end = next((c for c in cuts if c > match.start()), len(text))
        yield Author(match.start(), end, names.of(match["who"], match.start("who")), is_elliptic=True)


def _head(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The words for the author in the line that opens a part, and where they stand."""
    for pattern in (_LETTER, _STATEMENT, _REPORT):
        match = pattern.search(text, start, min(end, start + _HEAD))
        if match is not None and not match.groupdict().get("annexed"):
            return _office(match)
    return None


def _transmitted(cover: str) -> tuple[str, int] | None:
    match = _TRANSMITTED.search(cover)
    return None if match is None else _office(match)


def _signature(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The one who signed a part, where there is one."""
    signed = list(_SIGNATURE.finditer(text, start, end))
    return _office(signed[0]) if len(signed) == 1 else None


def _office(match: re.Match[str]) -> tuple[str, int]:
    return _BEYOND.split(match["who"], maxsplit=1)[0], match.start("who")


def _with_own_name(author: Author, trees: tuple[Tree, ...]) -> Author:
    """Several who write together as one body ("the E3 … our commitments") are that body."""
    if len(author.holders) < 2:
        return author
    counted: Counter[int] = Counter()
    first: dict[int, Mention] = {}
    for tree in trees:
        if not author.start <= tree.sentence.start < author.end or not set(tree.lemmas) & {"our", "we"}:
            continue
        for mention in _subjects(tree):
            if mention.chain is not None and all(mention.chain != h.chain for h in author.holders):
                counted[mention.chain] += 1
                first.setdefault(mention.chain, mention)
    chain, times = counted.most_common(1)[0] if counted else (-1, 0)
    if times < _OFTEN:
        return author
    name = first[chain]
    return replace(author, holders=(Argument("holder", name.text, name.start, name.end, chain),))


def _subjects(tree: Tree) -> Iterator[Mention]:
    for token in tree.tokens:
        mention = tree.mention(token.index) if tree.relation(token.index) == "nsubj" else None
        if mention is not None and mention.form in (Form.NAME, Form.ACRONYM):
            yield mention
