"""Bodies and the glossary: who is found by which name."""

from __future__ import annotations

import pytest

from faultline.errors import UsageError
from faultline.resolution.countries import countries
from faultline.resolution.registers import Choice, Hints, Register
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
    with pytest.raises(UsageError, match=r"actors\.csv, line 4"):
        Register((), (GlossaryEntry("Axe", "tool", source="actors.csv, line 4"),))


def test_the_users_registers_come_after_the_glossary_and_before_all_else() -> None:
    mine = GlossaryEntry("Union of Axes", "civil_organisation", ("AU", "ELN"))
    theirs = GlossaryEntry("Axe Users", "party", ("AU", "M23"), source="actors.csv, line 2")
    register = Register((mine,), (theirs,))
    names = [entry.name if (entry := register.find(text)) else None for text in ("AU", "ELN", "M23", "UN")]
    assert names == ["Union of Axes", "Union of Axes", "Axe Users", "United Nations"]
    assert "actors.csv, line 2" in register.choose("M23", Hints({})).why


def test_two_entries_of_a_users_register_may_share_a_name() -> None:
    both = [
        GlossaryEntry("Front A", "armed_group", ("FA",), countries=("ML",), source="actors.csv, line 2"),
        GlossaryEntry("Front B", "armed_group", ("FA",), countries=("NE",), source="actors.csv, line 3"),
    ]
    register = Register((), both)
    assert register.find("FA") is None
    assert _name(register.choose("FA", Hints({"NE": 0.5, "ML": 0.1}))) == "Front B"


def _name(choice: Choice) -> str | None:
    return choice.entry.name if choice.entry else None


@pytest.mark.parametrize(
    ("text", "shares", "name"),
    [
        ("ELN", {"CO": 0.5}, "National Liberation Army of Colombia"),
        ("ELN", {"PE": 0.5, "CO": 0.1}, "National Liberation Army"),
        ("ELN", {"PE": 0.3, "CO": 0.3}, None),
        ("ELN", {}, None),
        ("PLA", {"CN": 0.6, "IN": 0.1}, "People's Liberation Army of China"),
        ("SDF", {"SY": 0.4}, "Syrian Democratic Forces"),
        ("SDF", {"JP": 0.4}, None),
        ("LRA", {"UG": 0.2}, "Lord's Resistance Army"),
        ("Al-Shabaab", {"MZ": 0.7}, "Ahlu Sunna Wal Jama'a in Mozambique"),
        ("Al-Shabaab", {"SO": 0.4, "MZ": 0.1}, "Al-Shabaab"),
        ("Al-Shabaab", {}, "Al-Shabaab"),
        ("OAS", {"FR": 1.0}, "Organization of American States"),
        ("GSPC", {}, "al-Qaida in the Islamic Maghreb"),
        ("Nusra Front", {}, "Jabhat al-Nusra"),
        ("MONUC", {}, "United Nations Organization Stabilization Mission in the Democratic Republic of the Congo"),
    ],
)
def test_a_name_that_several_bear_is_decided_by_the_countries_of_the_document(
    text: str, shares: dict[str, float], name: str | None
) -> None:
    assert _name(Register().choose(text, Hints(shares))) == name


def test_a_name_that_several_bear_is_decided_by_the_full_name_that_the_document_gives() -> None:
    register = Register()
    allied = register.find("Allied Democratic Forces")
    assert allied is not None
    assert _name(register.choose("ADF", Hints({"AU": 1.0}, {allied.key: 1}))) == "Allied Democratic Forces"
    assert _name(register.choose("ADF", Hints({"AU": 1.0}))) is None


def test_an_office_goes_with_the_body_that_the_document_names() -> None:
    united, atlantic = (Register().find(body) for body in ("United Nations", "NATO"))
    assert united is not None
    assert atlantic is not None
    many = Hints({}, {united.key: 9, atlantic.key: 1})
    assert _name(Register().choose("Secretary-General", many)) == "Secretary-General of the United Nations"
    assert _name(Register().choose("Secretary-General", Hints({}, {united.key: 2, atlantic.key: 2}))) is None


def test_what_was_founded_later_is_not_meant() -> None:
    assert _name(Register().choose("MINUSMA", Hints({}, year=2009))) is None
    assert _name(Register().choose("MINUSMA", Hints({}, year=2014))) is not None


def test_a_former_name_is_called_one() -> None:
    assert "former name" in Register().choose("GSPC", Hints({})).why
    assert "UCDP actor 539" in Register().choose("GSPC", Hints({})).why


def test_things_that_follow_one_another_are_two_known_things() -> None:
    register = Register()
    pairs = (("AFISMA", "MINUSMA"), ("MUJAO", "Al-Mourabitoun"), ("Boko Haram", "ISWAP"), ("MNLA", "CMA"))
    for one, other in pairs:
        left, right = register.find(one), register.choose(other, Hints({"ML": 1.0})).entry
        assert left is not None
        assert right is not None
        assert left.key != right.key


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
