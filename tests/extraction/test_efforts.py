"""What is an effort, and what only looks like one."""

from __future__ import annotations

import pytest

from faultline.model.statement import Kind, Modality, Polarity, Stage, Statement

NO_EFFORT = [
    "The minister provided a written answer to parliament.",
    "Soldiers trained their guns on the crowd.",
    "The president supports the peace process.",
    "The Council encourages Member States to strengthen their institutions.",
    "The police conducted an operation against smugglers in Lagos.",
    "Militants secured the airport and the port.",
    "The company supplies electricity to the capital.",
    "The court gave the defendants ten years in prison.",
    "The envoy was given new responsibilities by the union.",
    "To strengthen the police, parliament met on Monday.",
    "The opposition has the political support of the union.",
    "Settlers established an outpost near Hebron.",
]


def efforts(read, text: str) -> list[Statement]:
    return [s for s in read(text).statements if s.kind is Kind.EFFORT]


def texts(statement: Statement, role: str) -> list[str]:
    return [a.text for a in statement.roles(role)]


@pytest.mark.parametrize("text", NO_EFFORT)
def test_no_effort(read, text: str) -> None:
    assert not efforts(read, text)


def test_purpose_of_a_gift_is_no_second_effort(read) -> None:
    [one] = efforts(read, "Egypt sent doctors to treat the wounded in Gaza.")
    assert texts(one, "recipient") == ["the wounded"]


def test_content_of_an_endeavour_is_as_sure_as_the_endeavour(read) -> None:
    [one] = efforts(read, "Oman made every effort to resolve the dispute between the two banks of the river.")
    assert (one.modality, texts(one, "actor")) == (Modality.ACTUAL, ["Oman"])
    [other] = efforts(read, "Oman promised to train 40 judges.")
    assert other.modality is Modality.PLANNED


def test_call_for_help_names_the_helper(read) -> None:
    [one] = efforts(read, "Oxfam called on the government to provide shelter for the flood victims.")
    assert (one.modality, one.stage) == (Modality.CALLED_FOR, Stage.PROPOSED)
    assert texts(one, "actor") == ["the government"]


def test_receiving_is_giving_seen_from_the_other_side(read) -> None:
    [one] = efforts(read, "Vanuatu received 2 million dollars from Japan after the cyclone.")
    assert (texts(one, "actor"), texts(one, "recipient")) == (["Japan"], ["Vanuatu"])
    assert one.value is not None
    assert one.value.low == 2_000_000


def test_what_ended_was_there(read) -> None:
    [one] = efforts(read, "France ended its military training programme in Chad.")
    assert (one.stage, one.polarity) == (Stage.ENDED, Polarity.AFFIRMED)


def test_gift_without_giver_needs_a_recipient(read) -> None:
    [one] = efforts(read, "Blankets were distributed to 200 families in Derna.")
    assert texts(one, "recipient") == ["200 families"]
    assert not one.roles("actor")
    assert not efforts(read, "Blankets were distributed.")


def test_observers_are_their_senders(read) -> None:
    [one] = efforts(read, "The ceasefire is monitored by observers from the OSCE.")
    assert texts(one, "actor") == ["OSCE"]


def test_forces_lent_to_a_body_are_help_and_sent_to_a_place_are_not(read) -> None:
    assert efforts(read, "Chad has contributed 1,400 troops to MINUSMA.")
    assert not efforts(read, "Chad sent 1,400 troops to Darfur.")


def test_own_efforts_are_no_help_to_others(read) -> None:
    assert not efforts(read, "The bank bolstered its efforts.")


def test_passive_subject_is_helped_not_helping(read) -> None:
    [one] = efforts(read, "Evacuees continued to be accommodated by the army in Sendai.")
    assert texts(one, "actor") == ["the army"]


def test_help_beside_a_deed(read) -> None:
    [one] = efforts(read, "A new hospital was built in Juba with Chinese funding.")
    assert (texts(one, "actor"), texts(one, "recipient")) == (["Chinese"], ["A new hospital"])


@pytest.mark.parametrize(
    "text", ["to", "Provide.", "Funds for", "Aid to aid aid by aid", "- brokered", "Help help to help"]
)
def test_odd_text_is_no_fault(read, text: str) -> None:
    assert not read(text).losses
