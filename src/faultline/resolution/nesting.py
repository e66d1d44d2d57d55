"""Finds names of places inside the names of bodies, facilities and works, and in datelines that no mention covers.

"University of Baghdad", "Goma airport" and "the Kano State Police" tell where their document is about. What is found
here are candidates: whether one is a place is told where its document is known, and the others are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.resolution.areas import find_region
from faultline.resolution.chains import clean
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold, fold_name
from faultline.resolution.gazetteer import Gazetteer, gazetteer
from faultline.resolution.lexicon import read_lexicon
from faultline.resolution.lexicon import words as listed_words
from faultline.resolution.ranking import entries, kinds, namesakes
from faultline.resolution.whole_places import is_nature
from faultline.tables.schemas import Named

FIRST_CHAIN, LAST_CHAIN = -10_000, -999_999
"""Chains of places found here count down from the first; below the last one, judgements number theirs."""
LONGEST = 4
"""Words of a name inside another."""
LEAST_LETTERS = 4
"""Of one word that is no country and no first level division."""
DATELINES_WITHIN = 400
"""Characters from the start of a document."""

_HOSTS = frozenset(EntityType) - {EntityType.GOODS, EntityType.COUNTRY, EntityType.AGREEMENT}
_WORD = re.compile(r"[^\W_][\w.'’]*")
_BREAK = re.compile(r"['’]s?$|\.$")
_DIVISIONS = (" county", " parish", " province")
_PARTY = re.compile(r"^[A-Z]{1,3}[-–](?=[A-Z])")
_DATELINE = re.compile(
    r"(?:^|[\n.!?]\s*|\d{4}\s+)([A-Z][A-Z'’. ]{2,30}?)"
    r"(?=(?:,\s+[A-Z][\w. ]{1,20})?\s*(?:\([\w/ ]+\)\s*)?[—–\x97-]+\s)"
)


def is_nested(chain: int) -> bool:
    """Whether a chain holds candidates of this module."""
    return LAST_CHAIN <= chain <= FIRST_CHAIN


def nested_toponyms(mentions: Sequence[Named], texts: Mapping[str, str]) -> Iterator[Named]:
    """Candidates for places that no mention covers by itself; one chain for each name in each document."""
    taken = {(m.document, m.start, m.end) for m in mentions}
    chains: dict[tuple[str, str], int] = {}
    hosts = [m for m in mentions if _is_host(m) and texts.get(m.document, "")[m.start : m.end] == m.text]
    found = [replace(m, start=s, end=e, text=t) for m in hosts for s, e, t in _inside(m)]
    found += _datelines(mentions, texts)
    for one in sorted(found, key=lambda m: (m.document, m.start or 0, m.end or 0, m.text)):
        if (one.document, one.start, one.end) in taken:
            continue
        taken.add((one.document, one.start, one.end))
        chain = chains.setdefault((one.document, fold_name(one.text)), FIRST_CHAIN - len(chains))
        yield replace(one, type=EntityType.PLACE, form=Form.NAME, chain=chain)


def _is_host(mention: Named) -> bool:
    return (
        mention.start is not None
        and mention.type in _HOSTS
        and mention.form in (Form.NAME, Form.NOMINAL)
        and any(c in mention.text for c in " -–")
    )


def _inside(mention: Named) -> Iterator[tuple[int, int, str]]:
    for start, end in _spans(mention.text, mention.type, gazetteer()):
        at = mention.start or 0
        yield at + start, at + end, mention.text[start:end]


@lru_cache(maxsize=100_000)
def _spans(text: str, kind: EntityType, _: Gazetteer) -> tuple[tuple[int, int], ...]:
    """Where names of places stand in a name, longest first from the left; remembered for each gazetteer."""
    if kind is EntityType.PLACE and (is_nature(text) or _is_whole(text)):
        return ()
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    is_road = fold_name(text).split()[-1:] and fold_name(text).split()[-1] in _listed("roads")
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        size = _longest(text, words, at, kind, is_road=bool(is_road))
        if size:
            start, end = words[at][0], words[at + size - 1][1]
            end -= len(_cut(text[start:end]))
            found.append((start, end))
        at += size or 1
    return tuple(found)


def _longest(text: str, words: list[tuple[int, int]], at: int, kind: EntityType, *, is_road: bool) -> int:
    """How many words from `at` name a place; 0 if none do."""
    if not text[words[at][0]].isupper() or not _may_begin(text, words, at, kind):
        return 0
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        start, end = words[at][0], words[at + size - 1][1]
        name = text[start:end]
        name = name[: len(name) - len(_cut(name))]
        if (size == len(words) and len(name) == len(text)) or (is_road and size == 1):
            continue
        is_person = kind is EntityType.PERSON and not _PARTY.match(text)
        if is_person and not any(fold(text[s:e]) in listed_words("titles") for s, e in words[at + size :]):
            return 0
        if text[words[at + size - 1][0]].isupper() and _is_toponym(name, fold_name(name), is_person=is_person):
            return size
    return 0


def _may_begin(text: str, words: list[tuple[int, int]], at: int, kind: EntityType) -> bool:
    """Whether a place's name may begin here: not in the middle of a person's name ("Sam Houston University")."""
    if at == 0 or _PARTY.match(text):
        return True
    if kind is EntityType.PERSON:
        return False
    before = text[words[at - 1][0] : words[at - 1][1]]
    gap = text[words[at - 1][1] : words[at][0]]
    return before.islower() or gap.strip() != "" or before.isupper() or fold_name(before) in _listed("before")


def _is_toponym(name: str, folded: str, *, is_person: bool) -> bool:
    if folded in _listed("never") or folded in kinds():
        return False
    if countries().named(name):
        return True
    is_division = folded.endswith(_DIVISIONS)
    found = [e for e in (namesakes(name) or (entries(name) if is_division else ())) if e.is_main]
    if not found:
        return False
    last = folded.split()[-1]
    if last in _listed("after") and not any(last in fold_name(e.place.name).split() for e in found):
        return False
    if any(e.place.feature == "admin1" for e in found):
        return True
    return len(folded) >= LEAST_LETTERS and not is_person


def _is_whole(text: str) -> bool:
    """Whether the whole name of a place is known, so that nothing inside it need be."""
    name = clean(text)
    last = fold_name(name).split()[-1:]
    is_town = bool(last) and last[0] in _listed("after")
    return "," not in text and bool(namesakes(name) or (not is_town and entries(name)) or find_region(name))


def _cut(name: str) -> str:
    """What ends a word and is no part of a name: "'s", and the full stop but for abbreviations."""
    end = _BREAK.search(name)
    return end.group() if end and not namesakes(name) else ""


def _datelines(mentions: Iterable[Named], texts: Mapping[str, str]) -> Iterator[Named]:
    """The towns in capitals that begin reports ("GAO, Mali (Agency) — …")."""
    model = {m.document: m for m in mentions if m.start is not None}
    for document in sorted(model):
        for found in _DATELINE.finditer(texts.get(document, "")[:DATELINES_WITHIN]):
            name = found.group(1).strip()
            if any(e.is_main for e in namesakes(name)):
                start = found.start(1)
                yield replace(model[document], text=name, start=start, end=start + len(name), count=1)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(read_lexicon("places")["hosts"][key])
