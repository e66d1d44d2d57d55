"""Fatalities, contributions and posts of the United Nations' peace operations."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.datasets.made import read, roles, table

from faultline.datasets import read_source
from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Statement
from faultline.tables.schemas import Source

DEATH: dict[str, object] = {
    "id": 1,
    "incident_date": "2019-01-20",
    "casualty_id": "X-1",
    "mission_acronym": "MINUSMA",
    "type_of_casualty": "Fatality",
    "gender": "M",
    "casualty_nationality": "Chad",
    "casualty_personnel_type": "Military",
    "type_of_incident": "Malicious Act",
    "m49_code": 148,
    "isocode3": "TCD",
    "last_update": "2025-04-04",
}


def statements_in(path: Path) -> list[Statement]:
    return [s for record in read_source(Source(str(path), str(path))) for s in record.statements]


def test_deaths_of_one_day_cause_and_nation_are_one_figure() -> None:
    deaths = [DEATH | {"id": n, "casualty_id": f"X-{n}"} for n in range(10)]
    found = read(table(*deaths, DEATH | {"type_of_incident": "Illness"}))
    attack, illness = found.statements
    assert (attack.kind, attack.type, attack.mode) == (Kind.EVENT, "ASSAULT", "killing")
    assert roles(attack) == [("recipient", "MINUSMA"), ("recipient", "Chad")]
    assert attack.counts is not None
    assert attack.counts.killed is not None
    assert (attack.counts.killed.low, attack.evidence.row) == (10, "2")
    assert attack.evidence.quote.endswith("rows=10")
    assert (illness.kind, illness.type) == (Kind.QUANTITY, "deaths")
    assert roles(illness) == [("subject", "MINUSMA"), ("subject", "Chad"), ("subject", "Illness")]
    assert illness.value is not None
    assert (illness.value.low, illness.value.unit) == (1, "persons")
    assert found.losses == ()


def test_no_person_becomes_an_entity() -> None:
    found = read(table(DEATH))
    assert {m.type for m in found.mentions} == {EntityType.INTERNATIONAL_ORGANISATION, EntityType.COUNTRY}
    assert "X-1" not in found.statements[0].evidence.quote


def test_all_fatalities_are_counted(shared: Path) -> None:
    made = statements_in(shared / "data/un_peacekeeper_fatalities/DPPADPOSS-FATALITIES.csv")
    dead: Counter[tuple[Kind, str]] = Counter()
    nations: Counter[str] = Counter()
    for one in made:
        value = one.counts.killed if one.counts else one.value
        assert value is not None
        assert value.low is not None
        dead[one.kind, one.arguments[0].text] += int(value.low)
        nations[one.arguments[1].text if len(one.arguments) > 1 else ""] += int(value.low)
    assert sum(dead.values()) == 4429
    assert dead[Kind.EVENT, "MINUSMA"] == 174
    assert dead[Kind.EVENT, "MINUSMA"] + dead[Kind.QUANTITY, "MINUSMA"] == 311
    assert nations["Canada"] == 124
    assert len({s.id for s in made}) == len(made)


def test_a_contribution_is_an_effort_and_a_figure() -> None:
    text = (
        "Contributing Country,Mission,Personnel Type,Female,Male,Total,Last Reporting Date\n"
        "Canada,MINUSMA,Troops,20,110,130,31/12/2018\nCanada,MINUSMA,Individual Police,2,3,,31/12/2018\n"
    )
    found = read(text)
    effort, troops, _, police = found.statements
    assert (effort.kind, effort.type, effort.stage) == (Kind.EFFORT, "15230", "active")
    assert roles(effort) == [("actor", "Canada"), ("recipient", "MINUSMA"), ("activity", "Troops")]
    assert (troops.type, police.type) == ("troops", "police")
    assert roles(troops) == [("subject", "Canada"), ("subject", "MINUSMA")]
    assert troops.value is not None
    assert police.value is not None
    assert (troops.value.low, police.value.low, police.value.text) == (130, 5, "2 + 3")
    assert troops.time is not None
    assert troops.time.start == "2018-12-31"
    assert found.losses == ()


def test_the_headings_of_the_data_hub_are_known_too() -> None:
    text = (
        "contribution_id,isocode3,m49_code,contributing_country,mission_acronym,personnel_type,female_personnel,"
        "male_personnel,last_reporting_date\n1,CAN,124,Canada,MONUSCO,Troops,1,8,2021-05-31\n"
    )
    assert [s.kind for s in read(text).statements] == [Kind.EFFORT, Kind.QUANTITY]


def test_a_cell_of_contributors_becomes_one_effort_each() -> None:
    text = (
        "mission,year,location,latitude,longitude,No.TCC,year.overview\n"
        'MINUSMA,2014,Gao,16.27,-0.04,3,"Canada (650), Korea (ROK) (150), Niger (size unknown)"\n'
    )
    found = read(text)
    efforts = [s for s in found.statements if s.kind is Kind.EFFORT]
    assert [s.arguments[0].text for s in efforts] == ["Canada", "Korea (ROK)", "Niger"]
    assert [s.value.low if s.value else None for s in efforts] == [650, 150, None]
    assert efforts[0].value is not None
    assert efforts[0].value.qualifier == "about"
    assert len(found.statements) == 5
    assert len({s.id for s in found.statements}) == 5


def test_a_list_of_contributors_that_cannot_be_taken_apart_is_reported() -> None:
    text = "mission,year,location,No.TCC,year.overview\nMINUSMA,2014,Gao,1,Canada 650\n"
    found = read(text)
    assert found.statements == ()
    assert "row 2, column overview: 'Canada 650'" in found.losses[0].detail


def test_geo_pko_is_read_whole(shared: Path) -> None:
    folder = shared / "data/geo_pko"
    made = statements_in(folder / "minusma_tcc.csv")
    at_gao = [
        s.value.low
        for s in made
        if s.kind is Kind.QUANTITY and s.arguments[0].text == "Canada" and s.place and s.place.text == "Gao" and s.value
    ]
    assert at_gao == [650, 650]
    assert Counter(s.kind for s in made) == {Kind.EFFORT: 553, Kind.QUANTITY: 540}
    posts = statements_in(folder / "minusma_tt.csv")
    assert Counter(s.type for s in posts) == {"operates_in": 134}
    assert all(s.place and s.arguments[1].chain == s.place.chain for s in posts)
    fronts = statements_in(folder / "FrontMap_v.2.3.csv")
    assert Counter(s.type for s in fronts) == {"operates_in": 8783, "troops": 6209}


def test_a_long_cell_of_contributors_is_refused_at_once() -> None:
    text = f"mission,year,location,No.TCC,year.overview\nMINUSMA,2014,Gao,1,{'x (' * 40_000}\n"
    assert read(text).losses[0].reason == "unreadable cell"
