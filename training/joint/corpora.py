"""Training material as windows of words: treebanks, name corpora, and our own annotations."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin

LONGEST = 160
"""Words in a window at the most."""

MISSING = ""
"""The label of a word that a corpus does not annotate: it is not learnt from."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words with what is known of them; an empty tuple is a layer that the corpus does not have.

    Attributes:
        starts: Whether a sentence begins at the word.
        heads: Index of the head in the window, -1 for a root.
        coarse: BIO labels of the open name corpora (PERSON, ORG, LOC …).
        fine: BIO labels of our own types.
    """

    words: tuple[str, ...]
    xpos: tuple[str, ...] = ()
    upos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    starts: tuple[bool, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    coarse: tuple[str, ...] = ()
    fine: tuple[str, ...] = field(default=())


def trees(path: Path) -> Iterator[Window]:
    """Windows of whole sentences of a treebank (DocBin)."""
    for doc in _docs(path):
        yield from (_tree_window(doc, start, stop) for start, stop in _sentence_runs(doc))


def names(path: Path) -> Iterator[Window]:
    """Windows of a corpus of names (DocBin); words without annotation are MISSING."""
    for doc in _docs(path):
        labels = [_label(token) for token in doc]
        for start in range(0, len(doc), LONGEST):
            part = slice(start, start + LONGEST)
            yield Window(tuple(t.text for t in doc[start : start + LONGEST]), coarse=tuple(labels[part]))


def curled(window: Window, chooser: random.Random, share: float) -> Window:
    """The window with straight quotes as curly ones, for a share of all windows, as the press writes them."""
    if chooser.random() >= share:
        return window
    is_open = False
    words = []
    for word in window.words:
        if word == '"':
            is_open = not is_open
            words.append("“" if is_open else "”")
        else:
            words.append(word.replace("'", "’").replace("``", "“"))
    return Window(
        tuple(words),
        window.xpos,
        window.upos,
        window.feats,
        window.starts,
        window.heads,
        window.relations,
        window.coarse,
        window.fine,
    )


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
    return "O" if token.ent_iob == 2 else f"{'B' if token.ent_iob == 3 else 'I'}-{token.ent_type_}"
