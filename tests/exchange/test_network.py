"""The network has every tie once, with direction, sources, times and standing."""

from __future__ import annotations

import pytest

from faultline.exchange.network import Edge, Network, network_of
from faultline.workspace import MapView


@pytest.fixture(scope="module")
def network(ties: MapView) -> Network:
    return network_of(ties)


def edge(network: Network, source: str, target: str, label: str) -> Edge:
    (found,) = [e for e in network.edges if (e.tie.source, e.tie.target, e.tie.label) == (source, target, label)]
    return found


def test_every_tie_is_an_edge(network: Network) -> None:
    assert [(e.tie.source, e.tie.target, e.tie.label, e.tie.sign) for e in network.edges] == [
        ("a1", "b2", "fights", -1),
        ("a1", "c3", "supports", 1),
        ("a1", "c3", "supports (denied)", 1),
        ("a1", "c4", "supports (alleged)", 1),
        ("b2", "a1", "assault", -1),
        ("b2", "c3", "consult", 1),
        ("b2", "c4", "consult", 1),
        ("c3", "c4", "consult", 1),
        ("c5", "d4", "security system management and reform (pledged)", 1),
        ("d4", "e1", "condemns", -1),
    ]


def test_a_tie_without_direction_is_one_edge_whoever_is_named_first(network: Network, ties: MapView) -> None:
    fight = edge(network, "a1", "b2", "fights")
    assert fight.tie.symmetric
    assert len(fight.evidence_ids) == 3
    assert {s.type for s in ties.statements_by_id(fight.evidence_ids)} == {"fights"}
    assert [(source, target) for _, source, target in fight.arcs()] == [("a1", "b2"), ("b2", "a1")]
    assert len({identity for identity, *_ in fight.arcs()}) == 2


def test_a_tie_with_direction_is_one_arc(network: Network) -> None:
    assault = edge(network, "b2", "a1", "assault")
    assert [(source, target) for _, source, target in assault.arcs()] == [("b2", "a1")]
    assert assault.modes == ("heavy-weapons",)


def test_a_reprint_is_a_document_and_no_source(network: Network) -> None:
    fight, support = edge(network, "a1", "b2", "fights"), edge(network, "a1", "c3", "supports")
    assert (fight.n_sources, fight.n_docs) == (2, 3)
    assert (support.n_sources, support.n_docs) == (1, 2)


def test_times_are_what_texts_give(network: Network) -> None:
    fight, alleged = edge(network, "a1", "b2", "fights"), edge(network, "a1", "c4", "supports (alleged)")
    assert (fight.first_date, fight.last_date) == ("2019-03-04", "2019-03-20")
    assert fight.spells == (("2019-03-04", "2019-03-09"), ("2019-03-20", "2019-03-20"))
    assert edge(network, "a1", "c3", "supports").spells == (("2018-05-01", None),)
    assert (alleged.first_date, alleged.last_date, alleged.spells) == (None, None, ())
    assert (alleged.first_published, alleged.last_published) == ("2019-03-06", "2019-03-08")


def test_the_status_is_that_of_the_comparisons(network: Network) -> None:
    assert edge(network, "a1", "b2", "fights").status == "corroborated"
    assert edge(network, "a1", "c3", "supports").status == "contradicted"
    assert edge(network, "a1", "c3", "supports (denied)").status == "contradicted"
    assert edge(network, "b2", "a1", "assault").status == "single_source"


def test_labels_are_one_line_and_unlike(network: Network) -> None:
    labels = {node.id: node.label for node in network.nodes}
    assert labels["a1"] == "Northern Front"
    assert (labels["c3"], labels["c4"], labels["c5"]) == ("Government [c3]", "government [c4]", "Government (group)")
    assert len({label.casefold() for label in labels.values()}) == len(labels)
    assert not any("\n" in label for label in labels.values())


def test_nodes_carry_what_is_known(network: Network) -> None:
    nodes = {node.id: node for node in network.nodes}
    assert (nodes["e1"].country, nodes["a1"].country) == ("XD", None)
    assert nodes["c5"].residual
    assert not nodes["a1"].residual
    assert nodes["a1"].aliases == ("Northern Front",)


def test_nothing_is_lost_in_silence(network: Network, ties: MapView) -> None:
    evidence = {identity for e in network.edges for identity in e.evidence_ids}
    without = {name: n for name, n in network.left_out.items() if name.startswith("statements")}
    assert len(evidence) + sum(without.values()) == ties.counts()["statements"]
    assert without["statements that name one end alone"] == 2
    assert without["statements with an end that is no entity"] == 2
    assert network.left_out["entities without a tie"] == ties.counts()["entities"] - len(network.nodes) == 4
