"""7. Cross-cutting issues, found by the words of the quotes."""

from __future__ import annotations

from faultline.reports.citing import Citations
from faultline.reports.elements import Block, Heading, Points, note
from faultline.reports.material import Material

MOST = 6


def cross_cutting(material: Material, citations: Citations) -> list[Block]:
    """For each issue, the statements whose quotes use its words."""
    blocks: list[Block] = [note("Statements are listed under an issue when their quote uses one of its words.")]
    by_topic = material.analyses.by_topic
    for title in material.choice.in_order(by_topic):
        found = by_topic[title]
        blocks.append(Heading(title))
        if found:
            blocks.append(Points(citations.findings(found, MOST)))
        else:
            blocks.append(note("No statement of this map speaks of it."))
    return blocks
