"""Which spellings are one name, and which are another."""

from __future__ import annotations

import pytest

from faultline.resolution.gazetteer.rows import NameKind, PlaceRow
from faultline.resolution.gazetteer.spelling import is_written_short, keys_of, name_key, without_article


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint-Louis"),
        ("Mt. Kenya", "Mount Kenya"),
        ("Ft Lamy", "Fort-Lamy"),
        ("N’Djaména", "Ndjamena"),
        ("Plymouth Co.", "Plymouth County"),
        ("the Hague", "Hague"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Gao", "Goa"), ("Saint", "St Ives"), ("Co", "County"), ("Mali", "Mali Lošinj")]
)
def test_another_name(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Ar Raqqah", "raqqa"), ("al-Raqqa", "raqqa"), ("El Fasher", "fasher"), ("Raqqa", None), ("Al", None)],
)
def test_article(name: str, bare: str | None) -> None:
    assert without_article(name) == bare


def test_articles_come_off_where_they_are_articles() -> None:
    syria, texas = (PlaceRow(1, "El Paso", "city", country) for country in ("SY", "US"))
    assert name_key("Paso") in keys_of(syria)
    assert name_key("Paso") not in keys_of(texas)


def test_a_division_is_found_without_the_word_for_it() -> None:
    keys = keys_of(PlaceRow(1, "Cercle de Kidal", "admin2", "ML"))
    assert keys[name_key("Kidal")] is NameKind.OWN
    assert keys[name_key("Cercle de Kidal")] is NameKind.OWN
    assert name_key("Kidal") not in keys_of(PlaceRow(1, "Cercle de Kidal", "city", "ML"))


def test_other_alphabets_and_codes_are_no_names() -> None:
    keys = keys_of(PlaceRow(1, "Gao", "city", "ML", names=("GAQ", "Гао", "Gawgaw", "")))
    assert keys == {name_key("Gao"): NameKind.OWN, name_key("Gawgaw"): NameKind.OTHER}


@pytest.mark.parametrize(
    ("text", "is_short"), [("Va.", True), ("VA", True), ("Va", False), ("Calif", True), ("va", False)]
)
def test_written_short(text: str, is_short: bool) -> None:
    assert is_written_short(text) is is_short
