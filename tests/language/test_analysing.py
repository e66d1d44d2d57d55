"""The batch step, languages and determinism."""

from __future__ import annotations

from faultline.language import analyse_records
from faultline.language.analysing import analyse, analyse_record
from faultline.model.document import Document
from faultline.model.sentence import Analysis
from faultline.tables.columns import from_batch, to_batch
from faultline.tables.schemas import Record

TEXT = "On 2 May 2014 the Malian army sent 200 soldiers to Kidal. “We stay,” General Oumar Diallo said."


def record(text: str, language: str | None) -> Record:
    return Record(source="a.txt", document=Document("d", "a.txt", "text", text, language=language))


def test_foreign_text_gives_a_loss_and_no_analysis() -> None:
    (made,) = analyse_record(record("Le gouvernement a parlé.", "fr"))
    assert made.analysis is None
    assert [(x.step, x.reason, x.detail) for x in made.losses] == [("language", "language not spoken", "French (fr)")]


def test_text_too_short_to_tell_is_analysed() -> None:
    (made,) = analyse_record(record("Army enters Gao.", None))
    assert made.analysis is not None
    assert made.losses == ()


def test_records_without_text_pass_unchanged() -> None:
    for given in (Record(source="x"), record("  ", "en")):
        assert list(analyse_record(given)) == [given]


def test_batch_step_carries_the_analysis_as_arrow() -> None:
    batch = to_batch([record(TEXT, "en")], Record)
    (result,) = analyse_records(iter([batch]))
    (made,) = from_batch(result, Record)
    assert made.analysis == analyse(Document("d", "a.txt", "text", TEXT, language="en"))


def test_same_text_same_analysis() -> None:
    document = Document("d", "a.txt", "text", TEXT, language="en")
    assert analyse(document) == analyse(document)


def test_foreign_document_has_an_empty_analysis() -> None:
    assert analyse(Document("d", "a", "text", "Der Krieg.", language="de")) == Analysis("d")
