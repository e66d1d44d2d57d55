from __future__ import annotations

import pytest

from faultline.errors import EvidenceError
from faultline.model.evidence import Evidence

TEXT = "Two trucks left Gao at dawn."


def test_a_span_quotes_the_text_exactly() -> None:
    evidence = Evidence.of_span("d1", TEXT, 4, 10, extractor="rules@1")
    assert (evidence.quote, evidence.start, evidence.end) == ("trucks", 4, 10)
    evidence.check(TEXT)


def test_a_changed_text_is_noticed() -> None:
    evidence = Evidence.of_span("d1", TEXT, 4, 10, extractor="rules@1")
    with pytest.raises(EvidenceError, match="does not read 'trucks' at 4-10"):
        evidence.check(TEXT.replace("trucks", "lorries"))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 5), (0, 1000)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(EvidenceError, match="outside document d1"):
        Evidence.of_span("d1", TEXT, start, end, extractor="rules@1")


def test_there_is_no_evidence_without_place() -> None:
    with pytest.raises(EvidenceError, match="neither a span nor a row"):
        Evidence(document="d1", quote="killed=3", extractor="table:events@1")


def test_a_quote_has_the_length_of_its_span() -> None:
    with pytest.raises(EvidenceError, match="5 characters"):
        Evidence(document="d1", quote="truck", extractor="rules@1", start=4, end=10)


def test_a_row_needs_no_offsets() -> None:
    row = Evidence(document="d1", quote="killed=3", extractor="table:events@1", table="events", row="7")
    row.check("")
    assert row.start is None
