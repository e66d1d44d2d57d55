"""Causes that a list spells out: "several factors led to the revolt, including drought and hunger"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from faultline.extraction.causes.spans import LIMIT, Cause, between
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words

_OPENERS = ("including", "namely", "notably", "especially", "e.g.")
_OPENING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PRON"})
_MOST = 5
_EMPTY = frozenset(
    {"the", "a", "these", "those", "and", "or", "some", "several", "many", "various", "other", "of", "number"}
)


def spelled_out(context: SentenceContext, cause: Cause) -> Iterator[Cause]:
    """The causes that a list gives for a general one ("conditions", "factors"), else the cause as it is."""
    tree = context.tree
    opener = _opener(tree, cause) if _is_general(tree, cause) else -1
    if opener < 0:
        if not _says_nothing(cause):
            yield cause
        return
    if cause.effect.start is not None and cause.effect.start > tree.tokens[opener].start:
        return  # what the parse took for an effect is an item of the list
    for first, stop in _items(tree, opener + 1):
        item = between(context, "cause", first, stop)
        if item is not None:
            yield replace(cause, cause=item)


def _is_general(tree: Tree, cause: Cause) -> bool:
    """Whether the head of the cause only says that there are causes."""
    start, end = cause.cause.start or 0, cause.cause.end or 0
    inside = {t.index for t in tree.tokens if start <= t.start < end}
    head = next((i for i in sorted(inside) if tree.head(i) not in inside and tree.is_noun(i)), -1)
    if head >= 0 and tree.lemmas[head] in words("causes", "gatherings"):
        head = next((k for k in tree.children(head, "nmod") if tree.preposition(k) == "of"), head)
    return head >= 0 and tree.lemmas[head] in words("causes", "general")


def _says_nothing(cause: Cause) -> bool:
    """Whether a cause has no word but general ones ("the conditions and factors")."""
    said = re.findall(r"[a-z]+", cause.cause.text.lower())
    return all(w.rstrip("s") in words("causes", "general") or w in _EMPTY for w in said)


def _opener(tree: Tree, cause: Cause) -> int:
    """The word that begins the list, after the cause; -1 where there is none."""
    for token in tree.tokens:
        if cause.cause.end is None or token.start < cause.cause.end:
            continue
        if token.text.lower() in _OPENERS or (token.text == ":" and token.index + 1 < len(tree.tokens)):
            return token.index
        if token.text.lower() == "such" and tree.tokens[min(token.index + 1, len(tree.tokens) - 1)].text == "as":
            return token.index + 1
    return -1


def _items(tree: Tree, first: int) -> Iterator[tuple[int, int]]:
    """The items between commas, each cut to what an argument may have; the list ends with what is no noun phrase."""
    found = 0
    while first < len(tree.tokens) and found < _MOST:
        if tree.tokens[first].upos == "CCONJ":
            first += 1
            continue
        stop = next(
            (i for i in range(first, len(tree.tokens)) if tree.tokens[i].text in (",", ";", ".")), len(tree.tokens)
        )
        if stop == first or tree.tokens[first].upos not in _OPENING or not any(map(tree.is_noun, range(first, stop))):
            return
        yield first, min(stop, first + LIMIT)
        found, first = found + 1, stop + 1
