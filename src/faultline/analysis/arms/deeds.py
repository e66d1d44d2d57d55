"""What is told of arms without figures: flows, who arms whom, programmes, and deeds of disarming and seizing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from faultline.analysis.arms.figures import Claim
from faultline.analysis.arms.steps import step_told
from faultline.analysis.finding import Fact, Finding
from faultline.analysis.gathered import Drawn, most_told, told_finding, voice_of
from faultline.analysis.material import Material
from faultline.analysis.routes.legs import legs_of
from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Modality, Polarity, Statement

GOODS = "arms_trafficking"
SECTOR = "15240"
_TOLD = (Modality.ACTUAL, Modality.ALLEGED)


def flows(name: str, material: Material, drawn: Drawn) -> Iterator[Finding]:
    """Arms that are told to go from somewhere to somewhere, those of most sources first."""
    legs = [leg for leg in legs_of(material) if leg.goods == GOODS]
    for leg in sorted(legs, key=lambda x: (-len(x.sources), -x.located, -len(x.statements), x.title)):
        goods = {a.text for s in leg.statements for a in material.by_id[s].roles("goods")}
        facts: dict[str, Fact] = {
            "from": leg.origin.name if leg.origin else None,
            "to": leg.destination.name if leg.destination else None,
            "goods": sorted(goods),
            "carriers": list(leg.carriers),
            "alleged": leg.is_alleged or None,
            "first": leg.first or None,
            "last": leg.last or None,
        }
        about = [stop.key if stop else "" for stop in leg.ends]
        yield told_finding(
            name,
            "flow",
            f"Arms: {leg.title}",
            about,
            facts,
            [material.by_id[s] for s in leg.statements],
            material,
            drawn,
        )


def suppliers(name: str, material: Material, drawn: Drawn) -> Iterator[Finding]:
    """Who is said to arm whom, and who denies it."""
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in material.statements:
        if statement.kind is Kind.RELATION and statement.type == "arms" and statement.modality in _TOLD:
            for giver in statement.roles("source"):
                for taker in statement.roles("target"):
                    if material.acts(giver.entity) and (giver.name or giver.text) != (taker.name or taker.text):
                        groups[giver.entity or "", taker.entity or taker.text].append(statement)
    for (source, target), some in most_told(material, groups):
        affirmed = [s for s in some if s.polarity is Polarity.AFFIRMED]
        denied = [s for s in some if s.polarity is Polarity.DENIED]
        facts: dict[str, Fact] = {
            "from": material.name(source),
            "to": material.name(target),
            "alleged": (bool(affirmed) and all(s.modality is Modality.ALLEGED for s in affirmed)) or None,
            "denied_by": sorted({voice_of(s, material) for s in denied}),
        }
        yield told_finding(
            name,
            "supplier",
            f"{material.name(source)} arms {material.name(target)}",
            [source, target],
            facts,
            some,
            material,
            drawn,
        )


def programmes(name: str, material: Material, drawn: Drawn) -> Iterator[Finding]:
    """Who runs or pays for disarming, reintegration and the control of small arms, by place."""
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in material.statements:
        if statement.kind is Kind.EFFORT and statement.type == SECTOR and statement.polarity is Polarity.AFFIRMED:
            for actor in statement.roles("actor"):
                if _runs(material, actor.entity):
                    groups[actor.entity or "", _where(statement)].append(statement)
    for (entity, where), some in most_told(material, groups):
        facts: dict[str, Fact] = {
            "actor": material.name(entity),
            "where": where or None,
            "activities": list(dict.fromkeys(a.text for s in some for a in s.roles("activity")))[:5],
            "stages": sorted({s.stage.value for s in some if s.stage}),
            "called_for": all(s.modality is Modality.CALLED_FOR for s in some) or None,
        }
        title = f"{material.name(entity)}{f' in {where}' if where else ''}"
        yield told_finding(name, "programme", title, [entity, where], facts, some, material, drawn)


def deeds(name: str, material: Material, claims: Sequence[Claim], drawn: Drawn) -> Iterator[Finding]:
    """Disarming, seizing, collecting and destroying that is told without a figure, by who does it and where."""
    counted: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        counted[claim.document].append(claim.quote)
    groups: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in material.told(Kind.EVENT, *_TOLD):
        step = step_told(statement) if statement.evidence.table is None else None
        if step is None or any(statement.evidence.quote in q for q in counted.get(statement.evidence.document, ())):
            continue
        who = next((a.name or a.text for a in statement.roles("actor")), "")
        if who or _where(statement):
            groups[step, who, _where(statement)].append(statement)
    for (step, who, where), some in most_told(material, groups):
        whom = list(dict.fromkeys(a.name or a.text for s in some for a in s.roles("recipient")))
        facts: dict[str, Fact] = {"step": step, "actor": who or None, "where": where or None, "of": whom[:8]}
        told = f"{', '.join(whom[:3]) or 'whom or what is not told'} {step}"
        title = f"{told}{f' by {who}' if who else ''}{f', {where}' if where else ''}"
        yield told_finding(name, "deed", title, [step, who, where], facts, some, material, drawn)


def _runs(material: Material, entity: str | None) -> bool:
    """Whether an entity may run a programme: an actor that is no single person."""
    known = material.entities.get(entity or "")
    return material.acts(entity) and known is not None and known.type is not EntityType.PERSON


def _where(statement: Statement) -> str:
    return (statement.place.name or statement.place.text) if statement.place else ""
