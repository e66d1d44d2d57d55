"""Who counts as a voice of their own."""

from __future__ import annotations

from dataclasses import replace

from faultline.comparison.independence import Independence
from faultline.model.document import Document
from faultline.model.evidence import Evidence
from faultline.model.statement import Attribution, Kind, Speaker, Statement

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


def test_the_very_same_words_come_from_one_hand() -> None:
    told = "The market of Gao opened on Monday after three weeks of curfew."
    alike = [
        Document(f"w{n}", f"w{n}.txt", "text", f"{told} {more}") for n, more in enumerate(("Aha.", "So said all."))
    ]
    whole, short = ([said(d, length) for d in alike] for length in (len(told), 17))
    both = Independence.of(alike, {d.id: d.id for d in alike})
    assert both.count(whole) == 1
    assert both.count(short) == 2, "anybody may write four words"


def test_an_edited_copy_is_a_copy() -> None:
    told = "On Monday the market of Gao opened to all traders of the town after three weeks of {} curfew."
    texts = [Document(f"e{n}", f"e{n}.txt", "text", told.format(how)) for n, how in enumerate(("strict", "a loose"))]
    both = Independence.of(texts, {d.id: d.id for d in texts})
    assert both.count([said(d, len(d.text)) for d in texts]) == 1
    other = Document("o", "o.txt", "text", "After three weeks of curfew the market of Gao opened on Monday.")
    apart = Independence.of([texts[0], other], {"e0": "e0", "o": "o"})
    assert apart.count([said(d, len(d.text)) for d in (texts[0], other)]) == 2


def said(document: Document, length: int) -> Statement:
    evidence = Evidence.of_span(document.id, document.text, 0, length, extractor="rules@1")
    return Statement(document.id, Kind.EVENT, "OTHER", evidence)


def quoted(document: Document, speaker: Speaker) -> Statement:
    return replace(from_text(document), speaker=speaker, attribution=Attribution.QUOTED)


def test_one_minister_in_two_papers_is_one_voice() -> None:
    minister = Speaker("the minister", entity="e7", name="Ada Horn")
    mayor = Speaker("the mayor", entity="e8", name="Bo Farrow")
    assert INDEPENDENCE.count([quoted(RADIO, minister), quoted(PAPER, minister)]) == 1
    assert INDEPENDENCE.count([quoted(RADIO, minister), quoted(PAPER, mayor)]) == 2


def test_witnesses_are_as_many_voices_as_the_texts_that_quote_them() -> None:
    witnesses = Speaker("witnesses", entity="e9", name="witnesses")
    assert INDEPENDENCE.count([quoted(RADIO, witnesses), quoted(PAPER, witnesses)]) == 2


def test_a_paper_that_quotes_a_radio_adds_nothing_to_what_the_radio_says() -> None:
    radio = Speaker("Radio Gao", entity="e5", name="Radio Gao")
    assert INDEPENDENCE.count([from_text(RADIO), quoted(PAPER, radio)]) == 1


def test_an_outlet_is_one_voice_however_many_texts_it_brings() -> None:
    other = Document("d4", "radio2.txt", "text", "A second report about the market.", publisher="Radio Gao")
    both = Independence.of([RADIO, other, TABLE])
    assert both.count([from_text(RADIO), from_text(other), from_row(2, "Radio Gao")]) == 1
    assert both.count([from_text(RADIO), from_text(other)]) == 1


def test_a_body_that_circulates_letters_is_not_their_writer() -> None:
    title = "Letter dated {} 2025 from the Permanent Representative of {} to the Council addressed to its President"
    chad, niger, again = (
        Document(f"l{n}", f"l{n}.pdf", "pdf", f"Text number {n}.", title=title.format(day, of), publisher="The Council")
        for n, (day, of) in enumerate([("2 May", "Chad"), ("3 May", "Niger"), ("9 May", "Chad")])
    )
    letters = Independence.of([chad, niger, again], {d.id: d.id for d in (chad, niger, again)})
    assert letters.count([from_text(chad), from_text(niger)]) == 2
    assert letters.count([from_text(chad), from_text(again)]) == 1


def test_sources_are_numbered_and_the_order_does_not_matter() -> None:
    given = [from_text(RADIO), from_text(PAPER), from_row(2, "The Weekly")]
    assert INDEPENDENCE.sources(given) == INDEPENDENCE.sources(given[::-1])
    found = INDEPENDENCE.sources(given)
    assert found["r2"] == found["s-d2"] != found["s-d1"]
