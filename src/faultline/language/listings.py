"""Lists in the style of handbooks, whose order tells the types: parties with acronyms, peoples with their shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faultline.language.extents import Span
from faultline.language.found import Found
from faultline.language.gazetteer import known
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence, Token

_SHORT = re.compile(r"[A-Z][A-Za-z0-9’'.]{1,11}$")
_MARKS = frozenset({"(", "[", ")", "]"})
_LEAST = 2
"""Entries of one kind that make a list."""
_LONGEST = 14


def listed_names(sentence: Sentence) -> list[Found]:
    """The parties, their leaders and the peoples of a list, in order; empty for running text."""
    tokens = sentence.tokens
    found = list(_parties(tokens)) or list(_peoples(tokens))
    return sorted(found, key=lambda n: n.first)


def _parties(tokens: Sequence[Token]) -> Iterator[Found]:
    """ "Name of Party or NOP [First SURNAME]; Other Party or OP [leader]": entries between semicolons."""
    entries = list(_entries(tokens, ";"))
    cut = [_name_and_short(tokens, first, stop) for first, stop in entries]
    is_entry = len(entries) == 1 and not any(t.upos in ("VERB", "AUX") or t.text in (".", ",") for t in tokens)
    if sum(short is not None for _, short in cut) < (1 if is_entry else _LEAST):
        return
    yield from _leaders(tokens)
    for (name_first, name_stop), short in cut:
        if name_first >= name_stop or not _is_capitalised(tokens[name_first:name_stop]):
            continue
        yield Found(name_first, name_stop, EntityType.PARTY, Form.NAME, None, 2, name_stop - 1)
        if short:
            yield Found(*short, EntityType.PARTY, Form.ACRONYM, None, 2, short[1] - 1)


def _leaders(tokens: Sequence[Token]) -> Iterator[Found]:
    """The name in square brackets after a party."""
    opened = next((i for i, t in enumerate(tokens) if t.text == "["), len(tokens))
    while opened < len(tokens):
        closed = next((i for i in range(opened, len(tokens)) if tokens[i].text in ("]", ",", ";")), len(tokens))
        if 1 < closed - opened - 1 < 7 and all(
            t.text[:1].isupper() or t.text == "-" for t in tokens[opened + 1 : closed]
        ):
            yield Found(opened + 1, closed, EntityType.PERSON, Form.NAME, None, 2, closed - 1)
        opened = next((i for i in range(closed, len(tokens)) if tokens[i].text == "["), len(tokens))


def _entries(tokens: Sequence[Token], mark: str) -> Iterator[Span]:
    first = 0
    for i, token in enumerate(tokens):
        if token.text == mark:
            yield first, i
            first = i + 1
        elif token.text == ":" and i < _LONGEST:
            first = i + 1
    if first < len(tokens):
        yield first, len(tokens)


def _name_and_short(tokens: Sequence[Token], first: int, stop: int) -> tuple[Span, Span | None]:
    """The name that opens an entry, and the acronym after "or"; both end before a bracket."""
    end = next((i for i in range(first, stop) if tokens[i].text in _MARKS), stop)
    while end > first and tokens[end - 1].text in (".", ","):
        end -= 1
    link = next((i for i in range(first, end) if tokens[i].text == "or"), None)
    if end - first > _LONGEST:
        return (first, first), None
    if link is None or link + 1 >= end or not _is_short(tokens[link + 1 : end]):
        return (first, link or end), None
    return (first, link), (link + 1, end)


def _is_short(tokens: Sequence[Token]) -> bool:
    text = "".join(t.text for t in tokens)
    return bool(_SHORT.match(tokens[0].text)) and sum(c.isupper() for c in text) > 1 and len(tokens) < 7


def _is_capitalised(tokens: Sequence[Token]) -> bool:
    return tokens[0].text[:1].isupper() and tokens[-1].text[:1].isupper() and not any(t.upos == "VERB" for t in tokens)


def _peoples(tokens: Sequence[Token]) -> Iterator[Found]:
    """ "Somrai/Kera 12.5%, Hadjarai 4%": capitalised words right before a share, but not places and languages."""
    words = {t.text.lower() for t in tokens}
    shares = [i for i in range(2, len(tokens)) if tokens[i].text == "%" and tokens[i - 1].text[:1].isdigit()]
    if len(shares) <= _LEAST or words & {"official", "language", "languages", "exports", "imports", "gdp"}:
        return
    for share in shares:
        i = share - 2
        while i >= 0 and (tokens[i].text in "/()-" or tokens[i].text[:1].isupper()):
            entry = known(tokens[i].text)
            if tokens[i].text[:1].isupper() and (entry is None or entry.type is EntityType.GROUP):
                key = entry.key if entry else None
                yield Found(i, i + 1, EntityType.GROUP, Form.NAME, key, 2, i)
            i -= 1
