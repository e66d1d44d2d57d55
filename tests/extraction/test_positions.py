"""Whose stance it is, and whether it is told as his words."""

from __future__ import annotations

import pytest

CASES = [
    ("The Council called for a ceasefire in Gara.", None),
    ("The envoy called for a ceasefire in Gara.", "The envoy"),
    ("The ministry warned that the dam would burst.", "The ministry"),
    ("The minister condemned the raid on the village.", None),
    ("Residents expressed frustration that the road was closed.", "Residents"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_a_stance_is_speech_where_a_person_utters_it(read, text: str, speaker: str | None) -> None:
    found = [s for s in read(text).statements if s.kind.value == "position"]
    assert found
    assert (found[0].speaker.text if found[0].speaker else None) == speaker


def test_a_body_is_meant_by_it(read) -> None:
    found = read("The Authority met on Monday. It also rejected the draft law.").statements
    holders = [a.text for s in found if s.kind.value == "position" for a in s.roles("holder")]
    assert "The Authority" in holders or "It" in holders
