"""The UCDP actor list and the dyadic data set."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.datasets.made import read, roles, table

from faultline.datasets import read_source
from faultline.model.entity import EntityType
from faultline.tables.schemas import Record, Source

ACTOR: dict[str, object] = {
    "ActorId": 10,
    "NameData": "ABC",
    "NameOrig": "AB",
    "NameOrigFull": "n/a",
    "NameOrigFullEng": "Army of the Big City",
    "NameChange": 1,
    "NewName": "ABC, ABCD",
    "NewNameFullMotherTongue": "",
    "NewNameFullEng": "Army of Big Cities",
    "Org": 1,
    "Splinter": 1,
    "NamePrev": "Old One, Old Two",
    "ActorIdPrev": "20, 30",
    "Alliance": 0,
    "NameAlliance": "",
    "ActorIdAlliance": "",
    "JoinGroup": 1,
    "GroupName": "Old One",
    "ActorIdGroup": "20",
    "Location": "Mali, Niger",
    "GWNOLoc": "432, 436",
}
DYAD: dict[str, object] = {
    "dyad_id": 726,
    "conflict_id": 333,
    "location": "Mali",
    "side_a": "Government of Mali",
    "side_a_id": 72,
    "side_a_2nd": "Government of France, Government of Chad",
    "side_b": "Group B",
    "side_b_id": 1157,
    "side_b_2nd": "",
    "incompatibility": 1,
    "territory_name": "North",
    "year": 2012,
    "intensity_level": 1,
    "type_of_conflict": 4,
    "start_date": "2012-01-17",
    "start_prec": 1,
    "start_date2": "2012-01-18",
    "start_prec2": 1,
    "gwno_a": 432,
    "gwno_b": "",
    "version": "22.1",
}


def whole(path: Path) -> list[Record]:
    return list(read_source(Source(str(path), str(path))))


def test_an_actor_has_its_names_and_what_became_of_it() -> None:
    found = read(table(ACTOR))
    assert [(s.type, roles(s)) for s in found.statements] == [
        ("operates_in", [("source", "ABC"), ("target", "Mali"), ("target", "Niger")]),
        ("split_from", [("source", "ABC"), ("target", "Old One"), ("target", "Old Two")]),
        ("merged_into", [("source", "ABC"), ("target", "Old One")]),
    ]
    chain = found.statements[0].arguments[0].chain
    names = {m.text for m in found.mentions if m.chain == chain}
    assert names == {"ABC", "AB", "Army of the Big City", "ABCD", "Army of Big Cities"}
    assert {m.type for m in found.mentions if m.chain == chain} == {EntityType.ARMED_GROUP}


def test_the_same_id_is_the_same_actor_in_every_role() -> None:
    other = ACTOR | {"ActorId": 20, "NameData": "Old 1", "Splinter": 0, "JoinGroup": 0, "NameOrigFullEng": "x"}
    found = read(table(ACTOR, other))
    merged = next(s for s in found.statements if s.type == "merged_into")
    assert merged.arguments[1].chain == found.statements[-1].arguments[0].chain


def test_a_name_that_two_actors_bear_is_the_alias_of_none() -> None:
    other = ACTOR | {"ActorId": 11, "NameData": "XYZ", "NameOrig": "XY", "NewName": "", "NewNameFullEng": ""}
    found = read(table(ACTOR, other))
    assert "Army of the Big City" not in {m.text for m in found.mentions}
    assert {loss.reason for loss in found.losses} == {"name of several"}


def test_the_whole_list_of_actors_is_read(shared: Path) -> None:
    records = whole(shared / "data/ucdp_actors/ucdp-actor-221.csv")
    statements = [s for record in records for s in record.statements]
    assert Counter(s.type for s in statements) == {
        "operates_in": 1725,
        "split_from": 219 + 38 - 2,  # two split for good and for a time from one and the same
        "member_of": 111,
        "merged_into": 76,
    }
    assert len({s.id for s in statements}) == len(statements)
    assert {loss.reason for record in records for loss in record.losses} == {"name of several"}
    sources = {s.arguments[0].chain for s in statements if s.type == "operates_in"}
    assert len(sources) == 1725


def test_a_dyad_fights_in_its_year_with_those_who_support_a_side() -> None:
    found = read(table(DYAD, DYAD | {"year": 2013, "side_a_2nd": ""}))
    assert [(s.type, roles(s), s.time.start if s.time else None) for s in found.statements] == [
        ("fights", [("source", "Government of Mali"), ("target", "Group B")], "2012-01-01"),
        (
            "supports",
            [("source", "Government of France"), ("source", "Government of Chad"), ("target", "Government of Mali")],
            "2012-01-01",
        ),
        ("fights", [("source", "Government of Mali"), ("target", "Group B")], "2013-01-01"),
    ]
    assert len({s.id for s in found.statements}) == 3
    assert found.statements[0].place is not None
    assert found.statements[0].place.country == "ML"
    assert "start_date=2012-01-17" in found.statements[0].evidence.quote
    assert found.losses == ()


def test_a_war_between_states_has_no_single_place() -> None:
    row = DYAD | {"location": "Eritrea, Ethiopia", "type_of_conflict": 2, "side_a_2nd": "", "gwno_b": 530}
    found = read(table(row))
    assert found.statements[0].place is None
    assert {m.type for m in found.mentions} == {EntityType.GOVERNMENT}
