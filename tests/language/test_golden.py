"""The pipeline against sentences that a linguist can edit: golden_names, golden_times and golden_quantities."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from faultline.language.analysing import analyse
from faultline.model.document import Document
from faultline.model.sentence import Analysis, Form, QuantityExpression, TimeExpression

_SPEC = importlib.util.spec_from_file_location("golden", Path(__file__).parent / "golden.py")
assert _SPEC is not None
assert _SPEC.loader is not None
golden = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(golden)


def analysis(text: str, date: str | None = None) -> Analysis:
    return analyse(Document(id="test", path="test.txt", format="text", text=text, date=date, language="en"))


def shown_time(expression: TimeExpression) -> str:
    time = expression.time
    return f"{time.start or '-'} {time.end or '-'} {time.precision.value} {time.basis.value} | {time.text}"


def shown_quantity(expression: QuantityExpression) -> str:
    value = expression.value
    parts = (f"{value.low:g}", f"{value.high:g}", value.unit, value.qualifier or "-", value.currency or "-")
    return f"{' '.join(parts)} | {value.text}"


def exact(line: str) -> str:
    """An expected quantity with its figures as `shown_quantity` writes them."""
    low, high, rest = line.split(" ", 2)
    return f"{float(low):g} {float(high):g} {rest}"


@pytest.mark.parametrize("lines", golden.cases("golden_names.txt"))
def test_names(lines: list[str]) -> None:
    sentences = analysis(lines[0]).sentences
    names = [m for s in sentences for m in s.mentions if m.form in (Form.NAME, Form.ACRONYM)]
    assert [f"{m.type.value} | {m.text}" for m in names] == lines[1:]


@pytest.mark.parametrize("lines", golden.cases("golden_times.txt"))
def test_times(lines: list[str]) -> None:
    date = lines[0].removeprefix("@")
    sentences = analysis(lines[1], None if date == "none" else date).sentences
    assert [shown_time(t) for s in sentences for t in s.times] == lines[2:]


@pytest.mark.parametrize("lines", golden.cases("golden_quantities.txt"))
def test_quantities(lines: list[str]) -> None:
    sentences = analysis(lines[0], "2020-11-15").sentences
    assert [shown_quantity(q) for s in sentences for q in s.quantities] == [exact(line) for line in lines[1:]]
