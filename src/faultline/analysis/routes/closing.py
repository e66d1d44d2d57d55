"""Findings on cuts and closures, each with where traffic goes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from faultline.analysis.finding import Fact, Finding, finding_id
from faultline.analysis.resampling import samples, stability_of_share
from faultline.analysis.routes.choke_points import displacement, fewest_links, told_parts
from faultline.analysis.routes.hubs import HubGraph
from faultline.analysis.routes.interdiction import Closure, interdict
from faultline.analysis.routes.paths import Demand, Router, drawn_costs, links_of
from faultline.analysis.routes.roads import Floats
from faultline.analysis.routes.worked import NAME, Worked
from faultline.ontology.labels import goods_label

_DEMANDS = 3
"""Demands of a class for which a closure is looked for."""
_FELT = 0.05
"""From how much longer a way a closure is felt."""


def cut_findings(worked: Worked) -> Iterator[Finding]:
    """The fewest told hops that part all told origins of a connected part from all its destinations."""
    for part in told_parts(list(worked.router.graph.hops))[: worked.settings.top]:
        left, arrived = {a for a, _ in part}, {b for _, b in part}
        origins, destinations = sorted(left - arrived), sorted(arrived - left)
        if origins and destinations:
            cut = _fewest(worked, part, origins, destinations)
            if len(cut) < len(part):
                yield _cut(worked, part, origins, destinations, cut)


def _fewest(
    worked: Worked, hops: list[tuple[int, int]], origins: list[int], destinations: list[int]
) -> list[tuple[int, int]]:
    arcs = np.array(hops, dtype=np.int64).reshape(-1, 2)
    return [hops[n] for n in fewest_links(len(worked.router.graph.hubs), arcs, origins, destinations)]


def _cut(
    worked: Worked,
    part: list[tuple[int, int]],
    origins: list[int],
    destinations: list[int],
    cut: list[tuple[int, int]],
) -> Finding:
    graph = worked.router.graph
    sources = len(worked.material.sources)
    drawn = [
        [hop for hop in part if any(weights[s] for s in graph.hops[hop])]
        for weights in samples(sources, worked.settings.draws, worked.settings.seed)
    ]
    again = [_fewest(worked, hops, origins, destinations) == cut for hops in drawn]
    costs = graph.costs()
    ways = [way[0] for hop in cut if (way := worked.router.path(Demand(hop), costs))]
    links = sorted({link for way in ways for link in links_of(way, graph)})
    shut = closed(graph, costs, links, np.inf)
    legs = [worked.way(hop) for hop in cut]
    statements = worked.statements(cut)
    facts: dict[str, Fact] = {
        "goods": worked.goods,
        "legs": list(legs),
        "link_place_ids": [[graph.hubs[hub].id for hub in hop] for hop in cut],
        "origins": [worked.names[h] for h in origins],
        "destinations": [worked.names[h] for h in destinations],
        **worked.displaced(displacement(worked.router, costs, shut)),
    }
    return Finding(
        finding_id(NAME, "cut", worked.goods, *legs),
        "cut",
        f"{goods_label(worked.goods)}: all that is told passes {'; '.join(legs)}",
        facts,
        statements,
        stability_of_share(again, sources, "the same legs"),
        worked.single_source(statements),
    )


def closure_findings(worked: Worked) -> Iterator[Finding]:
    """The links whose closure lengthens the way between the ends of a demand most, its stops kept or not."""
    close, delay = worked.settings.close, worked.settings.delay
    for demand in worked.ranked()[:_DEMANDS]:
        roads = worked.router.graph.roads(demand.origin, demand.destination, delay)
        found = interdict(roads, demand.origin, demand.destination, close)
        if found is not None and found.links:
            yield _closure(worked, demand, found)


def _closure(worked: Worked, demand: Demand, found: Closure) -> Finding:
    graph = worked.router.graph
    links = [worked.link(link) for link in found.links]
    free = Demand((demand.origin, demand.destination))
    one = Router(graph, (free,))
    costs = graph.costs()
    after = displacement(one, costs, closed(graph, costs, found.links, np.inf))
    hops = [(int(a), int(b)) for link in found.links for a, b in (graph.links[link], graph.links[link][::-1])]
    statements = worked.statements([*pairwise(demand.stops), *hops])
    facts: dict[str, Fact] = {
        "goods": worked.goods,
        "links": list(links),
        "link_place_ids": [[graph.hubs[int(hub)].id for hub in graph.links[link]] for link in found.links],
        "told_links": sum(graph.is_told(link) for link in found.links),
        "cost_before": round(found.before, 1),
        "cost_after": round(found.after, 1),
        "proof": "proved greatest" if found.is_proved else f"no more than {found.bound:,.1f} possible",
        "alternatives": [", ".join(worked.link(link) for link in other) for other in found.others],
        "all_alternatives": found.is_all,
        **worked.displaced(after),
    }
    ends = worked.way((demand.origin, demand.destination))
    values = _lengthened(worked, one, free, found)
    return Finding(
        finding_id(NAME, "closure", worked.goods, str(len(found.links)), ends),
        "closure",
        f"{goods_label(worked.goods)}, {ends}: close {'; '.join(links)}",
        facts,
        statements,
        worked.stable([v > _FELT for v in values], f"longer by more than {_FELT:.0%}", values),
        worked.single_source(statements),
    )


def _lengthened(worked: Worked, one: Router, demand: Demand, found: Closure) -> list[float]:
    """By which part the closure lengthens the way, in each draw in which there is one."""
    graph, asked = worked.router.graph, worked.settings
    values = []
    for costs, _ in drawn_costs(graph, len(worked.material.sources), asked.draws, asked.seed):
        before, after = one.path(demand, costs), one.path(demand, closed(graph, costs, found.links, asked.delay))
        if before and after:
            values.append(after[1] / before[1] - 1)
    return values


def closed(graph: HubGraph, costs: Floats, links: Sequence[int], delay: float) -> Floats:
    """The costs with these links closed, in both directions."""
    shut = costs.copy()
    for link in links:
        shut[[link, link + len(graph.links)]] *= 1 + delay
    return shut
