"""The sentence guard: where a sentence must end, may end and cannot end; between the rules the network decides.

The network alone breaks headings, names with full stops and quotations; these rules hold for edited prose, in which
each paragraph is a block of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from faultline.language.lexicons import words


class Boundary(IntEnum):
    """What stands before a token."""

    NO = 0
    UNLIKELY = 1
    MAYBE = 2
    YES = 3


LONGEST_SENTENCE = 250
"""Tokens after which a sentence is ended by force: nobody wrote that; it is a table, a list or an attack."""

_END = re.compile(r"[.!?…]+")
_WORD_WITH_STOP = re.compile(r".*[^\W\d_]\.+")
_CLOSING = frozenset({'"', "”", "’", "'", ")", "]", "»", "''", "*", "›"})
_INITIAL = re.compile(r"(?:[A-Z]|(?:[A-Z]\.)+[A-Z]?)\.?")
_NUMBER = re.compile(r"\d|[IVXLC]+\b")
"""What begins like a number, Arabic or Roman."""
_ENUMERATOR = re.compile(r"[0-9]{1,3}|[a-z]|[ivx]{1,5}|[A-Z]")
_BULLETS = frozenset("•●▪◦‣·*–—-")


def boundaries(tokens: Sequence[str], spaces: Sequence[bool]) -> list[Boundary]:
    """What stands before each token of a block; `spaces[i]` says whether white space follows token i."""
    first = enumerator_length(tokens)
    found = [_boundary(tokens, spaces, i) for i in range(len(tokens))]
    for i in range(1, first):
        found[i] = Boundary.NO
    if 0 < first < len(tokens):
        found[first] = Boundary.YES
    return _bounded(tokens, found)


def _bounded(tokens: Sequence[str], found: list[Boundary]) -> list[Boundary]:
    """The same with a boundary forced where none was possible for too long, after a comma if there is one near."""
    since = 0
    for i, boundary in enumerate(found):
        since = 1 if boundary > Boundary.UNLIKELY else since + 1
        is_pause = i > 0 and tokens[i - 1] in (",", ";")
        if since > LONGEST_SENTENCE or (is_pause and since > 0.8 * LONGEST_SENTENCE):
            found[i] = Boundary.YES
            since = 1
    return found


def enumerator_length(tokens: Sequence[str]) -> int:
    """How many tokens at the start of a block only number it: "12.", "(a)", "iv)", a bullet; 0 where none do."""
    if len(tokens) < 3:
        return 0
    if tokens[0] in _BULLETS:
        return 1
    if tokens[0] == "(" and _ENUMERATOR.fullmatch(tokens[1]) and tokens[2] == ")":
        return 3
    if _ENUMERATOR.fullmatch(tokens[0]) and tokens[1] in (".", ")") and tokens[2][:1].isupper():
        return 2
    return int(bool(re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,3})*\.", tokens[0])) and tokens[1][:1].isupper())


def _boundary(tokens: Sequence[str], spaces: Sequence[bool], i: int) -> Boundary:
    if i == 0:
        return Boundary.YES
    last = i - 1
    while last > 0 and tokens[last] in _CLOSING and i - last < 4:
        last -= 1
    if not spaces[i - 1]:
        return Boundary.NO
    if not _may_follow(tokens[i]):
        is_careless = last == i - 1 and tokens[last] in (".", "!", "?") and tokens[i].isalpha()
        return Boundary.MAYBE if is_careless and _after_stop(tokens, spaces, last, i) is Boundary.YES else Boundary.NO
    if tokens[last] == ":":
        return Boundary.MAYBE if tokens[i][:1].isupper() else Boundary.NO
    if _END.fullmatch(tokens[last]):
        return _after_stop(tokens, spaces, last, i)
    if _WORD_WITH_STOP.fullmatch(tokens[last]):
        return _after_abbreviation(tokens[last].rstrip("."), tokens[i])
    is_glued_heading = tokens[i] in words("abbreviations", "openers") and tokens[i - 1][-1].isalnum()
    if is_glued_heading:
        return Boundary.MAYBE
    return Boundary.UNLIKELY if tokens[i][0].isalpha() else Boundary.NO


def _may_follow(token: str) -> bool:
    """Whether a sentence can begin with this token: not in lower case, not with what closes or continues."""
    return not (token[:1].islower() or token in _CLOSING - {'"', "'"} or _END.fullmatch(token) or token in ",;:%")


def _after_stop(tokens: Sequence[str], spaces: Sequence[bool], last: int, i: int) -> Boundary:
    """After a full stop that is a token of its own; an abbreviation may have lost its stop to it."""
    before = tokens[last - 1] if last and not spaces[last - 1] else ""
    if tokens[last] == "." and before and (_INITIAL.fullmatch(before) or before in _stops()):
        return _after_abbreviation(before, tokens[i])
    if last < i - 1 or tokens[last] == "…":
        return Boundary.MAYBE
    return Boundary.YES


def _after_abbreviation(word: str, following: str) -> Boundary:
    if word in words("abbreviations", "before_names"):
        return Boundary.NO
    if word in words("abbreviations", "before_numbers") and _NUMBER.match(following):
        return Boundary.NO
    is_open = following in words("abbreviations", "openers") or not following[:1].isalpha()
    if _INITIAL.fullmatch(word) or word in words("abbreviations", "either"):
        return Boundary.MAYBE if is_open else Boundary.NO
    return Boundary.MAYBE


def _stops() -> frozenset[str]:
    lists = ("before_names", "before_numbers", "either")
    return frozenset().union(*(words("abbreviations", name) for name in lists))
