"""11 to 14: what sources expect and call for; the analyses of these sections are not made by this version."""

from __future__ import annotations

from faultline.model.statement import Kind, Modality, Statement
from faultline.reports.citing import Citations, shortened
from faultline.reports.elements import Block, Heading, Points, note
from faultline.reports.material import Material
from faultline.reports.sections.figures import disputed

MOST = 30


def scenarios(material: Material, citations: Citations) -> list[Block]:
    """11. What sources plan, suppose or warn of; no forecast."""
    ahead = [
        s
        for s in material.statements
        if s.modality in (Modality.PLANNED, Modality.HYPOTHETICAL) or (s.kind is Kind.POSITION and s.type == "warns")
    ]
    return [
        note("Scenarios, indicators and a baseline forecast: this analysis is not made by this version."),
        Heading("What sources plan, suppose or warn of"),
        _points(ahead, citations, "No statement of this map looks ahead."),
    ]


def vulnerability(material: Material, _: Citations) -> list[Block]:
    """12. Not made yet; says on what it would stand."""
    ties, flows = len(material.of_kind(Kind.RELATION)), len(material.of_kind(Kind.FLOW))
    return [
        note(
            "Which ties and routes a network depends on, and where traffic would go if one closed: "
            "this analysis is not made by this version.",
            f"It would stand on {ties} statements about ties and {flows} about flows.",
        )
    ]


def options(material: Material, citations: Citations) -> list[Block]:
    """13. What sources call for, as theirs and not as this report's advice."""
    called = [
        s
        for s in material.statements
        if s.modality is Modality.CALLED_FOR or (s.kind is Kind.POSITION and s.type == "calls_for")
    ]
    return [
        note("Options, risks and the do-no-harm check are the analyst's to write; this version cannot keep them."),
        Heading("What sources call for (theirs, not this report's advice)"),
        _points(called, citations, "No statement of this map calls for anything."),
    ]


def monitoring(material: Material, citations: Citations) -> list[Block]:
    """14. The questions that the disagreements leave open."""
    open_questions = [
        citations.finding(f"Which holds for {c.about}?", [material.by_id[i] for i in c.statements])
        for c in disputed(material)
    ]
    blocks: list[Block] = [
        note("Indicators and thresholds that would call for a new analysis: this plan is not made by this version."),
        Heading("Questions that the sources leave open"),
    ]
    if open_questions:
        blocks.append(Points(shortened(open_questions, MOST)))
    else:
        blocks.append(note("No disagreement was found that would leave a question open."))
    return blocks


def _points(statements: list[Statement], citations: Citations, otherwise: str) -> Block:
    return Points(shortened(citations.findings(statements), MOST)) if statements else note(otherwise)
