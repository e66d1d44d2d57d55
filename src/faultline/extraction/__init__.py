"""Step 3: analysed sentences → statements of the seven kinds, each with its evidence.

Reads nothing but `model` values. One file a kind; what the kinds share is in files named for the ability:
`clauses`, `phrases`, `attribution`, `factuality`, `times_of`, `places_of`. The words are in `patterns/*.toml` and
`ontology/*.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faultline.extraction.extracting import Extracted, extract
from faultline.extraction.judging.judge import shipped
from faultline.tables.batches import batch_step, has_no_text
from faultline.tables.schemas import Record

VERSION = "9"

__all__ = ["VERSION", "Extracted", "extract", "extract_records"]


def _extract_record(record: Record) -> Iterator[Record]:
    """The record with its statements and mentions, and without its analysis."""
    if record.document is None or record.analysis is None:
        yield replace(record, analysis=None)
        return
    extracted = extract(record.document, record.analysis, shipped())
    yield replace(
        record,
        analysis=None,
        statements=record.statements + extracted.statements,
        mentions=record.mentions + extracted.mentions,
        losses=record.losses + extracted.losses,
    )


extract_records = batch_step(_extract_record, Record, Record, passes=has_no_text, acyclic=True)
