"""Quotation marks of all kinds."""

from __future__ import annotations

import pytest

from faultline.language.analysing import analyse_text


def quotations(text: str) -> list[str]:
    return [text[q.start : q.end] for q in analyse_text(text).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” he said.", ["We stay,"]),
        ('"We stay," he said. "We fight."', ["We stay,", "We fight."]),
        ("«We stay», he said.", ["We stay"]),
        ("The ‘peace support’ mission isn’t over.", ["peace support"]),
        ("The soldiers’ camp and the envoy’s car.", []),
        ("He left.", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


def test_quotation_over_paragraphs_is_one() -> None:
    text = "“We stay in the town.\n\n“We will not leave it,” the officer said."
    assert quotations(text) == ["We stay in the town.\n\n“We will not leave it,"]


def test_mark_that_is_never_closed_swallows_nothing() -> None:
    text = "He said “we stay. " + "The army waited. " * 400 + "“We go,” she said."
    assert quotations(text) == ["We go,"]
