"""Resolution as a whole: what becomes one entity, what stays apart, and what is filled in."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolution.mentions import document, named, stated

from faultline.model.entity import Entity
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument
from faultline.resolution import Resolution, resolve
from faultline.resolution.gathering import Gatherer
from faultline.resolution.registers import Register
from faultline.settings import GlossaryEntry, Settings
from faultline.tables import to_table
from faultline.tables.rows import Rows
from faultline.tables.schemas import Named

A = document(
    "a", "In northern Mali the government of Mali met MINUSMA. Ottawa promised help and Gen. Awa Diarra agreed."
)
B = document(
    "b", "Malian troops left Gao. Mrs Diarra and the Malian government spoke of the Front for the Salvation of Gao."
)


def mentions() -> list[Named]:
    return [
        named(A, "Mali", "country", chain=1),
        named(A, "government", "government", "nominal", chain=2),
        named(A, "MINUSMA", "military", "acronym", chain=3),
        named(A, "Ottawa", "place", chain=4),
        named(A, "Gen. Awa Diarra", "person", chain=5),
        named(B, "Malian troops", "military", "nominal", chain=1),
        named(B, "Gao", "place", chain=2),
        named(B, "Mrs Diarra", "person", chain=3),
        named(B, "Malian government", "government", "nominal", chain=4),
        named(B, "Front for the Salvation of Gao", "armed_group", chain=5),
    ]


def run(some: list[Named] | None = None, chosen: Settings | None = None) -> Resolution:
    ottawa = Argument("actor", "Ottawa", A.text.find("Ottawa"), A.text.find("Ottawa") + 6, 4)
    ready = Argument("recipient", "MINUSMA", chain=3)
    nobody = Argument("target", "help")
    place = PlaceReference("Mali", A.text.find("Mali"), A.text.find("Mali") + 4, 1)
    statements = [stated(A, ottawa, ready, nobody, place=place)]
    return resolve([A, B], statements, mentions() if some is None else some, chosen or Settings())


def by_name(found: Resolution) -> dict[str, Entity]:
    return {e.name: e for e in found.entities}


def test_government_of_a_country_is_one_and_not_the_country() -> None:
    found = by_name(run())
    assert len(found["Government of Mali"].documents) == 2
    assert found["Government of Mali"].id != found["Mali"].id
    assert found["Mali"].place == "geonames:2453866"
    assert {a.text for a in found["Government of Mali"].aliases} == {"government of Mali", "Malian government"}


def test_bodies_get_their_full_names() -> None:
    found = by_name(run())
    assert "United Nations Multidimensional Integrated Stabilization Mission in Mali" in found
    assert found["Malian forces"].type.value == "military"


def test_surname_goes_to_its_only_bearer_with_a_reason() -> None:
    diarra = by_name(run())["Awa Diarra"]
    assert diarra.mentions == 2
    assert any("surname" in why for why in diarra.why)


def test_capital_in_an_acting_role_is_the_government_and_the_city_stays() -> None:
    found = run()
    actor = found.statements[0].roles("actor")[0]
    assert actor.name == "Government of Canada"
    assert by_name(found)["Ottawa"].place == "geonames:6094817"
    assert by_name(found)["Ottawa"].id != actor.entity


def test_statements_keep_all_but_entities_and_places() -> None:
    found = run()
    (statement,) = found.statements
    assert statement.roles("target")[0] == Argument("target", "help")
    assert statement.place is not None
    assert statement.place.text == "Mali"
    assert (statement.place.place, statement.place.name) == ("part:ML:north", "northern Mali")
    assert "part:ML:north" in {p.id for p in found.places}


def test_glossary_wins() -> None:
    known = GlossaryEntry("Salvation Front", "armed_group", ("Front for the Salvation of Gao", "MINUSMA"))
    found = by_name(run(chosen=Settings(glossary=(known,))))
    assert found["Salvation Front"].mentions == 2
    assert any("glossary" in why for why in found["Salvation Front"].why)


def test_ethnic_group_and_armed_movement_stay_apart() -> None:
    some = [named(A, "Dogon", "group", "demonym", 11), named(B, "Dogon", "armed_group", chain=12)]
    types = sorted(e.type.value for e in run(some).entities if e.name == "Dogon")
    assert types == ["armed_group", "group"]


def test_ministries_of_no_country_stay_apart_between_documents() -> None:
    some = [named(d, "Ministry of Defence", "government_body", chain=9) for d in (A, B)]
    assert len([e for e in run(some).entities if e.name == "Ministry of Defence"]) == 2


def test_first_names_keep_bearers_of_a_surname_apart() -> None:
    some = [
        named(A, "Awa Diarra", "person", chain=5),
        named(B, "Oumar Diarra", "person", chain=6),
        named(B, "Diarra", "person", chain=7),
    ]
    names = {e.name: e.mentions for e in run(some).entities if "Diarra" in e.name}
    assert names == {"Awa Diarra": 1, "Oumar Diarra": 2}


def test_a_catch_all_in_a_row_of_a_table_is_nobody_in_particular() -> None:
    rows = [named(A, "civilians", "group", chain=1), named(B, "civilians", "group", "nominal", chain=1)]
    (civilians,) = run(rows).entities
    assert civilians.residual
    assert civilians.mentions == 2


def test_catch_alls_are_residual_and_one_across_documents() -> None:
    some = [named(d, "armed men", "armed_group", "nominal", 8) for d in (A, B)]
    some.append(named(A, "the commander", "person", "nominal", 9))
    found = by_name(run(some))
    assert found["armed men"].residual
    assert len(found["armed men"].documents) == 2
    assert not found["commander"].residual


def test_pronouns_alone_make_no_entity() -> None:
    found = run([named(A, "they", "group", "pronoun", 8)])
    assert not [e for e in found.entities if any(a.text == "they" for a in e.aliases)]


def test_row_with_coordinates_keeps_them() -> None:
    table = document("table", "")
    row = named(table, "Camp Vert", "place", chain=1, lat=16.5, lon=-0.5, country="ML")
    near = named(table, "Gao", "place", chain=2, lat=16.27, lon=-0.04, country="ML")
    found = resolve([table], [], [row, near], Settings())
    places = {e.name: e.place for e in found.entities}
    assert places == {"Camp Vert": "point:16.5000,-0.5000", "Gao": "geonames:2457163"}


def test_author_and_publisher_are_entities() -> None:
    home = document("c", author="Awa Diarra and Jon Oak", publisher="The Sahel Courier")
    assert {e.name for e in resolve([home], [], [], Settings()).entities} == {"Awa Diarra", "Jon Oak", "Sahel Courier"}


def test_place_that_cannot_be_told_is_a_loss() -> None:
    place = PlaceReference("Xyzzy Hills", chain=None)
    found = resolve([A], [stated(A, place=place)], [], Settings())
    assert found.statements[0].place == place
    assert [(loss.path, loss.reason, loss.count) for loss in found.losses] == [("a.txt", "place not told", 1)]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_input_has_no_effect(chance: random.Random) -> None:
    some, homes = mentions(), [A, B]
    expected = run()
    chance.shuffle(some)
    chance.shuffle(homes)
    found = resolve(homes, expected.statements, some, Settings())
    assert found == expected


def rows(some: list[Named]) -> Rows[Named]:
    return Rows(to_table(some, Named), Named)


CELLS = st.lists(
    st.tuples(
        st.sampled_from(
            ["Awa Diarra", "A. Diarra", "Diarra", "Oumar Diarra", "Mali", "Malian army", "MNLA", "they", "the convoy"]
        ),
        st.sampled_from(["person", "country", "armed_group", "military"]),
        st.sampled_from(["name", "acronym", "nominal", "pronoun", "demonym"]),
        st.integers(0, 4),
        st.sampled_from([A, B]),
        st.integers(0, 90),
    ),
    max_size=12,
)


def of_cells(cells: list[tuple[str, ...]]) -> list[Named]:
    return [named(d, t, k, f, c, s) for t, k, f, c, d, s in cells]  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(CELLS, st.randoms(use_true_random=False))
def test_any_mentions_resolve_the_same_in_any_order(cells: list[tuple[str, ...]], chance: random.Random) -> None:
    some = of_cells(cells)
    expected = run(some)
    assert len({e.id for e in expected.entities}) == len(expected.entities)
    assert run(chance.sample(some, len(some))) == expected
    assert resolve([B, A], expected.statements, rows(chance.sample(some, len(some))), Settings()) == expected


@settings(max_examples=40, deadline=None)
@given(CELLS, st.booleans())
def test_a_document_gives_the_same_whatever_was_gathered_before(cells: list[tuple[str, ...]], is_first: bool) -> None:
    """So that what was gathered may be kept, and a build on top of another equals one from scratch."""
    some = of_cells(cells)
    own = [m for m in some if m.document == A.id]
    alone = Gatherer(Register(), ()).gather(A.id, A, own)
    both = Gatherer(Register(), ())
    if not is_first:
        both.gather(B.id, B, [m for m in some if m.document == B.id])
    assert both.gather(A.id, A, own) == alone


@settings(max_examples=25, deadline=None)
@given(CELLS)
def test_a_document_that_shares_nothing_changes_nothing(cells: list[tuple[str, ...]]) -> None:
    home = document("far", "Xanthe Quill spoke.")
    apart = named(home, "Xanthe Quill", "person", chain=1)
    some = of_cells(cells)
    alone = resolve([A, B], [], some, Settings())
    more = resolve([A, home, B], [], [apart, *some], Settings())
    assert {e.id for e in more.entities} - {e.id for e in alone.entities} == {by_name(more)["Xanthe Quill"].id}
    assert [e for e in more.entities if e.name != "Xanthe Quill"] == list(alone.entities)


def test_mentions_of_documents_that_are_not_there_do_no_harm() -> None:
    lost = replace(named(A, "Awa Diarra", "person", chain=1), document="0" * 16)
    assert [e.documents for e in resolve([], [], rows([lost]), Settings()).entities] == [("0" * 16,)]
