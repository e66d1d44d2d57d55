"""Measures of influence against NetworkX on one network of made-up ties: `python -m benchmarks.graphs_networkx`.

NetworkX (BSD) is the oracle of the tests. Both give the same figures, which is checked first; seconds are those of the
processor of this process. The ties are drawn with a fixed seed, some actors far better tied than others (Barabási and
Albert 1999), as in networks of armed actors.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

import networkx as nx
import numpy as np

from faultline.analysis.influence import measures

T = TypeVar("T")
SEED = 11
TIES = 3
"""That each new actor brings."""


def main() -> None:
    """Print one JSON object with the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actors", type=int, default=1_000)
    print(json.dumps(measured(parser.parse_args().actors), indent=2))


def measured(actors: int) -> dict[str, object]:
    graph = nx.barabasi_albert_graph(actors, TIES, seed=SEED)
    pairs = np.array(sorted((min(p), max(p)) for p in graph.edges), dtype=np.int64)
    found: dict[str, object] = {"actors": actors, "ties": len(pairs)}
    for name, (ours, theirs) in _both(graph, pairs, actors).items():
        mine, my_seconds = timed(ours)
        peers, their_seconds = timed(theirs)
        assert np.allclose(mine, [peers[n] for n in range(actors)]), f"{name} differs"
        found[name] = {
            "seconds": round(my_seconds, 4),
            "NetworkX": round(their_seconds, 4),
            "times as fast": round(their_seconds / my_seconds, 1),
        }
    return found


def _both(
    graph: nx.Graph, pairs: measures.Indices, size: int
) -> dict[str, tuple[Callable[[], measures.Figures], Callable[[], Mapping[int, float]]]]:
    return {
        "betweenness": (lambda: measures.betweenness(pairs, size), lambda: nx.betweenness_centrality(graph)),
        "constraint": (lambda: measures.constraint(pairs, size), lambda: nx.constraint(graph)),
        "effective size": (lambda: measures.effective_size(pairs, size), lambda: nx.effective_size(graph)),
        "core numbers": (lambda: measures.core_numbers(pairs, size), lambda: nx.core_number(graph)),
    }


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives, and the least seconds of three times."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        made = work()
        taken.append(time.process_time() - start)
    return made, max(min(taken), 1e-6)


if __name__ == "__main__":
    main()
