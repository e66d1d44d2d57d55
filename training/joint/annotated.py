"""Our own annotations as windows for training: sentences with names of all types."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import spacy

from annotating.open_texts import GENRES, documents, sentences
from annotating.standoff import is_test, read_sentences, sentence_key, spread_span
from joint.corpora import Window


def annotated_windows(folder: Path, data: Path) -> Iterator[Window]:
    """The annotated sentences of all training documents, the first reading of each."""
    for genre in GENRES:
        wanted: dict[str, dict[str, tuple[tuple[int, int, str], ...]]] = {}
        for s in read_sentences(folder / f"{genre}.jsonl"):
            if s.annotator == "a" and not is_test(s.document):
                wanted.setdefault(s.document, {})[s.sentence] = s.names
        for path, document in documents(genre, data):
            for text in sentences(document) if path in wanted else ():
                names = wanted[path].pop(sentence_key(text), None)
                if names is not None:
                    yield _window(text, [(*spread_span(text, start, end), kind) for start, end, kind in names])


@cache
def _tokenizer() -> Any:
    return spacy.blank("en").tokenizer


def _window(text: str, names: list[tuple[int, int, str]]) -> Window:
    """A token belongs to the name that it overlaps; the tokeniser may cut finer than the annotators, never coarser."""
    tokens = [t for t in _tokenizer()(text) if not t.is_space]
    labels = []
    for token in tokens:
        end = token.idx + len(token)
        name = next(((s, e, k) for s, e, k in names if token.idx < e and s < end), None)
        if name is None:
            labels.append("O")
        else:
            is_first = not any(t.idx < token.idx and t.idx + len(t) > name[0] for t in tokens)
            labels.append(f"{'B' if is_first else 'I'}-{name[2]}")
    return Window(tuple(t.text for t in tokens), fine=tuple(labels))
