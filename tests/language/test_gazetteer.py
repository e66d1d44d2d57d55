"""Names known before reading."""

from __future__ import annotations

import pytest

from faultline.language.gazetteer import country_code, find_known, known
from faultline.language.lexicons import language_name
from faultline.model.entity import EntityType
from faultline.model.sentence import Form


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mali", "ML"),
        ("Malian", "ML"),
        ("Malians", "ML"),
        ("Bamako", "ML"),
        ("Burkinabè", "BF"),
        ("Côte d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("U.S.", "US"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Sahel", None),
        ("Kidal", None),
    ],
)
def test_country_codes(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_the_longest_name_wins() -> None:
    hits = find_known(["the", "Democratic", "Republic", "of", "the", "Congo", "and", "South", "Sudan"])
    assert [(h.first, h.stop, h.entry.key) for h in hits] == [(1, 6, "country:CD"), (7, 9, "country:SS")]


def test_spellings_of_one_group_have_one_key() -> None:
    keys = {entry.key for name in ("al-Qaeda", "Al Qaida", "al-Qaida") if (entry := known(name))}
    assert len(keys) == 1


def test_acronym_and_long_name_have_one_key() -> None:
    acronym, name = known("ECOWAS"), known("Economic Community of West African States")
    assert acronym is not None
    assert name is not None
    assert acronym.key == name.key
    assert acronym.form is Form.ACRONYM
    assert name.type is EntityType.INTERNATIONAL_ORGANISATION


def test_language_names() -> None:
    assert language_name("fr") == "French"
    assert language_name("xx") == "xx"


@pytest.mark.parametrize("name", ["Victoria", "Amazon", "Gulf", "West and North Africa"])
def test_names_that_mean_a_place_only_where_one_is_meant_are_not_known_beforehand(name: str) -> None:
    assert known(name) is None


def test_bodies_are_known_by_names_that_they_share() -> None:
    shared = known("RSF")
    assert shared is not None
    assert (shared.type, shared.form) == (EntityType.ARMED_GROUP, Form.ACRONYM)


@pytest.mark.parametrize(
    ("name", "form"), [("AfDB", Form.ACRONYM), ("U.N.", Form.ACRONYM), ("Hamas", Form.NAME), ("G5 Sahel", Form.NAME)]
)
def test_acronyms_are_short_words_of_capitals(name: str, form: Form) -> None:
    entry = known(name)
    assert entry is not None
    assert entry.form is form


def test_spellings_of_one_people_have_one_key() -> None:
    assert {entry.key for name in ("Peul", "Fulani", "Fulanis") if (entry := known(name))} == {"group:Fulani"}
