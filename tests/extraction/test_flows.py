"""What flows, from where to where, and what only moves."""

from __future__ import annotations

import pytest

from faultline.model.statement import Kind, Statement

NO_FLOW = [
    "Soldiers entered the village at dawn.",
    "The minister travelled to Geneva.",
    "The agency delivered food to families across the country.",
    "The meeting brought together officials from across the region.",
    "The army moved its headquarters.",
    "According to data from the Ministry of Health, cases moved up.",
]


def flows(read, text: str) -> list[Statement]:
    return [s for s in read(text).statements if s.kind is Kind.FLOW]


def ends(statement: Statement) -> dict[str, list[str]]:
    return {role: [a.text for a in statement.roles(role)] for role in ("origin", "via", "destination")}


@pytest.mark.parametrize("text", NO_FLOW)
def test_no_flow(read, text: str) -> None:
    assert not flows(read, text)


def test_country_that_exports_is_the_origin(read) -> None:
    [one] = flows(read, "Myanmar exports jade to China.")
    assert ends(one) == {"origin": ["Myanmar"], "via": [], "destination": ["China"]}
    assert not one.roles("carrier")


def test_country_that_imports_is_the_destination(read) -> None:
    [one] = flows(read, "Chile imports gas from Argentina.")
    assert ends(one) == {"origin": ["Argentina"], "via": [], "destination": ["Chile"]}


def test_carrier_is_who_brings(read) -> None:
    [one] = flows(read, "Smugglers bring weapons from Libya through Niger into Nigeria.")
    assert [a.text for a in one.roles("carrier")] == ["Smugglers"]
    assert ends(one) == {"origin": ["Libya"], "via": ["Niger"], "destination": ["Nigeria"]}


def test_noun_that_names_the_goods_itself(read) -> None:
    [one] = flows(read, "Remittances from Europe to Somalia fell.")
    assert [a.text for a in one.roles("goods")] == ["Remittances"]


def test_many_people_are_people(read) -> None:
    [one] = flows(read, "Tens of thousands of people fled from Khartoum to Egypt.")
    assert one.type == "people"
