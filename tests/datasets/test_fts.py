"""Flows of the Financial Tracking Service, as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from faultline.datasets import read_source
from faultline.model.entity import EntityType
from faultline.model.statement import Attribution, Kind, Modality, Stage, Statement
from faultline.tables.schemas import Record, Source

HEADINGS = (
    "date,budgetYear,description,amountUSD,srcOrganization,srcOrganizationTypes,srcLocations,srcUsageYearStart,"
    "srcUsageYearEnd,destPlan,destPlanCode,destPlanId,destOrganization,destOrganizationTypes,destGlobalClusters,"
    "destLocations,destProject,destProjectCode,destEmergency,destUsageYearStart,destUsageYearEnd,contributionType,flowType,"
    "method,boundary,onBoundary,status,firstReportedDate,decisionDate,keywords,originalAmount,originalCurrency,exchangeRate,"
    "id,refCode,createdAt,updatedAt"
)
TAGS = ",".join(f"#tag+a{n}" for n in range(HEADINGS.count(",") + 1))


def row(**cells: str) -> str:
    """A row of the table with some cells filled."""
    return ",".join(f'"{cells.get(name, "")}"' for name in HEADINGS.split(","))


GIFT = {
    "date": "2021-03-04",
    "budgetYear": "2021",
    "description": "Food for the displaced",
    "amountUSD": "1500000",
    "srcOrganization": "Testland, Government of",
    "srcOrganizationTypes": "Government",
    "srcLocations": "TST",
    "destPlan": "Mali Humanitarian Response Plan 2021",
    "destOrganization": "Grain Agency",
    "destOrganizationTypes": "UN Agency",
    "destGlobalClusters": "Food Security",
    "destLocations": "MLI",
    "flowType": "Standard",
    "boundary": "incoming",
    "onBoundary": "single",
    "status": "paid",
    "originalAmount": "1250000",
    "originalCurrency": "EUR",
    "id": "240001",
}
TABLE = "\n".join(
    [
        HEADINGS,
        TAGS,
        row(**GIFT),
        row(**{**GIFT, "id": "240002", "status": "commitment", "destGlobalClusters": "Food Security,Nutrition"}),
        row(**{**GIFT, "id": "240003", "status": "pledge", "destLocations": "MLI,NER", "destGlobalClusters": ""}),
        row(**{**GIFT, "id": "240004", "boundary": "internal", "srcOrganization": "Grain Agency"}),
        row(**{**GIFT, "id": "240005", "amountUSD": "much"}),
    ]
)


def flow(**more: Any) -> dict[str, Any]:
    """A flow as the API gives it."""

    def ends(organisation: str, kind: str, place: str) -> list[dict[str, Any]]:
        return [
            {"type": "Organization", "id": "1", "name": organisation, "organizationTypes": [kind]},
            {"type": "Location", "id": "2", "name": place},
            {"type": "UsageYear", "id": "3", "name": "2021"},
        ]

    return {
        "id": "240001",
        "versionId": "1",
        "description": "Food for\nthe displaced",
        "status": "paid",
        "date": "2021-03-04T00:00:00Z",
        "amountUSD": 1500000,
        "originalAmount": 1250000.5,
        "originalCurrency": "EUR",
        "flowType": "Standard",
        "boundary": "incoming",
        "onBoundary": "single",
        "firstReportedDate": "2021-03-10T00:00:00Z",
        "sourceObjects": ends("Testland, Government of", "Government", "Testland"),
        "destinationObjects": [
            *ends("Grain Agency", "UN Agency", "Mali"),
            {"type": "Plan", "id": "4", "name": "Mali Humanitarian Response Plan 2021"},
            {"type": "GlobalCluster", "id": "5", "name": "Food Security"},
            {"type": "Emergency", "id": "6", "name": "Sahel 2021"},
        ],
        "reportDetails": [{"organization": "Ministry of Testland", "sourceType": "Primary"}],
        **more,
    }


def read(folder: Path, text: str, name: str) -> Record:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (record,) = read_source(Source(name, str(path)))
    return record


def efforts(record: Record) -> list[Statement]:
    return [s for s in record.statements if s.kind is Kind.EFFORT]


def test_a_row_says_who_gives_what_to_whom_for_where(tmp_path: Path) -> None:
    gift = efforts(read(tmp_path, TABLE, "a.csv"))[0]
    assert [(a.role, a.text) for a in gift.arguments] == [
        ("actor", "Testland, Government of"),
        ("recipient", "Grain Agency"),
        ("activity", "Food for the displaced"),
    ]
    assert (gift.type, gift.stage, gift.modality) == ("72040", Stage.ACTIVE, Modality.ACTUAL)
    assert gift.value is not None
    assert (gift.value.low, gift.value.unit, gift.value.currency) == (1.5e6, "money", "USD")
    assert gift.place is not None
    assert (gift.place.text, gift.place.country) == ("Mali", "ML")
    assert (gift.time and gift.time.start, gift.evidence.row) == ("2021-03-04", "240001")
    assert "originalAmount=1250000; originalCurrency=EUR; id=240001" in gift.evidence.quote


def test_the_stage_is_the_status_and_several_clusters_or_countries_are_none(tmp_path: Path) -> None:
    _, commitment, pledge = efforts(read(tmp_path, TABLE, "a.csv"))
    assert (commitment.stage, commitment.modality, commitment.type) == (Stage.PLEDGED, Modality.ACTUAL, "720")
    assert (pledge.stage, pledge.modality, pledge.type) == (Stage.PLEDGED, Modality.PLANNED, "720")
    assert pledge.place is None
    assert "destLocations=MLI,NER" in pledge.evidence.quote


def test_money_that_moves_on_inside_is_a_tie_and_no_second_gift(tmp_path: Path) -> None:
    record = read(tmp_path, TABLE, "a.csv")
    assert [s.evidence.row for s in efforts(record)] == ["240001", "240002", "240003"]
    ties = {s.evidence.row: s for s in record.statements if s.kind is Kind.RELATION}
    assert {s.type for s in ties.values()} == {"funds"}
    assert ties["240001"].value is None
    inside = ties["240004"].value
    assert inside is not None
    assert (inside.low, inside.currency) == (1.5e6, "USD")


def test_tags_are_no_row_and_a_bad_row_is_named(tmp_path: Path) -> None:
    losses = [loss for loss in read(tmp_path, TABLE, "a.csv").losses if loss.reason != "column not read"]
    assert [(loss.reason, loss.detail) for loss in losses] == [
        ("unreadable cell", "row 7, column amountUSD: 'much' is no number")
    ]


def test_json_says_the_same_as_the_table(tmp_path: Path) -> None:
    answer = {"status": "ok", "data": {"incoming": {"fundingTotal": 1}, "flows": [flow()]}, "meta": {"count": 1}}
    record = read(tmp_path, json.dumps(answer), "a.json")
    (of_json,), of_table = efforts(record), efforts(read(tmp_path, TABLE, "a.csv"))[0]
    for field in ("type", "stage", "modality", "time", "value", "kind"):
        one, other = getattr(of_json, field), getattr(of_table, field)
        assert one == other or field == "time", field
    assert [(a.role, a.text) for a in of_json.arguments] == [(a.role, a.text) for a in of_table.arguments]
    assert of_json.place is not None
    assert of_json.place.text == "Mali"
    assert of_json.speaker is not None
    assert (of_json.speaker.text, of_json.attribution) == ("Ministry of Testland", Attribution.REPORTED)
    assert "destEmergency=Sahel 2021" in of_json.evidence.quote
    assert {m.text: m.type for m in record.mentions}["Grain Agency"] is EntityType.INTERNATIONAL_ORGANISATION


def test_several_givers_and_places_are_told_apart_in_json(tmp_path: Path) -> None:
    one = flow()
    one["sourceObjects"].append(
        {"type": "Organization", "id": "9", "name": "Other Fund", "organizationTypes": ["Other"]}
    )
    one["destinationObjects"].append({"type": "Location", "id": "8", "name": "Niger"})
    (gift,) = efforts(read(tmp_path, json.dumps({"flows": [one]}), "a.json"))
    assert [a.text for a in gift.roles("actor")] == ["Testland, Government of", "Other Fund"]
    assert gift.place is None
    assert "destLocationNames=Mali | Niger" in gift.evidence.quote


@pytest.mark.parametrize(
    "broken",
    [
        {"amountUSD": None},
        {"amountUSD": "much"},
        {"status": "dreamt of"},
        {"date": "2021-13-01"},
        {"amountUSD": [1]},
        {"amountUSD": True},
    ],
)
def test_a_bad_flow_is_named_and_the_good_ones_stay(broken: dict[str, Any], tmp_path: Path) -> None:
    answer = {"data": {"flows": [flow(id="1"), {**flow(id="2"), **broken}, 7, flow(id="3")]}}
    record = read(tmp_path, json.dumps(answer), "a.json")
    assert [s.evidence.row for s in efforts(record)] == ["1", "3"]
    assert len(record.losses) == 2
    assert "2" in record.losses[0].detail


@pytest.mark.parametrize("hostile", [{"sourceObjects": 5}, {"destinationObjects": [None]}, {"reportDetails": {"a": 1}}])
def test_a_flow_of_another_shape_ends_no_build(hostile: dict[str, Any], tmp_path: Path) -> None:
    record = read(tmp_path, json.dumps({"data": {"flows": [{**flow(), **hostile}]}}), "a.json")
    assert len(efforts(record)) == 1


def test_json_that_is_no_data_set_is_refused_by_name(tmp_path: Path) -> None:
    record = read(tmp_path, '{"flows": ["a", "b"], "amount": 3}', "a.json")
    assert [loss.reason for loss in record.losses] == ["unknown format"]
