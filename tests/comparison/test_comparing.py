"""The golden table: two statements of our own, and how they stand."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from tests.comparison.statements import document, statement

from faultline.comparison import compare
from faultline.model.comparison import Comparison
from faultline.model.statement import Kind

Row = dict[str, str]


def rows() -> list[Row]:
    with (Path(__file__).parent / "pairs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def compared(row: Row) -> tuple[Comparison, ...]:
    first, _, second = row["type"].partition("/")
    a = statement(row["kind"], first, row["a"], row["time_a"], row["voice_a"], 1)
    b = statement(row["kind"], second or first, row["b"], row["time_b"], row["voice_b"], 2)
    documents = {d.id: d for d in (document(row["voice_a"]), document(row["voice_b"]))}
    return compare([a, b], list(documents.values()))


def test_the_table_has_thirty_cases_and_each_verdict() -> None:
    found = rows()
    assert len(found) >= 30
    verdicts = {r["verdict"] for r in found}
    assert verdicts == {"corroborated", "compatible", "updated", "contradicted", "copy_error", "single_source", ""}


@pytest.mark.parametrize("row", rows(), ids=lambda r: r["case"])
def test_verdict(row: Row) -> None:
    found = compared(row)
    if not row["verdict"]:
        assert found == ()
        return
    (comparison,) = found
    assert (comparison.verdict.value, comparison.severity.value) == (row["verdict"], row["severity"]), comparison.reason
    assert row["voice_a"] in comparison.reason
    assert row["voice_b"] in comparison.reason
    assert comparison.reason.endswith(".")


def test_reason_names_values_dates_and_voices() -> None:
    a = statement("quantity", "troops", "6000 persons", "2014-05-02", "Gazette")
    b = statement("quantity", "troops", "6700 persons", "2016-05-02", "Courier")
    (found,) = compare([a, b], [document("Gazette"), document("Courier")])
    assert found.about == "the subject: troops"
    assert found.reason == "6000 against 6700, but two years apart: updated (Gazette, 2014-05-02; Courier, 2016-05-02)."
    assert found.independent_sources == 2


def test_the_gravest_disagreement_of_a_group_decides() -> None:
    figures = ["5000 persons", "5000 persons", "8000 persons"]
    group = [
        statement("quantity", "troops", f, "2014", v, i) for i, (f, v) in enumerate(zip(figures, VOICES, strict=True))
    ]
    (found,) = compare(group, [document(v) for v in VOICES])
    assert found.verdict.value == "contradicted"
    assert len(found.statements) == 3
    assert found.kind is Kind.QUANTITY


def test_order_of_input_has_no_effect() -> None:
    group = [
        statement("quantity", "troops", f"{n}000 persons", year, voice, i)
        for i, (n, year, voice) in enumerate((n, y, v) for n in (5, 6) for y in ("2014", "2015") for v in VOICES)
    ]
    documents = [document(v) for v in VOICES]
    expected = compare(group, documents)
    for seed in range(5):
        shuffled = random.Random(seed).sample(group, len(group))
        assert compare(shuffled, documents[::-1]) == expected


VOICES = ("Gazette", "Courier", "Almanac")
