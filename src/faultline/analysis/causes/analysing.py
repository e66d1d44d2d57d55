"""The findings of the causal map: links, disputes, loops, roots, leverage, and how voices differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from faultline.analysis.causes.links import CausalMap, Link, causal_map
from faultline.analysis.causes.loops import MOST, Loop, loops
from faultline.analysis.finding import Fact, Finding, Findings, finding_id, not_enough
from faultline.analysis.material import Material, Scope
from faultline.analysis.resampling import DRAWS, SEED, Weights, samples, stability_of_share
from faultline.model.statement import Kind

NAME = "causes"
FEWEST_OF_A_VOICE = 2
"""Links that a voice must tell to have a map of its own."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`longest`: factors of a loop; `top`: findings told of each kind."""

    scope: Scope = field(default_factory=Scope)
    longest: int = 6
    top: int = 20
    draws: int = DRAWS
    seed: int = SEED


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind link, loop, root, leverage and voices."""
    found = causal_map(material)
    if not found.links:
        why = "no statement says what raises or lowers what"
        return Findings(NAME, settings, (not_enough(NAME, "link", "Causes", why),))
    drawn = samples(len(material.sources), settings.draws, settings.seed)
    circles = loops(found.links, settings.longest)
    findings = (
        *_links(material, found, drawn, settings.top),
        *_loops(material, found, circles[: settings.top], drawn),
        *_roots(material, found, drawn, settings.top),
        *_leverage(material, found, circles, drawn, settings.top),
        *_voices(material, settings.top),
    )
    return Findings(NAME, settings, findings, tuple(_notes(found, circles)))


def _links(material: Material, found: CausalMap, drawn: Sequence[Weights], top: int) -> Iterator[Finding]:
    """Arrows, the disputed first, then those that most sources tell."""
    told = [link for link in found.links if link.sources]
    for link in sorted(told, key=lambda x: (not x.is_disputed, -len(x.sources), x.cause, x.effect))[:top]:
        sign = link.sign()
        names = found.factors[link.cause], found.factors[link.effect]
        verb = {1: "raises", -1: "lowers", 0: "raises or lowers"}[sign]
        yield Finding(
            finding_id(NAME, "link", *names),
            "link",
            f"{names[0]} {verb} {names[1]}",
            {
                "cause": names[0],
                "effect": names[1],
                "sign": {1: "+", -1: "-", 0: "?"}[sign],
                "disputed": link.is_disputed,
                "sources_raising": len(link.raised_by),
                "sources_lowering": len(link.lowered_by),
                "sources_denying": len(link.denied_by),
                "cause_wordings": list(found.wordings[link.cause]),
                "effect_wordings": list(found.wordings[link.effect]),
            },
            link.statements,
            stability_of_share(
                [link.stands(w) and link.sign(w) == sign for w in drawn], len(material.sources), "told with this sign"
            ),
            material.behind(link.statements) if len(link.sources) == 1 else (),
        )


def _loops(
    material: Material, found: CausalMap, circles: Sequence[Loop], drawn: Sequence[Weights]
) -> Iterator[Finding]:
    for loop in circles:
        names = [found.factors[n] for n in loop.factors]
        holds = [all(link.stands(w) for link in loop.links) for w in drawn]
        yield Finding(
            finding_id(NAME, "loop", *names),
            "loop",
            f"{' → '.join([*names, names[0]])}",
            {
                "works": {1: "reinforcing", -1: "balancing", 0: "open"}[loop.sign],
                "factors": list(names),
                "signs": [{1: "+", -1: "-", 0: "?"}[link.sign()] for link in loop.links],
                "sources_of_weakest_link": loop.evidence[0],
            },
            tuple(dict.fromkeys(s for link in loop.links for s in link.statements)),
            stability_of_share(holds, len(material.sources), "closed"),
        )


def _roots(material: Material, found: CausalMap, drawn: Sequence[Weights], top: int) -> Iterator[Finding]:
    """Factors that nothing is said to cause, by how much they are said to lead to."""
    whole = _downstream(found, None)
    caused = {link.effect for link in found.links if link.sources}
    roots = [n for n in whole if n not in caused and whole[n] > 1]
    reached = [_downstream(found, w) for w in drawn]
    for root in sorted(roots, key=lambda n: (-whole[n], found.factors[n]))[:top]:
        own = [link for link in found.links if link.cause == root]
        holds = [counts.get(root, 0) > 1 for counts in reached]
        yield _factor_finding(
            material, found, "root", root, own, {"leads_to": whole[root]}, holds, "leads to two or more"
        )


def _leverage(
    material: Material, found: CausalMap, circles: Sequence[Loop], drawn: Sequence[Weights], top: int
) -> Iterator[Finding]:
    """Factors on most loops: the part of all loops that leads through each."""
    through = Counter(n for loop in circles for n in loop.factors)
    for factor, count in sorted(through.items(), key=lambda x: (-x[1], found.factors[x[0]]))[:top]:
        own = [link for link in found.links if factor in (link.cause, link.effect) and link.sources]
        facts: dict[str, Fact] = {"loops": count, "share_of_loops": round(count / len(circles), 3)}
        holds = [any(factor in x.factors and all(k.stands(w) for k in x.links) for x in circles) for w in drawn]
        yield _factor_finding(material, found, "leverage", factor, own, facts, holds, "on a loop")


def _factor_finding(
    material: Material,
    found: CausalMap,
    kind: str,
    factor: int,
    links: Sequence[Link],
    facts: dict[str, Fact],
    holds: Sequence[bool],
    what: str,
) -> Finding:
    return Finding(
        finding_id(NAME, kind, found.factors[factor]),
        kind,
        found.factors[factor],
        {**facts, "wordings": list(found.wordings[factor])},
        tuple(dict.fromkeys(s for link in links for s in link.statements)),
        stability_of_share(holds, len(material.sources), what),
    )


def _downstream(found: CausalMap, weights: Weights | None) -> dict[int, int]:
    """How many factors each is said to lead to, directly or over others."""
    effects: dict[int, set[int]] = defaultdict(set)
    for link in found.links:
        if link.sources and (weights is None or link.stands(weights)):
            effects[link.cause].add(link.effect)
    counts = {}
    for start in effects:
        reached, waiting = {start}, [start]
        while waiting:
            new = effects.get(waiting.pop(), set()) - reached
            reached |= new
            waiting.extend(new)
        counts[start] = len(reached) - 1
    return counts


def _voices(material: Material, top: int) -> Iterator[Finding]:
    """Each pair of voices with maps of their own: what both tell, what one tells alone, and where signs differ."""
    speakers = Counter(
        s.speaker.entity for s in material.told(Kind.CAUSE) if s.speaker and s.speaker.entity is not None
    )
    maps = {e: causal_map(material, speaker=e) for e, n in speakers.items() if n >= FEWEST_OF_A_VOICE}
    arrows = {e: {(m.factors[x.cause], m.factors[x.effect]): x for x in m.links} for e, m in maps.items()}
    pairs = [(a, b) for i, a in enumerate(sorted(arrows)) for b in sorted(arrows)[i + 1 :]]
    for a, b in pairs[:top]:
        shared = sorted(arrows[a].keys() & arrows[b].keys())
        opposed = [f"{c} → {e}" for c, e in shared if arrows[a][c, e].sign() * arrows[b][c, e].sign() < 0]
        whole = arrows[a].keys() | arrows[b].keys()
        yield Finding(
            finding_id(NAME, "voices", a, b),
            "voices",
            f"{material.name(a)} and {material.name(b)}",
            {
                "entities": [a, b],
                "links": [len(arrows[a]), len(arrows[b])],
                "shared": [f"{c} → {e}" for c, e in shared],
                "opposed": list(opposed),
                "difference": round(1 - len(shared) / len(whole), 3) if whole else None,
            },
            tuple(dict.fromkeys(s for v in (a, b) for x in arrows[v].values() for s in x.statements)),
        )


def _notes(found: CausalMap, circles: Sequence[Loop]) -> Iterator[str]:
    yield f"{len(found.factors)} factors, {len(found.links)} links, {len(circles)} loops; claims of sources, not causes"
    if len(circles) >= MOST:
        yield f"only the first {MOST} loops were looked for"
