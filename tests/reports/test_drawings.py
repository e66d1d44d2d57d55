"""Figures can be read: no label lies on another, in black and white too, and the same map gives the same drawing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from faultline.analysis import Finding, Findings
from faultline.analysis.finding import Fact, Stability
from faultline.model.entity import Entity, EntityType
from faultline.model.evidence import Evidence
from faultline.model.place import Place
from faultline.model.statement import Argument, Kind, Statement
from faultline.model.value import Value
from faultline.reports.composing import compose
from faultline.reports.drawings.actor_map import actor_map
from faultline.reports.drawings.causal_loops import causal_loops
from faultline.reports.drawings.condition_ledger import condition_ledger
from faultline.reports.drawings.ground import Ground
from faultline.reports.drawings.labels import Room
from faultline.reports.drawings.places import places
from faultline.reports.drawings.route_map import route_map
from faultline.reports.drawings.svg import figure, labelled, text
from faultline.reports.drawings.tied import Bond
from faultline.reports.elements import Figure
from faultline.reports.material import Material, gather
from faultline.workspace import MapView


@pytest.fixture(scope="module")
def material(view: MapView) -> Material:
    return gather(view)


def found(material: Material, name: str, *findings: Finding) -> Material:
    """The material with these findings of one analysis in place of its own."""
    material.analyses._done[name] = Findings(name, None, findings)
    return material


@pytest.fixture
def other(view: MapView) -> Material:
    return gather(view)


def test_labels_find_room_or_are_left_out() -> None:
    room = Room(200, 100)
    boxes = [room.label(100, 50, 3, "A town of ten") for _ in range(9)]
    assert [bool(box) for box in boxes][:4] == [True] * 4
    assert not boxes[8]
    assert not any(
        a < r and left < d and b < bottom and top < e
        for n, (left, top, r, bottom) in enumerate(room.taken)
        for a, b, d, e in room.taken[:n]
    )


def test_a_label_stays_inside_and_off_points() -> None:
    room = Room(100, 40)
    room.keep_free(60, 20, 30)
    assert not room.label(60, 20, 3, "Far too long for this room")


def test_lines_are_told_apart_without_colour() -> None:
    looks = [Bond(frozenset(signs), frozenset()).look[1] for signs in ({1}, {-1}, {0}, {1, -1})]
    assert len(set(looks)) == 4


def test_more_documents_make_a_wider_line() -> None:
    one, three = (Bond(frozenset({1}), frozenset("abc"[:n])) for n in (1, 3))
    assert one.width < three.width


NAMES = {
    "o1": ("Ost Union", EntityType.INTERNATIONAL_ORGANISATION),
    "o2": ("Red Guard", EntityType.ARMED_GROUP),
    "o3": ("Council of Dor", EntityType.GOVERNMENT),
    "p1": ("Ann Vell", EntityType.PERSON),
}


def with_ties(material: Material) -> Material:
    """The material with ties of three bodies and one person as its only statements."""
    document = next(iter(material.documents))
    ties = (("o1", "supports", "o3"), ("o2", "fights", "o3"), ("p1", "leads", "o2"), ("o1", "opposes", "o2"))
    statements = tuple(
        Statement(
            f"t{n}",
            Kind.RELATION,
            type,
            Evidence(document, "It is said.", "made@1", 0, 11),
            tuple(Argument(role, NAMES[end][0], entity=end) for role, end in (("source", one), ("target", other))),
        )
        for n, (one, type, other) in enumerate(ties)
    )
    entities = {id: Entity(id, name, type, documents=(document,)) for id, (name, type) in NAMES.items()}
    named = {e: tuple(s for s in statements if e in {a.entity for a in s.arguments}) for e in entities}
    return replace(material, statements=statements, entities=entities, by_entity=named)


def test_the_actor_map_names_no_person_and_tells_its_limits(other: Material) -> None:
    drawn = actor_map(with_ties(found(other, "influence")))
    assert drawn
    assert "Ann Vell" not in drawn.svg
    assert all(f">{name}<" in drawn.svg for name, type in NAMES.values() if type is not EntityType.PERSON)
    assert "Persons are left out." in drawn.caption
    assert "No line means that no source" in drawn.caption


def test_sides_that_do_not_hold_are_not_drawn(other: Material) -> None:
    facts: dict[str, Fact] = {"entities": ["o1", "o3", "o2"], "sizes": [2, 1], "ties": 3, "frustrated": 0}
    camps = Finding("influence:1", "camps", "A against B", facts, ("t0",), Stability(50, 5, 0.34))
    drawn = actor_map(with_ties(found(other, "influence", camps)))
    assert drawn
    assert "no two sides that hold in half of the samples" in drawn.caption
    drawn = actor_map(with_ties(found(other, "influence", replace(camps, stability=Stability(50, 5, 0.9)))))
    assert drawn
    assert "holds in 90% of samples" in drawn.caption
    assert ">The other side<" in drawn.svg


def link(n: int, cause: str, effect: str, sign: str = "+") -> Finding:
    facts: dict[str, Fact] = {
        "cause": cause,
        "effect": effect,
        "sign": sign,
        "sources_raising": 1,
        "sources_lowering": 0,
    }
    return Finding(f"causes:{n}", "link", f"{cause} raises {effect}", facts, ("s",), Stability(50, 5, 0.5))


def test_loops_are_drawn_even_where_few_tell_them(other: Material) -> None:
    facts: dict[str, Fact] = {"factors": ["anger", "raids"], "signs": ["+", "-"], "sources_of_weakest_link": 1}
    loop = Finding("causes:9", "loop", "anger → raids → anger", facts, ("s",), Stability(50, 5, 0.8))
    drawn = causal_loops(found(other, "causes", link(1, "drought", "hunger"), loop))
    assert drawn
    assert ">anger<" in drawn.svg
    assert ">raids<" in drawn.svg
    assert "loops that they close are drawn thick" in drawn.caption
    assert "stroke-dasharray" in drawn.svg


def test_a_causal_drawing_fits_a_page(other: Material) -> None:
    chain = [link(n, f"factor {n}", f"factor {n + 1}") for n in range(30)]
    drawn = causal_loops(found(other, "causes", *chain))
    assert drawn
    assert drawn.width <= 1100
    assert drawn.height <= 1250


def test_routes_without_two_known_ends_are_told_and_not_drawn(other: Material) -> None:
    facts: dict[str, Fact] = {"goods": "fuel", "place_ids": [None, "geonames:1"], "sources": 1}
    leg = Finding("routes:1", "leg", "fuel: … → Ost", facts, ("s",))
    assert route_map(found(other, "routes", leg)) is None


def test_a_route_is_drawn_between_its_ends(other: Material) -> None:
    ends = (
        Place("own:a", "Dorport", "city", "ML", None, 14.0, -4.0),
        Place("own:b", "Ostland", "country", "NE", None, 16.0, 8.0),
    )
    other.analyses.__dict__["material"] = replace(other.analyses.material, places={p.id: p for p in ends})
    facts: dict[str, Fact] = {"goods": "fuel", "place_ids": ["own:a", "own:b"], "sources": 2, "alleged": True}
    leg = Finding("routes:1", "leg", "fuel: Dorport → Ostland", facts, ("s",))
    lost = Finding("routes:2", "leg", "fuel: … → …", {"goods": "fuel", "place_ids": [None, None]}, ("s",))
    drawn = route_map(found(other, "routes", leg, lost))
    assert drawn
    assert ">Dorport<" in drawn.svg
    assert ">Ostland<" in drawn.svg
    assert "1 of 2 legs, 1 have an end that nobody tells" in drawn.caption
    assert "thin: alleged only" in drawn.caption


def figures_of(material: Material, *values: Value) -> Material:
    """The material with these figures on displaced people as its only ones."""
    one = next(s for s in material.statements if s.place)
    told = [
        replace(s, id=f"q{n}", value=value, place=one.place)
        for n, (s, value) in enumerate(zip([_displaced(material)] * len(values), values, strict=True))
    ]
    return replace(material, statements=tuple(told))


def _displaced(material: Material) -> Statement:
    return replace(next(s for s in material.statements if s.kind.value == "quantity"), type="displaced")


def test_open_ends_are_drawn_as_arrows(material: Material) -> None:
    spans = figures_of(
        material, Value(2000, 9999, "persons"), Value(500, 500, "persons", "at_least"), Value(0, 0, "persons")
    )
    drawn = condition_ledger(spans)
    assert drawn
    assert "≥ 500" in drawn.svg
    assert "2,000–9,999" in drawn.svg
    assert "2 of 2" in drawn.caption
    assert condition_ledger(figures_of(material, Value(5, 5, "persons"))) is None


def test_the_ground_shows_what_lies_near_and_not_the_farthest() -> None:
    ground = Ground.under({(14.0, -4.0): 60, (16.0, 0.0): 40, (60.0, 100.0): 1})
    assert ground.shows(15.0, -2.0)
    assert not ground.shows(60.0, 100.0)
    assert ground.drawn()


def test_drawings_are_the_same_again(view: MapView) -> None:
    first, again = (
        [b.svg for s in compose(view).sections for b in s.blocks if isinstance(b, Figure)] for _ in range(2)
    )
    assert first == again


def test_labels_can_be_changed_and_stay_escaped() -> None:
    drawn = figure("A & B", 20, [text(1, 1, "x < y")])
    changed = labelled(drawn, lambda words: words.replace("x", "<z>"))
    assert etree.fromstring(changed.svg.encode()) is not None
    assert "&lt;z&gt; &lt; y" in changed.svg


def test_dots_and_names_of_places_stay_inside(material: Material) -> None:
    drawn = places(material)
    if drawn is None:
        pytest.skip("the sample map has no place with coordinates")
    ends = [float(x) for x in re.findall(r'<text x="([\d.]+)"', drawn.svg)]
    assert all(0 <= x <= drawn.width for x in ends)
