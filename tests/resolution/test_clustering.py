"""Which names come together and which stay apart: surnames, acronyms, what analysts say, and blocks that are large."""

from __future__ import annotations

import random
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from faultline.model.entity import EntityType
from faultline.resolution.blocking import LARGEST_BLOCK, NEIGHBOURS, CandidatePairs
from faultline.resolution.clustering import Clusters, Node, cluster
from faultline.resolution.likeness import THRESHOLD
from faultline.resolution.likening import parse_all, telling_names
from faultline.resolution.names import compare_names

GIVEN = ("Amina", "Oumar", "Fatou", "Seydou", "Mariam", "Ibrahim", "Mohamed", "Kadi")
FAMILY = ("Keita", "Diallo", "Traore", "Maiga", "Cisse", "Dembele", "Sangare", "Coulibaly")


def node(kind: EntityType, group: str, names: tuple[str, ...], documents: tuple[str, ...], **more: bool) -> Node:
    return Node(f"name:{group}:{names[0].lower()}", names, group, kind, False, documents=frozenset(documents), **more)


def person(name: str, *documents: str) -> Node:
    return node(EntityType.PERSON, "person", (name,), documents)


def body(*names: str, at: tuple[str, ...] = ("d1",)) -> Node:
    return node(EntityType.ARMED_GROUP, "organisation", names, at)


def fact(name: str) -> Node:
    return Node(f"body:{name.lower()}", (name,), "organisation", EntityType.ARMED_GROUP, True)


def clustered(*nodes: Node) -> Clusters:
    return cluster({node.key: node for node in nodes})


def same(clusters: Clusters, a: Node, b: Node) -> bool:
    return clusters.root(a.key) == clusters.root(b.key)


def test_a_surname_goes_to_the_one_person_of_its_document() -> None:
    full, other, bare = person("Amina Keita", "d1"), person("Oumar Keita", "d2"), person("Keita", "d1")
    clusters = clustered(full, other, bare)
    assert same(clusters, full, bare)
    assert not same(clusters, full, other)


def test_a_surname_that_two_persons_of_its_document_bear_stays_alone() -> None:
    full, other, bare = person("Amina Keita", "d1"), person("Oumar Keita", "d1"), person("Keita", "d1")
    clusters = clustered(full, other, bare)
    assert not same(clusters, full, bare)
    assert not same(clusters, other, bare)
    assert clusters.refused[bare.key] == ["“Keita” may be “Amina Keita” or “Oumar Keita”, so it stays alone"]


def test_a_bearer_who_was_joined_to_a_surname_before_still_gets_the_next_one() -> None:
    """A bare first name that is also the surname of others moves its bearer under another root on the way."""
    nodes = [
        person("Serhii K", "d1"),
        person("K Serhii", "d1"),
        person("K", "d1"),
        person("Serhii", "d1"),
        person("A", "d1"),
        person("B A", "d1"),
    ]
    clusters = clustered(*nodes)
    assert {clusters.root(node.key) for node in nodes} <= {node.key for node in nodes}
    assert same(clusters, nodes[4], nodes[5])


def test_two_persons_called_by_one_surname_are_not_one() -> None:
    amina = node(EntityType.PERSON, "person", ("Amina Keita", "Keita"), ("d1",))
    oumar = node(EntityType.PERSON, "person", ("Oumar Keita", "Keita"), ("d2",))
    assert not same(clustered(amina, oumar), amina, oumar)


def test_two_bodies_with_one_acronym_are_not_one() -> None:
    forces, forum = body("Alliance of Democratic Fighters", "ADF"), body("Antwerp Dredging Fair", "ADF")
    acronym = body("ADF", at=("d9",))
    clusters = clustered(forces, forum, acronym)
    assert not same(clusters, forces, forum)
    assert "may stand for" in clusters.refused[acronym.key][0]


def test_of_many_bodies_with_the_initials_the_one_named_beside_the_acronym_has_it() -> None:
    """The other way round, three of those that it may stand for are told, the first by name."""
    bodies = [body(f"Merida {word} Authority", at=(f"d{word}",)) for word in ("Navy", "Nickel", "Northern", "Nuclear")]
    beside, alone = body("MNA", at=("dNuclear", "d8")), body("MNA.", at=("d9",))
    clusters = clustered(*bodies, beside)
    assert same(clusters, bodies[3], beside)
    told = clustered(*bodies, alone).refused[alone.key][0]
    assert [word in told for word in ("Navy", "Nickel", "Northern", "Nuclear")] == [True, True, True, False]


def test_an_acronym_goes_to_the_body_of_its_documents_and_else_to_the_only_one() -> None:
    forces = body("Alliance of Democratic Fighters", at=("d1",))
    forum = body("Antwerp Dredging Fair", at=("d2",))
    here, alone = body("ADF", at=("d1",)), body("RPU", at=("d5",))
    union = body("River Peoples Union", at=("d3",))
    clusters = clustered(forces, forum, here, alone, union)
    assert same(clusters, forces, here)
    assert same(clusters, union, alone)
    assert not same(clusters, forces, forum)
    assert "in the documents that use it" in clusters.why[clusters.root(here.key)][0]


def test_full_names_with_one_acronym_are_one_where_their_words_agree() -> None:
    short, long = body("Observation Mission", "OMO"), body("Observation Mission in Oria", "OMO")
    assert same(clustered(short, long), short, long)


def test_first_names_that_differ_keep_apart_what_a_third_name_would_join() -> None:
    first, second, between = person("Bakary Keita"), person("Boubou Keita"), person("B. Keita")
    clusters = clustered(first, second, between)
    assert same(clusters, first, between)
    assert not same(clusters, first, second)


def test_what_an_analyst_joined_is_one_and_what_they_parted_is_not() -> None:
    one, two = fact("Salt Road Guards"), fact("Dune Watch")
    twin, other = person("Amina Keita"), person("Aminata Keita")
    nodes = {n.key: n for n in (one, two, twin, other, person("Amina Keyta"))}
    clusters = cluster(
        nodes,
        [(one.key, two.key, "an analyst says so"), (one.key, "no such key", "nobody is there")],
        frozenset({frozenset({twin.key, "name:person:amina keyta"})}),
    )
    assert same(clusters, one, two)
    assert clusters.why[clusters.root(one.key)] == ["an analyst says so"]
    assert clusters.root(twin.key) != clusters.root("name:person:amina keyta")
    assert "an analyst keeps" in clusters.refused[twin.key][0]


def test_what_an_analyst_joined_is_joined_against_what_they_parted_before() -> None:
    one, two = person("Amina Keita"), person("Oumar Diallo")
    pair = frozenset({one.key, two.key})
    clusters = cluster({n.key: n for n in (one, two)}, [(one.key, two.key, "they are one")], frozenset({pair}))
    assert same(clusters, one, two)


def test_two_known_things_are_never_joined_through_a_third() -> None:
    one, two = fact("Army of the Northern Salt Road"), fact("Army of the Northern Salt Roads")
    between = body("Army of Northern Salt Road")
    clusters = clustered(one, two, between)
    assert not same(clusters, one, two)


def test_telling_names_leave_out_what_many_are_called() -> None:
    assert telling_names(("Amina Keita", "Keita"), "person") == ("Amina Keita",)
    assert telling_names(("Keita",), "person") == ("Keita",)
    assert telling_names(("Front of the Salt Road", "the Front", "FSR"), "organisation") == ("Front of the Salt Road",)
    assert telling_names(("FSR",), "organisation") == ("FSR",)


def test_large_blocks_lose_no_pair_that_counts_as_one() -> None:
    """Eight hundred persons, sixty-four of a surname: the blocks of every word are too large, and are parted."""
    chance = random.Random(6)
    middles = [f"{a}{b}" for a, b in product(("Bo", "Ga", "Le", "Su"), ("ri", "tan", "nou"))]
    names = {f"{g} {m} {f}" for g, m, f in product(GIVEN, middles, FAMILY)}
    names |= {name.replace("ou", "u") for name in chance.sample(sorted(names), 60)}
    found = CandidatePairs({name: parse_all([name], "person") for name in names})
    pairs = set(found)
    missed = [
        (a, b)
        for a, b in ((a, b) for a in names for b in names if a < b and a.split()[-1] == b.split()[-1])
        if (a, b) not in pairs and compare_names(a, b, "person").score >= THRESHOLD
    ]
    assert len(pairs) < len(names) * NEIGHBOURS
    assert missed == []
    assert found.left_out == 0


def test_pairs_of_names_too_alike_for_all_to_be_compared_are_counted() -> None:
    size = 3 * NEIGHBOURS
    found = CandidatePairs({f"k{n:03}": parse_all(["Amina Keita"], "person") for n in range(size)})
    pairs = len(list(found))
    assert pairs >= size * LARGEST_BLOCK
    assert found.left_out >= size * (size - 1) // 2 - pairs > 0


def test_long_names_of_bodies_meet_although_one_word_is_misspelled() -> None:
    places = [f"{a}{b}" for a, b in product(("Tor", "Wel", "Kan", "Mir", "Bas"), ("ia", "enda", "oth", "ul"))]
    names = {f"Front for the Liberation of {p}": f"Front for the Liberation of {p}" for p in places}
    names["misspelled"] = "Front for the Liberration of Kanenda"
    pairs = set(CandidatePairs({key: parse_all([name], "organisation") for key, name in names.items()}))
    assert ("Front for the Liberation of Kanenda", "misspelled") in pairs


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(GIVEN[:3]), st.sampled_from(FAMILY[:3]), st.sampled_from("ab")),
        max_size=9,
        unique=True,
    ),
    st.randoms(use_true_random=False),
)
def test_order_of_nodes_has_no_effect(cells: list[tuple[str, str, str]], chance: random.Random) -> None:
    nodes = [person(f"{g} {f}" if d == "a" else f"{g[0]}. {f}", d) for g, f, d in cells]
    nodes = list({n.key: n for n in (*nodes, *(person(f, d) for _, f, d in cells[:3]))}.values())
    ordered, mixed = clustered(*nodes), clustered(*chance.sample(nodes, len(nodes)))
    assert {n.key: ordered.root(n.key) for n in nodes} == {n.key: mixed.root(n.key) for n in nodes}
    assert (ordered.why, ordered.refused) == (mixed.why, mixed.refused)
