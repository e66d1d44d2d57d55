"""The findings on casualties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from faultline.analysis.casualties.bands import bands
from faultline.analysis.casualties.claims import MEASURES, Claim, whom
from faultline.analysis.casualties.intervals import Figure, Pooling, said, shown, stability_of_entry, whole
from faultline.analysis.casualties.ledger import Entry, ledger
from faultline.analysis.casualties.lists import Lists
from faultline.analysis.casualties.repeats import repeats
from faultline.analysis.casualties.totals import Told, totals
from faultline.analysis.casualties.unrecorded import unrecorded
from faultline.analysis.finding import Fact, Finding, Findings, finding_id, not_enough
from faultline.analysis.material import Material, Scope
from faultline.analysis.resampling import SEED
from faultline.model.statement import Modality

NAME = "casualties"
MOST_CLAIMS = 40
"""Claims of one incident that are listed; all of them count."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`top`: findings told of each kind; `lists`: who stands on which list of persons, for those on none."""

    scope: Scope = field(default_factory=Scope)
    top: int = 20
    seed: int = SEED
    lists: Lists | None = None


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind incident, toll, total, revision, band, unrecorded and model."""
    entries = ledger(material)
    missing = tuple(unrecorded(settings.lists))
    if not entries:
        why = "no statement tells how many were killed or hurt"
        return Findings(NAME, settings, (not_enough(NAME, "incident", "Casualties", why), *missing))
    pooling = Pooling(material)
    figures = [(e, {m: pooling.figure(e.of(m)) for m in MEASURES if e.of(m)}) for e in entries]
    incidents = sorted((t for t in figures if t[0].is_incident), key=_greatest)
    tolls = sorted((t for t in figures if not t[0].is_incident), key=_greatest)
    again = repeats(incidents)
    also = {n: [_title(*incidents[other]) for other in others] for n, others in again.items()}
    findings = (
        *(_entry(material, t, also.get(n, [])) for n, t in enumerate(incidents[: settings.top])),
        *(_entry(material, t, []) for t in tolls[: settings.top]),
        *totals(material, incidents, settings.top),
        *[r for entry, _ in (*incidents, *tolls) for r in _revisions(entry)][: settings.top],
        *bands([e for e, _ in incidents], settings.top, settings.seed),
        *missing,
    )
    return Findings(NAME, settings, findings, tuple(_notes(incidents, tolls, len(again), settings)))


def _greatest(told: Told) -> tuple[float, ...]:
    """Sorts by the best of each measure, the greatest first."""
    return tuple(-told[1][m].best if m in told[1] else 0.0 for m in MEASURES)


def _entry(material: Material, told: Told, also: list[str]) -> Finding:
    entry, figures = told
    kind = "incident" if entry.is_incident else "toll"
    main = next(m for m in MEASURES if m in figures)
    voices = {n for f in figures.values() for v in f.voices for n in v.sources}
    facts: dict[str, Fact] = {
        "first": entry.first or None,
        "last": entry.last or None,
        "place": _place(entry),
        "actors": _actors(material, entry),
        "entities": sorted(_entities(material, entry)),
        "whom": sorted({w for c in entry.claims for w in whom(c.statement)}),
        "figures": {m: shown(f.low, f.best, f.high, f.at_least) for m, f in figures.items()},
        "sources": max(len(f.voices) for f in figures.values()),
        "perhaps_the_same_as": [*also],
        "told_by": list(dict.fromkeys(_in_words(c) for c in entry.claims[:MOST_CLAIMS])),
        "parts": list(dict.fromkeys(_in_words(c) for c in entry.parts[:MOST_CLAIMS])),
        "claims": [_claim(c) for c in entry.claims[:MOST_CLAIMS]],
    }
    what = f"{main} by the median of the sources"
    return Finding(
        finding_id(NAME, kind, *sorted(entry.statements)),
        kind,
        _title(entry, figures),
        facts,
        entry.statements,
        stability_of_entry(figures[main], what),
        material.behind(entry.statements) if len(voices) == 1 else (),
    )


def _title(entry: Entry, figures: dict[str, Figure]) -> str:
    where = _place(entry) or ", ".join(_whom_first(entry)) or "place not told"
    when = _when(entry)
    counted = ", ".join(f"{m} {said(f.low, f.best, f.high, f.at_least)}" for m, f in figures.items())
    return f"{where}, {when}: {counted}"


def _whom_first(entry: Entry) -> tuple[str, ...]:
    return whom(entry.claims[0].statement)


def _when(entry: Entry) -> str:
    if not (entry.first or entry.last):
        return "time not told"
    if not entry.last:
        return f"since {entry.first}"
    if not entry.first:
        return f"until {entry.last}"
    return entry.first if entry.first == entry.last else f"{entry.first} to {entry.last}"


def _claim(claim: Claim) -> dict[str, Fact]:
    return {
        "by": claim.said_by,
        "on": claim.said_on,
        "measure": claim.measure,
        **shown(claim.low, claim.best, claim.high, claim.at_least),
        "alleged": claim.statement.modality is Modality.ALLEGED,
        "whom": list(whom(claim.statement)),
        "statements": list(claim.statements),
    }


def _in_words(claim: Claim) -> str:
    of = ", ".join(whom(claim.statement))
    when = f" ({claim.said_on})" if claim.said_on else ""
    counted = said(claim.low, claim.best, claim.high, claim.at_least)
    return f"{claim.said_by}{when}: {claim.measure} {counted}{f' of {of}' if of else ''}"


def _place(entry: Entry) -> str | None:
    place = entry.place
    return place.name or place.text if place else None


def _entities(material: Material, entry: Entry) -> set[str]:
    return {
        a.entity
        for c in entry.claims
        for a in c.statement.roles("actor", "recipient")
        if a.entity and material.acts(a.entity)
    }


def _actors(material: Material, entry: Entry) -> list[Fact]:
    return [*sorted({material.name(e) for e in _entities(material, entry)})]


def _revisions(entry: Entry) -> Iterator[Finding]:
    """Each time that one source gives another figure than in its text before."""
    dated = [c for c in entry.claims if c.said_on]
    ordered = sorted(dated, key=lambda c: (c.said_by, c.measure, c.said_on or "", c.best))
    for (by, measure), some in groupby(ordered, key=lambda c: (c.said_by, c.measure)):
        words = [list(of_day)[-1] for _, of_day in groupby(some, key=lambda c: c.said_on)]
        for before, after in pairwise(words):
            if (before.low, before.high) != (after.low, after.high):
                yield _revision(entry, by, measure, before, after)


def _revision(entry: Entry, by: str, measure: str, before: Claim, after: Claim) -> Finding:
    statements = (*before.statements, *after.statements)
    where = _place(entry) or ", ".join(_whom_first(entry)) or "place not told"
    return Finding(
        finding_id(NAME, "revision", *statements),
        "revision",
        f"{by} on {where}, {_when(entry)}: {measure} {before.best:,.10g} ({before.said_on}) → "
        f"{after.best:,.10g} ({after.said_on})",
        {
            "by": by,
            "measure": measure,
            "from": whole(before.best),
            "to": whole(after.best),
            "said_from": before.said_on,
            "said_to": after.said_on,
            "of_an_incident": entry.is_incident,
        },
        statements,
    )


def _notes(incidents: Sequence[Told], tolls: Sequence[Told], again: int, settings: Settings) -> Iterator[str]:
    yield (
        f"{len(incidents)} incidents, and {len(tolls)} figures over a longer or unknown time, which no total holds: "
        "they may count incidents again"
    )
    if again:
        yield (
            f"{again} incidents may be told twice: another has as many deaths within three days, but too little else "
            "tells whether it is the same; totals count both"
        )
    parts = sum(len(e.parts) for e, _ in (*incidents, *tolls))
    if parts:
        yield f"figures that count part of another figure of their sentence are listed and add nothing: {parts}"
    if max(len(incidents), len(tolls)) > settings.top:
        yield f"the {settings.top} greatest of each are shown"
