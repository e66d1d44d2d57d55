"""How often intervals hold a truth that is known: `python benchmarks/coverage.py [REPETITIONS]` prints a line each.

Maps are made at random with a truth, read by the analyses, and their intervals of 90 % compared with it. An interval
may be refused; that is counted apart. Stability, which is no interval, is compared with how often the same is told
again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import numpy as np

from faultline.analysis import Material
from faultline.analysis.casualties.intervals import Figure, Voice, lower_median, stability_of_entry, stability_of_total
from faultline.analysis.casualties.lists import Lists
from faultline.analysis.casualties.multiple_systems import estimate
from faultline.analysis.causes import Settings as CauseSettings
from faultline.analysis.causes import analyse as causes_of
from faultline.analysis.efforts import Settings as EffortSettings
from faultline.analysis.efforts import analyse as efforts_of
from faultline.analysis.influence.measures import betweenness
from faultline.analysis.influence.network import network_of
from faultline.analysis.influence.standing import Sampled, actor_findings, measured
from faultline.analysis.resampling import interval, samples
from faultline.analysis.routes.hubs import HubGraph, hub_graph
from faultline.analysis.routes.legs import Leg, Stop
from faultline.analysis.routes.paths import Demand, Router, demands_of, likely_paths
from faultline.analysis.routes.roads import Floats
from faultline.analysis.voices import Settings as VoiceSettings
from faultline.analysis.voices import analyse as voices_of
from faultline.analysis.watch.forecasts import BASELINES
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.evidence import Evidence
from faultline.model.place import Place, PlaceReference
from faultline.model.statement import Argument, Kind, Speaker, Stage, Statement
from faultline.model.value import Value

Case = bool | None
"""Whether an interval held the truth; None where it was refused."""
Pair = tuple[float, bool]
"""A stability or probability, and whether it came true."""
Random = np.random.Generator


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often intervals of one kind held the truth."""

    name: str
    cases: tuple[Case, ...]

    @property
    def held(self) -> float:
        told = [case for case in self.cases if case is not None]
        return sum(told) / len(told) if told else float("nan")

    @property
    def refused(self) -> float:
        return sum(case is None for case in self.cases) / len(self.cases)

    def __str__(self) -> str:
        return f"{self.name}: held {self.held:.1%} of {len(self.cases)} cases, refused {self.refused:.0%}"


def covered(name: str, one: Callable[[Random], Iterator[Case]], times: int, seed: int = 1) -> Coverage:
    """The cases of so many maps made at random."""
    generator = np.random.default_rng(seed)
    return Coverage(name, tuple(case for _ in range(times) for case in one(generator)))


def _within(low: float | None, high: float | None, truth: float) -> Case:
    return None if low is None or high is None else bool(low - 1e-9 <= truth <= high + 1e-9)


def shares(sources: int, share: float, alike: float) -> Callable[[Random], Iterator[Case]]:
    """Voices: sources quote some six people each, and differ in how many of them are experts (beta-binomial)."""

    def one(generator: Random) -> Iterator[Case]:
        statements = []
        for source in range(sources):
            count = max(1, int(generator.poisson(6) * generator.lognormal(0, 0.6)))
            own = generator.beta(share * (1 / alike - 1), (1 - share) * (1 / alike - 1))
            for expert in generator.random(count) < own:
                speaker = Speaker("an analyst" if expert else "a resident")
                statements.append(_statement(len(statements), Kind.POSITION, "warns", f"d{source}", speaker=speaker))
        for finding in voices_of(_material(statements), VoiceSettings()).of_kind("kind"):
            if finding.facts["class"] == "experts" and finding.stability:
                yield _within(finding.stability.low, finding.stability.high, share)

    return one


def medians(sources: int, spread: float) -> Callable[[Random], Iterator[Case]]:
    """Casualties of an incident: each source is off by a factor of its own."""

    def one(generator: Random) -> Iterator[Case]:
        stable = stability_of_entry(_figure([(n, v) for n, v in enumerate(_off(generator, 60.0, spread, sources))]), "")
        yield _within(stable.low, stable.high, 60.0)

    return one


def totals(sources: int, incidents: int, telling: float, leaning: float) -> Callable[[Random], Iterator[Case]]:
    """Casualties in all: each source tells a part of the incidents, and leans to more or fewer throughout."""

    def one(generator: Random) -> Iterator[Case]:
        truth = np.maximum(2.0, generator.lognormal(2.5, 1.0, incidents))
        lean = generator.normal(-(leaning**2) / 2, leaning, sources)
        told = generator.random((incidents, sources)) < telling
        told[np.arange(incidents), generator.integers(sources, size=incidents)] = True
        figures = [
            _figure([(int(s), float(v * np.exp(lean[s] + generator.normal(-0.045, 0.3)))) for s in np.flatnonzero(by)])
            for v, by in zip(truth, told, strict=True)
        ]
        stable = stability_of_total(figures, "")
        yield _within(stable.low, stable.high, float(truth.sum()))

    return one


def concentrations(gifts: int, givers: int, spread: float) -> Callable[[Random], Iterator[Case]]:
    """Efforts: some gifts of many, of amounts that differ."""

    def one(generator: Random) -> Iterator[Case]:
        parts = generator.dirichlet(np.ones(givers))
        statements = []
        for number in range(gifts):
            giver = int(generator.choice(givers, p=parts))
            amount = float(np.round(1e6 * generator.lognormal(0, spread), 2) + number * 0.01)
            statements.append(
                _statement(
                    number,
                    Kind.EFFORT,
                    "15220",
                    f"d{number % 6}",
                    Argument("actor", f"A{giver}", entity=f"e{giver}"),
                    place=PlaceReference("Gao", place="made:Gao", name="Gao", country="ML"),
                    value=Value(amount, amount, "money", currency="USD"),
                    stage=Stage.ACTIVE,
                )
            )
        found = efforts_of(_material(statements), EffortSettings(draws=0)).of_kind("presence")
        stable = found[0].stability
        yield _within(stable.low if stable else None, stable.high if stable else None, float((parts**2).sum()))

    return one


def betweennesses(sources: int, often: tuple[float, float]) -> Callable[[Random], Iterator[Case]]:
    """Influence: each source tells each tie of a scale-free network with a chance of the tie's own (beta)."""

    def one(generator: Random) -> Iterator[Case]:
        size = 40
        graph = nx.barabasi_albert_graph(size, 2, seed=int(generator.integers(1 << 30)))
        pairs = np.array(sorted((min(e), max(e)) for e in graph.edges))
        truth = betweenness(pairs, size)
        told = generator.random((len(pairs), sources)) < generator.beta(*often, len(pairs))[:, None]
        statements = [
            _statement(n * sources + int(source), Kind.RELATION, "supports", f"d{source}", *_ends(int(a), int(b)))
            for n, (a, b) in enumerate(pairs)
            for source in np.flatnonzero(told[n])
        ]
        material = _material(statements, [f"d{n}" for n in range(sources)])
        network = network_of(material, frozenset({"relation"}))
        draws = tuple(measured(network, weights) for weights in samples(sources, 50, int(generator.integers(1 << 30))))
        sampled = Sampled(material, network, draws, 10, network.completeness(sources))
        for finding in actor_findings(sampled):
            stable = finding.stability
            actor = int(str(finding.facts["entity"])[1:])
            yield _within(stable.low if stable else None, stable.high if stable else None, float(truth[actor]))

    return one


def forecasts(name: str, mean: float, size: float | None) -> Callable[[Random], Iterator[Case]]:
    """Watch: whether the month after 48 lies up to the bound of its forecast."""

    def one(generator: Random) -> Iterator[Case]:
        series = (
            generator.poisson(mean, 49) if size is None else generator.negative_binomial(size, size / (size + mean), 49)
        )
        yield bool(series[-1] <= BASELINES[name](series[:-1]).bound(0.9))

    return one


def unlisted(by: str) -> Callable[[Random], Iterator[Case]]:
    """Casualties on no list: 600 people on three independent lists of some 30, 40 and 50 % of them."""

    def one(generator: Random) -> Iterator[Case]:
        listed = generator.random((600, 3)) < np.array([0.3, 0.4, 0.5])
        histories: dict[tuple[int, ...], int] = {}
        for row in listed.astype(int).tolist():
            histories[tuple(row)] = histories.get(tuple(row), 0) + 1
        missing = histories.pop((0, 0, 0), 0)
        found = estimate(Lists(("a", "b", "c"), tuple(sorted(histories.items()))))
        average = found.by_aic if by == "aic" else found.by_bic
        yield None if average is None else _within(average.low, average.high or np.inf, missing)

    return one


def likely_ways(generator: Random) -> Iterator[Pair]:
    """Routes: the probability of a way, and whether it is the cheapest at costs that were drawn apart."""
    graph = _hubs(generator)
    origin, destination = (next(n for n, hub in enumerate(graph.hubs) if hub.name == end) for end in ("Gao", "Sabha"))
    demand = Demand((origin, destination))
    router = Router(graph, (demand,))
    draws = router.draws(5, 20, int(generator.integers(1 << 30)))
    way = router.path(demand, _true_costs(graph, generator))
    for path, probability in likely_paths(demand, draws):
        yield probability, way is not None and way[0] == path


def traffic_of_hubs(generator: Random) -> Iterator[Case]:
    """Routes: the part of all traffic that passes a hub, where all that is told is on the way at true costs."""
    graph = _hubs(generator)
    router = Router(graph, demands_of(graph))
    sampled = [draw.traffic() for draw in router.draws(5, 20, int(generator.integers(1 << 30))) if draw.paths]
    truth = router.draw(_true_costs(graph, generator)).traffic()
    for hub in sorted({hub for sample in sampled for hub in sample}):
        values = [sample.get(hub, 0.0) for sample in sampled]
        if float(np.mean(values)) >= 0.05:
            yield _within(*(interval(values) or (None, None)), truth.get(hub, 0.0))


def _true_costs(graph: HubGraph, generator: Random) -> Floats:
    """True costs: an untold kilometre costs 1.4 to 2.8 rather than 2, a border 30 to 300 km rather than 100."""
    told = np.array([bool(sources) for sources in graph.known])
    crossing = np.tile([course.crossings for course in graph.courses], 2)
    costs = graph.costs(None, generator) * np.where(told, 1.0, generator.uniform(0.7, 1.4))
    return np.maximum(costs + crossing * generator.uniform(-70, 200), 1.0)


def links_again(generator: Random) -> Iterator[Pair]:
    """Causes: the stability of a link, and whether as many other sources tell it with the same sign."""
    sources, links = 12, 20
    often = generator.beta(0.8, 4.0, links)
    positive = generator.beta(2.0, 0.7, links)

    def told(link: int) -> list[str]:
        """What one source says of a link."""
        return ["+" if generator.random() < positive[link] else "-"] if generator.random() < often[link] else []

    statements = []
    for link in range(links):
        for source in range(sources):
            for sign in told(link):
                ends = Argument("cause", f"drought {link}"), Argument("effect", f"famine {link}")
                statements.append(_statement(len(statements), Kind.CAUSE, sign, f"d{source}", *ends))
    again = [[1 if sign == "+" else -1 for _ in range(sources) for sign in told(link)] for link in range(links)]
    documents = [f"d{n}" for n in range(sources)]
    for finding in causes_of(_material(statements, documents), CauseSettings(draws=50, top=links)).of_kind("link"):
        if finding.stability and finding.stability.share is not None:
            link = int(str(finding.facts["cause"]).rpartition(" ")[2])
            sign = {"+": 1, "-": -1, "?": 0}[str(finding.facts["sign"])]
            others = again[link]
            yield finding.stability.share, bool(others) and int(np.sign(sum(others))) == sign


def by_part(pairs: Sequence[Pair], edges: Sequence[float] = (0.0, 0.2, 0.5, 0.8, 1.01)) -> Iterator[str]:
    """How often it came true, by how likely it was called."""
    for low, high in pairwise(edges):
        own = [(p, came) for p, came in pairs if low <= p < high]
        if own:
            mean, came = np.mean([p for p, _ in own]), np.mean([c for _, c in own])
            yield f"called {mean:.0%}, came true {came:.0%} of {len(own)}"


def _statement(number: int, kind: Kind, of_type: str, document: str, *arguments: Argument, **more: object) -> Statement:
    evidence = Evidence.of_span(document, "It is told so.", 0, 14, extractor="made@1")
    return Statement(f"s{number:06d}", kind, of_type, evidence, arguments, **more)  # type: ignore[arg-type]


def _material(statements: Sequence[Statement], documents: Sequence[str] = ()) -> Material:
    names = sorted({s.evidence.document for s in statements} | {*documents})
    known = {name: Document(name, f"{name}.txt", "text", "It is told so.") for name in names}
    actors = {a.entity: a.text for s in statements for a in s.arguments if a.entity}
    entities = {e: Entity(e, name, EntityType.ARMED_GROUP, mentions=1) for e, name in sorted(actors.items())}
    of = {s.id: names.index(s.evidence.document) for s in statements}
    return Material(tuple(statements), known, entities, {}, tuple(names), of, origins={n: n for n in names})


def _ends(a: int, b: int) -> tuple[Argument, Argument]:
    return Argument("source", f"A{a}", entity=f"e{a}"), Argument("target", f"A{b}", entity=f"e{b}")


def _off(generator: Random, truth: float, spread: float, count: int) -> list[float]:
    return [float(round(truth * np.exp(generator.normal(0, spread)))) for _ in range(count)]


def _figure(told: Sequence[tuple[int, float]]) -> Figure:
    values = [value for _, value in told]
    voices = tuple(Voice(value, frozenset({source})) for source, value in told)
    return Figure(min(values), lower_median([(v, 1) for v in values]), max(values), False, voices)


def _hubs(generator: Random) -> HubGraph:
    """The hubs between Gao and Sabha, with some legs told by five sources."""
    towns = {
        "Gao": ("ML", 16.27, -0.04), "Sabha": ("LY", 27.04, 14.43), "Agadez": ("NE", 16.97, 7.99),
        "Tamanrasset": ("DZ", 22.79, 5.52), "Kidal": ("ML", 18.44, 1.41),
    }  # fmt: skip
    places = [Place(f"made:{n}", n, "city", c, lat=lat, lon=lon) for n, (c, lat, lon) in towns.items()]
    legs = []
    for _ in range(int(generator.integers(2, 5))):
        a, b = generator.choice(len(places), 2, replace=False)
        sources = frozenset(np.flatnonzero(generator.random(5) < 0.4).tolist()) or frozenset({0})
        ends = [Stop(places[n].name, places[n]) for n in (int(a), int(b))]
        legs.append(Leg("fuel", ends[0], ends[1], (), sources, (), False, "", ""))
    graph = hub_graph(legs, (places[0], places[1]))
    assert graph is not None
    return graph


def intervals(times: int) -> Iterator[Coverage]:
    """All kinds of interval, each on maps of several sorts."""
    for sources in (4, 8, 20, 60):
        for share, alike in ((0.1, 0.2), (0.3, 0.1), (0.5, 0.4)):
            yield covered(
                f"voices, {sources} sources, share {share}, alike {alike}", shares(sources, share, alike), times
            )
    for sources in (3, 4, 5, 8, 15):
        yield covered(f"casualties of an incident, {sources} sources", medians(sources, 0.3), 5 * times)
    for sources, incidents, telling, leaning in (
        (4, 10, 0.7, 0.2),
        (10, 40, 0.3, 0.0),
        (10, 40, 0.15, 0.2),
        (30, 60, 0.1, 0.2),
    ):
        name = f"casualties in all, {sources} sources, each telling {telling:.0%} of {incidents}, leaning {leaning}"
        yield covered(name, totals(sources, incidents, telling, leaning), 2 * times)
    for gifts, givers, spread in ((8, 4, 0.5), (20, 4, 1.0), (20, 10, 1.7), (60, 10, 1.0)):
        name = f"efforts' concentration, {gifts} gifts of {givers} givers, spread {spread}"
        yield covered(name, concentrations(gifts, givers, spread), times)
    for sources, often in ((5, (3.0, 1.0)), (10, (3.0, 3.0)), (30, (4.0, 12.0)), (10, (2.0, 4.0)), (10, (1.0, 6.0))):
        name = f"betweenness, {sources} sources, a tie told by {often[0] / sum(often):.0%} of them (beta{often})"
        yield covered(name, betweennesses(sources, often), max(5, times // 10))
    for baseline in BASELINES:
        for mean, size in ((0.5, 1.5), (3.0, None), (3.0, 1.5), (40.0, 1.5)):
            yield covered(f"watch, {baseline}, mean {mean}, size {size}", forecasts(baseline, mean, size), 5 * times)
    yield covered("routes, traffic of hubs", traffic_of_hubs, max(5, times // 4))
    for by in ("aic", "bic"):
        yield covered(f"on no list, averaged by {by.upper()}", unlisted(by), times)


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for found in intervals(times):
        print(found, flush=True)
    generator = np.random.default_rng(1)
    for name, one in (("routes, the likeliest ways", likely_ways), ("causes, links told again", links_again)):
        pairs = [pair for _ in range(max(10, times // 4)) for pair in one(generator)]
        print(f"{name}: {'; '.join(by_part(pairs))}", flush=True)


if __name__ == "__main__":
    main()
