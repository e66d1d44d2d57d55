"""What earlier sentences say of where a deed was done."""

from __future__ import annotations

import pytest

CASES = [
    ("Gunmen came to Gwoza on Friday. They killed nine farmers.", "Gwoza"),
    (
        "Rebels came to Gao. The mayor met the bishop. Rain fell. It was cold. Night fell. Gunmen killed nine farmers.",
        None,
    ),
    ("Gunmen killed nine farmers.", None),
    ("Rebels came to Gao on 2 June. On 4 June 2021 gunmen killed nine farmers.", None),
    ("Clashes were reported in Taiz. On Sunday gunmen killed nine farmers in Aden.", "Aden"),
    (
        "The army fought in Mali. It met rebels in Mali. Aid came to villages in Mali.\n\nGunmen killed nine farmers.",
        "Mali",
    ),
]


@pytest.mark.parametrize(("text", "place"), CASES)
def test_place_of_the_last_deed(read, text: str, place: str | None) -> None:
    killings = [s for s in read(text).statements if s.type == "ASSAULT" and s.mode == "killing"]
    assert killings
    assert (killings[-1].place.text if killings[-1].place else None) == place


def test_a_saying_is_set_nowhere(read) -> None:
    found = read("Clashes were reported in Taiz. Qatar accused Egypt of arming the rebels.").statements
    accused = [s for s in found if s.type == "ACCUSE"]
    assert accused
    assert all(s.place is None for s in accused)


def test_the_doer_is_not_the_place(read) -> None:
    text = "Aid came to towns in Chad. Roads were built in Chad. Schools opened in Chad. Chad attacked the rebels."
    attacks = [s for s in read(text).statements if s.type == "ASSAULT"]
    assert attacks
    assert all(s.place is None for s in attacks)
