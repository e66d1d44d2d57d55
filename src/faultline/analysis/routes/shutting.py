"""Where traffic goes when a link or a hub that the analyst names is shut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from faultline.analysis.finding import Fact, Finding, finding_id
from faultline.analysis.routes.choke_points import displacement
from faultline.analysis.routes.closing import closed
from faultline.analysis.routes.paths import links_of, without
from faultline.analysis.routes.worked import NAME, Worked
from faultline.errors import UsageError
from faultline.ontology.labels import goods_label
from faultline.resolution.folding import fold_name

_BETWEEN = re.compile(r"\s+[–—-]\s+")


def shut_findings(worked: Worked) -> Iterator[Finding]:
    """One for each link (`Gao – Kidal`) or hub (`Kidal`) of the settings that the ways of a class know."""
    for asked in worked.settings.shut:
        ends = ends_of(asked)
        hubs = [hub for end in ends if (hub := _hub(worked, end)) is not None]
        if len(hubs) == len(ends):
            yield from _shut(worked, hubs)


def check_shut(asked: Sequence[str]) -> None:
    """UsageError where one of them is neither a place nor a link."""
    for one in asked:
        ends_of(one)


def ends_of(asked: str) -> Sequence[str]:
    """The one or two places that a closure names; UsageError for more."""
    ends = [end.strip() for end in _BETWEEN.split(asked) if end.strip()]
    if len(ends) not in (1, 2):
        raise UsageError(f"{asked!r} is neither a place nor a link: write it like 'Gao' or 'Gao - Kidal'")
    return ends


def _hub(worked: Worked, name: str) -> int | None:
    hubs = worked.router.graph.hubs
    fits = (n for n, hub in enumerate(hubs) if name == hub.id or fold_name(name) == fold_name(worked.names[n]))
    return next(fits, None)


def _shut(worked: Worked, hubs: Sequence[int]) -> Iterator[Finding]:
    graph, router = worked.router.graph, worked.router
    costs = graph.costs()
    links = [n for n, (a, b) in enumerate(graph.links) if {int(a), int(b)} == set(hubs)]
    if len(hubs) == 2 and not links:
        return
    after = closed(graph, costs, links, np.inf) if links else without(costs, graph.arcs, hubs[0])
    name = worked.link(links[0]) if links else worked.names[hubs[0]]
    passing = [d for d in router.demands if (way := router.path(d, costs)) and _passes(worked, way[0], hubs, links)]
    facts: dict[str, Fact] = {
        "goods": worked.goods,
        "shut": name,
        "place_ids": [graph.hubs[hub].id for hub in hubs],
        "ways_that_pass": len(passing),
        **worked.displaced(displacement(router, costs, after)),
    }
    statements = worked.statements([hop for demand in passing for hop in pairwise(demand.stops)])
    yield Finding(
        finding_id(NAME, "shut", worked.goods, *(graph.hubs[hub].id for hub in hubs)),
        "shut",
        f"{goods_label(worked.goods)}: {name} shut",
        facts,
        statements,
        None,
        worked.single_source(statements),
    )


def _passes(worked: Worked, path: Sequence[int], hubs: Sequence[int], links: Sequence[int]) -> bool:
    if links:
        return any(link in links for link in links_of(tuple(path), worked.router.graph))
    return hubs[0] in path
