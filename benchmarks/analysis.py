"""How long analyses take: `python benchmarks/analysis.py` prints seconds for a full influence report on a made network.

Barabási–Albert ties of 2,000 actors and 8,000 ties told by 200 sources, with 50 samples (key-player sets 10).
"""

from __future__ import annotations

import time

import networkx as nx
import numpy as np

from faultline.analysis import Material
from faultline.analysis.influence import Settings, analyse
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.evidence import Evidence
from faultline.model.statement import Argument, Kind, Statement

ACTORS, TIES_EACH, SOURCES = 2000, 4, 200
TYPES = ("supports", "funds", "fights", "allied_with", "opposes", "arms")


def network(seed: int = 1) -> Material:
    """A material with scale-free ties, one statement each."""
    generator = np.random.default_rng(seed)
    graph = nx.barabasi_albert_graph(ACTORS, TIES_EACH, seed=seed)
    documents = {f"d{n}": Document(f"d{n}", f"d{n}", "text", "It is said.") for n in range(SOURCES)}
    statements = tuple(
        Statement(
            f"s{n}",
            Kind.RELATION,
            str(generator.choice(TYPES)),
            Evidence(f"d{generator.integers(SOURCES)}", "It is said", "made@1", 0, 10),
            (Argument("source", f"A{a}", entity=f"e{a}"), Argument("target", f"A{b}", entity=f"e{b}")),
        )
        for n, (a, b) in enumerate(graph.edges)
    )
    entities = {f"e{n}": Entity(f"e{n}", f"A{n}", EntityType.ARMED_GROUP, mentions=1) for n in range(ACTORS)}
    sources = tuple(sorted(documents))
    number = {source: n for n, source in enumerate(sources)}
    of = {s.id: number[s.evidence.document] for s in statements}
    return Material(statements, documents, entities, {}, sources, of)


def main() -> None:
    material = network()
    began = time.perf_counter()
    found = analyse(material, Settings())
    print(f"influence, {ACTORS} actors, {len(material.statements)} ties: {time.perf_counter() - began:.1f} s")
    print(f"{len(found.findings)} findings")


if __name__ == "__main__":
    main()
