"""Who says it."""

from __future__ import annotations

import pytest

from faultline.model.statement import Attribution

CASES = [
    (
        "“The rebels attacked the town of Gao in May,” Moussa Ag Acharatoumane said.",
        "Moussa Ag Acharatoumane",
        "quoted",
    ),
    (
        "“The rebels attacked the town of Gao in May,” said Moussa Ag Acharatoumane.",
        "Moussa Ag Acharatoumane",
        "quoted",
    ),
    ("The commander said that the rebels attacked the town of Gao.", "The commander", "reported"),
    ("According to the ministry, the rebels attacked the town of Gao.", "the ministry", "reported"),
    ("The rebels attacked the town of Gao.", None, "author"),
]


@pytest.mark.parametrize(("text", "speaker", "manner"), CASES)
def test_speaker(read, text: str, speaker: str | None, manner: str) -> None:
    events = [s for s in read(text).statements if s.type == "ASSAULT"]
    assert events
    assert (events[0].speaker.text if events[0].speaker else None) == speaker
    assert events[0].attribution is Attribution(manner)


def test_quotation_is_carried_on(read) -> None:
    text = "“The rebels came at night,” the mayor said. “The rebels attacked the town of Gao and the army fled.”"
    events = [s for s in read(text).statements if s.type == "ASSAULT"]
    assert [s.speaker.text for s in events if s.speaker] == ["the mayor"]


def test_scare_quotes_have_no_speaker(read) -> None:
    found = read("Rebels attacked the “safe zone” of Gao on 3 May 2021, officials said later.").statements
    assert found
    assert all(s.attribution is not Attribution.QUOTED for s in found)


def test_outlet_is_no_speaker(read) -> None:
    text = "Rebels attacked the town of Gao on 3 May 2021.\n\nBy our correspondent, The Daily Record"
    assert all(s.speaker is None for s in read(text).statements)
