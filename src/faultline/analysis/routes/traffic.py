"""Findings on likely paths and choke points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from faultline.analysis.finding import Fact, Finding, finding_id
from faultline.analysis.resampling import ranks_in_top
from faultline.analysis.routes.choke_points import displacement
from faultline.analysis.routes.paths import Demand, Path, likely_paths, links_of, without
from faultline.analysis.routes.worked import NAME, Worked
from faultline.ontology.labels import goods_label

_EACH = 3
"""Paths told of one demand."""
_LEAST = 0.02
_LEAST_TRAFFIC = 0.01


def path_findings(worked: Worked) -> Iterator[Finding]:
    """The likely ways of each demand."""
    for demand in worked.ranked():
        for path, probability in likely_paths(demand, worked.draws)[:_EACH]:
            if probability >= _LEAST:
                yield _path(worked, demand, path, probability)


def _path(worked: Worked, demand: Demand, path: Path, probability: float) -> Finding:
    graph = worked.router.graph
    links = links_of(path, graph)
    statements = worked.statements([*pairwise(demand.stops), *pairwise(path)])
    holds = [draw.paths[demand][0] == path if demand in draw.paths else False for draw in worked.draws]
    facts: dict[str, Fact] = {
        "goods": worked.goods,
        "probability": round(probability, 3),
        "hubs": [worked.names[h] for h in path],
        "place_ids": [graph.hubs[h].id for h in path],
        "told_stops": [worked.names[h] for h in demand.stops if demand.sources],
        "km": round(float(graph.km[links].sum())),
        "told_links": sum(graph.is_told(link) for link in links),
        "untold_links": sum(not graph.is_told(link) for link in links),
        "borders": [f"{a} – {b}" for a, b in worked.borders(path)],
        "links_over_sea": sum(not graph.courses[link].is_overland for link in links),
    }
    return Finding(
        finding_id(NAME, "path", worked.goods, *(graph.hubs[h].id for h in path)),
        "path",
        f"{goods_label(worked.goods)}: {worked.way(path)}",
        facts,
        statements,
        worked.stable(holds, "told and the least-cost way"),
        worked.single_source(statements),
    )


def choke_point_findings(worked: Worked) -> Iterator[Finding]:
    """Hubs by flow betweenness: the part of all traffic that passes between its ends, with where it goes otherwise."""
    sampled = [draw.traffic() for draw in worked.draws if draw.paths]
    mean: dict[int, float] = defaultdict(float)
    for sample in sampled:
        for hub, part in sample.items():
            mean[hub] += part / len(sampled)
    in_top = ranks_in_top(sampled, worked.settings.top)
    for hub in sorted(mean, key=lambda h: (-mean[h], worked.names[h]))[: worked.settings.top]:
        if mean[hub] >= _LEAST_TRAFFIC:
            yield _choke_point(worked, hub, mean[hub], in_top[hub], [s.get(hub, 0.0) for s in sampled])


def _choke_point(worked: Worked, hub: int, mean: float, in_top: list[bool], values: list[float]) -> Finding:
    graph, router = worked.router.graph, worked.router
    costs = graph.costs()
    found = displacement(router, costs, without(costs, graph.arcs, hub))
    ways = [draw.paths for draw in worked.draws]
    passing = [d for d in router.demands if hub in d.stops or any(d in way and hub in way[d][0] for way in ways)]
    statements = worked.statements([hop for demand in passing for hop in pairwise(demand.stops)])
    stable = worked.stable(in_top, f"among the {worked.settings.top} that most traffic passes", values)
    facts: dict[str, Fact] = {
        "goods": worked.goods,
        "hub": worked.names[hub],
        "place_ids": [graph.hubs[hub].id],
        "traffic": round(mean, 3),
        "told": hub < graph.told,
        **worked.displaced(found),
    }
    return Finding(
        finding_id(NAME, "choke_point", worked.goods, graph.hubs[hub].id),
        "choke_point",
        f"{goods_label(worked.goods)}: {worked.names[hub]}",
        facts,
        statements,
        stable,
        worked.single_source(statements),
    )
