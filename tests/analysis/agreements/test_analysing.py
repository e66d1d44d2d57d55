"""Which agreement a statement speaks of, who has which part in it, what it lays down, and how it is told to fare."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.analysis.made import material
from tests.comparison.told import place, told, who

from faultline.analysis.agreements import Settings, analyse
from faultline.analysis.finding import Findings
from faultline.model.entity import EntityType
from faultline.model.evidence import Evidence
from faultline.model.statement import Argument, Kind, Polarity, Statement

ACCORD = who("recipient", "Port Accord", "accord")
TYPES = {"accord": EntityType.AGREEMENT, "r1": EntityType.AGREEMENT, "country": EntityType.COUNTRY}


def said(sentence: str, statement: Statement, document: str = "d1", pattern: str = "") -> Statement:
    evidence = Evidence.of_span(document, sentence, 0, len(sentence), extractor="rules@1")
    return replace(statement, evidence=evidence, pattern=pattern)


def event(
    identity: str, of_type: str, pattern: str, sentence: str, *arguments: Argument, document: str = "d1"
) -> Statement:
    made = told(identity, Kind.EVENT, of_type, *arguments, where=place("Port", "ML"))
    return said(sentence, made, document, f"event/{of_type}: {pattern}")


def found(*statements: Statement) -> Findings:
    return analyse(material(statements, TYPES), Settings())


SIGNED = event(
    "a", "AGREE", "verb 'sign accord'", "The Platform signed the Port Accord.", who("actor", "Platform"), ACCORD
)
LEFT = event(
    "b",
    "RETREAT",
    "verb 'withdraw from accord'",
    "The Platform withdrew from the Port Accord.",
    who("actor", "Platform"),
    ACCORD,
    document="d2",
)
OPPOSED = said(
    "The Front opposes the Port Accord.",
    told("c", Kind.POSITION, "opposes", who("holder", "Front"), who("target", "Port Accord", "accord")),
    "d3",
)


def test_an_agreement_has_its_parties_and_opponents() -> None:
    (agreement,) = found(SIGNED, LEFT, OPPOSED).of_kind("agreement")
    assert agreement.title == "Port Accord"
    assert agreement.facts["form"] == "accord"
    assert agreement.facts["parties"] == ["Platform"]
    assert agreement.facts["left_by"] == ["Platform"]
    assert agreement.facts["opposed_by"] == ["Front"]
    assert agreement.facts["sources"] == 3
    assert agreement.statements == ("a", "b", "c")


def test_each_part_is_a_row_with_its_statements_and_source() -> None:
    rows = {f.title: f for f in found(SIGNED, LEFT, OPPOSED).of_kind("party")}
    assert set(rows) == {"Platform is party to Port Accord", "Platform left Port Accord", "Front opposes Port Accord"}
    assert rows["Front opposes Port Accord"].statements == ("c",)
    assert rows["Front opposes Port Accord"].overturned_by == ("d3",)


def test_what_it_provides_for_is_a_provision_with_its_topic() -> None:
    provides = event(
        "p",
        "OTHER",
        "verb 'provide for'",
        "The Port Accord provides for the integration of former rebels into the army.",
        who("actor", "Port Accord", "accord"),
        Argument("recipient", "the integration of former rebels"),
    )
    (provision,) = found(provides).of_kind("provision")
    assert provision.title == "Port Accord: the integration of former rebels"
    assert provision.facts["topic"] == "security forces"


FORTUNES = {
    "Implementation of the Port Accord has stalled.": "stalled",
    "The parties have violated the Port Accord.": "broken",
    "The parties fully implemented the Port Accord.": "kept",
    "The envoy noted progress in the implementation of the Port Accord.": "under_way",
    "The envoy called on the parties to implement fully the Port Accord.": "called_for",
    "The envoy urged all to refrain from violating the Port Accord.": "called_for",
    "The Front withdrew from the Port Accord.": "ended",
    "The Front denied that it had violated the Port Accord.": "denied",
    "Since the signing of the Port Accord, clashes have delayed the harvest.": "made",
    "The army broke camp, and the envoy spoke of the Port Accord.": None,
    "Under the Port Accord to withdraw is no duty.": None,
}


@pytest.mark.parametrize("sentence", FORTUNES)
def test_how_it_fares_is_told_by_the_words_that_govern_it(sentence: str) -> None:
    made = event("s", "OTHER", "verb 'see'", sentence, who("actor", "Front"), ACCORD)
    states = [f.facts["state"] for f in found(made).of_kind("implementation")]
    assert states == ([FORTUNES[sentence]] if FORTUNES[sentence] else [])


def test_kept_by_one_and_broken_by_another_is_disputed() -> None:
    kept = event("k", "OTHER", "verb 'see'", "The parties implemented the Port Accord.", who("actor", "Front"), ACCORD)
    broken = event("v", "OTHER", "verb 'see'", "The parties violated the Port Accord.", who("actor", "Front"), ACCORD)
    told_ = found(kept, replace(broken, evidence=replace(broken.evidence, document="d2")))
    assert told_.of_kind("agreement")[0].facts["disputed"] is True
    alone = found(broken)
    assert alone.of_kind("agreement")[0].facts["disputed"] is None


def test_a_ceasefire_without_a_name_is_that_of_its_country() -> None:
    broken = event(
        "e", "REJECT", "verb 'violate ceasefire'", "The Front violated the ceasefire.", who("actor", "Front")
    )
    (agreement,) = found(broken).of_kind("agreement")
    assert agreement.title == "ceasefire in Mali"
    assert agreement.facts["broken_by"] == ["Front"]


def test_sanctions_are_those_on_whom_they_are_laid() -> None:
    country = who("recipient", "Mali", "country")
    lifted = event(
        "e", "CONCEDE", "verb 'lift sanction'", "The Bloc lifted the sanctions on Mali.", who("actor", "Bloc"), country
    )
    vague = event("g", "SANCTION", "noun 'sanction'", "The teacher spoke of sanctions.", who("actor", "Teacher"))
    (agreement,) = found(lifted, vague).of_kind("agreement")
    assert agreement.title == "sanctions on Mali"
    assert agreement.facts["left_by"] == ["Bloc"]


def test_a_denied_part_is_no_part() -> None:
    (row,) = found(replace(SIGNED, polarity=Polarity.DENIED)).of_kind("party")
    assert row.facts["said_by"] == []
    assert row.facts["denied_by"] == ["d1.txt"]


def test_laws_and_funds_are_no_agreements() -> None:
    law = event("l", "OTHER", "verb 'adopt law'", "The Front adopted the Port Law.", who("recipient", "Port Law", "r1"))
    assert found(law).findings[0].cannot


def test_the_order_of_statements_changes_nothing() -> None:
    assert found(SIGNED, LEFT, OPPOSED).to_json() == found(OPPOSED, LEFT, SIGNED).to_json()
