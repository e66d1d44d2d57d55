"""8. Agreements and pledges, and the laying down of arms."""

from __future__ import annotations

from faultline.analysis import Finding
from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Stage, Statement
from faultline.ontology.labels import plain
from faultline.reports.citing import Citations
from faultline.reports.elements import Block, Points
from faultline.reports.material import Material, entities_of
from faultline.reports.telling import part, points, unknown

MOST = 10


def agreements(material: Material, citations: Citations) -> list[Block]:
    """Instruments with their parties, how they are told to fare, pledges not yet kept, arms step by step."""
    analyses = material.analyses
    named = {e.id for e in material.entities.values() if e.type is EntityType.AGREEMENT}
    about = [
        s
        for s in material.statements
        if (s.kind is Kind.EVENT and s.type == "AGREE") or (named and entities_of(s) & named)
    ]
    pledged = [s for s in material.of_kind(Kind.EFFORT) if s.stage in (Stage.ANNOUNCED, Stage.PLEDGED, Stage.PROPOSED)]
    instruments = analyses.found("agreements", "agreement")
    shown = ("agreement", "party", "implementation")
    parts = [f for f in analyses.of("agreements").findings if f.kind not in shown and f.statements and not f.cannot]
    arms = [f for f in analyses.of("arms").findings if f.statements and not f.cannot]
    return [
        *part(
            "Agreements and other instruments",
            points(instruments, material, citations, MOST, {f.id: _instrument(f) for f in instruments}, ranked=True),
            "No agreement, resolution or ceasefire is told of by name.",
        ),
        *part(
            "Who is party, and what they lay down",
            points([*analyses.found("agreements", "party"), *parts], material, citations, MOST, ranked=True),
            "Nobody is told to be party to an agreement, and no provision is told.",
        ),
        *part(
            "How they are told to fare",
            points(analyses.found("agreements", "implementation"), material, citations, MOST, ranked=True),
            "No source tells how an agreement fares. Degrees of implementation (0 to 3) are an analyst's to give.",
        ),
        *unknown(material, "agreements"),
        *part(
            "What is said of agreements", _listed(about, citations), "No statement of this map speaks of an agreement."
        ),
        *part(
            "Announced, pledged or proposed",
            _listed(pledged, citations),
            "No statement of this map speaks of a pledge.",
        ),
        *part(
            "Arms, and those who lay them down",
            points(arms, material, citations, MOST, ranked=True),
            "Nothing is told of arms that are found, moved or laid down, step by step.",
        ),
        *unknown(material, "arms"),
    ]


def _listed(statements: list[Statement], citations: Citations) -> list[Block]:
    return [Points(citations.findings(statements, MOST))] if statements else []


_ROLES = ("parties", "brokered_by", "adopted_by", "supported_by_actors", "opposed_by", "broken_by", "left_by")


def _instrument(finding: Finding) -> str:
    facts = finding.facts
    said = [f"made {facts['made']}" if facts.get("made") else "when it was made is not told"]
    for role in _ROLES:
        names = facts.get(role)
        if isinstance(names, list) and names:
            said.append(f"{plain(role.removesuffix('_actors'))} {', '.join(map(str, names))}")
    return f"{finding.title} ({facts.get('form', 'instrument')}): {'; '.join(said)}"
