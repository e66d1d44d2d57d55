"""What is left out."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Photo by the army of Mali.",
        "Subscribe to our newsletter: the president met the rebels.",
        "This article was first published by the ministry, which funds the project.",
    ],
)
def test_text_about_itself_gives_nothing(read, text: str) -> None:
    assert read(text).statements == ()


def test_one_word_gives_one_kind(read) -> None:
    found = [
        s for s in read("Turkey condemned the coup in Mali on 19 August 2020.").statements if "condemn" in s.pattern
    ]
    assert [s.kind.value for s in found] == ["position"]
