"""The findings on the setting of a conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from faultline.analysis.finding import Fact, Finding, Findings, Stability, finding_id, not_enough
from faultline.analysis.material import Material
from faultline.analysis.resampling import Weights, samples, stability_of_share
from faultline.analysis.setting.crossings import WHAT, Crossing, Move, crossings_of, moves_of
from faultline.analysis.setting.home import Home, centre, country_name, home_of, located, regions
from faultline.analysis.setting.settings import Settings
from faultline.analysis.setting.sides import BothSides, both_sides
from faultline.analysis.setting.spill_over import SpillOver, spill_overs
from faultline.model.statement import Statement
from faultline.resolution.geography import Border, border_between, neighbours

NAME = "setting"
_NAMED = 8
"""Actors and kinds of goods that a finding names."""


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind area, neighbour, region, crossing, spill_over and both_sides."""
    home = home_of(material, settings) if material.statements else None
    if home is None:
        why = "a third of what is told must lie in one country; name the country or area of the conflict"
        return Findings(NAME, settings, (not_enough(NAME, "area", "Setting", why),))
    setting = _Setting(material, home, settings)
    findings = (
        setting.area(),
        *list(setting.neighbours())[: settings.top],
        *list(setting.regions())[: settings.top],
        *list(setting.crossings())[: settings.top],
        *list(setting.spill_overs())[: settings.top],
        *list(setting.both_sides())[: settings.top],
    )
    return Findings(NAME, settings, findings, tuple(setting.notes()))


class _Setting:
    """A home with all that is told to cross its borders."""

    def __init__(self, material: Material, home: Home, settings: Settings) -> None:
        self._material, self._home, self._settings = material, home, settings
        self._drawn: Sequence[Weights] = samples(len(material.sources), settings.draws, settings.seed)
        self._located = located(material)
        moves = moves_of(material)
        self._vague = sum(self._is_vague(move) for move in moves)
        self._crossings = crossings_of([move for move in moves if self._touches(move)])
        self._sides, self._here = both_sides(material, home, settings.types)

    def _touches(self, move: Move) -> bool:
        """Whether a move goes into or out of the home, or from one of its countries into another."""
        inside = [self._home.holds(end.country, end.place) for end in (move.origin, move.destination)]
        return any(inside) and None not in inside

    def _is_vague(self, move: Move) -> bool:
        return None in [self._home.holds(end.country, end.place) for end in (move.origin, move.destination)]

    def _stable(self, sources: frozenset[int], what: str = "told") -> Stability:
        holds = [any(weights[n] for n in sources) for weights in self._drawn]
        return stability_of_share(holds, len(self._material.sources), what)

    def _rests_on(self, statements: Sequence[str], sources: frozenset[int]) -> tuple[str, ...]:
        return self._material.behind(tuple(statements)) if len(sources) == 1 else ()

    def area(self) -> Finding:
        """What the setting is of."""
        home = self._home
        own = [s for s, (code, place) in self._located.items() if home.holds(code, place)]
        beside = home.neighbours()
        facts: dict[str, Fact] = {
            "countries": [country_name(code) for code in home.countries],
            "codes": list(home.countries),
            "place_ids": [home.area.id] if home.area else [],
            "neighbours": [country_name(code) for code in beside],
            "border_km": round(sum(border.km for border in home.borders())),
            "statements_there": len(own),
            "statements_located": len(self._located),
            "chosen": "asked for" if home.given else "most of what is told lies there",
        }
        holds = [centre(self._material, self._located, w) in home.countries for w in self._drawn]
        about = None if home.given else stability_of_share(holds, len(self._material.sources), "what most is told of")
        title = f"{home.name}: {len(beside)} neighbours" if beside else f"{home.name}: no land border"
        return Finding(finding_id(NAME, "area", home.name), "area", title, facts, tuple(own), about)

    def neighbours(self) -> Iterator[Finding]:
        """Each country across a border, those that most crosses with first."""
        by_code: dict[str, list[Border]] = {}
        for border in self._home.borders():
            by_code.setdefault(self._home.across(border), []).append(border)
        found = [self._neighbour(code, some) for code, some in by_code.items()]
        yield from sorted(found, key=lambda f: -len(f.statements))
        if not found:
            yield not_enough(NAME, "neighbour", "Neighbours", f"{self._home.name} has no land border that is known")

    def _neighbour(self, code: str, touched: Sequence[Border]) -> Finding:
        comes = [c for c in self._crossings if c.origin == code and c.destination in self._home.countries]
        goes = [c for c in self._crossings if c.destination == code and c.origin in self._home.countries]
        statements = tuple(dict.fromkeys(s for c in (*comes, *goes) for s in c.told))
        sources = frozenset(self._material.source_of[s] for s in statements)
        name = country_name(code)
        told = [
            f"{way} it: {', '.join(dict.fromkeys(c.what for c in some))}"
            for way, some in (("from", comes), ("into", goes))
            if some
        ]
        facts: dict[str, Fact] = {
            "country": code,
            "border_km": round(sum(border.km for border in touched)),
            "border_at": [round(touched[0].lat, 2), round(touched[0].lon, 2)],
            "comes": self._by_what(comes),
            "goes": self._by_what(goes),
            "statements_there": sum(1 for own, _ in self._located.values() if own == code),
        }
        return Finding(
            finding_id(NAME, "neighbour", self._home.name, code),
            "neighbour",
            f"{name}, {facts['border_km']:,} km of border; {'; '.join(told) or 'nothing is told to cross it'}",
            facts,
            statements,
            self._stable(sources, "something told to cross") if statements else None,
            self._rests_on(statements, sources),
        )

    def _by_what(self, some: Sequence[Crossing]) -> dict[str, Fact]:
        """How many independent sources tell of each thing that crosses."""
        found: dict[str, set[int]] = {}
        for crossing in some:
            found.setdefault(crossing.what, set()).update(crossing.sources(self._material))
        return {what: len(found[what]) for what in WHAT if what in found}

    def regions(self) -> Iterator[Finding]:
        """The regions that the home lies in, with what is told of each as a whole."""
        counted = Counter(code for code, _ in self._located.values())
        found = [(self._told_of(key), name, key, codes) for key, name, codes in regions(self._home.countries)]
        for own, name, key, codes in sorted(found, key=lambda r: (-len(r[0]), len(r[3]), r[1])):
            sources = frozenset(self._material.source_of[s.id] for s in own)
            others = [code for code in codes if code not in self._home.countries]
            yield Finding(
                finding_id(NAME, "region", key),
                "region",
                f"{name}: with {', '.join(country_name(code) for code in others)}",
                {
                    "countries": [country_name(code) for code in codes],
                    "statements_by_country": {country_name(c): counted[c] for c in codes if counted[c]},
                    "told_of_it": len(own),
                },
                tuple(s.id for s in own),
                self._stable(sources) if own else None,
            )

    def _told_of(self, region: str) -> list[Statement]:
        return [s for s in self._material.statements if s.place and s.place.place == f"region:{region}"]

    def crossings(self) -> Iterator[Finding]:
        """What crosses, from where into where: over its own borders first, then by sources."""
        beside = set(self._home.neighbours())

        def order(crossing: Crossing) -> tuple[bool, int, int, str]:
            far = not {crossing.origin, crossing.destination} <= beside | set(self._home.countries)
            sources = len(crossing.sources(self._material))
            return far, -sources, -len(crossing.told), self._title(crossing)

        for crossing in sorted(self._crossings, key=order):
            yield self._crossing(crossing)
        if not self._crossings:
            why = f"no statement tells what goes into {self._home.name} from another country or out of it"
            yield not_enough(NAME, "crossing", "Crossings", why)

    def _title(self, crossing: Crossing) -> str:
        return f"{crossing.what}: {country_name(crossing.origin)} → {country_name(crossing.destination)}"

    def _crossing(self, crossing: Crossing) -> Finding:
        material = self._material
        sources = crossing.sources(material)
        times = [t for s in crossing.told if (t := material.by_id[s].time)]
        days = sorted(day for t in times for day in (t.start, t.end) if day)
        who = Counter(w for m in crossing.moves if not m.is_denied for w in m.who if material.acts(w))
        border = border_between(crossing.origin, crossing.destination)
        between = [] if border else sorted({*neighbours(crossing.origin)} & {*neighbours(crossing.destination)})
        denying = frozenset(material.source_of[s] for s in crossing.denied)
        facts: dict[str, Fact] = {
            "what": crossing.what,
            "from": crossing.origin,
            "to": crossing.destination,
            "of": [w for w, _ in Counter(m.which for m in crossing.moves).most_common(_NAMED)],
            "by": [material.name(w) for w, _ in sorted(who.items(), key=lambda x: (-x[1], x[0]))[:_NAMED]],
            "entities": sorted(who),
            "border_km": round(border.km) if border else None,
            "common_border": border is not None,
            "countries_between": [country_name(code) for code in between],
            "sources": len(sources),
            "alleged": all(m.is_alleged for m in crossing.moves if not m.is_denied),
            "first": days[0] if days else None,
            "last": days[-1] if days else None,
            **({"sources_denying": len(denying), "denied_by": [*crossing.denied]} if denying else {}),
        }
        return Finding(
            finding_id(NAME, "crossing", crossing.what, crossing.origin, crossing.destination),
            "crossing",
            self._title(crossing),
            facts,
            crossing.told,
            self._stable(sources),
            self._rests_on(crossing.told, sources),
        )

    def spill_overs(self) -> Iterator[Finding]:
        """Where sources say that it spills over from here or to here."""
        own = [s for s in spill_overs(self._material) if {s.origin, s.destination} & {*self._home.countries}]
        for found in sorted(own, key=lambda s: (-len(self._sources(s)), -len(s.statements), s.origin, s.destination)):
            yield self._spill_over(found)
        if not own:
            why = f"no sentence says that it spills over into {self._home.name} or out of it"
            yield not_enough(NAME, "spill_over", "Spill-over that sources state", why)

    def _sources(self, found: SpillOver) -> frozenset[int]:
        return frozenset(self._material.source_of[s] for s in found.statements)

    def _spill_over(self, found: SpillOver) -> Finding:
        sources = self._sources(found)
        denying = len({self._material.source_of[s] for s in found.denied})
        arrow = "→" if found.is_directed else "and"
        how = "said to spill over" if found.how == "said" else "said to cause what happens there"
        facts: dict[str, Fact] = {
            "from": found.origin,
            "to": found.destination,
            "directed": found.is_directed,
            "how": how,
            "sources": len(sources),
            **({"sources_denying": denying} if denying else {}),
        }
        return Finding(
            finding_id(NAME, "spill_over", found.origin, found.destination, str(found.is_directed), found.how),
            "spill_over",
            f"{country_name(found.origin)} {arrow} {country_name(found.destination)}: {how}",
            facts,
            found.statements,
            self._stable(sources),
            self._rests_on(found.statements, sources),
        )

    def both_sides(self) -> Iterator[Finding]:
        """Violence here and across each border, by period."""
        for found in self._sides:
            yield self._both(found)
        if not self._sides:
            where = f"in {self._home.name}" if not self._here else f"in any neighbour of {self._home.name}"
            why = f"no violent event is told {where} with its month"
            yield not_enough(NAME, "both_sides", "Violence on both sides of a border", why)

    def _both(self, found: BothSides) -> Finding:
        here, there = found.here, found.there
        drawn = [any(w[n] for n in here.sources) and any(w[n] for n in there.sources) for w in self._drawn]
        name = country_name(found.neighbour)
        facts: dict[str, Fact] = {
            "country": found.neighbour,
            "here": len(here.happenings),
            "there": len(there.happenings),
            "first_here": here.first,
            "first_there": there.first,
            "here_by_period": {period: count for period, count, _ in found.periods},
            "there_by_period": {period: count for period, _, count in found.periods},
            "near_border_here": here.near_border,
            "near_border_there": there.near_border,
            "on_both_sides": [
                f"{self._material.name(e)} (here since {one}, there since {other})" for e, one, other in found.actors
            ],
            "entities": [e for e, _, _ in found.actors],
        }
        title = (
            f"{self._home.name} and {name}: {len(here.happenings):,} and {len(there.happenings):,} violent events, "
            f"since {here.first} and since {there.first}"
        )
        return Finding(
            finding_id(NAME, "both_sides", self._home.name, found.neighbour),
            "both_sides",
            title,
            facts,
            tuple(s for side in (there, here) for h in side.happenings for s in h.statements),
            stability_of_share(drawn, len(self._material.sources), "told on both sides"),
        )

    def notes(self) -> Iterator[str]:
        """What holds for all of it."""
        if self._sides:
            yield (
                "events on both sides are what sources tell of each: that they rise together, or one after the other, "
                "is no proof that the one came from the other"
            )
        if self._vague:
            yield f"{self._vague} moves name only the country of {self._home.name}, not the part: they are left out"
        if self._crossings:
            yield "what crosses goes from the country of who does or sends it; by which way it goes, `routes` tells"
