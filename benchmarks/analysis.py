"""How long analyses take, in seconds of processor: `python benchmarks/analysis.py [WORKSPACE]`.

Without a workspace a full influence report on a made network: Barabási–Albert ties of 2,000 actors and 8,000 ties told
by 200 sources, with 50 samples (key-player sets 10); then, where FAULTLINE_DATA names the data, every analysis with its
default settings on a map of `$FAULTLINE_DATA/corpus` (five articles). With a workspace every analysis on its map.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
import numpy as np

from faultline.analysis import ANALYSES, Material
from faultline.analysis.influence import Settings, analyse
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.evidence import Evidence
from faultline.model.statement import Argument, Kind, Statement
from faultline.workspace import Workspace, build

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


def time_influence() -> None:
    """A full influence report on the made network."""
    material = network()
    began = time.process_time()
    found = analyse(material, Settings())
    print(f"influence, {ACTORS} actors, {len(material.statements)} ties: {time.process_time() - began:.1f} s")
    print(f"{len(found.findings)} findings")


def time_all(workspace: Path) -> None:
    """Every analysis on a map, with the time to read the map beside it."""
    began = time.process_time()
    material = Material.of(Workspace.open(workspace).view())
    read, total = time.process_time() - began, 0.0
    print(f"{len(material.documents)} documents, {len(material.statements)} statements, read in {read:.2f} s")
    for analysis in ANALYSES:
        settings = analysis.settings()
        began = time.process_time()
        found = analysis.analyse(material, settings)
        took = time.process_time() - began
        total += took
        print(f"{analysis.name:12} {took:6.2f} s, {len(found.findings)} findings")
    print(f"{'all':12} {total:6.2f} s, with reading {total + read:.2f} s")


def main() -> None:
    if len(sys.argv) > 1:
        time_all(Path(sys.argv[1]))
        return
    time_influence()
    data = os.environ.get("FAULTLINE_DATA")
    if data:
        with tempfile.TemporaryDirectory() as folder:
            workspace = Workspace.create(Path(folder) / "map")
            build(workspace, [str(Path(data) / "corpus")])
            time_all(Path(folder) / "map")


if __name__ == "__main__":
    main()
