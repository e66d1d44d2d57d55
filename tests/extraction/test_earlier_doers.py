"""A deed that is only pointed back at keeps the doers it was told with."""

from __future__ import annotations

import pytest
from tests.extraction.conftest import Read

from faultline.model.statement import Statement


def killings(found: tuple[Statement, ...]) -> list[list[str]]:
    return [[a.text for a in s.roles("actor")] for s in found if s.mode == "killing"]


@pytest.mark.parametrize("back", ["in the raid", "in these attacks"])
def test_the_doers_of_the_deed_before(read: Read, back: str) -> None:
    text = f"Fighters of the Northern Front raided Gara on Monday. Nine farmers were killed {back}."
    assert killings(read(text).statements) == [["Fighters of the Northern Front"]]


@pytest.mark.parametrize(
    "text",
    [
        "Fighters of the Northern Front raided Gara. Nine farmers were killed in a raid by the army.",
        "Fighters of the Northern Front raided Gara. Nine farmers were killed by hunger.",
        "Fighters of the Northern Front raided Bor. It rained. It rained. It rained. Nine were killed in the raid.",
    ],
)
def test_no_others(read: Read, text: str) -> None:
    assert ["Fighters of the Northern Front"] not in killings(read(text).statements)
