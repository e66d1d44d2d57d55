"""What makes an event, whose it is and how many it harmed."""

from __future__ import annotations

import pytest


def _events(read, text: str) -> list:
    return [s for s in read(text).statements if s.kind.value == "event"]


def _roles(statement, role: str) -> list[str]:
    return [a.text for a in statement.roles(role)]


def test_a_calamity_is_no_assault(read) -> None:
    (event,) = _events(read, "A cyclone struck the port of Beira in March 2019.")
    assert (event.type, event.mode, _roles(event, "actor")) == ("OTHER", None, ["A cyclone"])


def test_gunfire_is_no_calamity(read) -> None:
    found = _events(read, "Two farmers were killed by mortar fire near Avdiivka.")
    assert {e.type for e in found} == {"ASSAULT"}


def test_counts_are_of_people(read) -> None:
    (event,) = _events(read, "The rebels seized two trucks in Bangassou.")
    assert event.counts is None


def test_what_a_deed_led_to_is_counted_with_it(read) -> None:
    (attack,) = _events(read, "An attack by bandits in Kaduna left nine villagers dead.")
    assert (_roles(attack, "actor"), _roles(attack, "recipient")) == (["bandits"], ["nine villagers"])
    assert attack.counts is not None
    assert attack.counts.killed is not None
    assert attack.counts.killed.low == 9


def test_the_next_clause_of_another_place_keeps_its_count(read) -> None:
    found = _events(read, "Rebels attacked Gao on Monday and killed five soldiers in Kidal.")
    attack = next(e for e in found if e.pattern.endswith("verb 'attack'"))
    assert attack.counts is None


def test_whose_people_were_harmed_stays_in_the_words(read) -> None:
    (event,) = _events(read, "Gunmen killed two staff of the International Committee of the Red Cross.")
    assert _roles(event, "recipient") == ["two staff of the International Committee of the Red Cross"]


def test_i_is_the_author_of_the_text(read) -> None:
    (event,) = _events(read, "Statement by the President of Ghana\n\nI met the envoy in Accra.")
    assert event.type == "CONSULT"
    assert _roles(event, "recipient") == ["the envoy"]
    assert _roles(event, "actor") != ["I"]


def test_examples_of_those_told_are_no_parties_of_their_own(read) -> None:
    (event,) = _events(read, "Shelling killed 18 people, including four children, in Sumy.")
    assert _roles(event, "recipient") == ["18 people"]


def test_a_participle_with_a_comma_on_either_side_leaves_the_subject_to_the_verb(read) -> None:
    (event,) = _events(read, "The gunmen, believed to be smugglers, burned two buses.")
    assert _roles(event, "actor") == ["The gunmen"]


def test_a_body_is_meant_by_it(read) -> None:
    found = _events(read, "The commission met in Aden. It suspended two judges.")
    assert [_roles(e, "actor") for e in found] == [["The commission"], ["The commission"]]


@pytest.mark.parametrize("text", ["", "Attack.", "By.", "attack by by by of of", "of the of", "- - -"])
def test_odd_input_is_read(read, text: str) -> None:
    assert read(text).losses == ()
