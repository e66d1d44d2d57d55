"""The findings on efforts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, islice

from faultline.analysis.confidence import concentration_interval
from faultline.analysis.efforts.concentration import effective_number, herfindahl, jaccard, significant
from faultline.analysis.efforts.portfolio import NO_SECTOR, Entry, entries_of, overlap_in_time, same_place
from faultline.analysis.finding import Fact, Finding, Findings, finding_id, not_enough
from faultline.analysis.material import Material, Scope
from faultline.analysis.resampling import DRAWS, SEED, Weights, samples, stability_of_share
from faultline.comparison.coverage import covered_by
from faultline.comparison.ladders import ladders
from faultline.model.statement import Kind, Modality, Stage, Statement
from faultline.ontology.labels import activity_label

NAME = "efforts"
NEEDS = frozenset({"in_need", "displaced", "food_insecure", "affected", "refugees", "targeted"})
"""Measures that say that people somewhere need help."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`top`: findings told of each kind."""

    scope: Scope = field(default_factory=Scope)
    top: int = 30
    draws: int = DRAWS
    seed: int = SEED


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind actor, presence (place × sector), overlap, gap, ladder, fragmentation and ended."""
    entries = entries_of(material)
    if not entries:
        why = "no statement tells who does or funds what where"
        return Findings(NAME, settings, (not_enough(NAME, "actor", "Efforts", why),))
    drawn = samples(len(material.sources), settings.draws, settings.seed)
    findings = (
        *islice(_actors(material, entries, drawn), settings.top),
        *islice(_presences(material, entries, drawn), settings.top),
        *islice(_overlaps(material, entries), settings.top),
        *islice(_gaps(material, entries), settings.top),
        *islice(_ladders(material), settings.top),
        *islice(_fragmentation(material, entries), settings.top),
        *islice(_ended(material, entries), settings.top),
    )
    note = f"{len(entries)} efforts of {len({e.actor for e in entries})} actors; one gift told twice is counted once"
    return Findings(NAME, settings, findings, (note,))


def _money(entries: Sequence[Entry]) -> dict[str, float]:
    """The sums by currency."""
    found: dict[str, float] = defaultdict(float)
    for entry in entries:
        if entry.amount is not None:
            found[entry.currency] += entry.amount
    return {currency: round(found[currency], 2) for currency in sorted(found)}


def _statements(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for e in entries for s in e.statements))


def _holds(entries: Sequence[Entry], drawn: Sequence[Weights]) -> list[bool]:
    return [any(weights[n] for e in entries for n in e.sources) for weights in drawn]


def _actors(material: Material, entries: Sequence[Entry], drawn: Sequence[Weights]) -> Iterator[Finding]:
    """Who does most, with its sectors, places and money."""
    by_actor: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_actor[entry.actor].append(entry)
    for actor, own in sorted(by_actor.items(), key=lambda x: (-len(x[1]), material.name(x[0]))):
        yield Finding(
            finding_id(NAME, "actor", actor),
            "actor",
            material.name(actor),
            {
                "entity": actor,
                "efforts": len(own),
                "sectors": sorted({activity_label(e.sector) for e in own if e.sector not in NO_SECTOR}),
                "places": sorted({e.place for e in own}),
                "money": dict(_money(own)),
            },
            _statements(own),
            stability_of_share(_holds(own, drawn), len(material.sources), "told"),
        )


def _presences(material: Material, entries: Sequence[Entry], drawn: Sequence[Weights]) -> Iterator[Finding]:
    """Each place and sector with who is there, and how concentrated it is."""
    cells: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.sector not in NO_SECTOR:
            cells[entry.place, entry.sector].append(entry)
    for (place, sector), some in sorted(cells.items(), key=lambda x: (-len({e.actor for e in x[1]}), x[0])):
        gifts, measured_in = _gifts(some)
        shares = _by_actor(gifts)
        index, number = herfindahl(shares.values()), effective_number(shares.values())
        facts: dict[str, Fact] = {
            "place": place,
            "sector": sector,
            "actors": sorted(material.name(a) for a in {e.actor for e in some}),
            "entities": sorted({e.actor for e in some}),
            "efforts": len(some),
            "first": min((e.first for e in some if e.first), default=None),
            "last": max((e.last for e in some if e.last), default=None),
            "money": dict(_money(some)),
            "shares_of": measured_in,
            "herfindahl": None if index is None else round(index, 3),
            "effective_donors": None if number is None else round(number, 2),
        }
        title = f"{place}: {activity_label(sector)}"
        told = stability_of_share(_holds(some, drawn), len(material.sources), "told")
        if bounds := concentration_interval(gifts):
            words = f"Herfindahl's index {bounds[0]:.2f} to {bounds[1]:.2f} with 90 % confidence"
            told = replace(
                told, low=bounds[0], high=bounds[1], says=f"{told.says}; {words}, if what is told is a sample"
            )
        yield Finding(finding_id(NAME, "presence", place, sector), "presence", title, facts, _statements(some), told)


def _gifts(entries: Sequence[Entry]) -> tuple[list[tuple[str, float]], str]:
    """(giver, amount) of each effort in money of the currency most used, where all tell amounts; else one for each."""
    used = Counter(e.currency for e in entries if e.amount)
    if used and used.total() == len(entries):
        currency = min(used, key=lambda c: (-used[c], c))
        return [(e.actor, e.amount) for e in entries if e.currency == currency and e.amount], currency
    return [(e.actor, 1.0) for e in entries], "efforts"


def _by_actor(gifts: Sequence[tuple[str, float]]) -> dict[str, float]:
    shares: dict[str, float] = defaultdict(float)
    for giver, amount in gifts:
        shares[giver] += amount
    return dict(shares)


def _overlaps(material: Material, entries: Sequence[Entry]) -> Iterator[Finding]:
    """Two actors in one place, sector and time: they may double one another, or work together."""
    cells: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.sector not in NO_SECTOR:
            cells[same_place(entry.place), entry.sector].append(entry)
    found: dict[tuple[str, str], list[tuple[Entry, Entry]]] = defaultdict(list)
    for some in cells.values():
        for a, b in combinations(some, 2):
            if a.actor != b.actor and overlap_in_time(a, b):
                found[min(a.actor, b.actor), max(a.actor, b.actor)].append((a, b))
    own: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        own[entry.actor].add(f"{same_place(entry.place)}|{entry.sector}")
    for (one, other), pairs in sorted(found.items(), key=lambda x: (-len(x[1]), x[0])):
        where = sorted({f"{entry.place}: {activity_label(entry.sector)}" for entry, _ in pairs})
        more = f" and {len(where) - 1} more" if len(where) > 1 else ""
        yield Finding(
            finding_id(NAME, "overlap", one, other),
            "overlap",
            f"{material.name(one)} and {material.name(other)} in {where[0]}{more}",
            {
                "entities": [one, other],
                "where": list(where),
                "jaccard": round(jaccard(frozenset(own[one]), frozenset(own[other])), 3),
            },
            _statements([entry for pair in pairs for entry in pair]),
        )


def _gaps(material: Material, entries: Sequence[Entry]) -> Iterator[Finding]:
    """Places where figures tell of people in need and nothing tells of help; by the greatest figure.

    Help in a part of a country is help in the country.
    """
    helped = {same_place(e.place) for e in entries} | _countries_of(material, entries)
    needs: dict[str, list[Statement]] = defaultdict(list)
    for statement in material.told(Kind.QUANTITY):
        if statement.type in NEEDS and statement.place and statement.value and statement.value.unit == "persons":
            needs[statement.place.name or statement.place.text].append(statement)
    sized = sorted(((_greatest(some), place) for place, some in needs.items()), reverse=True)
    for figure, place in sized:
        if same_place(place) not in helped:
            yield Finding(
                finding_id(NAME, "gap", place),
                "gap",
                f"{place}: {figure:,.0f} people in need, and no help is told",
                {"place": place, "people": figure, "measures": sorted({s.type for s in needs[place]})},
                tuple(s.id for s in needs[place]),
            )


def _countries_of(material: Material, entries: Sequence[Entry]) -> set[str]:
    """The names of the countries in which something is told to be done."""
    codes = {entry.country for entry in entries if entry.country}
    return {same_place(p.name) for p in material.places.values() if p.feature == "country" and p.country in codes}


def _greatest(statements: Sequence[Statement]) -> float:
    return max((s.value.high or s.value.low or 0.0) for s in statements if s.value)


def _ladders(material: Material) -> Iterator[Finding]:
    """Promises and what came of them, what is still missing first."""
    coverage = covered_by(material.statements, tuple(material.documents.values()), material.origins)
    found = ladders(material.told(Kind.EFFORT), coverage, material.origins)
    for ladder in sorted(found, key=lambda x: (not x.silent, -(x.missing[0] if x.missing else 0.0), x.about)):
        rungs: list[Fact] = [
            {"stage": r.stage.value, "low": r.low, "high": r.high, "first": r.first, "last": r.last}
            for r in ladder.rungs
        ]
        yield Finding(
            finding_id(NAME, "ladder", ladder.about, ladder.unit),
            "ladder",
            f"{ladder.about}. {ladder.reason}",
            {"rungs": rungs, "unit": ladder.unit, "missing": list(ladder.missing) if ladder.missing else None},
            tuple(s for r in ladder.rungs for s in r.statements),
        )


def _fragmentation(material: Material, entries: Sequence[Entry]) -> Iterator[Finding]:
    """For each country the part of donors whose relation is not significant, by money of one currency (OECD DAC)."""
    given: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(float)))
    for entry in entries:
        if entry.amount and entry.country:
            given[entry.currency][entry.country][entry.actor] += entry.amount
    for currency in sorted(given):
        of_all: dict[str, float] = defaultdict(float)
        for donors in given[currency].values():
            for donor, amount in donors.items():
                of_all[donor] += amount
        for country, donors in sorted(given[currency].items(), key=lambda x: (-len(x[1]), x[0])):
            if len(donors) < 2:
                continue
            matter = significant(donors, of_all)
            own = [e for e in entries if e.country == country and e.currency == currency and e.amount]
            yield Finding(
                finding_id(NAME, "fragmentation", country, currency),
                "fragmentation",
                f"{country}: {len(donors) - len(matter)} of {len(donors)} donors give little ({currency})",
                {
                    "country": country,
                    "currency": currency,
                    "donors": len(donors),
                    "significant": sorted(material.name(d) for d in matter),
                    "ratio": round(1 - len(matter) / len(donors), 3),
                },
                _statements(own),
            )


def _ended(material: Material, entries: Sequence[Entry]) -> Iterator[Finding]:
    """What was tried before: efforts that ended, who went on with the sector there, and what is said to have come of
    what the same actor did.
    """
    said_of = _results(material)
    for entry in sorted(entries, key=lambda e: (e.last, e.place, e.actor), reverse=True):
        if entry.stage is not Stage.ENDED or entry.sector in NO_SECTOR:
            continue
        after = [
            e
            for e in entries
            if e.actor != entry.actor and e.sector == entry.sector and same_place(e.place) == same_place(entry.place)
            and entry.last and e.first and e.first >= entry.last
        ]  # fmt: skip
        results = said_of.get(entry.actor, [])
        yield Finding(
            finding_id(NAME, "ended", entry.actor, entry.place, entry.sector, entry.last),
            "ended",
            f"{material.name(entry.actor)} in {entry.place}: {activity_label(entry.sector)}, ended",
            {
                "entity": entry.actor,
                "place": entry.place,
                "sector": entry.sector,
                "first": entry.first or None,
                "last": entry.last or None,
                "followed_by": sorted({material.name(e.actor) for e in after}),
                "said_to_have": [words for words, _ in results],
            },
            tuple(dict.fromkeys((*_statements([entry, *after]), *(s for _, s in results)))),
        )


def _results(material: Material) -> dict[str, list[tuple[str, str]]]:
    """What each actor is said to have raised or lowered, with the statement."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for statement in material.told(Kind.CAUSE, Modality.ACTUAL, Modality.ALLEGED):
        effects = ", ".join(a.text for a in statement.roles("effect"))
        for cause in statement.roles("cause"):
            if cause.entity and effects:
                verb = "raised" if statement.type == "+" else "lowered"
                found[cause.entity].append((f"{verb} {effects}", statement.id))
    return found
