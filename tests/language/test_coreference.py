"""Chains of one document."""

from __future__ import annotations

import pytest

from faultline.language.analysing import analyse_text
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention


def mentions(text: str) -> list[Mention]:
    return [m for s in analyse_text(text).sentences for m in s.mentions]


def chain_of(found: list[Mention], text: str) -> int:
    chains = {m.chain for m in found if m.text == text}
    assert len(chains) == 1, (text, chains, found)
    return chains.pop()


def test_surname_takes_up_the_full_name() -> None:
    found = mentions("General Oumar Diallo left Bamako on Monday. Diallo said the army was ready.")
    assert chain_of(found, "Oumar Diallo") == chain_of(found, "Diallo")


def test_titles_are_no_part_of_names() -> None:
    found = mentions("Former minister Oumar Diallo met President Amadou Sanogo in Paris.")
    assert {m.text for m in found if m.type is EntityType.PERSON} == {"Oumar Diallo", "Amadou Sanogo"}


def test_acronym_is_its_long_name() -> None:
    found = mentions("The Centre for River Studies (CRS) closed. Later the CRS opened again.")
    assert chain_of(found, "Centre for River Studies") == chain_of(found, "CRS")
    assert {m.form for m in found if m.text == "CRS"} == {Form.ACRONYM}


def test_factions_that_a_stroke_tells_apart_are_two_chains() -> None:
    found = mentions("The RFA/NK and the RFA/SD clashed near Tawila. The RFA/NK denied it.")
    chains = {m.text: m.chain for m in found if m.text.startswith("RFA")}
    assert len(set(chains.values())) == len(chains)


def test_acronym_of_a_common_noun_is_no_mention() -> None:
    found = mentions("They discussed security sector reform (SSR) at length. SSR is slow.")
    assert "SSR" not in {m.text for m in found}


def test_country_is_one_chain_and_its_demonym_another() -> None:
    found = mentions("Mali asked for help. Malian soldiers stayed in Mali.")
    assert len({m.chain for m in found if m.text == "Mali"}) == 1
    assert chain_of(found, "Mali") != chain_of(found, "Malian")
    assert next(m.form for m in found if m.text == "Malian") is Form.DEMONYM


def test_same_description_is_one_chain() -> None:
    found = mentions("French forces left Gao. Residents thanked the French forces.")
    assert len({m.chain for m in found if m.text == "French forces"}) == 1


def test_government_of_a_country_in_three_wordings() -> None:
    found = mentions("The Malian government spoke. The government of Mali paid. The Mali government left.")
    chains = {m.chain for m in found if m.type is EntityType.GOVERNMENT}
    assert len(chains) == 1


def test_pronoun_means_the_last_person() -> None:
    found = mentions("President Amadou Sanogo spoke in Accra. He called for new elections.")
    assert chain_of(found, "He") == chain_of(found, "Amadou Sanogo")


def test_unclear_pronouns_stay_unresolved() -> None:
    found = mentions("It rained. They left the town.")
    assert [m for m in found if m.form is Form.PRONOUN] == []


def test_short_form_takes_up_the_name_with_that_head() -> None:
    found = mentions("They signed the Timbuktu Accord in May. The Accord was never applied.")
    assert chain_of(found, "Timbuktu Accord") == chain_of(found, "Accord")


def test_nominal_actors_have_types() -> None:
    found = mentions("Armed groups and Malian soldiers fought; rebel forces killed civilians near the police station.")
    types = {m.text: m.type for m in found if m.form is Form.NOMINAL}
    assert types["Armed groups"] is EntityType.ARMED_GROUP
    assert types["Malian soldiers"] is EntityType.MILITARY
    assert types["rebel forces"] is EntityType.ARMED_GROUP
    assert types["civilians"] is EntityType.GROUP


def test_chains_are_numbered_by_first_mention() -> None:
    chains = [m.chain for m in mentions("Mali and Niger left. Chad and Mali stayed.")]
    firsts = list(dict.fromkeys(chains))
    assert firsts == list(range(len(firsts)))


def test_explanation_in_the_text_beats_a_shared_acronym() -> None:
    found = mentions("Ministers met at the Aleppo Dialogue Forum (ADF) in May. The ADF closed on Friday.")
    assert chain_of(found, "Aleppo Dialogue Forum") == chain_of(found, "ADF")
    assert EntityType.ARMED_GROUP not in {m.type for m in found}


def test_symbols_of_documents_are_no_names() -> None:
    found = mentions("The Panel repeated the finding of its report S/2024/817 on Darfur.")
    assert not [m.text for m in found if "817" in m.text]


def test_deputy_is_not_the_one_deputised() -> None:
    found = mentions("Prime Minister Awa Diarra resigned. Later the Deputy Prime Minister and the Prime Minister met.")
    offices = {m.chain for m in found if m.text == "Deputy Prime Minister"}
    assert not offices & {m.chain for m in found if m.text == "Prime Minister"}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The talks failed in March, the Secretary-General said.", "Secretary-General"),
        ("The army chief met the governor-general of the islands.", "governor-general"),
        ("The commander-in-chief fled.", "commander-in-chief"),
    ],
)
def test_an_office_written_with_hyphens_is_one_person(text: str, office: str) -> None:
    (sentence,) = analyse_text(text).sentences
    assert [(m.text, m.type) for m in sentence.mentions if m.text in office.replace("-", " ") or m.text == office] == [
        (office, EntityType.PERSON)
    ]


def test_an_office_written_with_hyphens_before_a_name_is_no_second_person() -> None:
    (sentence,) = analyse_text("Attorney-General Ana Ruiz charged the bank.").sentences
    assert [m.text for m in sentence.mentions if m.type is EntityType.PERSON] == ["Ana Ruiz"]
