"""Whom a pronoun that speaks stands for."""

from __future__ import annotations

import pytest

CASES = [
    ("The governor visited Gara. He said gunmen killed nine farmers.", "The governor"),
    ("The bishop said it rained. Gunmen killed nine farmers, he added.", "The bishop"),
    ("The ministry said it rained. The mayor said so too. Gunmen, she added, killed nine farmers.", "The mayor"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_is_meant(read, text: str, speaker: str) -> None:
    events = [s for s in read(text).statements if s.type == "ASSAULT"]
    assert events
    assert events[-1].speaker is not None
    assert events[-1].speaker.text == speaker


def test_who_passes_it_on(read) -> None:
    found = read("The gunman had boasted that he killed nine farmers, the judge said.").statements
    events = [s for s in found if s.type == "ASSAULT"]
    assert events
    assert events[0].reported_by is not None
    assert events[0].reported_by.text == "the judge"
