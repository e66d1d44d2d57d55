"""The sentence guard, on words and on text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from faultline.language.analysing import analyse_text
from faultline.language.sentences import LONGEST_SENTENCE, Boundary, boundaries, enumerator_length


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in analyse_text(text).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "French Brig.-Gen. Paul Morel left the base.",
        "The coup of Aug. 18 was condemned.",
        "U.S. troops stayed in the north.",
        "He cited No. 5 of the annex.",
        "Dr. A. B. Keita spoke for the movement.",
        "The minister asked “why now?” and left.",
        "12. The Council took note of the report.",
        "(a) The parties shall withdraw their forces.",
        "• Residents fled the town.",
        "It cost 3.5 million and took two years.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_full_stops_end_sentences() -> None:
    text = "The rebels left. The army came. Nobody spoke."
    assert sentences(text) == ["The rebels left.", "The army came.", "Nobody spoke."]


def test_quotation_mark_closes_with_its_sentence() -> None:
    text = "“We will stay until the end of the mission.” The envoy then left for Gao."
    assert sentences(text)[0].endswith("mission.”")


def test_heading_stays_apart() -> None:
    text = "A fragile peace in the north\n\nThe accord was signed in May. It did not hold."
    assert sentences(text)[0] == "A fragile peace in the north"
    assert len(sentences(text)) == 3


def test_line_broken_in_running_text_does_not_end_a_sentence() -> None:
    assert len(sentences("The soldiers reached\nthe town at noon.")) == 1


def test_list_items_are_apart() -> None:
    text = "The parties agreed to:\n- withdraw their forces\n- release the prisoners"
    assert len(sentences(text)) == 3


def test_lower_case_goes_on() -> None:
    tokens = ["The", "St.", "petersburg", "plan", "approx.", "doubled"]
    assert boundaries(tokens, [True] * 5 + [False])[2:] == [Boundary.NO] * 4


def test_a_capital_after_no_stop_is_unlikely_to_begin_a_sentence_and_a_number_does_not() -> None:
    found = boundaries(["see", "recommendation", "15", "General", "remarks"], [True] * 4 + [False])
    assert found[2] is Boundary.NO
    assert found[3] is Boundary.UNLIKELY


def test_sections_are_numbered_in_roman_numerals_too() -> None:
    tokens = ["(", "see", "sect", ".", "III", ")"]
    assert boundaries(tokens, [False, True, False, True, False, False])[4] is Boundary.NO


def test_careless_lower_case_after_a_full_stop_is_left_to_the_network() -> None:
    found = boundaries(["He", "left", ".", "then", "she", "left", "."], [True, False, True, True, True, False, False])
    assert found[3] is Boundary.MAYBE


@pytest.mark.parametrize(
    ("tokens", "length"),
    [
        (["12", ".", "The"], 2),
        (["(", "a", ")", "The"], 3),
        (["•", "The", "army"], 1),
        (["12", "soldiers", "died"], 0),
        (["I", "saw", "it"], 0),
    ],
)
def test_enumerators(tokens: list[str], length: int) -> None:
    assert enumerator_length(tokens) == length


def test_no_sentence_without_end() -> None:
    found = boundaries(["word"] * 1000, [True] * 1000)
    starts = [i for i, b in enumerate(found) if b is Boundary.YES]
    assert max(b - a for a, b in pairwise(starts)) <= LONGEST_SENTENCE
