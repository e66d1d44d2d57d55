"""FollowTheMoney: entities with their names, what ties them, and our own export back again."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from faultline.datasets.ftm_entities import recognises
from faultline.exchange.figures import known_ends
from faultline.exchange.ftm import write_ftm
from faultline.exchange.standing import short_of_fact
from faultline.model.entity import EntityType
from faultline.model.statement import Attribution, Kind, Stage, Statement
from faultline.model.time import Basis, Precision
from faultline.workspace import MapView
from read_rows import kinds, losses, read_bytes, roles
from standards_map import standards_view


def entity(identity: str, schema: str, **properties: Any) -> dict[str, Any]:
    given = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return {"id": identity, "schema": schema, "properties": given}


KARO = entity("p1", "Person", name=["Anselm Karo", "A. Karo"], alias="The Well-Digger", nationality="ml")
FIRM = entity("c1", "Company", name="Sand Ltd")
FRONT = entity("o1", "Organization", name="Northern Front", weakAlias="NF")
STATE = entity("g1", "PublicBody", name="Ministry of Wells")
THINGS = [KARO, FIRM, FRONT, STATE]


def lines(*entities: Any) -> str:
    return "\n".join(json.dumps(one) for one in entities)


def only(*entities: Any) -> Statement:
    (said,) = read_bytes(lines(*entities, *THINGS), "json").statements
    return said


def test_a_thing_is_an_entity_with_all_its_names() -> None:
    found = read_bytes(lines(KARO, FIRM), "json")
    assert found.statements == ()
    assert [(m.text, m.type) for m in found.mentions] == [
        ("Anselm Karo", EntityType.PERSON),
        ("A. Karo", EntityType.PERSON),
        ("The Well-Digger", EntityType.PERSON),
        ("Sand Ltd", EntityType.COMPANY),
    ]
    assert len({m.chain for m in found.mentions}) == 2
    assert losses(found) == {}


def test_two_of_one_name_stay_two() -> None:
    found = read_bytes(lines(KARO, entity("p2", "Person", name="Anselm Karo")), "json")
    assert len({m.chain for m in found.mentions if m.text == "Anselm Karo"}) == 2


@pytest.mark.parametrize(
    ("link", "type_", "ends"),
    [
        (entity("x", "Ownership", owner="p1", asset="c1"), "owns", ["Anselm Karo", "Sand Ltd"]),
        (entity("x", "Directorship", director="p1", organization="c1"), "leads", ["Anselm Karo", "Sand Ltd"]),
        (entity("x", "Membership", member="p1", organization="o1"), "member_of", ["Anselm Karo", "Northern Front"]),
        (entity("x", "Employment", employer="g1", employee="p1"), "employs", ["Ministry of Wells", "Anselm Karo"]),
        (entity("x", "Succession", predecessor="o1", successor="c1"), "merged_into", ["Northern Front", "Sand Ltd"]),
        (entity("x", "Representation", agent="c1", client="g1"), "represents", ["Sand Ltd", "Ministry of Wells"]),
        (entity("x", "Family", person="p1", relative="p1"), "family_of", ["Anselm Karo", "Anselm Karo"]),
        (entity("x", "Associate", person="p1", associate="p1"), "associated_with", ["Anselm Karo", "Anselm Karo"]),
        (
            entity("x", "UnknownLink", subject="p1", object="o1", role="knows"),
            "associated_with",
            ["Anselm Karo", "Northern Front"],
        ),
        (
            entity("x", "UnknownLink", subject="o1", object="g1", role="opposes"),
            "opposes",
            ["Northern Front", "Ministry of Wells"],
        ),
        (entity("x", "Payment", payer="g1", beneficiary="c1"), "funds", ["Ministry of Wells", "Sand Ltd"]),
    ],
)
def test_a_link_is_a_relation(link: dict[str, Any], type_: str, ends: list[str]) -> None:
    said = only(link)
    assert (said.kind, said.type) == (Kind.RELATION, type_)
    assert roles(said) == [("source", ends[0]), ("target", ends[1])]


def test_a_link_has_its_period_its_source_and_its_evidence() -> None:
    said = only(
        entity(
            "x",
            "Ownership",
            owner="p1",
            asset="c1",
            startDate="2012",
            endDate="2014-05",
            publisher="The Herald",
            percentage="40",
        )
    )
    assert said.time is not None
    assert (said.time.start, said.time.end, said.time.precision) == ("2012-01-01", "2014-05-31", Precision.INTERVAL)
    assert said.speaker is not None
    assert (said.speaker.text, said.attribution) == ("The Herald", Attribution.REPORTED)
    assert said.evidence.quote == (
        "schema=Ownership; owner=Anselm Karo; asset=Sand Ltd; startDate=2012; endDate=2014-05; publisher=The Herald"
    )
    assert (said.evidence.table, said.evidence.row) == ("ftm", "x")
    open_end = only(entity("x", "Ownership", owner="p1", asset="c1", startDate="2012-03-01"))
    assert open_end.time is not None
    assert (open_end.time.start, open_end.time.end) == ("2012-03-01", None)


def test_a_payment_with_its_purpose_is_an_effort() -> None:
    said = only(
        entity(
            "x",
            "Payment",
            payer="g1",
            beneficiary="c1",
            amount="2000.5",
            currency="usd",
            purpose=["new wells"],
            date="2018-05",
        )
    )
    assert (said.kind, said.type, said.stage) == (Kind.EFFORT, "99810", Stage.ACTIVE)
    assert roles(said)[-1] == ("activity", "new wells")
    assert said.value is not None
    assert (said.value.low, said.value.unit, said.value.currency) == (2000.5, "money", "USD")


def test_a_sanction_and_an_event() -> None:
    sanction = only(entity("x", "Sanction", entity="p1", authority="Council of Wells", startDate="2019-01-30"))
    assert (sanction.kind, sanction.type) == (Kind.EVENT, "SANCTION")
    assert roles(sanction) == [("actor", "Council of Wells"), ("recipient", "Anselm Karo")]
    event = only(
        entity(
            "x", "Event", name="Talks", date="2019-03-04", involved=["o1"], organizer="g1", location="Gao", country="ml"
        )
    )
    assert (event.type, roles(event)) == ("OTHER", [("actor", "Ministry of Wells")])
    assert event.place is not None
    assert (event.place.text, event.place.country) == ("Gao", "ML")
    assert "involved=Northern Front" in event.evidence.quote


def test_an_office_and_who_holds_it() -> None:
    said = only(
        entity("x", "Occupancy", holder="p1", post="q1", startDate="2020"),
        entity("q1", "Position", name="Minister of Wells"),
    )
    assert (said.type, roles(said)) == ("member_of", [("source", "Anselm Karo"), ("target", "Minister of Wells")])


def test_entities_may_be_nested_and_in_a_list() -> None:
    nested = entity("x", "Ownership", asset="c1")
    nested["properties"]["owner"] = [KARO]
    found = read_bytes(json.dumps([nested, FIRM]), "json")
    assert [roles(s) for s in found.statements] == [[("source", "Anselm Karo"), ("target", "Sand Ltd")]]


def test_entities_too_deep_in_one_another_are_reported() -> None:
    deep = KARO
    for n in range(12):
        deep = entity(f"x{n}", "Ownership", owner=deep, asset="c1")
    found = read_bytes(lines(deep, FIRM), "json")
    assert any("more than 8 entities inside one another" in loss.detail for loss in found.losses)


@pytest.mark.parametrize(
    ("wrong", "reason", "detail"),
    [
        (entity("x", "Ownership", owner="p9", asset="c1"), "unreadable row", "'p9', which the file does not have"),
        (entity("x", "Ownership", owner="p1"), "unreadable row", "it has no asset"),
        (entity("x", "Ownership", owner="p1", asset="c1", startDate="soon"), "unreadable row", "'soon' is no date"),
        (
            entity("x", "Ownership", owner="p1", asset="c1", startDate="2014", endDate="2012"),
            "unreadable row",
            "before it begins",
        ),
        (
            entity("x", "Payment", payer="p1", beneficiary="c1", purpose="x", amount="much"),
            "unreadable row",
            "no number",
        ),
        (entity("x", "Vessel", name="Sand Queen"), "schema not read", "nothing is made of a Vessel"),
        ({"id": "x", "schema": "Person"}, "unreadable row", "no id, schema and properties"),
        ({"id": 5, "schema": "Person", "properties": {}}, "unreadable row", "no id, schema and properties"),
        ([1], "unreadable row", "it is no entity"),
        (entity("x", "Person", name="n" * 200_000), "unreadable row", "more than 131,072 characters"),
    ],
)
def test_what_cannot_be_read_is_reported_and_the_rest_kept(wrong: Any, reason: str, detail: str) -> None:
    found = read_bytes(lines(KARO, wrong, FIRM, entity("y", "Ownership", owner="p1", asset="c1")), "json")
    assert kinds(found) == {("relation", "owns"): 1}
    assert losses(found) == {reason: 1}
    assert detail in found.losses[0].detail


def test_a_broken_file_gives_what_stands_before_the_break() -> None:
    found = read_bytes(lines(*THINGS, entity("y", "Ownership", owner="p1", asset="c1")) + '\n{"id": "z", NaN', "json")
    assert kinds(found) == {("relation", "owns"): 1}
    assert losses(found) == {"broken JSON": 1}


def test_other_json_is_none() -> None:
    assert recognises(lines(KARO).encode())
    assert not recognises(b'{"schema": "x", "properties": {}}')
    assert not recognises(b'{"type": "Feature", "properties": {}}')


@pytest.fixture(scope="module")
def standards(tmp_path_factory: pytest.TempPathFactory) -> MapView:
    return standards_view(Path(tmp_path_factory.mktemp("standards")) / "map")


@pytest.fixture(scope="module")
def back(standards: MapView) -> dict[str, Statement]:
    """Record id → the statement that came back."""
    stream = io.StringIO()
    write_ftm(standards, stream)
    found = read_bytes(stream.getvalue(), "json")
    assert losses(found) == {}
    return {
        s.evidence.row.removeprefix("statement-").removesuffix("-link"): s for s in found.statements if s.evidence.row
    }


def test_every_statement_of_our_own_export_comes_back(standards: MapView, back: dict[str, Statement]) -> None:
    written = [s for s in standards.iterate_statements() if s.kind is Kind.EVENT and not short_of_fact(s)]
    assert written
    assert {s.id for s in written} <= back.keys()
    for before in written:
        after = back[before.id]
        assert (after.type, after.mode, _days(after)) == (before.type, before.mode, _days(before))
        if all(any(a.entity for a in before.roles(role)) for role in ("actor", "recipient")):
            assert _ends(after) == _ends(before)


def test_the_relations_of_our_own_export_come_back(standards: MapView, back: dict[str, Statement]) -> None:
    written = [s for s in standards.statements(kind="relation") if s.id in back]
    assert len(written) >= 7
    for before in written:
        after = back[before.id]
        assert (after.kind, after.type, _ends(after), _days(after)) == (
            before.kind,
            before.type,
            _ends(before),
            _days(before),
        )


def test_the_efforts_of_our_own_export_come_back(standards: MapView, back: dict[str, Statement]) -> None:
    written = [s for s in standards.statements(kind="effort") if s.id in back]
    assert {s.stage for s in written} == {Stage.ACTIVE, Stage.PLEDGED}
    for before in written:
        after = back[before.id]
        assert (after.kind, after.type, after.stage) == (Kind.EFFORT, before.type, before.stage)
        assert _ends(after) == _ends(before)
        if before.stage is Stage.ACTIVE:
            assert before.value is not None
            assert after.value is not None
            assert known_ends(after.value) == known_ends(before.value)
            assert [a.text for a in after.roles("activity")] == [a.text for a in before.roles("activity")]


def test_the_entities_of_our_own_export_come_back_under_their_types(standards: MapView) -> None:
    stream = io.StringIO()
    write_ftm(standards, stream)
    found = {(m.text, m.type) for m in read_bytes(stream.getvalue(), "json").mentions}
    for known in standards.entities():
        if known.type in (EntityType.GOODS, EntityType.GROUP) or "\x01" in known.name:
            continue
        assert (known.name, known.type) in found


def _ends(s: Statement) -> list[tuple[str, str]]:
    """Those at the ends who are entities, by role; signs that no line of the export may have are left aside."""
    named = [a for a in s.arguments if a.role != "activity" and (a.entity or a.chain is not None)]
    return sorted((a.role, (a.name or a.text).replace("\x01", "").replace("\ufffd", "")) for a in named)


def _days(s: Statement) -> tuple[str | None, str | None] | None:
    return (s.time.start, s.time.end) if s.time and s.time.basis is not Basis.PUBLICATION else None
