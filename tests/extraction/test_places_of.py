"""Where it happened."""

from __future__ import annotations

import pytest

CASES = [
    ("Rebels attacked a convoy near Gao.", "Gao"),
    ("Rebels attacked a convoy in northern Mali.", "northern Mali"),
    ("French soldiers attacked the rebels.", None),
    ("Rebels from Chad attacked the army.", None),
]


@pytest.mark.parametrize(("text", "place"), CASES)
def test_place(read, text: str, place: str | None) -> None:
    events = [s for s in read(text).statements if s.type == "ASSAULT"]
    assert events
    assert (events[0].place.text if events[0].place else None) == place
