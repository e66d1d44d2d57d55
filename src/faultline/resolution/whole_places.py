"""Mends mentions of places: their spans, and names taken for a person's that stand where only a place can.

"West |Virginia|" and "|Licking| County" lack a part of the name, "|Fla|." its point. "|Niger| River" is neither the
country nor a town, so it takes its river. "in |Botley|" is no person.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import read_lexicon
from faultline.resolution.ranking import namesakes
from faultline.tables.schemas import Named

_PLACES = (EntityType.PLACE, EntityType.COUNTRY)
_LEFT = re.compile(r"\b(?:North|South|East|West|New|San|Santa|Saint|St\.|Fort|Ft\.|Port|Mount|Mt\.|El|La|Los|Las)\s$")
_RIGHT = re.compile(r"\s(?:County|Parish|Province|Oblast|Governorate|Co\.)(?!\w)")
_LONGEST_SIGN = 16


def whole_place(mention: Named, text: str) -> Named:
    """The mention with the whole name of the place; other mentions as they are."""
    if mention.start is None or mention.end is None or text[mention.start : mention.end] != mention.text:
        return mention
    if mention.type is EntityType.PERSON and _is_placed(mention, text):
        return replace(mention, type=EntityType.PLACE)
    if mention.type not in _PLACES or not mention.text[:1].isupper():
        return mention
    start, end = _with_nature(mention.start, mention.end, text)
    if (start, end) == (mention.start, mention.end):
        start, end = _with_words(start, end, text)
    if (start, end) == (mention.start, mention.end):
        return mention
    return replace(mention, text=text[start:end], start=start, end=end)


def is_nature(name: str) -> bool:
    """Whether the name says that it is a river, a sea, a mountain."""
    tokens = fold_name(name).split()
    nature = read_lexicon("places")["nature"]
    return len(tokens) > 1 and (tokens[-1] in nature["after"] or tokens[0] in nature["before"])


def _with_words(start: int, end: int, text: str) -> tuple[int, int]:
    """The span with words around it that make it a name of the gazetteer."""
    before = _LEFT.search(text, max(0, start - 12), start)
    if before and namesakes(text[before.start() : end]):
        start = before.start()
    after = _RIGHT.match(text, end)
    if after and namesakes(text[start : after.end()]):
        return start, after.end()
    if text[end : end + 1] == "." and any(e.is_short for e in namesakes(text[start : end + 1])):
        return start, end + 1
    return start, end


def _with_nature(start: int, end: int, text: str) -> tuple[int, int]:
    """The span with the river, lake or mountains that it names."""
    after = _nature_after().match(text, end)
    before = _nature_before().search(text, max(0, start - _LONGEST_SIGN), start)
    return (before.start() if before else start), (after.end() if after else end)


def _is_placed(mention: Named, text: str) -> bool:
    """Whether a name of one or two words stands where places stand, and is a place's own name."""
    start, end = mention.start or 0, mention.end or 0
    if mention.form is not Form.NAME or mention.text.count(" ") > 1:
        return False
    signed = _sign_before().search(text, max(0, start - _LONGEST_SIGN), start) or _sign_after().match(text, end)
    return signed is not None and any(e.is_main for e in namesakes(mention.text))


@cache
def _nature_after() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_any_of('nature', 'after', capital=True)})(?!\w)")


@cache
def _nature_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of('nature', 'before', capital=True)})\s(?:the\s)?$")


@cache
def _sign_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of('signs', 'before')}|left(?:\s\w+)*\sfor)\s$", re.IGNORECASE)


@cache
def _sign_after() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_any_of('signs', 'after')})(?!\w)")


def _any_of(table: str, key: str, *, capital: bool = False) -> str:
    words = read_lexicon("places")[table][key]
    return "|".join(re.escape(w[:1].upper() + w[1:] if capital else w) for w in sorted(words, key=len, reverse=True))
