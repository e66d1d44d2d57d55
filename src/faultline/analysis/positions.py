"""Who asks for, supports, opposes, condemns what; and where one holder stands otherwise on like events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from faultline.analysis.finding import Finding, Findings, finding_id, not_enough
from faultline.analysis.material import Material, Scope
from faultline.analysis.resampling import DRAWS, SEED, samples, stability_of_share
from faultline.comparison.standards import Case, Standard, standards
from faultline.extraction.events.naming import event_named
from faultline.model.statement import Kind, Statement
from faultline.resolution.nominals import bare_phrase

NAME = "positions"


@dataclass(frozen=True, slots=True)
class Settings:
    """`top`: how many positions are told, those with most sources first."""

    scope: Scope = field(default_factory=Scope)
    top: int = 30
    draws: int = DRAWS
    seed: int = SEED


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind `position` (holder, stance, target) and `standard` (one holder over like events)."""
    held = material.told(Kind.POSITION)
    groups: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in held:
        for holder in statement.roles("holder"):
            if material.acts(holder.entity):
                groups[holder.entity or "", statement.type, _target(statement)].append(statement)
    found = sorted(
        (_position(material, key, some, settings) for key, some in groups.items()),
        key=lambda f: (-int(str(f.facts["sources"])), -len(f.statements), f.title),
    )
    if not found:
        why = "no statement tells the position of an actor that is named"
        return Findings(NAME, settings, (not_enough(NAME, "position", "Positions", why),))
    differing = [_standard(s) for s in standards(held, event_named)]
    return Findings(NAME, settings, (*found[: settings.top], *differing), tuple(_notes(found, settings)))


def _target(statement: Statement) -> str:
    """What a position is on, for grouping: the entity, else the words without determiners."""
    return "|".join(sorted(t.entity or bare_phrase(t.text) for t in statement.roles("target")))


def _position(
    material: Material, key: tuple[str, str, str], statements: list[Statement], settings: Settings
) -> Finding:
    holder, stance, _ = key
    target = ", ".join(t.name or t.text for t in statements[0].roles("target"))
    sources = {material.source_of[s.id] for s in statements}
    holds = [any(w[n] for n in sources) for w in samples(len(material.sources), settings.draws, settings.seed)]
    days = sorted(day for s in statements if s.time for day in (s.time.start, s.time.end) if day)
    return Finding(
        finding_id(NAME, "position", *key),
        "position",
        f"{material.name(holder)} {stance.replace('_', ' ')} {target or '?'}",
        {
            "holder": material.name(holder),
            "entity": holder,
            "stance": stance,
            "target": target,
            "sources": len(sources),
            "first": days[0] if days else None,
            "last": days[-1] if days else None,
        },
        tuple(s.id for s in statements),
        stability_of_share(holds, len(material.sources), "told"),
        material.behind(tuple(s.id for s in statements)) if len(sources) == 1 else (),
    )


def _standard(standard: Standard) -> Finding:
    cases = "; ".join(f"{case.whom}: {', '.join(case.stances)}" for case in standard.cases)
    return Finding(
        finding_id(NAME, "standard", standard.entity, standard.over),
        "standard",
        f"{standard.holder} over {standard.over.lower()}: {cases}",
        {
            "holder": standard.holder,
            "entity": standard.entity,
            "over": standard.over,
            "differs": standard.differs,
            "cases": [_case(case) for case in standard.cases],
        },
        tuple(s for case in standard.cases for s in case.statements),
    )


def _case(case: Case) -> dict[str, object]:
    return {"whom": case.whom, "stances": list(case.stances), "statements": list(case.statements)}


def _notes(found: list[Finding], settings: Settings) -> Iterator[str]:
    if len(found) > settings.top:
        yield f"{len(found)} positions are told; the {settings.top} with most sources are shown"
