"""What is worked out of one class of goods, and how findings speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from faultline.analysis.finding import Fact, Stability
from faultline.analysis.material import Material
from faultline.analysis.resampling import FEWEST_SOURCES, interval, too_few
from faultline.analysis.routes.choke_points import Displacement
from faultline.analysis.routes.legs import Leg
from faultline.analysis.routes.paths import Demand, Draw, Path, Router, links_of
from faultline.analysis.routes.settings import Settings
from faultline.ontology import vocabulary

NAME = "routes"
_SHOWN = 8


@dataclass(frozen=True)
class Worked:
    """The legs of one class of goods, the ways of its demands, and the draws of both."""

    material: Material
    goods: str
    legs: tuple[Leg, ...]
    router: Router
    draws: tuple[Draw, ...]
    settings: Settings

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Of the hubs; with the country where two bear one name."""
        hubs = self.router.graph.hubs
        count: dict[str, int] = {}
        for hub in hubs:
            count[hub.name] = count.get(hub.name, 0) + 1
        return tuple(f"{hub.name} ({hub.country})" if count[hub.name] > 1 else hub.name for hub in hubs)

    @cached_property
    def _told(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {(o.id, d.id): leg.statements for leg in self.legs if leg.places for o, d in [leg.places]}

    def statements(self, hops: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """That tell of these hops from hub to hub."""
        hubs = self.router.graph.hubs
        pairs = [(hubs[a].id, hubs[b].id) for a, b in hops]
        return tuple(dict.fromkeys(s for pair in pairs for s in self._told.get(pair, ())))

    def ranked(self) -> list[Demand]:
        """The demands over most told hops and of most sources first."""
        return sorted(self.router.demands, key=lambda d: (-len(d.stops), -d.weight(), self.way(d.stops)))

    def way(self, path: Path) -> str:
        """`Sabha → Agadez → Gao`."""
        return " → ".join(self.names[hub] for hub in path)

    def link(self, link: int) -> str:
        """`Agadez – Gao`."""
        a, b = self.router.graph.links[link]
        return f"{self.names[a]} – {self.names[b]}"

    def borders(self, path: Path) -> list[tuple[str, str]]:
        """The borders that a way crosses, in order, as the names of the countries from and into which it goes."""
        graph = self.router.graph
        passed: list[str] = []
        for link, (start, end) in zip(links_of(path, graph), pairwise(path), strict=True):
            countries = graph.courses[link].countries
            passed += countries if start < end else reversed(countries)
        named = [str(vocabulary("countries").get(code, {}).get("name", code)) for code, _ in groupby(passed)]
        return list(pairwise(named))

    def stable(self, holds: Sequence[bool], what: str, values: Sequence[float] = ()) -> Stability:
        """In which part of the draws something holds, and between which bounds a figure lies in nine of ten."""
        sources = len(self.material.sources)
        if not holds:
            return too_few(sources)
        drawn = "sources and costs" if sources >= FEWEST_SOURCES else f"costs, with only {sources} sources"
        share = sum(holds) / len(holds)
        low, high = interval(values) or (None, None)
        return Stability(
            len(holds), sources, share, low, high, f"{what} in {share:.0%} of {len(holds)} draws of {drawn}"
        )

    def single_source(self, statements: Sequence[str]) -> tuple[str, ...]:
        """The documents without which these statements go, where they rest on one source."""
        sources = {self.material.source_of[s] for s in statements}
        return self.material.behind(tuple(statements)) if len(sources) == 1 else ()

    def displaced(self, found: Displacement) -> dict[str, Fact]:
        """Where traffic goes next, as facts."""
        return {
            "longer": None if found.longer is None else round(found.longer, 3),
            "next": [self.way(now) for _, _, now in found.moved[:_SHOWN]],
            "next_place_ids": [[self.router.graph.hubs[hub].id for hub in now] for _, _, now in found.moved[:_SHOWN]],
            "gains": [self.names[hub] for hub, _ in found.gains[:_SHOWN]],
            "newly_passes": [self.names[hub] for hub in found.newly[:_SHOWN]],
            "stops": [self.way((d.origin, d.destination)) for d in found.stopped[:_SHOWN]],
        }
