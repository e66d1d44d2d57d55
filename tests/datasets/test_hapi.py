"""The themes of the HDX Humanitarian API, as JSON and as CSV; the rows are ours, in its columns."""

from __future__ import annotations

import csv
import io
import json

import pytest

from faultline.model.statement import Modality, Stage
from read_rows import losses, read_bytes, roles

WHERE = {
    "resource_hdx_id": "00000000",
    "location_ref": 1,
    "location_code": "MLI",
    "location_name": "Mali",
    "has_hrp": True,
    "admin1_ref": 7,
    "provider_admin1_name": "GAO",
    "admin1_code": "ML07",
    "admin1_name": "Gao",
    "admin2_ref": None,
    "provider_admin2_name": "",
    "admin2_code": None,
    "admin2_name": None,
    "reference_period_start": "2024-01-01T00:00:00",
    "reference_period_end": "2024-03-31T23:59:59",
}
COUNTRY = {
    name: WHERE[name] for name in ("location_code", "location_name", "reference_period_start", "reference_period_end")
}
AGE = {"gender": "all", "age_range": "all", "min_age": None, "max_age": None}
PERSONS = {
    "origin_location_code": "MLI",
    "origin_location_name": "Mali",
    "asylum_location_code": "NER",
    "asylum_location_name": "Niger",
    "population": 40_000,
    **AGE,
}
ROWS = {
    "presence": WHERE
    | {
        "org_acronym": "EA",
        "org_name": "Example Aid",
        "org_type_code": "441",
        "org_type_description": "NGO",
        "sector_code": "WSH",
        "sector_name": "Water Sanitation Hygiene",
    },
    "needs": WHERE
    | AGE
    | {
        "sector_code": "EDU",
        "sector_name": "Education",
        "category": "Children",
        "population_status": "INN",
        "population": 1500,
    },
    "refugees": COUNTRY | PERSONS | {"population_group": "REF"},
    "returnees": COUNTRY | PERSONS | {"population_group": "RET", "gender": "f", "age_range": "5-11", "min_age": 5},
    "idps": WHERE | {"reporting_round": 7, "assessment_type": "BA", "operation": "Sahel crisis", "population": 350_000},
    "conflict": WHERE | {"event_type": "political_violence", "events": 12, "fatalities": 30},
    "funding": COUNTRY
    | {
        "appeal_code": "HMLI24",
        "appeal_name": "Mali plan 2024",
        "appeal_type": "HRP",
        "requirements_usd": 700e6,
        "funding_usd": 210e6,
        "funding_pct": 30,
    },
    "risk": COUNTRY
    | {
        "risk_class": "5",
        "global_rank": 9,
        "overall_risk": 6.9,
        "hazard_exposure_risk": 7.1,
        "vulnerability_risk": 6.5,
        "coping_capacity_risk": 7.2,
    },
    "food": WHERE
    | {
        "ipc_phase": "3+",
        "ipc_type": "first projection",
        "population_in_phase": 90_000,
        "population_fraction_in_phase": 0.12,
    },
    "population": WHERE | AGE | {"population": 727_517},
}
SAID = {
    "presence": [("effort", "72010", [("actor", "Example Aid"), ("activity", "Water Sanitation Hygiene")], None)],
    "needs": [("quantity", "in_need", [("subject", "Education"), ("subject", "Children")], 1500)],
    "refugees": [
        ("quantity", "refugees", [("subject", "Mali")], 40_000),
        ("flow", "people", [("goods", "refugees"), ("origin", "Mali"), ("destination", "Niger")], 40_000),
    ],
    "returnees": [("quantity", "returnees", [("subject", "Mali"), ("subject", "f"), ("subject", "5-11")], 40_000)],
    "idps": [("quantity", "displaced", [("subject", "Sahel crisis")], 350_000)],
    "conflict": [
        ("quantity", "attacks", [("subject", "political_violence")], 12),
        ("quantity", "deaths", [("subject", "political_violence")], 30),
    ],
    "funding": [
        ("quantity", "required", [("subject", "Mali plan 2024")], 700e6),
        ("quantity", "funded", [("subject", "Mali plan 2024")], 210e6),
    ],
    "risk": [
        ("quantity", "risk", [("subject", "overall_risk")], 6.9),
        ("quantity", "risk", [("subject", "hazard_exposure_risk")], 7.1),
        ("quantity", "risk", [("subject", "vulnerability_risk")], 6.5),
        ("quantity", "risk", [("subject", "coping_capacity_risk")], 7.2),
    ],
    "food": [("quantity", "food_insecure", [("subject", "3+")], 90_000)],
    "population": [("quantity", "population", [], 727_517)],
}


@pytest.mark.parametrize("theme", ROWS)
@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_a_row_of_each_theme_says(theme: str, form: str) -> None:
    found = read_bytes(json.dumps({"data": [ROWS[theme]]}) if form == "json" else _csv(ROWS[theme]), form)
    assert [(s.kind.value, s.type, roles(s), s.value and s.value.low) for s in found.statements] == SAID[theme]
    for said in found.statements:
        assert said.time is not None
        assert (said.time.start, said.time.end) == ("2024-01-01", "2024-03-31")
        assert said.place is not None
        assert (said.place.text, said.place.country) in (("Gao", "ML"), ("Mali", "ML"), ("Niger", "NE"))
    assert set(losses(found)) <= {"column not read"}


def test_what_the_figures_are_of() -> None:
    presence, food = (read_bytes(json.dumps({"data": [ROWS[t]]}), "json").statements[0] for t in ("presence", "food"))
    assert presence.stage is Stage.ACTIVE
    assert food.modality is Modality.HYPOTHETICAL
    funding = read_bytes(json.dumps({"data": [ROWS["funding"]]}), "json").statements[0]
    assert funding.value is not None
    assert (funding.value.unit, funding.value.currency) == ("money", "USD")
    assert "appeal_code=HMLI24" in funding.evidence.quote
    risk = read_bytes(json.dumps({"data": [ROWS["risk"]]}), "json").statements[0]
    assert risk.value is not None
    assert (risk.value.unit, risk.evidence.row) == ("score", "1")


def test_its_csv_may_have_a_row_of_tags() -> None:
    names = list(ROWS["presence"])
    tags = {"location_code": "#country+code", "org_name": "#org+name", "sector_name": "#sector+name"}
    stream = io.StringIO()
    csv.writer(stream).writerows([names, [tags.get(n, "") for n in names], ROWS["presence"].values()])
    (said,) = read_bytes(stream.getvalue(), "csv").statements
    assert (said.evidence.table, said.evidence.row) == ("hapi_presence", "3")


def test_a_theme_that_is_not_known_is_named() -> None:
    prices = COUNTRY | {"commodity_code": "1", "commodity_name": "Millet", "price": 300}
    found = read_bytes(_csv(prices), "csv")
    assert losses(found) == {"columns not recognised": 1}


def _csv(row: dict[str, object]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, row)
    writer.writeheader()
    writer.writerow(row)
    return stream.getvalue()
