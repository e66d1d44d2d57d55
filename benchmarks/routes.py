"""How long closures take: `python benchmarks/routes.py` prints seconds for the best five links to close of 500 hubs.

Random geometric graphs (hubs in a unit square, those within reach of each other linked), from corner to corner of the
greatest connected part; a closed link costs a quarter more, twice or four times as much. Then 2,000 hubs with the
proven bound, and the hub graph of a long way on the real map with the sea and the borders that its links cross. Seconds
are of the processor, which other programs change little.
"""

from __future__ import annotations

import time

import networkx as nx
import numpy as np

from faultline.analysis.routes.hubs import hub_graph
from faultline.analysis.routes.interdiction import interdict
from faultline.analysis.routes.roads import Roads
from faultline.resolution.gazetteer import candidates

CLOSE, REACH = 5, 1.35
"""Links to close; and how far links reach, in parts of the mean distance between neighbours."""


def made(hubs: int, delay: float, seed: int) -> tuple[Roads, int, int]:
    """A graph with its two farthest corners."""
    graph = nx.random_geometric_graph(hubs, REACH / np.sqrt(hubs), seed=seed)
    where = nx.get_node_attributes(graph, "pos")
    whole = max(nx.connected_components(graph), key=len)
    links = np.array(sorted(graph.edges))
    cost = np.array([np.hypot(where[a][0] - where[b][0], where[a][1] - where[b][1]) for a, b in links])
    both = np.concatenate([cost, cost])
    roads = Roads(
        hubs, np.concatenate([links, links[:, ::-1]]), both, both * delay, np.tile(np.arange(len(links)), 2)
    )  # fmt: skip
    corner = {hub: sum(where[hub]) for hub in whole}
    return roads, min(corner, key=corner.__getitem__), max(corner, key=corner.__getitem__)


def mapped(*towns: tuple[str, str]) -> None:
    """Prints how long the hub graph between two towns of the gazetteer (name, country) takes, and its closure."""
    ends = [next(p for p in candidates(name) if p.country == code) for name, code in towns]
    hub_graph((), ends)  # reads the gazetteer and the outlines
    began = time.process_time()
    graph = hub_graph((), ends)
    took = time.process_time() - began
    if graph is None:
        return
    index = [next(n for n, hub in enumerate(graph.hubs) if hub.id == end.id) for end in ends]
    began = time.process_time()
    found = interdict(graph.roads(*index, 3.0), *index, CLOSE)
    closing = time.process_time() - began
    crossing = sum(course.crossings > 0 for course in graph.courses)
    proof = "" if found is None else f", {found.before:.0f} → {found.after:.0f} {'proved' * found.is_proved}"
    print(
        f"{ends[0].name} – {ends[1].name}: {len(graph.hubs)} hubs, {len(graph.links)} links, {crossing} over borders: "
        f"{took:.2f} s; closing {CLOSE}: {closing:.2f} s{proof}"
    )


def main() -> None:
    mapped(("Tripoli", "LY"), ("Niamey", "NE"))
    mapped(("Mogadishu", "SO"), ("Khartoum", "SD"))
    for hubs, delay in ((500, 0.25), (500, 1.0), (500, 3.0), (2000, 0.25)):
        for seed in range(1, 6):
            roads, source, target = made(hubs, delay, seed)
            began = time.process_time()
            found = interdict(roads, source, target, CLOSE)
            took = time.process_time() - began
            if found is not None:
                proof = "proved" if found.is_proved else f"at most {found.bound:.3f}"
                print(
                    f"{hubs} hubs, {roads.links} links, closed ×{1 + delay:g}, seed {seed}: {took:.2f} s, "
                    f"{found.before:.3f} → {found.after:.3f} ({proof}), {len(found.others)} other optima"
                )


if __name__ == "__main__":
    main()
