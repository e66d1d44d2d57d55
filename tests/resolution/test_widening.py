"""Mentions read with the words around them."""

from __future__ import annotations

from tests.resolution.mentions import document, named

from faultline.resolution.widening import widen


def test_government_takes_its_country_from_before_or_after() -> None:
    home = document("w", "Canada’s Liberal Government met the army of Chad and the government of the day.")
    some = [
        named(home, "Liberal Government", "government", "nominal", 1),
        named(home, "army", "military", "nominal", 2),
        named(home, "government of the day", "government", "nominal", 3),
    ]
    texts = [m.text for m in widen(some, [home])]
    assert texts == ["Canada’s Liberal Government", "army of Chad", "government of the day"]


def test_part_of_a_country_is_added_and_two_directions_are_not() -> None:
    home = document("p", "Raids in northern Mali and in central and southern Chad.")
    some = [named(home, "Mali", "country", chain=1), named(home, "Chad", "country", chain=2)]
    added = [(m.text, m.chain < 0) for m in widen(some, [home])[2:]]
    assert added == [("northern Mali", True)]


def test_spans_stay_within_the_text() -> None:
    home = document("s", "the northern part of Mali")
    (part,) = widen([named(home, "Mali", "country", chain=1)], [home])[1:]
    assert part.start is not None
    assert home.text[part.start : part.end] == part.text == "northern part of Mali"
