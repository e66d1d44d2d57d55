"""What is one and what stays apart: namesakes, splinters, heirs, seats of power, members; each with its reason."""

from __future__ import annotations

from dataclasses import replace

from tests.resolution.mentions import document, named, stated

from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.statement import Argument
from faultline.resolution import resolve
from faultline.settings import GlossaryEntry, Settings
from faultline.tables.schemas import Named

BOGOTA = document("bogota", "The ELN blew up a pipeline in Colombia.", date="2019-02-01")
LIMA = document("lima", "In Peru the ELN of the sixties is history.", date="2019-02-01")
NOWHERE = document("nowhere", "The ELN signed.", date="2019-02-01")


def entities(homes: list[Document], some: list[Named], chosen: Settings | None = None) -> list[Entity]:
    return list(resolve(homes, [], some, chosen or Settings()).entities)


def by_name(found: list[Entity]) -> dict[str, Entity]:
    return {entity.name: entity for entity in found}


def elns() -> list[Named]:
    return [
        named(BOGOTA, "ELN", "armed_group", "acronym", 1),
        named(BOGOTA, "Colombia", "country", chain=2),
        named(LIMA, "ELN", "armed_group", "acronym", 1),
        named(LIMA, "Peru", "country", chain=2),
        named(NOWHERE, "ELN", "armed_group", "acronym", 1),
    ]


def test_namesakes_are_told_apart_by_the_countries_of_their_documents() -> None:
    found = [e for e in entities([BOGOTA, LIMA, NOWHERE], elns()) if e.type.value == "armed_group"]
    assert sorted(e.name for e in found) == ["ELN", "National Liberation Army", "National Liberation Army of Colombia"]
    assert all(len(e.documents) == 1 for e in found)
    colombian = by_name(found)["National Liberation Army of Colombia"]
    assert any("the document speaks of Colombia" in why for why in colombian.why)
    assert any("both bear the name" in why for why in colombian.refused)


def test_a_name_that_nothing_decides_is_told_in_its_document_only_and_says_so() -> None:
    other = document("elsewhere", "The ELN denied it.")
    some = [*elns(), named(other, "ELN", "armed_group", "acronym", 1)]
    found = [e for e in entities([BOGOTA, LIMA, NOWHERE, other], some) if e.name == "ELN"]
    assert len(found) == 2
    assert all(any("“ELN” may mean" in why for why in e.refused) for e in found)


def test_the_region_of_the_map_decides_where_a_document_speaks_of_no_country() -> None:
    found = entities([NOWHERE], elns()[4:], Settings(region=("CO",)))
    assert [e.name for e in found] == ["National Liberation Army of Colombia"]


def test_a_long_name_of_its_own_wins_over_the_registers_acronym() -> None:
    home = document("forum", "The Amber Dialogue Forum (ADF) met in Uganda.")
    some = [
        named(home, "Amber Dialogue Forum", "civil_organisation", chain=1),
        named(home, "ADF", "civil_organisation", "acronym", 1),
        named(home, "Uganda", "country", chain=2),
    ]
    assert {e.name for e in entities([home], some)} == {"Amber Dialogue Forum", "Uganda"}


def test_a_renamed_group_is_one_under_its_present_name() -> None:
    old = document("old", "The GSPC hid in the mountains.")
    new = document("new", "AQIM crossed the border.")
    some = [named(old, "GSPC", "armed_group", "acronym", 1), named(new, "AQIM", "armed_group", "acronym", 1)]
    (group,) = entities([old, new], some)
    assert group.name == "al-Qaida in the Islamic Maghreb"
    assert any("“GSPC” is a former name" in why for why in group.why)


def test_a_splinter_an_heir_and_an_alliance_stay_apart_and_say_why() -> None:
    home = document("apart", "MINUSMA followed AFISMA. MUJAO and the Signed-in-Blood Battalion became Al-Mourabitoun.")
    names = ("MINUSMA", "AFISMA", "MUJAO", "Signed-in-Blood Battalion", "Al-Mourabitoun")
    found = entities([home], [named(home, name, "armed_group", chain=i) for i, name in enumerate(names)])
    assert len(found) == len(names)
    heir = next(e for e in found if "Stabilization Mission in Mali" in e.name)
    assert any("took the place of African-led" in why for why in heir.refused)
    merged = by_name(found)["Al-Mourabitoun"]
    assert any("was formed in 2013 by Signed-in-Blood Battalion" in why for why in merged.refused)


def test_a_people_and_the_movement_that_fights_for_it_stay_apart() -> None:
    home = document("azawad", "Tuareg families fled while the MNLA fought.")
    some = [named(home, "Tuareg", "group", chain=1), named(home, "MNLA", "armed_group", "acronym", 2)]
    assert {e.name: e.type.value for e in entities([home], some)} == {
        "Tuareg": "group",
        "National Movement for the Liberation of Azawad": "armed_group",
    }


def test_members_of_an_armed_group_are_the_group() -> None:
    home = document("members", "AQIM militants fled. Some fighters stayed. AQIM wives wept.")
    some = [
        named(home, "AQIM militants", "armed_group", "nominal", 1),
        named(home, "fighters", "armed_group", "nominal", 2),
        named(home, "AQIM wives", "group", "nominal", 3),
    ]
    found = by_name(entities([home], some))
    assert found["al-Qaida in the Islamic Maghreb"].mentions == 1
    assert found["fighters"].residual
    assert "AQIM wives" in found


def test_a_seat_of_power_stands_for_its_government_unless_it_says_where() -> None:
    said = document("said", "The White House said no. Downing Street agreed, and the Elysée too.")
    stood = document("stood", "Crowds stood outside the White House and sang near the White House.")
    some = [
        named(said, "White House", "government_body", chain=1),
        named(said, "Downing Street", "government_body", chain=2),
        named(said, "Elysée", "government_body", chain=3),
        named(stood, "White House", "government_body", chain=1),
        named(stood, "White House", "government_body", chain=1, start=stood.text.rfind("White House")),
    ]
    found = by_name(entities([said, stood], some))
    assert set(found) == {
        "Government of the United States", "Government of the United Kingdom", "Government of France", "White House",
    }  # fmt: skip
    assert found["White House"].type.value == "facility"


def test_a_capital_where_somebody_operates_is_a_place() -> None:
    home = document("where", "The mission works in Tripoli. Tripoli objected. It is in Libya.")
    spoken = [Argument("target", "Tripoli", home.text.find("Tripoli"), home.text.find("Tripoli") + 7, 1)]
    some = [named(home, "Tripoli", "place", chain=1), named(home, "Libya", "country", chain=2)]
    works = stated(home, *spoken, kind="relation")
    for kind, is_government in (("operates_in", False), ("opposes", True)):
        (said,) = resolve([home], [replace(works, type=kind)], some, Settings()).statements
        assert (said.arguments[0].name == "Government of Libya") is is_government


def test_acts_are_told_by_their_numbers() -> None:
    home = document("acts", "Resolutions 2085 and 2100 were recalled, resolution 2085 (2012) twice.")
    texts = ("Resolutions 2085", "2100", "resolution 2085 (2012)")
    found = entities([home], [named(home, text, "agreement", chain=i) for i, text in enumerate(texts)])
    assert sorted((e.name, e.mentions) for e in found) == [("resolution 2085", 2), ("resolution 2100", 1)]


def test_what_has_only_a_common_name_is_told_in_its_document_only() -> None:
    homes = [document("panel a", "The Panel of Experts met."), document("panel b", "The Panel of Experts wrote.")]
    some = [named(home, "Panel of Experts", "international_organisation", chain=1) for home in homes]
    assert len(entities(homes, some)) == 2


def test_an_office_is_a_person_and_no_army() -> None:
    home = document("office", "The United Nations waited while the Secretary-General spoke.")
    some = [
        named(home, "Secretary-General", "military", chain=1),
        named(home, "United Nations", "international_organisation", chain=2),
    ]
    found = by_name(entities([home], some))
    assert found["Secretary-General of the United Nations"].type.value == "person"


def test_all_forms_of_a_catch_all_are_counted_and_none_is_a_pronoun() -> None:
    home = document("catch", "Civilians fled. They hid. The civilians came back.")
    some = [
        named(home, "Civilians", "group", "nominal", 1),
        named(home, "They", "group", "pronoun", 1),
        named(home, "civilians", "group", "nominal", 1),
    ]
    (found,) = entities([home], some)
    assert found.name == "civilians"
    assert [(a.text, a.count) for a in found.aliases] == [("Civilians", 1), ("civilians", 1)]


def test_the_users_register_wins_over_the_lists_of_the_package() -> None:
    mine = GlossaryEntry("Army of the North", "armed_group", ("ELN",), source="actors.csv, line 2")
    found = entities([BOGOTA], elns()[:2], Settings(registers=(mine,)))
    assert any("actors.csv, line 2" in why for why in by_name(found)["Army of the North"].why)
