"""Who counts as a voice of their own."""

from __future__ import annotations

from faultline.comparison.independence import Independence
from faultline.model.document import Document
from faultline.model.evidence import Evidence
from faultline.model.statement import Kind, Speaker, Statement

RADIO = Document("d1", "radio.txt", "text", "The market opened on Monday after three weeks.", publisher="Radio Gao")
PAPER = Document("d2", "paper.txt", "text", "Traders in Gao said that little was left to sell.", author="The Weekly")
TABLE = Document("d3", "figures.csv", "csv", "")
INDEPENDENCE = Independence.of([RADIO, PAPER, TABLE])


def from_text(document: Document) -> Statement:
    evidence = Evidence.of_span(document.id, document.text, 0, 10, extractor="rules@1")
    return Statement(f"s-{document.id}", Kind.QUANTITY, "deaths", evidence)


def from_row(row: int, source: str | None) -> Statement:
    evidence = Evidence("d3", f"source={source}", "table:figures@1", table="figures", row=str(row))
    return Statement(f"r{row}", Kind.QUANTITY, "deaths", evidence, speaker=Speaker(source) if source else None)


def test_two_documents_are_two_voices() -> None:
    assert INDEPENDENCE.count([from_text(RADIO), from_text(PAPER)]) == 2


def test_a_row_is_the_voice_that_it_cites() -> None:
    assert INDEPENDENCE.count([from_text(RADIO), from_row(2, "the Radio Gao")]) == 1
    assert INDEPENDENCE.count([from_text(PAPER), from_row(2, "The Weekly")]) == 1
    assert INDEPENDENCE.count([from_text(RADIO), from_row(2, "An Observer")]) == 2


def test_rows_of_one_source_are_one_voice_and_of_two_are_two() -> None:
    assert INDEPENDENCE.count([from_row(2, "An Observer"), from_row(3, "an observer")]) == 1
    assert INDEPENDENCE.count([from_row(2, "An Observer"), from_row(3, "The Weekly")]) == 2


def test_a_row_without_source_speaks_for_its_table() -> None:
    assert INDEPENDENCE.count([from_row(2, None), from_row(3, None), from_text(RADIO)]) == 2
