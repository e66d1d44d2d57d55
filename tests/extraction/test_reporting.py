"""Whose words a clause passes on."""

from __future__ import annotations

import pytest

CASES = [
    ("State radio quoted the mayor as saying gunmen killed nine farmers.", "the mayor", "State radio"),
    ("Gunmen killed nine farmers, the agency reported, citing the mayor.", "the mayor", "the agency"),
    ("The Foreign Ministry: gunmen killed nine farmers.", "Foreign Ministry", None),
    ("We know that gunmen killed nine farmers.", None, None),
    ("Our delegation notes that gunmen killed nine farmers.", None, None),
    ("The drought showed that gunmen killed nine farmers.", None, None),
    ("The general, as the bishop said, killed nine farmers.", "the bishop", None),
]


@pytest.mark.parametrize(("text", "speaker", "reporter"), CASES)
def test_reported(read, text: str, speaker: str | None, reporter: str | None) -> None:
    events = [s for s in read(text).statements if s.type == "ASSAULT"]
    assert events
    assert (events[0].speaker.text if events[0].speaker else None) == speaker
    assert (events[0].reported_by.text if events[0].reported_by else None) == reporter
