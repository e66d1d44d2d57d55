"""Bodies and the glossary: who is found by which name."""

from __future__ import annotations

import pytest

from faultline.errors import UsageError
from faultline.resolution.countries import countries
from faultline.resolution.registers import Register
from faultline.settings import GlossaryEntry


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UN", "United Nations"),
        ("U.N.", "United Nations"),
        ("CEDEAO", "Economic Community of West African States"),
        ("Cedeao", "Economic Community of West African States"),
        ("au", None),
        ("un", None),
        ("al Qaeda", "al-Qaida"),
        ("UN Development Program", "United Nations Development Programme"),
        ("the Pentagon", "United States Department of Defense"),
        (
            "African Union – United Nations Hybrid Operation in Darfur",
            "African Union – United Nations Hybrid Operation in Darfur",
        ),
        ("European Union (EU)", "European Union"),
        ("Nobody in Particular", None),
    ],
)
def test_bodies(text: str, name: str | None) -> None:
    found = Register().find(text)
    assert (found.name if found else None) == name


def test_glossary_comes_first() -> None:
    register = Register((GlossaryEntry("Union of Axes", "civil_organisation", ("AU",)),))
    found = register.find("AU")
    assert found is not None
    assert (found.name, found.source) == ("Union of Axes", "the glossary")


def test_glossary_type_is_checked() -> None:
    with pytest.raises(UsageError, match="armed_group"):
        Register((GlossaryEntry("Axe", "tool"),))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mali", "ML"),
        ("the United States", "US"),
        ("US", "US"),
        ("us", None),
        ("CAR", "CF"),
        ("car", None),
        ("Ivory Coast", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Guinea-Bissau", "GW"),
        ("Malia", None),
        ("Republic of South Africa", "ZA"),
        ("Islamic Republic of the Gambia", "GM"),
        ("Republic of Korea", "KR"),
        ("Republic of China", None),
    ],
)
def test_countries(text: str, code: str | None) -> None:
    assert countries().named(text) == code


def test_demonyms_and_capitals() -> None:
    assert [countries().of_demonym(d) for d in ("Malian", "Malians", "the French", "Nigerien", "Nigerian")] == [
        "ML", "ML", "FR", "NE", "NG",
    ]  # fmt: skip
    assert countries().of_capital("Washington, D.C.") == "US"
    assert countries().of_capital("Timbuktu") is None
