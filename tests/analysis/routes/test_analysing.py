"""Routes from statements: what is told, what is worked out, and that people are only mapped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.comparison.told import told

from faultline.analysis import Material
from faultline.analysis.finding import Findings
from faultline.analysis.routes import Settings, analyse
from faultline.analysis.routes.legs import is_people
from faultline.errors import UsageError
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.place import Place
from faultline.model.statement import Argument, Kind, Modality, Statement
from faultline.ontology import vocabulary

TOWNS = {
    "Sabha": (27.04, 14.43, "LY"), "Agadez": (16.97, 7.99, "NE"), "Gao": (16.27, -0.04, "ML"),
    "Kidal": (18.44, 1.41, "ML"), "Niamey": (13.51, 2.11, "NE"), "Bamako": (12.65, -8.0, "ML"),
}  # fmt: skip
COUNTRIES = {"Libya": (27.0, 17.0, "LY"), "Mali": (17.6, -4.0, "ML")}
PLACES = {
    name: Place(f"made:{name}", name, "city" if name in TOWNS else "country", code, lat=lat, lon=lon)
    for name, (lat, lon, code) in {**TOWNS, **COUNTRIES}.items()
}


def flow(
    number: int, goods: str, *stops: str, document: str = "d1", modality: Modality = Modality.ACTUAL, what: str = "load"
) -> Statement:
    """From the first stop over the others to the last; `-` for an end that nobody tells."""
    roles = ["origin", *["via"] * (len(stops) - 2), "destination"]
    named = [(role, name) for role, name in zip(roles, stops, strict=True) if name != "-"]
    ends = [Argument(role, name, entity=f"e-{name}", name=name) for role, name in named]
    moved = Argument("goods", what, entity=f"e-{what}", name=what)
    return told(f"s{number}", Kind.FLOW, goods, moved, *ends, document=document, modality=modality)


def material(*statements: Statement) -> Material:
    documents = {d: Document(d, d, "text", "It is told.") for d in sorted({s.evidence.document for s in statements})}
    named = {a.entity: a.text for s in statements for a in s.arguments if a.entity}
    entities = {
        e: Entity(e, name, EntityType.PLACE, place=f"made:{name}")
        if name in PLACES
        else Entity(e, name, EntityType.GROUP if name == "refugees" else EntityType.GOODS)
        for e, name in named.items()
    }
    sources = tuple(documents)
    of = {s.id: sources.index(s.evidence.document) for s in statements}
    return Material(statements, documents, entities, {p.id: p for p in PLACES.values()}, sources, of)


def routes(*statements: Statement, **settings: object) -> Findings:
    return analyse(material(*statements), Settings(draws=5, **settings))  # type: ignore[arg-type]


def titles(found: Findings, kind: str) -> list[str]:
    return [f.title for f in found.of_kind(kind)]


def test_legs_of_several_sources_are_one_and_stops_follow_each_other() -> None:
    found = routes(
        flow(1, "arms_trafficking", "Sabha", "Agadez", "Gao"),
        flow(2, "arms_trafficking", "Sabha", "Agadez", document="d2", modality=Modality.ALLEGED),
        flow(3, "arms_trafficking", "-", "Kidal", modality=Modality.ALLEGED),
    )
    legs = {f.title: f for f in found.of_kind("leg")}
    assert list(legs) == [
        "arms trafficking: Sabha → Agadez",
        "arms trafficking: Agadez → Gao",
        "arms trafficking: … → Kidal",
    ]
    first = legs["arms trafficking: Sabha → Agadez"]
    assert (first.facts["sources"], first.facts["alleged"], first.statements) == (2, False, ("s1", "s2"))
    assert legs["arms trafficking: … → Kidal"].facts["alleged"] is True
    assert legs["arms trafficking: Agadez → Gao"].overturned_by == ("d1",)


def test_a_chain_of_legs_has_likely_ways_a_choke_point_a_cut_and_a_closure_with_displacement() -> None:
    found = routes(
        flow(1, "arms_trafficking", "Sabha", "Agadez", document="d1"),
        flow(2, "arms_trafficking", "Agadez", "Gao", document="d2"),
        flow(3, "arms_trafficking", "Agadez", "Niamey", document="d3"),
        close=1,
    )
    paths = found.of_kind("path")
    assert paths[0].title.startswith("arms trafficking: Sabha → ")
    assert all({"Sabha", "Agadez"} <= set(f.facts["hubs"]) for f in paths)  # type: ignore[arg-type]
    assert sum(float(f.facts["probability"]) for f in paths if "Gao" in f.title) <= 1.0 + 1e-9  # type: ignore[arg-type]
    choke = found.of_kind("choke_point")[0]
    assert choke.facts["hub"] == "Agadez"
    assert choke.facts["newly_passes"], "where traffic goes next is always told"
    (cut,) = found.of_kind("cut")
    assert cut.facts["legs"] == ["Sabha → Agadez"]
    assert cut.facts["newly_passes"]
    for closure in found.of_kind("closure"):
        assert closure.facts["proof"] == "proved greatest"
        assert closure.facts["next"]
        assert float(closure.facts["cost_after"]) > float(closure.facts["cost_before"])  # type: ignore[arg-type]


@pytest.mark.parametrize("goods", [g for g, row in vocabulary("goods").items() if row.get("is_people")])
def test_people_are_mapped_as_reported_and_nothing_is_worked_out(goods: str) -> None:
    statements = [
        flow(1, goods, "Sabha", "Agadez", what="refugees"),
        flow(2, goods, "Agadez", "Gao", document="d2", what="refugees"),
        flow(3, goods, "Agadez", "Niamey", document="d3", what="refugees"),
    ]
    for settings in ({}, {"goods": goods, "origin": "Sabha", "destination": "Gao", "close": 3}):
        found = routes(*statements, **settings)
        assert {f.kind for f in found.findings} == {"leg"}
        assert any("mapped as reported" in note for note in found.notes)


def test_goods_that_are_people_are_people_whatever_their_class() -> None:
    assert {g for g in vocabulary("goods") if is_people(g)} == {"human_trafficking", "human_smuggling", "people"}
    found = routes(flow(1, "illicit", "Sabha", "Agadez", "Gao", what="refugees"))
    assert {(f.kind, f.facts["goods"]) for f in found.findings} == {("leg", "people")}


@pytest.mark.parametrize("what", ["fighters", "two hundred families", "civilians"])
def test_words_for_people_are_enough(what: str) -> None:
    mixed = flow(1, "arms_trafficking", "Sabha", "Agadez", "Gao")
    people = Argument("goods", what)
    found = routes(replace(mixed, arguments=(*mixed.arguments, people)))
    assert {(f.kind, f.facts["goods"]) for f in found.findings} == {("leg", "people")}


def test_a_gateway_is_told_as_what_goods_pass_through() -> None:
    gao = Argument("via", "Gao", entity="e-Gao", name="Gao")
    via = told("s1", Kind.FLOW, "illicit", Argument("goods", "contraband"), gao)
    (leg,) = routes(via).findings
    assert (leg.title, leg.facts["through"], leg.facts["origin"]) == ("illicit goods: through Gao", "Gao", None)


def test_relief_is_never_stopped() -> None:
    found = routes(flow(1, "aid", "Niamey", "Gao", "Kidal"), flow(2, "aid", "Bamako", "Gao", document="d2"))
    assert {f.kind for f in found.findings} == {"leg", "path", "choke_point"}


def test_a_choke_point_that_nobody_tells_of_rests_on_what_is_told_to_pass_it() -> None:
    chokes = routes(flow(1, "arms_trafficking", "Libya", "Gao")).of_kind("choke_point")
    assert any(not choke.facts["told"] for choke in chokes)
    assert {choke.statements for choke in chokes} == {("s1",)}


def test_from_country_to_country_says_nothing_of_a_way_unless_asked() -> None:
    statement = flow(1, "arms_trafficking", "Libya", "Mali")
    assert {f.kind for f in routes(statement).findings} == {"leg"}
    asked = routes(statement, origin="Libya", destination="Mali")
    assert {"path", "choke_point", "closure"} <= {f.kind for f in asked.findings}
    assert all(f.facts["told_links"] == 0 for f in asked.of_kind("path"))


def test_denied_and_planned_flows_are_no_legs() -> None:
    found = routes(flow(1, "fuel", "Sabha", "Gao", modality=Modality.PLANNED))
    assert found.findings[0].cannot == "no statement tells where goods or people come from, pass through or go to"


def test_the_order_of_statements_changes_nothing() -> None:
    statements = [
        flow(1, "arms_trafficking", "Sabha", "Agadez", document="d1"),
        flow(2, "arms_trafficking", "Agadez", "Gao", document="d2"),
        flow(3, "arms_trafficking", "Kidal", "Gao", document="d3"),
    ]
    forth, back = routes(*statements), routes(*reversed(statements))
    assert forth.to_json() == back.to_json()
    assert forth.to_json() == routes(*statements).to_json()


def test_what_is_not_known_is_said() -> None:
    statement = flow(1, "fuel", "Sabha", "Gao")
    with pytest.raises(UsageError, match="no class of goods"):
        routes(statement, goods="dreams")
    with pytest.raises(UsageError, match="both --from and --to"):
        routes(statement, origin="Sabha")
    with pytest.raises(UsageError, match="no place"):
        routes(statement, origin="Sabha", destination="Xyzzyq")
    with pytest.raises(UsageError, match="one place"):
        routes(statement, origin="Sabha", destination="Sabha")
    assert routes(statement, goods="Cocaine trade").findings[0].cannot
