"""Lines of a paragraph → one text: what a line end stood for, and whether the hyphen at one belongs to the word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faultline.documents.layout.lines import Line

# With these, a word broken at a line end is a compound, whatever else the document writes.
_COMPOUND_STARTS = """ad all anti co counter cross ex extra far full half high intra joint large long low mid multi near
    non north off on one post pre pro quasi re self semi short small south sub third three two ultra under vice
    well wide"""
_PREFIXES = frozenset(_COMPOUND_STARTS.split())
_COMPOUND_ENDS = """affected aligned appointed backed based born building century controlled day down driven ending
    free funded general held hit level led like long made making month new off old out owned per
    party producing range recognized related run scale sector sharing side sponsored style term
    thirds time to torn up ups wide year"""
_SUFFIXES = frozenset(_COMPOUND_ENDS.split())
# Spaces that typesetting puts before a closing quotation mark, a possessive or a hyphen.
_STRAY = re.compile(r" (?=[’”](?:[\s.,;:)]|$)|’s\b)|(?<=[a-z]) (?=-[A-Z][a-z])")


def join_lines(lines: Sequence[Line], words: frozenset[str] = frozenset()) -> str:
    """One text: a space stands for a line end; a hyphen at one stays where it parts two words of the document's own."""
    text = ""
    for line, before in zip(lines, [None, *lines], strict=False):
        piece = line.text
        if before is None:
            text = piece
        elif before.hyphenated:
            text += ("-" if keeps_hyphen(text, piece, words) else "") + piece
        elif (text.endswith("-") and text[-2:-1].isalpha() and piece[:1].isalpha()) or re.search(r"\S[/–—]$", text):
            text += piece  # a compound, address or range broken at its own sign
        else:
            text += " " + piece
    return _STRAY.sub("", " ".join(text.split()))


def keeps_hyphen(text: str, following: str, words: frozenset[str]) -> bool:
    """Whether the word broken between two lines is a compound, by how the document writes it elsewhere."""
    first = re.search(r"[^\W\d_]*$", text.casefold())
    second = re.match(r"[^\W\d_]*", following.casefold())
    start, end = first.group() if first else "", second.group() if second else ""
    if (
        re.search(r"(?:www\.|://)\S*$", text)
        or not start
        or not end
        or following[:1].isupper()
        or f"{start}-{end}" in words
    ):
        return True
    if f"{start}{end}" in words:
        return False
    return start in _PREFIXES or end in _SUFFIXES or (start in words and end in words)


def words_of(lines: Sequence[Line]) -> frozenset[str]:
    """All words and hyphenated compounds that the lines hold unbroken, in lower case."""
    found: set[str] = set()
    for line in lines:
        whole = line.text.casefold() if not line.hyphenated else line.text.casefold().rpartition(" ")[0]
        found.update(re.findall(r"[^\W\d_]+-[^\W\d_]+", whole))
        found.update(re.findall(r"[^\W\d_]+", whole))
    return frozenset(found)
