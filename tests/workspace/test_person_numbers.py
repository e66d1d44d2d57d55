"""A private person keeps the number, whoever comes or goes."""

from __future__ import annotations

import re

from faultline.workspace.person_numbers import person_numbers


def test_a_number_does_not_hang_on_who_else_there_is() -> None:
    alone = person_numbers({"b1": "b1"})
    assert re.fullmatch(r"Person \d{5}", alone["b1"])
    assert person_numbers({"a0": "a0", "b1": "b1", "c2": "c2"})["b1"] == alone["b1"]


def test_a_person_of_an_older_version_has_the_number_of_the_newer() -> None:
    assert person_numbers({"old": "new"})["old"] == person_numbers({"new": "new"})["new"]


def test_no_two_persons_share_a_number() -> None:
    people = {f"{n:x}": f"{n:x}" for n in range(3000)}
    numbers = person_numbers(people)
    assert len(set(numbers.values())) == len(people)


def test_two_ids_that_became_one_person_share_the_number() -> None:
    numbers = person_numbers({"one": "now", "other": "now"})
    assert numbers["one"] == numbers["other"]
