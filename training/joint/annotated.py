"""Our own annotations as windows for training: sentences with names of all types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from annotating.open_texts import GENRES, documents
from annotating.standoff import AnnotatedSentence, Letters, part_of, read_sentences, spread_span
from faultline.language.tokenising import tokenise
from joint.corpora import Window

RUN = 100
"""Words of sentences of one document that are shown together, as a paragraph is."""


def annotated_windows(folder: Path, data: Path) -> Iterator[Window]:
    """The annotated sentences of all training documents, the first reading of each, several in a window."""
    for genre in GENRES:
        wanted: dict[str, list[AnnotatedSentence]] = {}
        for s in read_sentences(folder / f"{genre}.jsonl"):
            if s.annotator == "a" and part_of(s.document) == "train":
                wanted.setdefault(s.document, []).append(s)
        for path, document in documents(genre, data):
            if path in wanted:
                yield from _document_windows(document.text, wanted[path])


def _document_windows(text: str, annotated: Sequence[AnnotatedSentence]) -> Iterator[Window]:
    letters = Letters(text)
    run: list[Window] = []
    for sentence in annotated:
        span = letters.find(sentence)
        if span is None:
            continue
        own = " ".join(text[slice(*span)].split())
        window = _window(own, [(*spread_span(own, start, end), kind) for start, end, kind in sentence.names])
        if run and sum(len(w.words) for w in (*run, window)) > RUN:
            yield _together(run)
            run = []
        run.append(window)
    if run:
        yield _together(run)


def _together(run: Sequence[Window]) -> Window:
    return Window(
        tuple(word for w in run for word in w.words),
        starts=tuple(start for w in run for start in w.starts),
        names=tuple(name for w in run for name in w.names),
    )


def _window(text: str, names: list[tuple[int, int, str]]) -> Window:
    """A token belongs to the name that it overlaps; the tokeniser may cut finer than the annotators, never coarser."""
    spans = tokenise(text)
    labels = []
    for start, end in spans:
        name = next(((s, e, k) for s, e, k in names if start < e and s < end), None)
        if name is None:
            labels.append("O")
        else:
            is_first = not any(s < start and e > name[0] for s, e in spans)
            labels.append(f"{'B' if is_first else 'I'}-{name[2]}")
    starts = tuple(i == 0 for i in range(len(spans)))
    return Window(tuple(text[start:end] for start, end in spans), starts=starts, names=tuple(labels))
