"""What is left out."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Photo by the army of Mali.",
        "Subscribe to our newsletter: the president met the rebels.",
        "I should be grateful if you would have this letter, in which Mali accuses Niger, circulated as a document.",
        "The present report covers the attacks by rebels on the town of Gao in May.",
        "This article was first published by the ministry, which funds the project.",
    ],
)
def test_text_about_itself_gives_nothing(read, text: str) -> None:
    assert read(text).statements == ()
