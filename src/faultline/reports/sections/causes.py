"""4. Causes: what is said to raise or lower what, for and against, by whom."""

from __future__ import annotations

from faultline.model.statement import Kind
from faultline.reports.citing import Citations, shortened
from faultline.reports.elements import Block, Heading, Points, note
from faultline.reports.material import Material

MOST = 60


def causes(material: Material, citations: Citations) -> list[Block]:
    """Claims of cause and effect, the ones that raise and the ones that lower apart."""
    claims = material.of_kind(Kind.CAUSE)
    if not claims:
        return [note("No statement of this map speaks of causes and effects.")]
    blocks: list[Block] = [
        note(
            "These are claims that the sources make, with the voice that makes them where it is not the author's; "
            "this version does not weigh them or tell root causes from triggers."
        )
    ]
    for sign, title in (("+", "Said to raise"), ("-", "Said to lower")):
        chosen = [claim for claim in claims if claim.type == sign]
        blocks.append(Heading(title))
        if chosen:
            blocks.append(Points(shortened(citations.findings(chosen), MOST)))
        else:
            blocks.append(note("Nothing of this sort is said."))
    return blocks
