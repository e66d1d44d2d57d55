"""11 to 14: what may come, what the networks depend on, what sources call for, and what to ask next."""

from __future__ import annotations

from dataclasses import replace

from faultline.analysis import Finding
from faultline.model.statement import Kind, Modality, Statement
from faultline.reports.citing import Citations, shortened, with_rest
from faultline.reports.elements import Block, Heading, Points, Sentence, note
from faultline.reports.material import Material
from faultline.reports.sections.disagreements import disputed
from faultline.reports.sections.invitations import MONITORING, OPTIONS, SCENARIOS
from faultline.reports.telling import capital, part, points, told, unknown

MOST = 12


def scenarios(material: Material, citations: Citations) -> list[Block]:
    """11. What sources plan, suppose or warn of; the baseline forecast with its score where there is one."""
    ahead = [
        s
        for s in material.statements
        if material.choice.tells(s)
        and (s.modality in (Modality.PLANNED, Modality.HYPOTHETICAL) or (s.kind is Kind.POSITION and s.type == "warns"))
    ]
    outlook = [f for f in material.analyses.of("watch").findings if f.statements and not f.cannot]
    return [
        *part(
            "Outlook by country",
            points(outlook, material, citations, MOST),
            "No baseline forecast can be made from this map.",
        ),
        *unknown(material, "watch"),
        note(SCENARIOS),
        Heading("What sources plan, suppose or warn of"),
        _points(ahead, citations, "No statement of this map looks ahead."),
    ]


def vulnerability(material: Material, citations: Citations) -> list[Block]:
    """12. What networks and routes depend on, each with where it would go next."""
    analyses = material.analyses
    ties = [f for kind in ("cut_point", "bridge", "breaking_set") for f in analyses.found("influence", kind)]
    ways = [*_choke_points(material), *analyses.found("routes", "cut"), *analyses.found("routes", "closure")]
    sentences = [told(f, material, citations, _onward(f), _legs(f, material)) for f in ways[:MOST]]
    return [
        note(
            "To know what holds a network together is to know how to break it, to the good or to great harm: who lives "
            "from a route and who would be caught between is not on this map. What is shut moves elsewhere: each "
            "finding says where to."
        ),
        *part(
            "What the network of actors depends on",
            points(ties, material, citations, MOST, {f.id: f"{DEPENDS[f.kind]}{f.title}" for f in ties}),
            "Too few ties are told to see what the network depends on.",
        ),
        *part(
            "Where routes gather, and where traffic goes when they are shut",
            [Points(with_rest(sentences, len(ways), ranked=False))] if sentences else [],
            "Too few flows are told with both their ends to see where routes gather.",
        ),
    ]


DEPENDS = {
    "cut_point": "",
    "bridge": "the only tie between two parts of the network: ",
    "breaking_set": "without these the network falls apart most: ",
}
PER_GOODS = 4


def _choke_points(material: Material) -> list[Finding]:
    """The foremost of each kind of goods."""
    chosen: list[Finding] = []
    for finding in material.analyses.of("routes").of_kind("choke_point"):
        same = sum(f.facts.get("goods") == finding.facts.get("goods") for f in chosen)
        if same < PER_GOODS and not finding.cannot and _legs(finding, material):
            chosen.append(finding)
    return chosen


def _legs(finding: Finding, material: Material) -> list[Statement]:
    """The statements behind a finding on routes: its own, else those of the legs of its goods."""
    legs = [f for f in material.analyses.found("routes", "leg") if f.facts.get("goods") == finding.facts.get("goods")]
    ids = finding.statements or tuple(dict.fromkeys(i for leg in legs for i in leg.statements))
    return [material.by_id[i] for i in ids if i in material.by_id]


def _onward(finding: Finding) -> str:
    facts = finding.facts
    said = [finding.title if finding.kind != "choke_point" else f"traffic gathers at {finding.title}"]
    if finding.kind == "choke_point" and not facts.get("told"):
        said.append("no source names it; it lies on the ways worked out between told stops")
    longer, onward = facts.get("longer"), facts.get("next")
    if isinstance(longer, float):
        said.append(f"without it the way is {longer:.0%} longer")
    if isinstance(onward, list) and onward:
        said.append(f"then by {onward[0]}")
    return "; ".join(said)


def options(material: Material, citations: Citations) -> list[Block]:
    """13. What sources call for, as theirs and not as this report's advice."""
    called = [
        s
        for s in material.statements
        if material.choice.tells(s)
        and (s.modality is Modality.CALLED_FOR or (s.kind is Kind.POSITION and s.type == "calls_for"))
    ]
    return [
        note(OPTIONS),
        Heading("What sources call for (theirs, not this report's advice)"),
        _points(called, citations, "No statement of this map calls for anything."),
    ]


def monitoring(material: Material, citations: Citations) -> list[Block]:
    """14. What to ask whom, and the questions that the disagreements leave open."""
    open_questions = [
        citations.finding(
            f"{capital(c.about)}: which of the accounts holds?", [material.by_id[i] for i in c.statements]
        )
        for c in disputed(material)
    ]
    blocks: list[Block] = [
        *part(
            "What the map does not know, and what to ask",
            _questions(material, citations),
            "No gap was found; the map may still lack what no source tells.",
        ),
        *unknown(material, "gaps"),
        note(MONITORING),
        Heading("Questions that the sources leave open"),
    ]
    if open_questions:
        blocks.append(Points(shortened(open_questions, MOST)))
    else:
        blocks.append(note("No disagreement was found that would leave a question open."))
    return blocks


def _questions(material: Material, citations: Citations) -> list[Block]:
    findings = material.analyses.of("gaps").findings
    sentences = [_asked(f, material, citations) for f in findings if not f.cannot]
    return [Points(shortened(sentences, MOST))] if sentences else []


def _asked(finding: Finding, material: Material, citations: Citations) -> Sentence:
    """What is not known and how sure that is, then what to ask."""
    gap = told(finding, material, citations)
    question = finding.facts.get("question")
    return replace(gap, text=f"{gap.text.rstrip('.')}. {question}") if question else gap


def _points(statements: list[Statement], citations: Citations, otherwise: str) -> Block:
    return Points(citations.findings(statements, MOST)) if statements else note(otherwise)
