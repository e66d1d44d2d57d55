"""Names are found however they are written, by hashes that nobody can read them from."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultline.workspace.marks import MARK
from faultline.workspace.redaction.names import Names, forms_of, keyed, letters_of

DIGEST = keyed(b"a key")
KARO = Names((forms_of(["Anselm Karo", "the General"], ["Ibra Karo", "Mara Dale"], DIGEST),), DIGEST)


@pytest.mark.parametrize(
    "written",
    [
        "Anselm Karo",
        "ANSELM KARO",
        "Ansélm  Karó",
        "Anselm\nKaro",
        "Karo, Anselm",
        "anselm_karo",
        "anselmkaro",
        "Anselm Ka-\nro",
        "Ans\u00adelm Ka\u200bro",
        "Anselm-Karo",
        "Anselm Karo\u0301",
    ],
)
def test_the_whole_name_is_found_however_it_is_written(written: str) -> None:
    hidden = KARO.hide(f"Then {written}’s men left.")
    assert len(hidden) == len(f"Then {written}’s men left.")
    assert re.fullmatch(rf"Then [{MARK}\n]+’s men left\.", hidden)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Karo left.", "Karo left."),
        ("Anselm Karo came. Karo left.", "███████████ came. ████ left."),
        ("Anselm Karo came. A. Karo left.", "███████████ came. ███████ left."),
        ("Anselm Karo met Ibra Karo.", "███████████ met Ibra Karo."),
        ("Anselm Karo met Mr Karo.", "███████████ met Mr ████."),
        ("Anselm\n\nKaro came.", "Anselm\n\nKaro came."),
        ("Karolina and Anselm came.", "Karolina and Anselm came."),
    ],
)
def test_parts_of_the_name_go_where_the_whole_stands(text: str, shown: str) -> None:
    assert KARO.hide(text) == shown


def test_parts_go_where_the_text_is_known_to_be_about_them() -> None:
    assert KARO.hide("Karo left.", {0}) == "████ left."


def test_one_person_does_not_take_the_surname_of_another_away() -> None:
    both = Names((forms_of(["Anselm Karo"], [], DIGEST), forms_of(["Mara Dale"], [], DIGEST)), DIGEST)
    assert both.hide("Anselm Karo saw Dale and Karo.") == "███████████ saw Dale and ████."


def test_who_has_only_one_name_is_found_by_it() -> None:
    assert Names((forms_of(["Karo"], [], DIGEST),), DIGEST).hide("Karo left.") == "████ left."


def test_another_key_finds_nothing_and_the_forms_hold_no_letters() -> None:
    assert Names(KARO.people, keyed(b"another")).hide("Anselm Karo came.") == "Anselm Karo came."
    assert all(re.fullmatch("[0-9a-f]{64}", form.digest) for form in KARO.people[0])


@given(st.text(max_size=200))
def test_any_text_keeps_its_length_and_what_is_hidden_stays_hidden(text: str) -> None:
    hidden = KARO.hide(f"{text} Anselm Karo {text}")
    assert len(hidden) == len(f"{text} Anselm Karo {text}")
    assert "anselmkaro" not in letters_of(hidden)
    assert KARO.hide(hidden, {0}) == hidden
