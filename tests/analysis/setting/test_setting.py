"""The setting: whose neighbours, what crosses which way, spill-over said and seen, and what cannot be told."""

from __future__ import annotations

import pytest
from tests.comparison.told import told, who

from faultline.analysis import Material
from faultline.analysis.finding import Finding, Findings
from faultline.analysis.setting import Settings, analyse
from faultline.errors import UsageError
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.evidence import Evidence
from faultline.model.place import Place, PlaceReference
from faultline.model.statement import Argument, Kind, Polarity, Statement

TOWNS = {
    "Gao": ("ML", 16.27, -0.04),
    "Menaka": ("ML", 15.92, 2.40),
    "Bamako": ("ML", 12.65, -8.0),
    "Ayorou": ("NE", 14.73, 0.92),
    "Agadez": ("NE", 16.97, 7.99),
    "Dori": ("BF", 14.03, -0.03),
    "Sabha": ("LY", 27.04, 14.43),
}
PLACES = {n: Place(f"made:{n}", n, "city", c, lat=lat, lon=lon) for n, (c, lat, lon) in TOWNS.items()}
TYPES = {
    "e-Nigerien army": EntityType.MILITARY,
    "e-Government of Libya": EntityType.GOVERNMENT,
    "e-Sudan Liberators": EntityType.ARMED_GROUP,
}


def at(name: str) -> PlaceReference:
    place = PLACES[name]
    return PlaceReference(name, place=place.id, name=name, country=place.country, lat=place.lat, lon=place.lon)


def assault(n: int, by: str, where: str, when: str = "2012-03-01", document: str = "d1") -> Statement:
    return told(f"a{n}", Kind.EVENT, "ASSAULT", who("actor", by), document=document, when=when, where=at(where))


def flow(n: int, goods: str, origin: str, destination: str, document: str = "d1") -> Statement:
    ends = [
        Argument("origin", origin, entity=f"e-{origin}"),
        Argument("destination", destination, entity=f"e-{destination}"),
    ]
    return told(f"f{n}", Kind.FLOW, goods, who("goods", "load"), *ends, document=document, when="2012-05-01")


def sentence(n: int, text: str, document: str = "d1", kind: Kind = Kind.EVENT, *arguments: Argument) -> Statement:
    evidence = Evidence.of_span(document, text, 0, len(text), extractor="rules@1")
    return Statement(f"t{n}", kind, "ASSAULT" if kind is Kind.EVENT else "+", evidence, arguments)


def material(*statements: Statement) -> Material:
    documents = {d: Document(d, d, "text", "It is told.") for d in sorted({s.evidence.document for s in statements})}
    named = {a.entity: a.name or a.text for s in statements for a in s.arguments if a.entity}
    entities = {
        e: Entity(e, name, EntityType.PLACE, place=f"made:{name}")
        if name in TOWNS
        else Entity(e, name, TYPES.get(e, EntityType.ARMED_GROUP))
        for e, name in named.items()
    }
    sources = tuple(documents)
    of = {s.id: sources.index(s.evidence.document) for s in statements}
    return Material(statements, documents, entities, {p.id: p for p in PLACES.values()}, sources, of)


def setting(*statements: Statement, **settings: object) -> Findings:
    return analyse(material(*statements), Settings(draws=20, **settings))  # type: ignore[arg-type]


def titled(found: Findings, kind: str) -> dict[str, Finding]:
    return {f.title: f for f in found.of_kind(kind)}


MANY = [assault(n, "Fighters of the Hills", "Gao", f"2012-{n + 1:02d}-01", f"d{n % 4}") for n in range(8)]


def test_the_home_is_where_most_is_told_and_its_neighbours_are_those_on_its_borders() -> None:
    found = setting(*MANY, assault(90, "Fighters of the Hills", "Agadez"))
    area = found.of_kind("area")[0]
    assert area.facts["codes"] == ["ML"]
    assert area.facts["statements_there"] == 8
    assert area.stability is not None
    assert area.stability.share == 1.0
    beside = {f.facts["country"] for f in found.of_kind("neighbour")}
    assert beside == {"DZ", "BF", "CI", "GN", "MR", "NE", "SN"}
    assert any(f.title.startswith("Central Sahel: with") for f in found.of_kind("region"))


def test_too_little_in_one_country_is_said_and_a_country_may_be_named() -> None:
    found = setting(assault(1, "Fighters", "Gao"), assault(2, "Fighters", "Dori"))
    assert found.of_kind("area")[0].cannot
    asked = setting(assault(1, "Fighters", "Gao"), countries=("BF",))
    assert asked.of_kind("area")[0].facts["countries"] == ["Burkina Faso"]
    assert {f.kind for f in asked.findings if f.cannot} == {"crossing", "spill_over", "both_sides"}
    assert all(f.statements == () for f in asked.findings if f.cannot)
    with pytest.raises(UsageError, match="no country"):
        setting(*MANY, countries=("XX",))
    with pytest.raises(UsageError, match="no area"):
        setting(*MANY, area="Nowhere at all")


def test_what_crosses_is_told_by_what_it_is_and_which_way_it_goes() -> None:
    found = setting(
        *MANY,
        flow(1, "arms_trafficking", "Sabha", "Gao"),
        flow(2, "arms_trafficking", "Sabha", "Gao", document="d2"),
        flow(3, "people", "Menaka", "Ayorou"),
        assault(20, "Nigerien army", "Menaka"),
        told(
            "r1", Kind.RELATION, "funds", who("source", "Government of Libya"), who("target", "Fighters of the Hills")
        ),
        told("r2", Kind.RELATION, "recruits_from", who("source", "Fighters of the Hills"), who("target", "Dori")),
    )
    crossing = titled(found, "crossing")
    assert set(crossing) == {
        "arms: Libya → Mali",
        "people: Mali → Niger",
        "fighting: Niger → Mali",
        "money: Libya → Mali",
        "people: Burkina Faso → Mali",
    }
    arms = crossing["arms: Libya → Mali"]
    assert arms.statements == ("f1", "f2")
    assert arms.facts["sources"] == 2
    assert arms.facts["common_border"] is False
    assert arms.facts["countries_between"] == ["Algeria", "Niger"]
    assert arms.overturned_by == ()
    assert crossing["people: Mali → Niger"].overturned_by == ("d1",)
    niger = next(f for f in found.of_kind("neighbour") if f.facts["country"] == "NE")
    assert niger.facts["comes"] == {"fighting": 1}
    assert niger.facts["goes"] == {"people": 1}
    assert found.of_kind("neighbour")[0].facts["country"] in ("NE", "BF"), "those that something crosses with are first"


def test_who_denies_it_is_told_and_what_nobody_affirms_is_no_crossing() -> None:
    ends = who("source", "Government of Libya"), who("target", "Fighters of the Hills")
    told_so = told("r1", Kind.RELATION, "arms", *ends)
    denied = told("r2", Kind.RELATION, "arms", *ends, document="d2")
    object.__setattr__(denied, "polarity", Polarity.DENIED)
    both = titled(setting(*MANY, told_so, denied), "crossing")["arms: Libya → Mali"]
    assert both.facts["sources_denying"] == 1
    assert both.facts["denied_by"] == ["r2"]
    alone = setting(*MANY, denied)
    assert "arms: Libya → Mali" not in titled(alone, "crossing")


def test_an_armed_group_is_of_the_country_it_acts_in_whatever_its_name_says() -> None:
    deeds = [assault(30 + n, "Sudan Liberators", "Menaka") for n in range(3)]
    found = setting(*MANY, *deeds)
    assert not any("Sudan" in title for title in titled(found, "crossing"))


def test_spill_over_is_read_with_its_direction_and_causes_across_a_border_count() -> None:
    found = setting(
        *MANY,
        sentence(1, "In March fighting between two clans spilled over from northern Mali into Burkina Faso."),
        sentence(2, "Cross-border attacks along the frontier of Mali and Niger went on all year.", "d2"),
        sentence(3, "The collapse of Libya armed men in Mali.", "d1", Kind.CAUSE,
                 Argument("cause", "the collapse of Libya"), Argument("effect", "armed men in Mali")),
        sentence(4, "Trade between Mali and Senegal went on across the river."),
    )  # fmt: skip
    assert set(titled(found, "spill_over")) == {
        "Mali → Burkina Faso: said to spill over",
        "Mali and Niger: said to spill over",
        "Libya → Mali: said to cause what happens there",
    }


def test_violence_on_both_sides_is_counted_by_period_with_who_is_in_it_and_how_near_the_border() -> None:
    there = [assault(40 + n, "Fighters of the Hills", "Ayorou", f"201{3 + n}-06-01", "d3") for n in range(3)]
    found = setting(*MANY, assault(60, "Others", "Bamako", "2019-01-01"), *there)
    both = found.of_kind("both_sides")[0]
    assert both.title == "Mali and Niger: 9 and 3 violent events, since 2012-01 and since 2013-06"
    assert both.facts["here_by_period"] == {"2012": 8, "2013": 0, "2014": 0, "2015": 0, "2019": 1}
    assert both.facts["there_by_period"] == {"2012": 0, "2013": 1, "2014": 1, "2015": 1, "2019": 0}
    assert both.facts["near_border_there"] == "3 of 3 whose place is told within 100 km"
    assert str(both.facts["near_border_here"]).endswith("of 9 whose place is told within 100 km")
    assert both.facts["on_both_sides"] == ["Fighters of the Hills (here since 2012-01, there since 2013-06)"]
    assert set(both.statements) == {s.id for s in (*MANY, *there)} | {"a60"}
    assert both.stability is not None
    assert both.stability.share is not None
    assert 0 < both.stability.share < 1, "one source alone tells of the other side"


def test_a_part_of_a_country_holds_what_lies_in_it_and_what_names_the_country_alone_is_left_out() -> None:
    country = Place("made:Mali", "Mali", "country", "ML", lat=17.6, lon=-4.0)
    statements = [*MANY, flow(1, "arms_trafficking", "Sabha", "Menaka"), flow(2, "fuel", "Sabha", "Mali")]
    made = material(*statements)
    places = {**made.places, country.id: country}
    entities = {**made.entities, "e-Mali": Entity("e-Mali", "Mali", EntityType.COUNTRY, place=country.id)}
    made = Material(made.statements, made.documents, entities, places, made.sources, made.source_of)
    found = analyse(made, Settings(draws=5, area="Azawad"))
    assert set(titled(found, "crossing")) == {"arms: Libya → Mali"}
    assert any("not the part" in note for note in found.notes)
    whole = analyse(made, Settings(draws=5, countries=("ML",)))
    assert set(titled(whole, "crossing")) == {"arms: Libya → Mali", "goods: Libya → Mali"}


def test_the_order_of_statements_changes_nothing() -> None:
    statements = [*MANY, flow(1, "arms_trafficking", "Sabha", "Gao"), assault(20, "Nigerien army", "Menaka")]
    one, other = setting(*statements), setting(*reversed(statements))
    assert {f.id: set(f.statements) for f in one.findings} == {f.id: set(f.statements) for f in other.findings}
