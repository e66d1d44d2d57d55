"""4. Causes: what is said to raise or lower what, for and against, by whom."""

from __future__ import annotations

from faultline.analysis import Finding
from faultline.model.statement import Kind
from faultline.reports.citing import Citations
from faultline.reports.drawings.causal_loops import causal_loops
from faultline.reports.elements import Block, Heading, Points, note
from faultline.reports.material import Material
from faultline.reports.telling import drawn, left_out, part, points, unknown

MOST, CLAIMS = 8, 15


def causes(material: Material, citations: Citations) -> list[Block]:
    """Roots, disputed links, loops; then the claims, the ones that raise and the ones that lower apart."""
    claims = material.told_of_kind(Kind.CAUSE)
    if not claims:
        return [note("No statement of this map speaks of causes and effects."), *left_out(Kind.CAUSE, material)]
    analyses = material.analyses
    links, roots, loops = (material.chosen(analyses.found("causes", kind)) for kind in ("link", "root", "loop"))
    blocks: list[Block] = [
        note(
            "These are claims that the sources make, with the voice that makes them where it is not the author's; "
            "that many make a claim does not prove it. Whether a cause is structural, proximate or a trigger is not "
            "told apart: the lists say how causes hang together, not how old they are."
        ),
        *drawn(causal_loops(material)),
        *part(
            "Said to lead to several things",
            points(roots, material, citations, MOST, _texts(roots)),
            "No factor is said to lead to two or more others while nothing is said to lead to it.",
        ),
        *part(
            "Disputed between sources",
            points([f for f in links if f.facts.get("disputed")], material, citations, MOST, _texts(links)),
            "No source is found to contradict another on a cause; silence is not agreement.",
        ),
        *part(
            "Loops",
            points(loops, material, citations, MOST),
            "The claims close no loop: no factor is said to come back upon itself.",
        ),
        *unknown(material, "causes"),
    ]
    for sign, title in (("+", "Said to raise"), ("-", "Said to lower (also what could make for peace)")):
        chosen = [claim for claim in claims if claim.type == sign]
        blocks.append(Heading(title))
        if chosen:
            blocks.append(Points(citations.findings(chosen, CLAIMS)))
        else:
            blocks.append(note("Nothing of this sort is said."))
    return [*blocks, *left_out(Kind.CAUSE, material)]


def _texts(findings: tuple[Finding, ...]) -> dict[str, str]:
    told = {}
    for finding in findings:
        facts = finding.facts
        if finding.kind == "root":
            told[finding.id] = f"{finding.title}: said to lead to {facts['leads_to']} other things"
        else:
            told[finding.id] = (
                f"{finding.title} (raises it: {facts['sources_raising']} independent sources; lowers it: "
                f"{facts['sources_lowering']}; denied by {facts['sources_denying']})"
            )
    return told
