"""8. Agreements and pledges."""

from __future__ import annotations

from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Stage
from faultline.reports.citing import Citations, shortened
from faultline.reports.elements import Block, Heading, Points, note
from faultline.reports.material import Material, entities_of

MOST = 40


def agreements(material: Material, citations: Citations) -> list[Block]:
    """What is said of agreements by name, of agreeing, and of pledges not yet kept."""
    named = {e.id for e in material.entities.values() if e.type is EntityType.AGREEMENT}
    about = [
        s
        for s in material.statements
        if (s.kind is Kind.EVENT and s.type == "AGREE") or (named and entities_of(s) & named)
    ]
    pledged = [s for s in material.of_kind(Kind.EFFORT) if s.stage in (Stage.ANNOUNCED, Stage.PLEDGED, Stage.PROPOSED)]
    blocks: list[Block] = [Heading("Agreements")]
    blocks.append(
        Points(shortened(citations.findings(about), MOST))
        if about
        else note("No statement of this map speaks of an agreement.")
    )
    blocks.append(Heading("Announced, pledged or proposed"))
    blocks.append(
        Points(shortened(citations.findings(pledged), MOST))
        if pledged
        else note("No statement of this map speaks of a pledge.")
    )
    blocks.append(
        note("How far provisions are implemented (0 to 3) and pledges kept: this analysis is not made by this version.")
    )
    return blocks
