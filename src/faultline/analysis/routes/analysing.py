"""The findings on routes. People are mapped as reported: no way is worked out for them, and none is ever closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from faultline.analysis.finding import Fact, Finding, Findings, finding_id, not_enough
from faultline.analysis.material import Material
from faultline.analysis.resampling import Weights, samples, stability_of_share
from faultline.analysis.routes.closing import closure_findings, cut_findings
from faultline.analysis.routes.hubs import Passage, between, hub_graph
from faultline.analysis.routes.legs import Leg, PlaceFinder, connected, is_people, is_relief, legs_of
from faultline.analysis.routes.paths import Demand, Router, demands_of
from faultline.analysis.routes.settings import Settings
from faultline.analysis.routes.shutting import check_shut, shut_findings
from faultline.analysis.routes.traffic import choke_point_findings, path_findings
from faultline.analysis.routes.worked import NAME, Worked
from faultline.errors import UsageError
from faultline.model.place import Place
from faultline.ontology import vocabulary
from faultline.ontology.labels import goods_label
from faultline.resolution.folding import fold_name


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind leg, path, choke_point, cut, closure and shut; UsageError for goods or places not known."""
    wanted = _class_of(settings.goods)
    if bool(settings.origin) != bool(settings.destination):
        raise UsageError("ways are looked for between two places: give both --from and --to")
    check_shut(settings.shut)
    legs = [leg for leg in legs_of(material) if wanted is None or leg.goods == wanted]
    if not legs:
        what = goods_label(wanted) if wanted else "goods or people"
        why = f"no statement tells where {what} come from, pass through or go to"
        return Findings(NAME, settings, (not_enough(NAME, "leg", "Routes", why),))
    drawn = samples(len(material.sources), settings.draws, settings.seed)
    asked = _asked(material, legs, settings)
    classes = [g for g, _ in Counter(leg.goods for leg in legs).most_common() if not is_people(g)]
    worked = {goods: list(_worked(material, legs, goods, asked, settings)) for goods in classes}
    stoppable = {goods: some for goods, some in worked.items() if not is_relief(goods)}
    findings = (
        *_leg_findings(material, legs, drawn),
        *_first(worked, path_findings, settings.top),
        *_first(worked, choke_point_findings, settings.top),
        *_first(stoppable, cut_findings, settings.top),
        *_first(stoppable, closure_findings, settings.top),
        *_shut(stoppable, settings),
    )
    return Findings(NAME, settings, findings, tuple(_notes(legs, [w for some in worked.values() for w in some])))


def _first(
    worked: Mapping[str, Sequence[Worked]], find: Callable[[Worked], Iterator[Finding]], top: int
) -> Iterator[Finding]:
    """What is found for each class of goods, at most so much, the parts with most legs first."""
    for some in worked.values():
        yield from islice((finding for part in some for finding in find(part)), top)


def _shut(worked: Mapping[str, Sequence[Worked]], settings: Settings) -> Iterator[Finding]:
    """What the analyst shuts, or that no way knows it."""
    found = list(_first(worked, shut_findings, settings.top)) if settings.shut else []
    yield from found
    if settings.shut and not found:
        why = "no way worked out for these goods passes it"
        yield not_enough(NAME, "shut", f"{'; '.join(settings.shut)} shut", why)


def _class_of(goods: str | None) -> str | None:
    """The class that is meant by its code or name; UsageError where there is none."""
    if goods is None:
        return None
    classes = vocabulary("goods")
    named = {fold_name(form): code for code, row in classes.items() for form in (code, row["name"])}
    if fold_name(goods) not in named:
        raise UsageError(f"{goods!r} is no class of goods: take one of {', '.join(sorted(classes))}")
    return named[fold_name(goods)]


def _asked(material: Material, legs: Sequence[Leg], settings: Settings) -> tuple[Place, Place] | None:
    """The two places that the question names, first those that legs name so."""
    if not (settings.origin and settings.destination):
        return None
    stops = [stop for leg in legs for stop in leg.ends if stop and stop.place]
    named = {fold_name(form): s.place for s in stops if s.place for form in (s.name, s.place.name)}
    finder = PlaceFinder(material)
    found = []
    for name in (settings.origin, settings.destination):
        place = named.get(fold_name(name)) or finder.named(name)
        if place is None or place.lat is None:
            raise UsageError(f"no place {name!r} is known, or several are: name the town as the map has it")
        found.append(place)
    if found[0].id == found[1].id:
        raise UsageError(f"{settings.origin!r} and {settings.destination!r} are one place: {found[0].name}")
    return found[0], found[1]


def _worked(
    material: Material, legs: Sequence[Leg], goods: str, asked: tuple[Place, Place] | None, settings: Settings
) -> Iterator[Worked]:
    """The graphs of a class with their draws, one for each connected part of its legs; one of all for a question."""
    own = tuple(leg for leg in legs if leg.goods == goods)
    for part in [between(*asked, own)] if asked else connected(own):
        graph = hub_graph(part, asked or (), Passage(settings.border, settings.sea))
        if graph is None:
            continue
        index = {hub.id: n for n, hub in enumerate(graph.hubs)}
        demands = (Demand((index[asked[0].id], index[asked[1].id])),) if asked else demands_of(graph)
        if demands:
            router = Router(graph, demands)
            draws = router.draws(len(material.sources), settings.draws, settings.seed)
            yield Worked(material, goods, part, router, tuple(draws), settings)


def _leg_findings(material: Material, legs: Sequence[Leg], drawn: Sequence[Weights]) -> Iterator[Finding]:
    """What is told, as it is told."""
    for leg in legs:
        holds = [any(w[n] for n in leg.sources) for w in drawn]
        ends = [stop.place if stop else None for stop in leg.ends]
        passed = leg.origin if leg.origin and leg.origin.is_passed else None
        facts: dict[str, Fact] = {
            "goods": leg.goods,
            "through": passed.name if passed else None,
            "origin": leg.origin.name if leg.origin and not passed else None,
            "destination": leg.destination.name if leg.destination else None,
            "place_ids": [place.id if place else None for place in ends],
            "carriers": list(leg.carriers),
            "sources": len(leg.sources),
            "alleged": leg.is_alleged,
            "first": leg.first or None,
            "last": leg.last or None,
        }
        yield Finding(
            finding_id(NAME, "leg", leg.goods, *(stop.key if stop else "" for stop in leg.ends)),
            "leg",
            f"{goods_label(leg.goods)}: {leg.title}",
            facts,
            leg.statements,
            stability_of_share(holds, len(material.sources), "told"),
            material.behind(leg.statements) if len(leg.sources) == 1 else (),
        )


def _notes(legs: Sequence[Leg], worked: Sequence[Worked]) -> Iterator[str]:
    people = sum(is_people(leg.goods) for leg in legs)
    if people:
        yield f"{people} legs of people are mapped as reported: no ways, choke points or closures are worked out"
    if any(is_relief(w.goods) for w in worked):
        yield "for relief no cuts and closures are worked out"
    astray = sum(not leg.is_located for leg in legs)
    if astray:
        yield f"{astray} of {len(legs)} legs have an end that nobody tells or no known place: they count in no way"
    if worked:
        yield from _terrain_notes(worked)
        yield "what is shut moves: each cut and closure is shown with where traffic goes next"
        yield "where in a country a way begins or ends is not known: towns near the middle of it are taken first"
    elif any(not is_people(leg.goods) for leg in legs):
        yield "no ways are worked out: no leg of goods has both its ends on the map and a town among them"
    vague = sum(leg.is_located and not is_people(leg.goods) and not leg.has_town for leg in legs)
    if vague:
        yield f"{vague} legs name no town: --from and --to ask for ways between countries all the same"


def _terrain_notes(worked: Sequence[Worked]) -> Iterator[str]:
    passage = worked[0].router.graph.passage
    if passage.sea is None:
        yield (
            "where no leg is told, neighbours are joined in a straight line over land; nothing is joined over the sea "
            f"unless a source tells it, and crossing a border costs as much as {passage.border:,.0f} km"
        )
    else:
        yield (
            "where no leg is told, neighbours are joined in a straight line; a kilometre over the sea costs as much as "
            f"{passage.sea:,.3g} told ones, and crossing a border as much as {passage.border:,.0f}"
        )
    parted = sum(w.router.path(demand, w.router.graph.costs()) is None for w in worked for demand in w.router.demands)
    if parted:
        yield f"for {parted} told movements no way over land is known: --sea lets them cross water"
