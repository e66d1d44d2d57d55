"""Surnames standing alone, and pairs that may not be joined."""

from __future__ import annotations

from faultline.model.entity import EntityType
from faultline.resolution.clustering import Clusters, Node, cluster


def person(name: str, *documents: str) -> Node:
    return Node(
        f"name:person:{name.lower()}", (name,), "person", EntityType.PERSON, False, documents=frozenset(documents)
    )


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
