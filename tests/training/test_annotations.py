"""Our annotations stand where they say, and no document is in both parts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from annotate_names import HERE, TYPES
from annotating.open_texts import documents
from annotating.standoff import (
    AnnotatedSentence,
    Letters,
    compact_span,
    part_of,
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
    sentence = AnnotatedSentence("documents/x.pdf", 10, 9, "00ff", ((0, 3, "place"), (5, 9, "person")), "a")
    write_sentences(tmp_path / "x.jsonl", [sentence])
    assert list(read_sentences(tmp_path / "x.jsonl")) == [sentence]


def test_there_are_three_thousand_sentences_and_a_tenth_is_read_twice() -> None:
    first = {(s.document, s.sentence) for s in ALL if s.annotator == "a"}
    second = {(s.document, s.sentence) for s in ALL if s.annotator == "b"}
    assert len(first) >= 3000
    assert len(first & second) >= 0.1 * len(first)


def test_a_fifth_is_for_testing_and_no_news_topic_is_in_both_parts() -> None:
    first = [s for s in ALL if s.annotator == "a"]
    parts = Counter(part_of(s.document) for s in first)
    assert 0.15 < parts["test"] / len(first) < 0.25
    assert 0.05 < parts["dev"] / len(first) < 0.15
    topics = {s.document.rsplit("/", 1)[0] for s in first if s.document.endswith(".xml")}
    assert all(len({part_of(s.document) for s in first if s.document.startswith(f"{t}/")}) == 1 for t in topics)


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
        letters = Letters(document.text)
        missing = [s.sentence for s in ALL if s.document == path and letters.find(s) is None]
        assert not missing, f"{path}: {len(missing)} annotated sentences are not found in what is read now"


def test_a_sentence_is_found_where_the_text_before_it_has_changed() -> None:
    before, after = "Old lead. The guard left Gao. End.", "A new lead, and longer. The guard\nleft Gao. End."
    start, end = before.index("The"), before.index(" End")
    place, stop = compact_span(before, start, end)
    sentence = AnnotatedSentence("x", place, stop - place, sentence_key(before[start:end]), (), "a")
    span = Letters(after).find(sentence)
    assert span is not None
    assert after[slice(*span)].split() == before[start:end].split()
    assert Letters("Something else entirely.").find(sentence) is None
