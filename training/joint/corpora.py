"""Training material as windows of words: treebanks, name corpora, and our own annotations."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin

LONGEST = 160
"""Words in a window at the most."""

_KEY = 5
"""Words by which two conversions of one text are recognised as the same."""

MISSING = ""
"""The label of a word that a corpus does not annotate: it is not learnt from."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words with what is known of them; an empty tuple is a layer that the corpus does not have.

    Attributes:
        starts: Whether a sentence begins at the word.
        heads: Index of the head in the window, -1 for a root.
        names: BIO labels, of our own types (B-armed_group) or of the open corpora (B-ORG, OTHER for no name).
    """

    words: tuple[str, ...]
    xpos: tuple[str, ...] = ()
    upos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    starts: tuple[bool, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def trees(path: Path) -> Iterator[Window]:
    """Windows of whole sentences of a treebank (DocBin)."""
    for doc in _docs(path):
        yield from (_tree_window(doc, start, stop) for start, stop in _sentence_runs(doc))


def names(path: Path) -> Iterator[Window]:
    """Windows of a corpus of names (DocBin); words without annotation are MISSING."""
    for doc in _docs(path):
        labels = tuple(_label(token) for token in doc)
        for start in range(0, len(doc), LONGEST):
            part = slice(start, start + LONGEST)
            yield Window(tuple(t.text for t in doc[start : start + LONGEST]), names=labels[part])


def trees_with_names(trees_path: Path, names_path: Path) -> Iterator[Window]:
    """The windows of a treebank, with names for the sentences that the corpus of names has word for word."""
    words: list[str] = []
    labels: list[str] = []
    for doc in _docs(names_path):
        words += [*(_plain(t.text) for t in doc), ""]
        labels += [*(_label(t) for t in doc), MISSING]
    runs: dict[tuple[str, ...], int] = {}
    for i in range(len(words) - _KEY):
        runs.setdefault(tuple(words[i : i + _KEY]), i)
    for window in trees(trees_path):
        plain = [_plain(word) for word in window.words]
        known = [MISSING] * len(plain)
        starts = [i for i, is_start in enumerate(window.starts) if is_start or i == 0]
        for start, stop in pairwise([*starts, len(plain)]):
            at = runs.get(tuple(plain[start : start + _KEY]))
            if at is not None and words[at : at + stop - start] == plain[start:stop]:
                known[start:stop] = labels[at : at + stop - start]
        yield replace(window, names=tuple(known)) if any(known) else window


def dressed(window: Window, chooser: random.Random, curly: float, shouted: float) -> Window:
    """The window as the press may set it: curly quotes in a share of all windows, capitals throughout in another."""
    words = window.words
    if chooser.random() < curly:
        words = tuple(_curled(words))
    if chooser.random() < shouted:
        words = tuple(word.upper() for word in words)
    return replace(window, words=words)


def sentences_of(window: Window) -> list[Window]:
    """The sentences of a window as windows of their own; the window itself where its sentences are not known."""
    starts = [i for i, is_start in enumerate(window.starts) if is_start and i]
    return [_cut(window, first, stop) for first, stop in pairwise([0, *starts, len(window.words)])]


def _cut(window: Window, first: int, stop: int) -> Window:
    part = slice(first, stop)
    return Window(
        window.words[part],
        window.xpos[part],
        window.upos[part],
        window.feats[part],
        window.starts[part],
        tuple(head - first if first <= head < stop else -1 for head in window.heads[part]),
        window.relations[part],
        window.names[part],
    )


def _curled(words: Iterable[str]) -> Iterator[str]:
    is_open = False
    for word in words:
        if word == '"':
            is_open = not is_open
            yield "“" if is_open else "”"
        else:
            yield word.replace("'", "’").replace("``", "“")


def _plain(word: str) -> str:
    """The word without the shape of its quotation marks, in which two conversions of a text differ."""
    return re.sub("[“”]|``|''", '"', word.replace("’", "'").replace("‘", "'").replace("—", "-"))


@cache
def _vocabulary() -> Any:
    return spacy.blank("en").vocab


def _docs(path: Path) -> Iterable[Doc]:
    return DocBin().from_disk(path).get_docs(_vocabulary())


def _sentence_runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Runs of sentences that fit into a window; a longer sentence is cut."""
    start, stop = 0, 0
    for sentence in doc.sents:
        if stop > start and sentence.end - start > LONGEST:
            yield start, stop
            start = stop
        stop = sentence.end
        while stop - start > LONGEST:
            yield start, start + LONGEST
            start += LONGEST
    if stop > start:
        yield start, stop


def _tree_window(doc: Doc, start: int, stop: int) -> Window:
    tokens = doc[start:stop]
    heads = [-1 if t.head.i == t.i or not start <= t.head.i < stop else t.head.i - start for t in tokens]
    return Window(
        words=tuple(t.text for t in tokens),
        xpos=tuple(t.tag_ for t in tokens),
        upos=tuple(t.pos_ for t in tokens),
        feats=tuple(str(t.morph) for t in tokens),
        starts=tuple(bool(t.is_sent_start) for t in tokens),
        heads=tuple(heads),
        relations=tuple(t.dep_.lower() for t in tokens),
    )


def _label(token: Any) -> str:
    if token.ent_iob == 0:
        return MISSING
    return "OTHER" if token.ent_iob == 2 else f"{'B' if token.ent_iob == 3 else 'I'}-{token.ent_type_}"
