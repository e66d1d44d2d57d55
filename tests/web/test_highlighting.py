"""Spans that nest, overlap and run over passages are marked without losing a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faultline.model.document import Document, Passage, Role
from faultline.model.entity import Entity, EntityType
from faultline.model.evidence import Evidence
from faultline.model.statement import Kind, Statement
from faultline.web.highlighting import Span, mark_passages, runs

TEXT = "The army left Gao.\n\nThe rebels came."
DOCUMENT = Document("d0", "a.txt", "text", TEXT, passages=(Passage(0, 18, Role.BODY, 1), Passage(20, 36, Role.BODY, 2)))
ARMY = Entity("e1", "Army", EntityType.MILITARY)


def said(key: str, start: int, end: int, kind: Kind = Kind.EVENT) -> Span:
    evidence = Evidence.of_span("d0", TEXT, start, end, extractor="rules@1")
    return Span(start, end, statement=Statement(key, kind, "OTHER", evidence))


def texts(spans: list[Span]) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [[(s.text, s.statements) for s in marked.segments] for marked in mark_passages(DOCUMENT, spans)]


def test_without_spans_a_passage_is_one_segment() -> None:
    assert texts([]) == [[("The army left Gao.", ())], [("The rebels came.", ())]]


def test_overlapping_statements_share_their_common_part() -> None:
    first = texts([said("a", 0, 13), said("b", 9, 18)])[0]
    assert first == [("The army ", ("a",)), ("left", ("b", "a")), (" Gao.", ("b",))]


def test_the_shortest_statement_gives_its_colour() -> None:
    marked = mark_passages(DOCUMENT, [said("a", 0, 18), said("b", 9, 13, Kind.CAUSE)])[0]
    assert [s.kind for s in marked.segments] == [Kind.EVENT, Kind.CAUSE, Kind.EVENT]


def test_a_mention_inside_a_statement() -> None:
    marked = mark_passages(DOCUMENT, [said("a", 0, 18), Span(4, 8, entity=ARMY)])[0]
    assert [(s.text, s.entity) for s in marked.segments] == [("The ", None), ("army", ARMY), (" left Gao.", None)]


def test_a_statement_over_two_passages_is_marked_in_both_and_begins_once() -> None:
    marked = mark_passages(DOCUMENT, [said("a", 9, 30)])
    assert [[s.text for s in m.segments if s.statements] for m in marked] == [["left Gao."], ["The rebels"]]
    assert [s.id for m in marked for segment in m.segments for s in segment.begins] == ["a"]


def test_a_page_turns_where_its_first_passage_is() -> None:
    assert [m.turns_page for m in mark_passages(DOCUMENT, [])] == [1, 2]


def test_what_was_set_aside_is_one_run() -> None:
    passages = (Passage(0, 3, Role.BOILERPLATE), Passage(4, 8, Role.REPEATED), Passage(9, 18, Role.BODY))
    document = Document("d0", "a.txt", "text", TEXT, passages=passages)
    assert [(aside, len(run)) for aside, run in runs(mark_passages(document, []))] == [(True, 2), (False, 1)]


@given(
    st.lists(st.tuples(st.integers(0, 35), st.integers(1, 36)).filter(lambda x: TEXT[x[0] : x[1]].strip()), max_size=8)
)
def test_no_character_is_lost_or_doubled(bounds: list[tuple[int, int]]) -> None:
    spans = [said(f"s{n}", start, end) for n, (start, end) in enumerate(bounds)]
    for marked in mark_passages(DOCUMENT, spans):
        passage = marked.passage
        assert "".join(s.text for s in marked.segments) == TEXT[passage.start : passage.end]
        position = passage.start
        for segment in marked.segments:
            over = {f"s{n}" for n, (a, b) in enumerate(bounds) if a <= position < b}
            assert set(segment.statements) == over
            position += len(segment.text)
