"""Our annotations stand where they say, and no document is in both parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate_names import HERE, TYPES
from annotating.open_texts import documents, sentences
from annotating.standoff import (
    AnnotatedSentence,
    compact_span,
    is_test,
    read_sentences,
    sentence_key,
    spread_span,
    write_sentences,
)

ALL = [s for path in sorted(HERE.glob("*.jsonl")) for s in read_sentences(path)]


def test_a_span_survives_other_white_space() -> None:
    written, read = "The Old  Guard left\nGao.", "The Old Guard left Gao."
    assert sentence_key(written) == sentence_key(read)
    span = compact_span(written, 4, 14)
    start, end = spread_span(read, *span)
    assert read[start:end] == "Old Guard"


def test_what_is_written_is_read(tmp_path: Path) -> None:
    sentence = AnnotatedSentence("documents/x.pdf", "00ff", ((0, 3, "place"), (5, 9, "person")), "a")
    write_sentences(tmp_path / "x.jsonl", [sentence])
    assert list(read_sentences(tmp_path / "x.jsonl")) == [sentence]


def test_there_are_three_thousand_sentences_and_a_tenth_is_read_twice() -> None:
    first = {(s.document, s.sentence) for s in ALL if s.annotator == "a"}
    second = {(s.document, s.sentence) for s in ALL if s.annotator == "b"}
    assert len(first) >= 3000
    assert len(first & second) >= 0.1 * len(first)


def test_a_fifth_is_for_testing_and_no_news_topic_is_in_both_parts() -> None:
    first = [s for s in ALL if s.annotator == "a"]
    share = sum(is_test(s.document) for s in first) / len(first)
    assert 0.15 < share < 0.25
    topics = {s.document.rsplit("/", 1)[0] for s in first if s.document.endswith(".xml")}
    assert all(len({is_test(s.document) for s in first if s.document.startswith(f"{t}/")}) == 1 for t in topics)


def test_names_have_types_of_the_guideline_and_do_not_overlap() -> None:
    for sentence in ALL:
        assert {kind for *_, kind in sentence.names} <= TYPES
        ends = [0, *(end for _, end, _ in sentence.names)]
        assert all(start >= end for (start, _, _), end in zip(sentence.names, ends, strict=False))


@pytest.mark.parametrize("genre", ["factbook", "ecbplus"])
def test_annotated_sentences_are_found_again(genre: str, shared: Path) -> None:
    wanted = {s.document for s in ALL}
    few = [(p, d) for p, d in documents(genre, shared) if p in wanted][:3]
    assert few
    for path, document in few:
        keys = {sentence_key(text) for text in sentences(document)}
        missing = {s.sentence for s in ALL if s.document == path} - keys
        assert not missing, f"{path}: the readers cut {len(missing)} annotated sentences otherwise now"
