"""The step as a whole: order, evidence, odd input, and what a record becomes."""

from __future__ import annotations

import pytest

from faultline.extraction import extract, extract_records
from faultline.extraction.judging.judge import shipped
from faultline.language.analysing import analyse
from faultline.model.document import Role
from faultline.model.sentence import Analysis
from faultline.tables.columns import from_batch, to_batch
from faultline.tables.schemas import Record

TEXT = (
    "Rebels attacked the town of Gao on 3 May 2021. The mayor said that twelve people had died.\n\n"
    "“The army will come,” the mayor said. Weapons flow from Libya to Mali."
)

HOSTILE = {
    "empty": "",
    "white space": " \n\n \t ",
    "no punctuation": "rebels attacked the town and the army withdrew and " * 60,
    "capitals": "REBELS ATTACKED THE TOWN OF GAO. THE ARMY WITHDREW FROM THE CITY.",
    "control characters": "Rebels\x00 attacked\x07 the\u200b town\u202e of Gao.",
    "table": "Year\tDeaths\tPlace\n2019\t12\tGao\n2020\t40\tMopti",
    "mixed languages": "Les rebelles ont attaqué. Повстанцы напали на город. Rebels attacked. 叛军袭击了城镇。",
    "quotation marks": '“““””” said "“‘ he ’” " said said said.',
    "one sentence without end": "the rebels of the north and the army of the south " * 600,
    "one word": "Rebels" * 4000,
    "punctuation": "." * 3000,
    "brackets": "((((((((((the army))))))))) attacked [[[[Gao]]]].",
}


def test_statements_are_in_order_and_quote_the_text(read) -> None:
    found = read(TEXT).statements
    assert len(found) >= 3
    assert [(s.evidence.start, s.id) for s in found] == sorted((s.evidence.start, s.id) for s in found)
    assert len({s.id for s in found}) == len(found)
    for statement in found:
        statement.evidence.check(TEXT)
        assert len(statement.evidence.quote.split()) <= 90
        assert statement.pattern
        for argument in statement.arguments:
            assert TEXT[argument.start : argument.end] == argument.text


def test_same_text_gives_the_same_statements(read) -> None:
    assert read(TEXT) == read(TEXT)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_odd_text_raises_nothing(name: str, document) -> None:
    text = HOSTILE[name]
    given = document(text)
    for statement in extract(given, analyse(given)).statements:
        statement.evidence.check(text)


def test_sentence_too_long_is_a_loss(document) -> None:
    text = "Rebels attacked " + ", ".join(f"village{n} and town{n}" for n in range(400))
    given = document(text)
    analysis = analyse(given)
    extracted = extract(given, analysis)
    too_long = [s for s in analysis.sentences if len(s.tokens) > 400]
    assert len([loss for loss in extracted.losses if loss.reason == "sentence too long to read"]) == len(too_long)


def test_only_content_is_read(document) -> None:
    text = "Rebels attacked the town of Gao on 3 May 2021."
    given = document(text, Role.BOILERPLATE)
    body = document(text)
    analysis = analyse(body)
    hidden = Analysis(
        analysis.document,
        tuple(
            type(s)(s.index, s.start, s.end, Role.FOOTNOTE, s.tokens, s.mentions, s.times) for s in analysis.sentences
        ),
    )
    assert extract(body, analysis).statements
    assert not extract(given, hidden).statements


def test_record_keeps_its_document_and_loses_its_analysis(document) -> None:
    given = document(TEXT)
    record = Record(source="test.txt", document=given, analysis=analyse(given))
    bare = Record(source="refused.pdf")
    batch = to_batch([record, bare], Record)
    (made,) = list(extract_records(iter([batch])))
    first, second = from_batch(made, Record)
    assert first.document == given
    assert first.analysis is None
    assert first.statements == extract(given, analyse(given), shipped()).statements
    assert {m.text for m in first.mentions} >= {"Gao", "Libya", "Mali"}
    assert second == bare
