"""Figures of disarming and of arms, compared; ladders from registered to reinserted; flows, suppliers, programmes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from faultline.analysis.arms.deeds import deeds, flows, programmes, suppliers
from faultline.analysis.arms.figures import Claim, claims_of
from faultline.analysis.arms.pooling import (
    Ladder,
    Pool,
    Rung,
    by_statement,
    compared,
    country_name,
    ladders_of,
    pools_of,
    told,
)
from faultline.analysis.casualties.intervals import said, whole
from faultline.analysis.confidence import median_interval
from faultline.analysis.finding import Fact, Finding, Findings, Stability, finding_id, not_enough
from faultline.analysis.gathered import Drawn, draw
from faultline.analysis.material import Material, Scope
from faultline.analysis.resampling import DRAWS, SEED, stability_of_figure, stability_of_share
from faultline.model.comparison import Comparison

NAME = "arms"


@dataclass(frozen=True, slots=True)
class Settings:
    """`top`: how many findings of each kind are told, those with most sources first."""

    scope: Scope = field(default_factory=Scope)
    top: int = 30
    draws: int = DRAWS
    seed: int = SEED


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind ladder, people, weapons, planned, flow, supplier, programme and deed."""
    claims = claims_of(material)
    pools = pools_of(claims)
    comparisons = by_statement(material)
    drawn = draw(material, settings.draws, settings.seed)
    kinds: tuple[Iterator[Finding], ...] = (
        (_ladder(x, pools, material, drawn) for x in ladders_of(pools)),
        (_pool(p, material, comparisons) for p in pools if p.group == "people"),
        (_pool(p, material, comparisons) for p in pools if p.group == "weapons"),
        _planned(claims, material),
        flows(NAME, material, drawn),
        suppliers(NAME, material, drawn),
        programmes(NAME, material, drawn),
        deeds(NAME, material, claims, drawn),
    )
    found = tuple(f for kind in kinds for f in islice(kind, settings.top))
    if not found:
        why = "no statement tells of arms held, moved, seized or collected, or of people who lay them down"
        return Findings(NAME, settings, (not_enough(NAME, "people", "Arms and those who bear them", why),))
    return Findings(NAME, settings, found, tuple(_notes(pools)))


def _ladder(ladder: Ladder, pools: Sequence[Pool], material: Material, drawn: Drawn) -> Finding:
    steps = " → ".join(f"{r.step} {r.pool.best:,.10g}" for r in ladder.rungs)
    statements = tuple(dict.fromkeys(s for r in ladder.rungs for s in r.pool.statements))
    return Finding(
        finding_id(NAME, "ladder", ladder.where, ladder.country),
        "ladder",
        f"{ladder.where}: {steps}",
        {
            "where": ladder.where,
            "country": ladder.country or None,
            "missing": [_missing(*step) for step in ladder.shortfalls()],
            "as_of": [_as_of(r.pool, ladder.where) for r in ladder.rungs],
            "weapons_per_person_disarmed": _per_person(ladder, pools),
            "figures": [_rung(r) for r in ladder.rungs],
        },
        statements,
        stability_of_share(_stands(ladder, drawn), len(material.sources), "all its steps are told"),
        material.behind(statements) if len({n for r in ladder.rungs for n in r.pool.sources}) == 1 else (),
    )


def _stands(ladder: Ladder, drawn: Drawn) -> list[bool]:
    """In which samples each step of a ladder has a source."""
    return [all(any(weights[n] for n in r.pool.sources) for r in ladder.rungs) for weights in drawn]


def _rung(rung: Rung) -> dict[str, Fact]:
    pool = rung.pool
    figure = {"low": whole(pool.low), "best": whole(pool.best), "high": whole(pool.high)}
    return {"step": rung.step, **figure, "where": pool.where, "day": pool.last or None, "sources": len(pool.sources)}


def _as_of(pool: Pool, where: str) -> str:
    """When, and of which part of the place, the figure of a rung is."""
    return " ".join(
        filter(None, (pool.step, pool.last or "at a time not told", pool.where if pool.where != where else ""))
    )


def _missing(lower: Rung, upper: Rung, least: float, most: float) -> str:
    """How many of a rung are not told to have come to the next."""
    if most < 0:
        return f"{_spread(-most, -least)} more {upper.step} than {lower.step}"
    if least < 0:
        return f"up to {most:,.10g} {lower.step}, not {upper.step}"
    return f"{_spread(least, most)} {lower.step}, not {upper.step}"


def _spread(low: float, high: float) -> str:
    return f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"


def _per_person(ladder: Ladder, pools: Sequence[Pool]) -> float | None:
    """Arms collected for each person disarmed in the same place: a usual measure of how much was laid down."""
    disarmed = next((r.pool for r in ladder.rungs if r.step == "disarmed"), None)
    collected = [
        p.best
        for p in pools
        if p.step == "collected" and p.of in ("weapons", "small_arms") and disarmed and p.where == disarmed.where
    ]
    return round(sum(collected) / disarmed.best, 2) if disarmed and collected else None


def _pool(pool: Pool, material: Material, comparisons: dict[str, list[Comparison]]) -> Finding:
    what = pool.of.replace("_", " ")
    figure = said(pool.low, pool.best, pool.high, pool.at_least)
    verdict, reason = compared(pool, comparisons) or (None, None)
    return Finding(
        finding_id(NAME, pool.group, pool.step, pool.of, pool.where, pool.country),
        pool.group,
        f"{_label(pool)}: {figure} {what} {pool.step}",
        {
            "step": pool.step,
            "class": pool.of,
            "where": pool.where or None,
            "country": pool.country or None,
            "low": whole(pool.low),
            "best": whole(pool.best),
            "high": whole(pool.high),
            "told": [f"{c.text} ({', '.join(filter(None, (c.said_by, c.day)))})" for c in pool.claims],
            "verdict": verdict,
            "reason": reason,
            "first": pool.first or None,
            "last": pool.last or None,
            "sources": len(pool.sources),
            "claims": [told(c) for c in pool.claims],
        },
        pool.statements,
        _stability(pool),
        material.behind(pool.statements) if len(pool.sources) == 1 else (),
    )


def _label(pool: Pool) -> str:
    """Its place, with the country that it lies in."""
    country = country_name(pool.country) if pool.country else ""
    where = pool.where or "place not told"
    return f"{where} ({country})" if country and country != where else where


def _stability(pool: Pool) -> Stability:
    """Between which bounds the figure lies that the sources are drawn around."""
    return stability_of_figure(median_interval(pool.last_told()), len(pool.sources), pool.step)


def _planned(claims: Sequence[Claim], material: Material) -> Iterator[Finding]:
    for claim in claims:
        if claim.is_planned:
            where = claim.place.name or claim.place.text if claim.place else ""
            yield Finding(
                finding_id(NAME, "planned", claim.step, claim.of, where, claim.text, claim.document),
                "planned",
                f"To be {claim.step}{f', {where}' if where else ''}: {claim.text}",
                {"step": claim.step, "class": claim.of, "where": where or None, **told(claim)},
                claim.statements,
                None,
                material.behind(claim.statements),
            )


def _notes(pools: Sequence[Pool]) -> Iterator[str]:
    if pools:
        yield "figures of different times and places are never added up: each is shown with its own"
    nowhere = sum(not p.where for p in pools)
    if nowhere:
        yield f"{nowhere} of {len(pools)} figures name no place that is known: they stand on no ladder"
