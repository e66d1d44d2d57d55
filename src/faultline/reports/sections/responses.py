"""9. Current responses: who does or gives what, by sector."""

from __future__ import annotations

from faultline.model.statement import Kind, Statement
from faultline.ontology.labels import type_label
from faultline.reports.citing import Citations, shortened
from faultline.reports.elements import Block, Heading, Points, note
from faultline.reports.material import Material

EACH = 20


def responses(material: Material, citations: Citations) -> list[Block]:
    """Efforts by DAC sector, those with the most statements first."""
    sectors: dict[str, list[Statement]] = {}
    for statement in material.of_kind(Kind.EFFORT):
        sectors.setdefault(statement.type, []).append(statement)
    if not sectors:
        return [note("No statement of this map speaks of anybody's effort to help, train, fund or mediate.")]
    blocks: list[Block] = []
    for code, statements in sorted(sectors.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        blocks.append(Heading(type_label(Kind.EFFORT, code)))
        blocks.append(Points(shortened(citations.findings(statements), EACH)))
    blocks.append(
        note("Gaps, overlaps, effects on the conflict and principles: this analysis is not made by this version.")
    )
    return blocks
