"""Whom a bare pronoun stands for: the subject of the sentence before, of the right number."""

from __future__ import annotations

from faultline.extraction import extract
from faultline.language.analysing import analyse
from faultline.model.document import Document, Passage, Role


def holders(text: str) -> list[str]:
    passages = (Passage(0, len(text), Role.BODY),)
    document = Document(id="d", path="d.txt", format="text", text=text, language="en", passages=passages)
    found = extract(document, analyse(document)).statements
    return [a.text for s in found if s.kind.value == "position" for a in s.roles("holder")]


def test_they_are_the_subject_of_the_sentence_before() -> None:
    assert holders("The co-chairs met in Aden. They called for restraint.") == ["The co-chairs"]


def test_a_sentence_about_them_hands_on_who_they_were() -> None:
    text = "The co-chairs met in Aden. They spoke for hours. They called for restraint."
    assert holders(text) == ["The co-chairs"]


def test_one_is_not_they() -> None:
    assert holders("The co-chair met him in Aden. They called for restraint.") == []


def test_an_effort_is_not_to_bring_a_number_to_a_figure() -> None:
    text = "At least 43 nurses were killed in Aleppo, bringing the total number of dead staff to 323."
    document = Document(id="d", path="d.txt", format="text", text=text, passages=(Passage(0, len(text), Role.BODY),))
    found = extract(document, analyse(document)).statements
    assert not [s for s in found if s.kind.value == "effort"]


def test_the_two_are_both_subjects_of_the_sentence_before() -> None:
    assert holders("Norway and Chile met in Aden. The two called for restraint.") == ["Norway", "Chile"]
