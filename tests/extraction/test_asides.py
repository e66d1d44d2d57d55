"""Sources that stand apart in a sentence, read from its words."""

from __future__ import annotations

import pytest

CASES = [
    ("Gunmen killed nine farmers, residents said on Monday.", "residents"),
    ("Gunmen, the mayor told reporters, killed nine farmers.", "the mayor"),
    ("Gunmen killed nine farmers, said Amina Sow, who leads the clinic.", "Amina Sow"),
    ("Gunmen killed nine farmers, its spokesman, Colonel Ahmed Bilal, told state television.", "Ahmed Bilal"),
    ("Gunmen killed nine farmers, in the words of one survivor.", "one survivor"),
    ("Gunmen killed nine farmers, according to progress made.", None),
    ("The front, which had left in May, announced its plan, and gunmen killed nine farmers.", None),
    ("Gunmen killed nine farmers.", None),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_says_it_beside(read, text: str, speaker: str | None) -> None:
    events = [s for s in read(text).statements if s.type == "ASSAULT"]
    assert events
    assert (events[0].speaker.text if events[0].speaker else None) == speaker


def test_what_is_told_of_the_speaker_is_the_authors(read) -> None:
    found = read("“Gunmen killed nine farmers in the hills,” said Amina Sow, who leads the student union.").statements
    ties = [s for s in found if s.type == "leads"]
    assert ties
    assert ties[0].speaker is None
