"""Totals over incidents: in all, by country, place, actor and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from faultline.analysis.casualties.claims import MEASURES
from faultline.analysis.casualties.intervals import Figure, said, shown, stability_of_total
from faultline.analysis.casualties.ledger import Entry
from faultline.analysis.finding import Fact, Finding, finding_id
from faultline.analysis.material import Material
from faultline.resolution.toponyms import country_place

Told = tuple[Entry, dict[str, Figure]]
"""An entry with its figure by each measure."""
BY = ("all", "country", "place", "actor", "year")


def totals(material: Material, incidents: Sequence[Told], top: int) -> Iterator[Finding]:
    """The `top` greatest totals of each kind by each measure, years in their order."""
    groups: dict[tuple[str, str], dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for told in incidents:
        for by, key in _keys(material, told[0]):
            for measure in told[1]:
                groups[measure, by][key].append(told)
    for measure in MEASURES:
        for by in BY:
            some = groups.get((measure, by), {})
            chosen = sorted(some, key=lambda k: (-sum(f[measure].best for _, f in some[k]), k))[:top]
            for key in sorted(chosen) if by == "year" else chosen:
                yield _total(material, measure, by, key, some[key])


def country_name(code: str) -> str:
    """The name of a country."""
    place = country_place(code)
    return place.name if place else code


def year_of(entry: Entry) -> str:
    """The year in which an incident begins; empty where it is not told."""
    return entry.first[:4]


def country_of(entry: Entry) -> str | None:
    """The country of an incident."""
    return entry.place.country if entry.place else None


def _keys(material: Material, entry: Entry) -> Iterator[tuple[str, str]]:
    """What totals an incident belongs to."""
    yield "all", ""
    if country := country_of(entry):
        yield "country", country
    if entry.place and entry.place.place:
        yield "place", entry.place.name or entry.place.text
    if entry.first:
        yield "year", year_of(entry)
    actors = {a.entity for c in entry.claims for a in c.statement.roles("actor", "recipient")}
    for actor in sorted(a for a in actors if a and material.acts(a)):
        yield "actor", actor


def _total(material: Material, measure: str, by: str, key: str, some: Sequence[Told]) -> Finding:
    figures = [told[measure] for _, told in some]
    low, best, high = (sum(getattr(f, end) for f in figures) for end in ("low", "best", "high"))
    at_least = any(f.at_least for f in figures)
    statements = tuple(dict.fromkeys(s for entry, _ in some for s in entry.statements))
    facts: dict[str, Fact] = {
        "measure": measure,
        "by": by,
        "of": _shown(material, by, key) or None,
        **({"entity": key} if by == "actor" else {}),
        "incidents": len(some),
        "figures": {measure: shown(low, best, high, at_least)},
    }
    what = f"{measure} in all these incidents together"
    return Finding(
        finding_id("casualties", "total", measure, by, key),
        "total",
        f"{_in_words(measure, by, _shown(material, by, key))}: {said(low, best, high, at_least)} in "
        f"{len(some):,} incident{'s' if len(some) != 1 else ''}",
        facts,
        statements,
        stability_of_total(figures, what),
    )


def _shown(material: Material, by: str, key: str) -> str:
    named: Mapping[str, str] = {"actor": material.name(key), "country": country_name(key) if by == "country" else ""}
    return named.get(by, key)


def _in_words(measure: str, by: str, shown: str) -> str:
    words = {"all": "", "actor": f" in incidents with {shown}"}.get(by, f" in {shown}")
    return f"{measure.capitalize()}{words}"
